//! An exercise offered to people with a condition whose own rules say to avoid it.
//!
//! The page of a condition and the page of an exercise are written months apart, often by two people. What one of them
//! recommends, the rules of the other may forbid, and a reader does what the friendlier page says. Looked at: `helps` of
//! an exercise, the steps of a guide for one known condition, and on the page of a cause each exercise that is linked or
//! named in a list, under a heading that offers help ("What may help", "What you can do"), or in a sentence that tells
//! people to do it, unless the sentence itself warns of it. On other pages, a sentence that names a cause and tells people
//! to do what its rules forbid, and on the page of an exercise one that praises it for a condition ("ideal for people with
//! spinal stenosis").
//!
//! A reviewer who knows better says so with a complete override, `despite`, in the `helps` entry.
//!
//! Source: the safety model of this project; each rule of a condition names its own sources.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  - condition: disc-herniation
//! +  - condition: spinal-stenosis
//! ```
//!
//! ```bad
//! -- edit content/causes/disc-herniation.md --
//! -- [Short walks](../exercises/walking.md) suit most people.
//! +- The [toe-touch](../exercises/toe-touch.md) suits most people.
//! ```
//!
//! ```bad
//! -- edit content/causes/disc-herniation.md --
//! -- [Short walks](../exercises/walking.md) suit most people.
//! +- Short walks and the toe-touch suit most people.
//! ```
//!
//! ```bad
//! -- edit content/causes/disc-herniation.md --
//! -Discs are soft cushions between the bones of your spine. In a slipped disc, part of one pushes out.
//! +Do a few toe-touches every morning.
//! ```
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +With a slipped disc, try the [toe-touch](../exercises/toe-touch.md).
//! ```
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -Some people notice that bending back eases their leg. This is the larger of two such movements.
//! +This movement is ideal for people with spinal stenosis.
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -Some people notice that bending back eases their leg. This is the larger of two such movements.
//! +It is not for people with spinal stenosis, who do better with short walks.
//! ```
//!
//! ```good
//! -- edit content/causes/disc-herniation.md --
//! -- [Short walks](../exercises/walking.md) suit most people.
//! +- Leave out the [toe-touch](../exercises/toe-touch.md). [Short walks](../exercises/walking.md) suit most people.
//! ```

use std::ops::Range;

use crate::check::grounds::{explain, in_words};
use crate::check::offers::{offering_heading, praises, recommends, warns};
use crate::check::prose::{front_matter, is_warned_of, offset_in, place_in, sentence_at};
use crate::check::rule::Definition;
use crate::check::word_lists::CONDITIONS;
use crate::check::{Check, Context, Findings, Force};
use crate::clinical::{Condition, Ground, Origin, Stages, answers};
use crate::content::{
    AudienceCondition, Exercise, Facts, Guide, Id, Kind, Link, Page, PageSummary, PageUrl, Passage, PassageKind,
    Verdict,
};
use crate::diagnostic::Level;
use crate::site::{LinkTarget, Mention, target_of};
use crate::text::{Span, words};

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    match &page.summary.facts {
        Facts::Exercise(exercise) => {
            of_exercise(&page.summary, exercise, context, found);
            praised_for(page, context, found);
        }
        Facts::Guide(guide) => of_guide(&page.summary, guide, context, found),
        Facts::Cause(_) => of_cause(page, context, found),
        Facts::RedFlag(_) | Facts::Treatment(_) | Facts::SelfCare(_) | Facts::Concept { .. } | Facts::None => {
            of_sentences(page, context, found);
        }
    }
}

/// The first ground that says avoid in one of `stages` and that no override of `exercise` answers.
fn unanswered<'a>(
    exercise: &PageSummary,
    condition: &Id,
    stages: &Stages,
    context: Context<'a>,
) -> Option<(&'a Condition, &'a Ground)> {
    let helps = || exercise.exercise().into_iter().flat_map(|exercise| &exercise.helps);
    let answered = |ground: &Ground| {
        helps().filter(|help| help.condition.value == *condition).any(|help| answers(help.despite.as_ref(), ground))
    };
    let grounds = context.derivation.between(&exercise.id, condition).iter();
    let ground = grounds
        .filter(|ground| ground.verdict == Verdict::Avoid && ground.origin != Origin::StopAll)
        .find(|ground| ground.stages.overlap(stages) && !answered(ground))?;
    Some((context.derivation.conditions.get(condition)?, ground))
}

