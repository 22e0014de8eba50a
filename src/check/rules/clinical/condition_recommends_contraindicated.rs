//! An exercise offered to people with a condition whose own rules say to avoid it.
//!
//! The page of a condition and the page of an exercise are written months apart, often by two people. What one of them
//! recommends, the rules of the other may forbid, and a reader does what the friendlier page says. Looked at: `helps` of
//! an exercise, the steps of a guide for one known condition, and exercises that are linked or named under a heading of a
//! cause page that offers help ("What may help", "What you can do"), unless the sentence itself warns of them.
//!
//! So is a sentence that offers it outright: of an exercise on a cause page, in whatever part of it, or of a condition on the
//! page of an exercise ("The press-up is ideal", "Good for people with spinal stenosis").
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
//! -- edit content/exercises/press-up.md --
//! -Some people notice that bending back eases their leg. This is the larger of two such movements.
//! +This movement is ideal for people with spinal stenosis.
//! ```
//!
//! ```bad
//! -- edit content/causes/disc-herniation.md --
//! -Discs are soft cushions between the bones of your spine. In a slipped disc, part of one pushes out.
//! +Discs are soft cushions. A toe-touch every morning is good for them.
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

use crate::check::grounds::{explain, in_words};
use crate::check::prose::{Lowered, is_warned_of, offset_in, sentence_at, turns_round};
use crate::check::rule::Definition;
use crate::check::word_lists::CONDITIONS;
use crate::check::{Check, Context, Findings, Force};
use crate::clinical::{Condition, Ground, Origin, Stages, answers};
use crate::content::{
    AudienceCondition, Body, Exercise, Facts, Guide, Id, Link, Page, PageSummary, PageUrl, Passage, PassageKind,
    Verdict,
};
use crate::diagnostic::Level;
use crate::site::{LinkTarget, target_of};
use crate::text::Span;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

/// Headings under which a cause page offers something, as writers word them.
const OFFERS: &[&str] = &[
    "may help",
    "can help",
    "might help",
    "could help",
    "often helps",
    "often help",
    "that help",
    "that helps",
    "what helps",
    "helpful",
    "help yourself",
    "you can do",
    "to try",
    "try",
    "exercises for",
    "recommended",
    "we recommend",
    "what works",
    "good for you",
    "good exercises",
    "best exercises",
    "safe exercises",
    "what eases",
    "ways to ease",
    "relief",
    "self-help",
    "self-care",
    "suits you",
    "suitable",
    "do this",
    "start with",
    "your routine",
    "daily routine",
    "your programme",
    "exercise plan",
    "moves for",
    "stretches for",
    "useful exercises",
];

/// Words by which a sentence offers what it names.
const PRAISES: &[&str] = &[
    "ideal",
    "is good for",
    "are good for",
    "good for",
    "great for",
    "best for",
    "perfect for",
    "excellent for",
    "safe for",
    "suits",
    "is suitable",
    "are suitable",
    "works well",
    "works wonders",
    "helps people",
    "helps with",
    "helps you",
    "helps your",
    "will help",
    "may help",
    "can help",
    "eases",
    "relieves",
    "is recommended",
    "are recommended",
    "we recommend",
    "recommended for",
    "try the",
    "try a",
    "do the",
    "do a",
    "start with the",
    "start with a",
    "use the",
    "every morning",
    "every day",
];

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    match &page.summary.facts {
        Facts::Exercise(exercise) => {
            of_exercise(&page.summary, exercise, context, found);
            praised_for(page, context, found);
        }
        Facts::Guide(guide) => of_guide(&page.summary, guide, context, found),
        Facts::Cause(_) => of_cause(page, context, found),
        Facts::RedFlag(_) | Facts::Treatment(_) | Facts::SelfCare(_) | Facts::Concept { .. } | Facts::None => {}
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
    for passage in page.body.passages.iter().filter(|passage| passage.kind != PassageKind::Heading) {
        let heading = offering_heading(&page.body, passage);
        let mut told: Vec<&PageUrl> = Vec::new();
        for (exercise, at, span) in named(page, passage, context) {
            if heading.is_none() && (!praises(&passage.text, at) || warns(&page.body, passage)) {
                continue;
            }
            let mine = &page.summary.id;
            // An entry of its own for this cause is somebody's sourced decision, and looked at there.
            let decided =
                exercise.exercise().is_none_or(|facts| facts.helps.iter().any(|help| help.condition.value == *mine));
            let Some((condition, ground)) = unanswered(exercise, mine, &Stages::All, context) else { continue };
            if decided || told.contains(&&exercise.url) {
                continue;
            }
            told.push(&exercise.url);
            let place = heading.map_or("is offered here".to_owned(), |heading| format!("stands under \"{heading}\""));
            let message = format!(
                "\"{}\" {place}, but the rules of {} say to avoid it{}",
                exercise.meta.title.value,
                condition.title,
                in_words(&ground.stages, &context.site.records)
            );
            explain(found.at(span, message), exercise, condition, ground)
                .help("take it out, or move it below a heading such as \"What to leave for now\"");
        }
    }
}

/// The exercises that a passage names as something to do, by a link or by their name.
fn named<'a>(page: &Page, passage: &Passage, context: Context<'a>) -> Vec<(&'a PageSummary, usize, Span)> {
    let inside = |link: &&Link| passage.span.start <= link.span.start && link.span.end <= passage.span.end;
    let linked = page.body.links.iter().filter(inside).filter_map(|link| {
        let LinkTarget::Page(url, _) = target_of(context.site, &page.summary, link).ok()? else { return None };
        Some((context.site.pages.get(&url)?, offset_in(passage, link.span.start), link.span))
    });
    let mentioned = context.site.mentions.find(&passage.text).into_iter().filter_map(|mention| {
        Some((context.site.pages.get(mention.page)?, mention.range.start, passage.source(mention.range)))
    });
    let exercises = linked.chain(mentioned).filter(|(page, _, _)| page.exercise().is_some());
    exercises
        .filter(|(_, at, _)| !is_warned_of(&passage.text, *at))
        .map(|(page, at, span)| (&**page, at, span))
        .collect()
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

/// Whether the sentence around the byte `at` offers what it names.
fn praises(text: &str, at: usize) -> bool {
    let sentence = sentence_at(text, at);
    Lowered::new(sentence).has_any(PRAISES) && !sentence.trim_end().ends_with('?')
}

/// Whether a heading above the passage warns.
fn warns(body: &Body, passage: &Passage) -> bool {
    passage.heading.and_then(|at| body.headings.get(at)).is_some_and(|heading| turns_round(&heading.text))
}

/// The heading above a passage, or one that holds it, that offers what stands below.
fn offering_heading<'a>(body: &'a Body, passage: &Passage) -> Option<&'a str> {
    let mut level = u8::MAX;
    for heading in body.headings.get(..=passage.heading?)?.iter().rev() {
        if heading.level >= level {
            continue;
        }
        level = heading.level;
        if turns_round(&heading.text) {
            return None;
        }
        if Lowered::new(&heading.text).has_any(OFFERS) {
            return Some(&heading.text);
        }
    }
    None
}
