//! An exercise that does not state a contraindication which its movement demands.
//!
//! What an exercise does to the body follows from its `movement`; for whom that is wrong follows from the rules of each
//! condition. A reader with that condition looks at the page's "Do not do this if" and at nothing else, so each
//! derived *avoid* and *caution* has to stand there, at equal or greater strength and for all of the rule's stages.
//! If the movement level is set too high, mend the level and not the list.
//!
//! Source: the safety model of this project; each rule of a condition names its own sources.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  - {condition: spinal-stenosis, level: avoid}
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -  - {condition: spinal-stenosis, level: avoid}
//! +  - {condition: spinal-stenosis, level: avoid, reason: "Arching back brings on the leg pain."}
//! ```

use crate::check::grounds::{as_key, explain, in_words};
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::clinical::{Condition, Ground, Origin, missing};
use crate::content::{Contraindication, Page};
use crate::diagnostic::{Edit, Level};
use crate::text::Span;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(exercise) = page.summary.exercise() else { return };
    for condition in context.derivation.conditions.values() {
        let grounds = context.derivation.between(&page.summary.id, &condition.id);
        let missing = missing(&exercise.contraindications, &condition.id, grounds);
        // One entry mends all grounds that are no stronger and hold at no other time, so one of them is told.
        let mends = |stronger: &Ground, other: &Ground| {
            stronger.verdict >= other.verdict && stronger.stages.cover(&other.stages)
        };
        for (at, ground) in missing.iter().enumerate() {
            let told = missing.iter().enumerate().any(|(other_at, other)| {
                other_at != at && mends(other, ground) && (!mends(ground, other) || other_at < at)
            });
            if !told {
                report(page, condition, ground, context, found);
            }
        }
    }
}

/// The first line of the words at `span`: a list that lacks an entry is pointed at by its key.
fn first_line(span: Span, text: &str) -> Span {
    let length = span.of(text).find('\n').unwrap_or_else(|| span.of(text).len());
    Span::new(span.start as usize, span.start as usize + length)
}

/// The edit that states a ground: a stronger level in the entry that is there, or an entry before the others. `None` where
/// the list is written in a way of its own.
fn mending(page: &Page, weaker: Option<&Contraindication>, ground: &Ground, entry: &str) -> Option<Edit> {
    if let Some(weaker) = weaker {
        let everywhere = weaker.stages.is_empty() && weaker.level.value < ground.verdict;
        let replacement = ground.verdict.name().to_owned();
        return everywhere.then_some(Edit { span: weaker.level.span, replacement });
    }
    let first = page.summary.exercise()?.contraindications.first()?.span.start as usize;
    let line = page.text[..first].rfind('\n')? + 1;
    let before = &page.text[line..first];
    (before.trim() == "-").then(|| Edit { span: Span::new(line, line), replacement: format!("{before}{entry}\n") })
}

/// Reports one ground that the page does not state.
fn report(page: &Page, condition: &Condition, ground: &Ground, context: Context<'_>, found: &mut Findings<'_>) {
    let exercise = page.summary.exercise().expect("only exercises have grounds");
    let title = &page.summary.meta.title.value;
    let name = &condition.title;
    let weaker = exercise.contraindications.iter().find(|entry| entry.condition.value == condition.id);
    let span = weaker.map_or_else(|| first_line(exercise.contraindications_span, &page.text), |entry| entry.span);
    let demand = ground.verdict.name();
    let when = in_words(&ground.stages, &context.site.records);
    let message = match weaker {
        Some(_) => format!("\"{title}\" says too little about {name}: its movement demands {demand}{when}"),
        None => format!("\"{title}\" does not state {name}, for which its movement demands {demand}{when}"),
    };
    let stages = as_key(&ground.stages);
    let line = format!("add `- {{condition: {}, level: {demand}{stages}}}` to `contraindications`", condition.id);
    let mut finding = explain(found.at(span, message).help(line), &page.summary, condition, ground);
    let entry = format!("{{condition: {}, level: {demand}{stages}}}", condition.id);
    if let Some(edit) = mending(page, weaker, ground, &entry) {
        finding = finding.ask_first(format!("state {name}"), edit);
    }
    if matches!(ground.origin, Origin::Rule(..)) {
        finding.help("if the exercise moves less than it declares, mend `movement` and not the list");
    }
}
