//! An exercise offered to people with a condition whose own rules say to avoid it.
//!
//! The page of a condition and the page of an exercise are written months apart, often by two people. What one of them
//! recommends, the rules of the other may forbid, and a reader does what the friendlier page says. Looked at: `helps` of
//! an exercise, the steps of a guide for one known condition, and links under a heading of a cause page that offers
//! help ("What may help", "What you can do"), unless the sentence itself warns.
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
//! ```good
//! -- edit content/causes/disc-herniation.md --
//! -- [Short walks](../exercises/walking.md) suit most people.
//! +- Leave out the [toe-touch](../exercises/toe-touch.md). [Short walks](../exercises/walking.md) suit most people.
//! ```

use crate::check::grounds::{explain, in_words};
use crate::check::prose::{offset_in, phrase, sentence_at, turns_round};
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::clinical::{Condition, Ground, Origin, Stages, answers};
use crate::content::{AudienceCondition, Body, Exercise, Facts, Guide, Id, Link, Page, PageSummary, Verdict};
use crate::diagnostic::Level;
use crate::site::{LinkTarget, target_of};

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

/// Headings under which a cause page offers something, as writers word them.
const OFFERS: [&str; 16] = [
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
    "you can do",
    "to try",
    "try",
    "exercises for",
    "recommended",
    "better",
];

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    match &page.summary.facts {
        Facts::Exercise(exercise) => of_exercise(&page.summary, exercise, context, found),
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
    for link in &page.body.links {
        let Some(exercise) = linked_exercise(page, link, context) else { continue };
        let Some((condition, ground)) = unanswered(exercise, &page.summary.id, &Stages::All, context) else { continue };
        let Some(heading) = offering_heading(&page.body, link) else { continue };
        let message = format!(
            "\"{}\" stands under \"{heading}\", but the rules of {} say to avoid it{}",
            exercise.meta.title.value,
            condition.title,
            in_words(&ground.stages, &context.site.records)
        );
        explain(found.at(link.span, message), exercise, condition, ground)
            .help("take the link out, or move it below a heading such as \"What to leave for now\"");
    }
}

/// The exercise that a link leads to. One with a positive entry of its own for this cause outside the rule's stages is
/// somebody's sourced decision and not this rule's business.
fn linked_exercise<'a>(page: &Page, link: &Link, context: Context<'a>) -> Option<&'a PageSummary> {
    let LinkTarget::Page(url, _) = target_of(context.site, &page.summary, link).ok()? else { return None };
    let linked = context.site.pages.get(&url)?;
    let exercise = linked.exercise()?;
    exercise.helps.iter().all(|help| help.condition.value != page.summary.id).then_some(linked)
}

/// The heading that offers what `link` leads to; `None` if there is none, or the link's own sentence warns.
fn offering_heading<'a>(body: &'a Body, link: &Link) -> Option<&'a str> {
    let passage = body.passages.iter().find(|passage| {
        passage.span.start <= link.span.start && link.span.end <= passage.span.end && !passage.text.is_empty()
    })?;
    if turns_round(sentence_at(&passage.text, offset_in(passage, link.span.start))) {
        return None;
    }
    let nearest = passage.heading?;
    let mut level = u8::MAX;
    for heading in body.headings.get(..=nearest)?.iter().rev().filter(|heading| heading.level > 1) {
        if heading.level >= level {
            continue;
        }
        level = heading.level;
        if turns_round(&heading.text) {
            return None;
        }
        if OFFERS.iter().any(|offer| phrase(&heading.text, offer).is_some()) {
            return Some(&heading.text);
        }
    }
    None
}
