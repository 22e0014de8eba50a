//! Dates of a review that cannot be true.
//!
//! A review in the future, or one that is due before it was made, is a slip that makes every other date on the site
//! doubtful.
//!
//! Source: the safety model of this project.
//!
//! ```bad
//! -- edit content/exercises/walking.md --
//! -review: {written: 2026-11-22, due: 2027-11-22}
//! +review: {written: 2027-01-22, due: 2027-11-22}
//! ```
//!
//! ```good
//! -- edit content/exercises/walking.md --
//! -review: {written: 2026-11-22, due: 2027-11-22}
//! +review: {written: 2026-11-22, due: 2026-11-23}
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Date, Page};
use crate::diagnostic::Level;
use crate::text::{Place, Spanned};

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(review) = &page.summary.meta.review else { return };
    let today = context.site.today;
    for (what, date) in [("written", &review.written), ("reviewed", &review.reviewed)] {
        if let Some(date) = date.as_ref().filter(|date| date.value > today) {
            found
                .at(date.span, format!("`{what}` is {}, which is still to come", date.value.plain()))
                .help(format!("today is {}; `--today` sets another day", today.plain()));
        }
    }
    let before = |late: &Option<Spanned<Date>>, early: &Option<Spanned<Date>>, or_same: bool| {
        let (late, early) = (late.clone()?, early.clone()?);
        (late.value < early.value || (or_same && late.value == early.value)).then_some((late, early))
    };
    let orders = [
        ("reviewed", "written", before(&review.reviewed, &review.written, false)),
        ("due", "reviewed", before(&review.due, &review.reviewed, true)),
        ("due", "written", before(&review.due, &review.written, true)),
    ];
    for (late_key, early_key, pair) in orders {
        if let Some((late, early)) = pair {
            found
                .at(late.span, format!("`{late_key}` is not after `{early_key}`"))
                .label(Place::new(&page.summary.path, early.span), format!("`{early_key}`"))
                .help("mend the one of the two that is wrong");
        }
    }
}
