//! A contraindication that no rule derives and no source supports.
//!
//! Warnings that come from nowhere cost trust, and keep people from what may help them. Where the movement of the exercise
//! meets no rule of the condition, the entry gives its own `reason` and a source other than `own`; or the condition gets
//! the rule that is meant, and all exercises profit.
//!
//! Source: `stewart-2018` in the register of this site, on words that keep people from moving.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  - {condition: disc-herniation, level: caution}
//! +  - {condition: disc-herniation, level: caution}
//! +  - {condition: osteoporosis, level: caution}
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -  - {condition: disc-herniation, level: caution}
//! +  - {condition: disc-herniation, level: caution}
//! +  - {condition: osteoporosis, level: caution, reason: "Use a firm bed.", sources: [bone-guide]}
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::clinical::Stages;
use crate::content::{Page, Records};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(exercise) = page.summary.exercise() else { return };
    for entry in &exercise.contraindications {
        let Some(condition) = context.derivation.conditions.get(&entry.condition.value) else { continue };
        let stages = Stages::named(&entry.stages);
        let grounds = context.derivation.between(&page.summary.id, &condition.id);
        let derived = grounds.iter().any(|ground| ground.stages.overlap(&stages));
        let reasoned = entry.reason.as_ref().is_some_and(|reason| !reason.trim().is_empty());
        let sourced = entry.sources.iter().any(|source| !Records::is_own(&source.value));
        let supported = reasoned && sourced;
        if !derived && !supported {
            let message =
                format!("no rule of {} meets the movement of this exercise, and no source is named", condition.title);
            found
                .at(entry.span, message)
                .label(condition.place.clone(), format!("the rules of {}", condition.title))
                .help("add `reason` and `sources`, add the rule that is meant to the condition, or take the entry out");
        }
    }
}
