//! A guide for readers who do not know their condition uses an exercise that a common condition forbids, and no gate
//! sends these readers elsewhere.
//!
//! "Try press-ups first" is right for some and wrong for others, and a reader who does not know which they are finds out
//! by getting worse. Each such exercise needs a question before the first step whose "yes" takes the reader out. So does each
//! condition that stops everything: nobody begins a course of exercises with one of its signs.
//!
//! Source: `may-2018` in the register of this site: about a third of people have no direction that eases their leg.
//!
//! ```bad
//! -- edit content/guides/find-your-direction.md --
//! -    excludes: [spinal-stenosis]
//! +    excludes: [osteoporosis]
//! ```
//!
//! ```bad
//! -- edit content/guides/find-your-direction.md --
//! -    excludes: [cauda-equina]
//! +    excludes: [osteoporosis]
//! ```
//!
//! ```good
//! -- edit content/guides/find-your-direction.md --
//! -    excludes: [spinal-stenosis]
//! +    excludes: [spinal-stenosis, osteoporosis]
//! ```

use std::collections::BTreeSet;

use crate::check::grounds::{explain, in_words};
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::clinical::Origin;
use crate::content::{AudienceCondition, Facts, Id, Page, Verdict};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Facts::Guide(guide) = &page.summary.facts else { return };
    if matches!(page.summary.meta.audience.condition, AudienceCondition::Known(_)) {
        return;
    }
    let excluded: BTreeSet<&Id> = guide.gates.iter().flat_map(|gate| &gate.excludes).map(|id| &id.value).collect();
    let mut told = BTreeSet::new();
    for step in guide.steps.iter().filter_map(|step| step.exercise.as_ref()) {
        let Some(exercise) = context.site.page(&step.value) else { continue };
        for (condition, grounds) in context.derivation.against(&step.value, Verdict::Avoid) {
            let avoid = |ground: &&_| is_avoid(ground);
            let Some(ground) = grounds.iter().find(avoid) else { continue };
            if !condition.common || excluded.contains(&condition.id) || !told.insert((&step.value, &condition.id)) {
                continue;
            }
            let message = format!(
                "\"{}\" is to be avoided with {}{}, and no gate of this guide asks about that",
                exercise.meta.title.value,
                condition.title,
                in_words(&ground.stages, &context.site.records)
            );
            explain(found.at(step.span, message), exercise, condition, ground)
                .help(format!("add a gate that asks for it in plain words, with `excludes: [{}]`", condition.id))
                .help("or use an exercise in this step that suits all readers");
        }
    }
    let Some(first) = guide.steps.iter().find_map(|step| step.exercise.as_ref()) else { return };
    for condition in context.derivation.conditions.values() {
        // Where nothing may be called safe by silence, a guide for everybody asks.
        let silent = condition.common && condition.default.is_some() && !excluded.contains(&condition.id);
        if silent && !condition.stop_all {
            let message = format!(
                "nothing is safe by silence with {}, and no gate of this guide asks about that",
                condition.title
            );
            found
                .at(first.span, message)
                .help(format!("add a gate that asks for it in plain words, with `excludes: [{}]`", condition.id));
        }
        if condition.stop_all && !excluded.contains(&condition.id) {
            let message = format!("{} stops everything, and no gate of this guide asks for its signs", condition.title);
            found
                .at(first.span, message)
                .help(format!("add a gate that asks for its signs, with `excludes: [{}]`", condition.id));
        }
    }
}

/// Whether a rule or a default says avoid. What stops everything is asked for once, whatever the exercise.
fn is_avoid(ground: &crate::clinical::Ground) -> bool {
    ground.verdict == Verdict::Avoid && ground.origin != Origin::StopAll
}
