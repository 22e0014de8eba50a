//! An effort that makes people hold their breath, without a word on how to breathe.
//!
//! Holding the breath under effort raises pressure in chest, head and eyes. Where the exercise declares `breath-hold`
//! above the weakest level, `breathing` says how to breathe through it.
//!
//! Source: usual practice; no source found.
//!
//! ```bad
//! -- edit content/exercises/walking.md --
//! -  breath-hold: none
//! +  breath-hold: likely
//! ```
//!
//! ```good
//! -- edit content/exercises/walking.md --
//! -  breath-hold: none
//! +  breath-hold: likely
//! -position: standing
//! +position: standing
//! +breathing: "Breathe easily all the time."
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::clinical::rank;
use crate::content::{Advice, Page};
use crate::diagnostic::Level;

/// The property that this rule is about. A site whose vocabulary does not have it has no such rule.
const PROPERTY: &str = "breath-hold";

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(exercise) = page.summary.exercise().filter(|exercise| exercise.advice.value == Advice::Try) else {
        return;
    };
    let Some(property) = context.site.records.movements.get(PROPERTY) else { return };
    let Some(declared) = exercise.movement.get(PROPERTY) else { return };
    let effort = rank(property, &declared.level.value).is_some_and(|rank| rank > 0);
    let told = exercise.breathing.as_ref().is_some_and(|breathing| !breathing.trim().is_empty());
    if effort && !told {
        found
            .at(
                declared.level.span,
                "this effort makes it easy to hold the breath, and the page does not say how to breathe",
            )
            .help("add `breathing: \"Breathe out as you …\"`");
    }
}
