//! Steps of an exercise that are too many, too few or too long to follow.
//!
//! A reader does the exercise with the page beside them, one step at a time. Three to ten steps of one or two short
//! sentences each can be followed so; the page numbers them.
//!
//! Source: PEMAT item 22; Patient Information Forum, item 7.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  - step: "Lower slowly. Notice where you feel it now."
//! ```
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  - step: "Lower slowly. Notice where you feel it now."
//! +  - step: "Lower slowly. Notice where you feel it now. Rest. Then begin again."
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -  - step: "Lower slowly. Notice where you feel it now."
//! +  - step: "Lower slowly and rest."
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Advice, Page};
use crate::diagnostic::Level;
use crate::text::sentences;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Adjustable, check: Check::Page(check) };

/// How many steps an exercise may have.
const STEPS: std::ops::RangeInclusive<usize> = 3..=10;

/// How many sentences a step may have.
const SENTENCES: usize = 2;

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    let Some(exercise) = page.summary.exercise().filter(|exercise| exercise.advice.value == Advice::Try) else {
        return;
    };
    let phases = &exercise.phases;
    if !STEPS.contains(&phases.len()) {
        let span = phases.first().zip(phases.last());
        let span = span.map_or(page.summary.meta.title.span, |(first, last)| first.span.to(last.span));
        found
            .at(span, format!("an exercise has 3 to 10 steps, and this one has {}", phases.len()))
            .help("divide or join steps, one or two short sentences each");
    }
    for phase in phases {
        let count =
            sentences(&phase.step).into_iter().filter(|range| !phase.step[range.clone()].trim().is_empty()).count();
        if count == 0 {
            found.at(phase.step.span, "this step says nothing").help("write what to do, or take the step out");
        } else if count > SENTENCES {
            found
                .at(phase.step.span, format!("this step has {count} sentences"))
                .help("divide it, so that each step can be done before the next is read");
        }
    }
}
