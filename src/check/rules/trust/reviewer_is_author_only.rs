//! A page that only its own author has reviewed.
//!
//! Nobody sees their own slips. A second person reads before a page goes to patients; a clinic with one clinician allows
//! this finding, with a reason and a date.
//!
//! Source: NHS England, standard for creating health content.
//!
//! ```bad
//! -- edit handout.yaml --
//! -status: demonstration
//! +status: live
//! -- edit every page --
//! -review: {written: 2026-11-22, due: 2027-11-22}
//! +review: {author: test-reviewer-a, reviewer: test-reviewer-a, reviewed: 2026-11-22, due: 2027-11-22}
//! ```
//!
//! ```good
//! -- edit handout.yaml --
//! -status: demonstration
//! +status: live
//! -- edit every page --
//! -review: {written: 2026-11-22, due: 2027-11-22}
//! +review: {author: test-author-a, reviewer: test-reviewer-a, reviewed: 2026-11-22, due: 2027-11-22}
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;
use crate::text::Place;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(review) = &page.summary.meta.review else { return };
    let (Some(author), Some(reviewer)) = (&review.author, &review.reviewer) else { return };
    if author.value != reviewer.value {
        return;
    }
    let name = context.site.records.people.get(&author.value).map_or(author.as_str(), |person| &person.name);
    found
        .at(reviewer.span, format!("{name} wrote this page and reviewed it"))
        .label(Place::new(&page.summary.path, author.span), "the author")
        .help("have a second person read it, and name them as the reviewer");
}
