//! A page whose next review is past, or is put off for too long.
//!
//! An overdue page is stamped as such for its readers. It is never an error: it must not keep an urgent correction of
//! another page from going out. Three years is the longest interval, and one year for a medicine.
//!
//! Source: NHS England, standard for creating health content.
//!
//! ```bad
//! -- edit content/exercises/walking.md --
//! -review: {written: 2026-11-22, due: 2027-11-22}
//! +review: {written: 2025-11-22, due: 2026-11-21}
//! ```
//!
//! ```bad
//! -- edit content/treatments/anti-inflammatory-tablets.md --
//! -review: {written: 2026-11-22, due: 2027-11-22}
//! +review: {written: 2026-11-22, due: 2028-11-22}
//! ```
//!
//! ```good
//! -- edit content/exercises/walking.md --
//! -review: {written: 2026-11-22, due: 2027-11-22}
//! +review: {written: 2026-11-22, due: 2029-11-22}
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Date, Facts, Page};
use crate::diagnostic::Level;
use crate::text::Place;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(review) = &page.summary.meta.review else { return };
    let Some(due) = &review.due else { return };
    if due.value < context.site.today {
        found
            .at(due.span, format!("the review of this page was due on {}", due.value.plain()))
            .help("have it reviewed, then set the new dates; until then its readers see that it is overdue");
        return;
    }
    let medicine = matches!(&page.summary.facts, Facts::Treatment(treatment) if treatment.medicine);
    let years = if medicine { 1 } else { 3 };
    let Some(last) = review.reviewed.as_ref().or(review.written.as_ref()) else { return };
    if later(last.value, years).is_some_and(|latest| due.value > latest) {
        let what = if medicine { "a page about a medicine" } else { "a page" };
        let span = if years == 1 { "a year".to_owned() } else { format!("{years} years") };
        found
            .at(due.span, format!("{what} is reviewed again within {span}, and this date is later"))
            .label(Place::new(&page.summary.path, last.span), "the last time")
            .help("set an earlier date");
    }
}

/// The same day, `years` later; `None` on a leap day, which gets no finding for a day's difference.
fn later(date: Date, years: i16) -> Option<Date> {
    let text = date.to_string();
    Date::parse(&format!("{:04}{}", date.year() + years, text.get(4..)?)).ok()
}
