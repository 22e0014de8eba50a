//! A demonstration that claims to have been reviewed.
//!
//! Every page of a demonstration says that no clinician has checked it. A page that names a reviewer beside it tells two
//! stories, and a reader believes the better one. Names and seals belong to a site with `status: live`.
//!
//! Source: the honesty rule of this project.
//!
//! ```bad
//! -- edit content/exercises/walking.md --
//! -review: {written: 2026-11-22, due: 2027-11-22}
//! +review: {written: 2026-11-22, reviewer: test-reviewer-a, reviewed: 2026-11-22, due: 2027-11-22}
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
use crate::content::{Page, SiteStatus};
use crate::diagnostic::Level;
use crate::text::Span;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(review) = &page.summary.meta.review else { return };
    if context.site.settings.status != SiteStatus::Demonstration {
        return;
    }
    let claims: [(&str, Option<Span>); 4] = [
        ("author", review.author.as_ref().map(|author| author.span)),
        ("reviewer", review.reviewer.as_ref().map(|reviewer| reviewer.span)),
        ("reviewed", review.reviewed.as_ref().map(|reviewed| reviewed.span)),
        ("seal", review.seal.as_ref().map(|seal| seal.span)),
    ];
    for (key, span) in claims {
        if let Some(span) = span {
            found
                .at(span, format!("this site is a demonstration that nobody has checked, and this page gives `{key}`"))
                .help("take it out, and keep `written` and `due`; a checked site says `status: live` in handout.yaml");
        }
    }
}