fn of_exercise(page: &PageSummary, exercise: &Exercise, context: Context<'_>, found: &mut Findings<'_>) {
    for help in &exercise.helps {
        let stages = Stages::named(&help.stages);
        let Some((condition, ground)) = unanswered(page, &help.condition.value, &stages, context) else { continue };
        let message = format!(
            "\"{}\" is offered for {}, whose rules say to avoid it{}",
            page.meta.title.value,
            condition.title,
            in_words(&ground.stages, &context.site.records)
        );
        explain(found.at(help.span, message), page, condition, ground).help(
            "take this entry out, or name stages outside those of the rule; a reviewer who answers for it adds \
             `despite: {rule, reason, by, on, source}`",
        );
    }
}

fn of_guide(page: &PageSummary, guide: &Guide, context: Context<'_>, found: &mut Findings<'_>) {
    let AudienceCondition::Known(known) = &page.meta.audience.condition else { return };
    for id in guide.steps.iter().filter_map(|step| step.exercise.as_ref()) {
        let Some(exercise) = context.site.page(&id.value) else { continue };
        let Some((condition, ground)) = unanswered(exercise, &known.value, &Stages::All, context) else { continue };
        let message = format!(
            "this guide for {} uses \"{}\", which its rules say to avoid{}",
            condition.title,
            exercise.meta.title.value,
            in_words(&ground.stages, &context.site.records)
        );
        explain(found.at(id.span, message), exercise, condition, ground).help("use another exercise in this step");
    }
}

fn of_cause(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let mine = &page.summary.id;
    for passage in &page.body.passages {
        let heading = offering_heading(&page.body, passage);
        // What stands in a list, a table, a heading or a card is offered by standing there.
        let listed = !matches!(passage.kind, PassageKind::Paragraph | PassageKind::Quotation | PassageKind::Footnote);
        let mut told: Vec<&PageUrl> = Vec::new();
        for (exercise, at, span) in named(page, passage, context) {
            if !told.contains(&&exercise.url) && (heading.is_some() || listed || recommends(&passage.text, at)) {
                told.push(&exercise.url);
                let place =
                    heading.map_or("is offered here".to_owned(), |heading| format!("stands under \"{heading}\""));
                offered(exercise, mine, (span, &place), context, found);
            }
        }
    }
    for prose in front_matter(&page.summary) {
        for (exercise, range) in mentioned(&prose.value, context) {
            if !is_warned_of(&prose.value, range.start) && recommends(&prose.value, range.start) {
                offered(exercise, mine, (place_in(page, prose, range), "is offered here"), context, found);
            }
        }
    }
}

/// Reports `exercise`, which is offered to people with the condition `id`, if the rules of that condition say to avoid it.
fn offered(
    exercise: &PageSummary,
    id: &Id,
    (span, place): (Span, &str),
    context: Context<'_>,
    found: &mut Findings<'_>,
) {
    // An entry of its own for this condition is somebody's sourced decision, and looked at there.
    let decided = exercise.exercise().is_none_or(|facts| facts.helps.iter().any(|help| help.condition.value == *id));
    let Some((condition, ground)) = unanswered(exercise, id, &Stages::All, context) else { return };
    if decided {
        return;
    }
    let message = format!(
        "\"{}\" {place}, but the rules of {} say to avoid it{}",
        exercise.meta.title.value,
        condition.title,
        in_words(&ground.stages, &context.site.records)
    );
    explain(found.at(span, message), exercise, condition, ground)
        .help("take it out, or move it below a heading such as \"What to leave for now\"");
}

/// On pages that are not about one condition: a sentence that names a cause and tells people to do what it forbids.
fn of_sentences(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    for passage in &page.body.passages {
        let causes: Vec<(&PageSummary, usize)> = pages_named(page, passage, context)
            .filter(|(page, _, _)| page.kind() == Kind::Cause)
            .map(|(page, at, _)| (page, at))
            .collect();
        if causes.is_empty() {
            continue;
        }
        for (exercise, at, span) in named(page, passage, context) {
            let sentence = sentence_at(&passage.text, at);
            let beside = |other: usize| std::ptr::eq(sentence_at(&passage.text, other), sentence);
            for (cause, _) in causes.iter().filter(|(_, other)| beside(*other) && recommends(&passage.text, at)) {
                offered(exercise, &cause.id, (span, "is offered here"), context, found);
            }
        }
    }
}

