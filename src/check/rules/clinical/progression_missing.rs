//! An exercise to try without an easier or a harder form.
//!
//! Pain changes from day to day. A reader who cannot do the exercise as pictured needs to know what is easier, or leaves
//! it altogether; one who finds it easy needs to know what comes next, or does too much.
//!
//! Source: usual practice in exercise leaflets; no source found.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -easier:
//! -  - {text: "Rest on your elbows instead."}
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -  - {text: "Rest on your elbows instead."}
//! +  - {exercise: walking}
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Advice, Page};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Advice, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    let Some(exercise) = page.summary.exercise().filter(|exercise| exercise.advice.value == Advice::Try) else {
        return;
    };
    for (forms, word) in [(&exercise.easier, "easier"), (&exercise.harder, "harder")] {
        if forms.is_empty() {
            let title = &page.summary.meta.title;
            found
                .at(title.span, format!("\"{}\" has no {word} form", title.value))
                .help(format!("add `{word}: [{{text: \"…\"}}]`, or `{{exercise: id}}` for another page"));
        }
    }
}
