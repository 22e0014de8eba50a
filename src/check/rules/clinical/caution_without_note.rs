//! An exercise offered to people with a condition that calls for caution, without a word on what to mind.
//!
//! "May help" and "with care" together need the care spelt out: a smaller range, a stop sign, a gentler form. The `note`
//! of the `helps` entry is shown beside the recommendation on both pages.
//!
//! Source: the safety model of this project.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -    note: "Stop if pain moves down your leg."
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -    note: "Stop if pain moves down your leg."
//! +    note: "Go only part of the way."
//! ```

use crate::check::grounds::{explain, in_words};
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::clinical::{Origin, Stages};
use crate::content::{Page, Verdict};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(exercise) = page.summary.exercise() else { return };
    for help in &exercise.helps {
        let noted = help.note.as_ref().is_some_and(|note| !note.trim().is_empty());
        let Some(condition) = context.derivation.conditions.get(&help.condition.value) else { continue };
        let stages = Stages::named(&help.stages);
        let grounds = context.derivation.between(&page.summary.id, &condition.id).iter();
        let mut grounds = grounds.filter(|ground| ground.stages.overlap(&stages) && ground.origin != Origin::StopAll);
        let Some(ground) = grounds.find(|ground| ground.verdict == Verdict::Caution || help.despite.is_some()) else {
            continue;
        };
        if noted {
            continue;
        }
        let message = format!(
            "this does not say what to mind, and {} calls for caution with \"{}\"{}",
            condition.title,
            page.summary.meta.title.value,
            in_words(&ground.stages, &context.site.records)
        );
        explain(found.at(help.span, message), &page.summary, condition, ground)
            .help("add `note: \"…\"`: a smaller range, or when to stop");
    }
}