/// The exercises that a passage names as something to do, by a link or by their name: where in its text, and in the file.
fn named<'a>(page: &Page, passage: &Passage, context: Context<'a>) -> Vec<(&'a PageSummary, usize, Span)> {
    let exercises = pages_named(page, passage, context).filter(|(page, _, _)| page.exercise().is_some());
    exercises.filter(|(_, at, _)| !is_warned_of(&passage.text, *at)).collect()
}

/// The pages that a passage names, by a link or by their name.
fn pages_named<'a>(
    page: &Page,
    passage: &Passage,
    context: Context<'a>,
) -> impl Iterator<Item = (&'a PageSummary, usize, Span)> {
    let inside = |link: &&Link| passage.span.start <= link.span.start && link.span.end <= passage.span.end;
    let linked = page.body.links.iter().filter(inside).filter_map(|link| {
        let LinkTarget::Page(url, _) = target_of(context.site, &page.summary, link).ok()? else { return None };
        Some((&**context.site.pages.get(&url)?, offset_in(passage, link.span.start), link.span))
    });
    let mentioned = mentioned(&passage.text, context).into_iter().map(|(page, range)| {
        let at = range.start;
        (page, at, passage.source(range))
    });
    linked.chain(mentioned).collect::<Vec<_>>().into_iter()
}

/// The pages whose names stand in `text`, one of the thing or many.
fn mentioned<'a>(text: &str, context: Context<'a>) -> Vec<(&'a PageSummary, Range<usize>)> {
    let find = |text: &str| {
        let page = |mention: Mention<'a>| Some((&**context.site.pages.get(mention.page)?, mention.range));
        context.site.mentions.find(text).into_iter().filter_map(page).collect::<Vec<_>>()
    };
    let mut all = find(text);
    if let Some(text) = without_plurals(text) {
        let more = find(&text)
            .into_iter()
            .filter(|(_, range)| all.iter().all(|(_, known)| known.end < range.start || range.end < known.start));
        let more: Vec<_> = more.collect();
        all.extend(more);
    }
    all
}

/// `text` with blanks for the `s` or `es` at the end of its words, so that all places stay; `None` where no word has one.
fn without_plurals(text: &str) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    let mut changed = false;
    for word in words(text) {
        let lower = text[word.clone()].to_ascii_lowercase();
        let hissing = ["ches", "shes", "sses", "xes"].iter().any(|ending| lower.ends_with(ending));
        let ending = if hissing { 2 } else { usize::from(lower.ends_with('s')) };
        bytes[word.end - ending..word.end].fill(b' ');
        changed |= ending > 0;
    }
    changed.then(|| String::from_utf8(bytes).ok()).flatten()
}

/// Conditions for which the page of an exercise praises it although their rules say avoid.
fn praised_for(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let names = context.lists.number(CONDITIONS);
    let mut told: Vec<&Id> = Vec::new();
    // The first texts, of `helps` and `contraindications`, have rules of their own: only the body is looked at, and what
    // leads to it.
    let meta = &page.summary.meta;
    let leads: Vec<Span> = std::iter::once(&meta.summary).chain(&meta.key_points).map(|text| text.span).collect();
    for text in context.texts.iter().filter(|text| !text.of_others) {
        let span = text.span(page, 0..text.words.len());
        let looked_at = text.passage.is_some_and(|passage| !warns(&page.body, passage))
            || leads.iter().any(|lead| lead.start <= span.start && span.end <= lead.end);
        if !looked_at {
            continue;
        }
        for hit in text.hits(names) {
            let Some(id) = context.lists.condition(hit.entry).filter(|id| !told.contains(id)) else { continue };
            if !praises(text.words, hit.range.start) || is_warned_of(text.words, hit.range.start) {
                continue;
            }
            let Some((condition, ground)) = unanswered(&page.summary, id, &Stages::All, context) else { continue };
            let decided =
                page.summary.exercise().is_none_or(|facts| facts.helps.iter().any(|help| help.condition.value == *id));
            if decided {
                continue;
            }
            told.push(id);
            let message = format!(
                "this offers \"{}\" for {}, whose rules say to avoid it{}",
                page.summary.meta.title.value,
                condition.title,
                in_words(&ground.stages, &context.site.records)
            );
            explain(found.at(text.span(page, hit.range.clone()), message), &page.summary, condition, ground)
                .help("take the sentence out, or say that it is not for them");
        }
    }
}
