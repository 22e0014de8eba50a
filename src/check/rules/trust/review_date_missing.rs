//! A page that does not say when it was written or reviewed, or when it is due again.
//!
//! Health information ages, and an undated page never looks old. A demonstration gives `written` and `due`, a live site
//! `reviewed` and `due`. Plain pages and sections of a demonstration may do without.
//!
//! Source: NHS England, standard for creating health content ("know that a page is up to date").
//!
//! ```bad
//! -- edit content/exercises/walking.md --
//! -review: {written: 2026-11-22, due: 2027-11-22}
//! +review: {written: 2026-11-22}
//! ```
//!
//! ```good
//! -- edit content/about.md --
//! -review: {written: 2026-11-22, due: 2027-11-22}
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Kind, Page, SiteStatus};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let meta = &page.summary.meta;
    let live = context.site.settings.status == SiteStatus::Live;
    if !live && matches!(meta.kind, Kind::Page | Kind::Section) {
        return;
    }
    let review = meta.review.as_ref();
    let first =
        |review: &crate::content::Review| if live { review.reviewed.is_none() } else { review.written.is_none() };
    let (key, what) = if live { ("reviewed", "when it was reviewed") } else { ("written", "when it was written") };
    let missing: Vec<&str> = [
        (what, review.is_none_or(first)),
        ("when it is due for review", review.is_none_or(|review| review.due.is_none())),
    ]
    .into_iter()
    .filter_map(|(what, missing)| missing.then_some(what))
    .collect();
    if !missing.is_empty() {
        found
            .at(
                review.map_or(meta.title.span, |review| review.span),
                format!("\"{}\" does not say {}", meta.title.value, missing.join(", nor ")),
            )
            .help(format!("write `review: {{{key}: DATE, due: DATE}}`, dates such as 2026-11-22"));
    }
}
