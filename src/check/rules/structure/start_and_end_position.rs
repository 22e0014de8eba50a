//! Steps that do not begin in the position that the page states, or do not lead back from it.
//!
//! A reader who lies on the wrong side does another exercise. The first step says how to lie, sit or stand, as `position` has
//! it; the last says how it ends, so that nobody is left hanging at the far end of a movement.
//!
//! Source: own practice.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  - step: "Lie on your front with your hands beside your shoulders."
//! +  - step: "Put your hands beside your shoulders."
//! ```
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  - step: "Lie on your front with your hands beside your shoulders."
//! +  - step: "Lie on your back with your hands beside your shoulders."
//! ```
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  - step: "Lower slowly. Notice where you feel it now."
//! +  - step: "Push up as high as you can."
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -  - step: "Lie on your front with your hands beside your shoulders."
//! +  - step: "Lie face down with your hands beside your shoulders."
//! ```

use crate::check::prose::Lowered;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Advice, Page, Position};
use crate::diagnostic::Level;
use crate::text::Place;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

/// How a first step says that it begins in a position.
fn wordings(position: Position) -> &'static [&'static str] {
    match position {
        Position::Supine => &["on your back", "face up", "lie back", "flat on the floor", "lie down"],
        Position::Prone => {
            &["on your front", "face down", "on your tummy", "on your stomach", "on your belly", "on your elbows"]
        }
        Position::SideLying => {
            &["on your side", "on one side", "on your left side", "on your right side", "on the side"]
        }
        Position::Sitting => &["sit", "sitting", "seated", "chair"],
        Position::Quadruped => &["hands and knees", "all fours", "kneel", "kneeling"],
        Position::Standing => &["stand", "standing", "feet", "walk", "walking", "step", "run", "running", "upright"],
    }
}

/// How a last step says that the movement ends.
const ENDS: &[&str] = &[
    "lower",
    "return",
    "back",
    "again",
    "down",
    "finish",
    "end",
    "rest",
    "relax",
    "release",
    "let",
    "stand",
    "sit",
    "put",
    "roll",
    "bring",
    "come",
    "stop",
    "turn",
    "slow",
    "start",
    "change",
    "swap",
    "switch",
    "repeat",
    "other",
    "unfold",
    "bend",
    "straighten",
    "slide",
    "breathe",
    "get up",
    "gently",
    "stay",
    "done",
    "last",
    "after",
    "between",
    "next",
    "then",
    "close",
    "loosen",
    "place",
    "set",
];

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    let Some(exercise) = page.summary.exercise().filter(|exercise| exercise.advice.value == Advice::Try) else {
        return;
    };
    let (Some(first), Some(last)) = (exercise.phases.first(), exercise.phases.last()) else { return };
    if let Some(position) = exercise.position.as_ref().filter(|_| first.position.is_none()) {
        let step = Lowered::new(&first.step);
        if !step.has_any(wordings(position.value)) {
            found
                .at(first.step.span, format!("the first step does not say that one begins {}", position.value.plain()))
                .label(Place::new(&page.summary.path, position.span), "the position of the exercise")
                .help("begin with how to lie, sit or stand");
        }
    }
    if exercise.phases.len() > 1 && !Lowered::new(&last.step).has_any(ENDS) {
        found
            .at(last.step.span, "the last step does not say how the movement ends")
            .help("say how to come back: \"Lower slowly.\"");
    }
}
