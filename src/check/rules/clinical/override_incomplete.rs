//! An override of a rule that does not say enough to stand, or overrides what nobody may.
//!
//! `despite` lets a reviewer offer an exercise although a rule says avoid. It is a clinical decision, so it names the
//! movement of the `rule`, the `reason`, `by` whom of the register and `on` which day, and a `source`. `own` is no source.
//! A rule of absolute strength, a condition that stops everything and a general default cannot be overridden.
//!
//! Source: the safety model of this project.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  - condition: disc-herniation
//! +  - {condition: spinal-stenosis, note: "Go slowly.", certainty: low, sources: [exercise-trial], despite: {rule: extension, reason: "Some people with both gain from it.", by: test-reviewer-a, on: 2026-11-20}}
//! +  - condition: disc-herniation
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -  - condition: disc-herniation
//! +  - {condition: spinal-stenosis, note: "Go slowly.", certainty: low, sources: [exercise-trial], despite: {rule: extension, reason: "Some people with both gain from it.", by: test-reviewer-a, on: 2026-11-20, source: exercise-trial}}
//! +  - condition: disc-herniation
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::clinical::Ground;
use crate::content::{Help, Override, Page, Records, Verdict};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(exercise) = page.summary.exercise() else { return };
    for help in &exercise.helps {
        let Some(despite) = &help.despite else { continue };
        incomplete(despite, found);
        untrue(despite, context, found);
        aimless(page, help, despite, context, found);
    }
}

/// What is not said.
fn incomplete(despite: &Override, found: &mut Findings<'_>) {
    let missing: Vec<&str> = [
        ("which movement's rule it overrides (`rule`)", despite.rule.is_none()),
        ("why (`reason`)", despite.reason.as_ref().is_none_or(|reason| reason.trim().is_empty())),
        ("who answers for it (`by`)", despite.by.is_none()),
        ("when that was decided (`on`)", despite.on.is_none()),
        ("a `source`", despite.source.is_none()),
    ]
    .into_iter()
    .filter_map(|(what, missing)| missing.then_some(what))
    .collect();
    if !missing.is_empty() {
        found
            .at(despite.span, format!("this override does not say {}", missing.join(", nor ")))
            .help("write `despite: {rule: MOVEMENT, reason: \"…\", by: PERSON, on: DATE, source: SOURCE}`");
    }
}

/// What is said and cannot stand.
fn untrue(despite: &Override, context: Context<'_>, found: &mut Findings<'_>) {
    if let Some(source) = despite.source.as_ref().filter(|source| Records::is_own(&source.value)) {
        found
            .at(source.span, "usual practice is no source for going against a rule")
            .help("name the publication that the reviewer relies on, from content/_data/sources.yaml");
    }
    if let Some(on) = despite.on.as_ref().filter(|on| on.value > context.site.today) {
        found.at(on.span, format!("this override is dated {}, which is still to come", on.value.plain()));
    }
}

/// What it overrides: a rule that stands against this exercise, and that can be overridden.
fn aimless(page: &Page, help: &Help, despite: &Override, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(rule) = &despite.rule else { return };
    let condition = &help.condition.value;
    let title = context.site.condition_title(condition).unwrap_or(condition.as_str());
    let grounds = context.derivation.between(&page.summary.id, condition);
    let named = |ground: &&Ground| ground.rule().is_some_and(|broken| broken.movement.value == rule.value);
    let avoid = |ground: &&Ground| ground.verdict == Verdict::Avoid;
    if let Some(absolute) = grounds.iter().filter(avoid).find(|ground| ground.is_absolute()) {
        let finding = found
            .at(despite.span, format!("nobody can override this: {title} rules it out absolutely"))
            .help("take the whole entry out of `helps`");
        if let Some(broken) = absolute.rule() {
            finding.label(broken.place.clone(), "the rule of absolute strength");
        }
    } else if !grounds.iter().any(|ground| named(&ground) && avoid(&ground)) {
        found
            .at(rule.span, format!("no rule of {title} about `{}` says to avoid this exercise", rule.value))
            .help("name the movement of the rule that is overridden, or take `despite` out");
    }
}
