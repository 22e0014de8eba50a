//! A page whose derived warnings are others than those that its reviewer saw.
//!
//! An exercise page shows what follows from its movement and the rules of each condition; a cause page shows the same from
//! the other end. A rule that is edited on another page changes them, and the reviewer of this page was not asked. The
//! words of this page are as they were, so this is a warning and not an error.
//!
//! Source: contract of this program: a seal covers what a page says, a second hash what is derived for it.
//!
//! ```bad
//! -- edit content/about.md --
//! -review: {written: 2026-11-22, due: 2027-11-22}
//! +review: {written: 2026-11-22, due: 2027-11-22, derived: "0000000000000000000000000000000000000000000000000000000000000000"}
//! ```
//!
//! ```good
//! -- edit content/about.md --
//! -review: {written: 2026-11-22, due: 2027-11-22}
//! +review: {written: 2026-11-22, due: 2027-11-22, derived: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::clinical::shown_on;
use crate::content::{ContentHash, Page};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(derived) = page.summary.meta.review.as_ref().and_then(|review| review.derived.as_ref()) else { return };
    let now = ContentHash::of(shown_on(&page.summary, context.derivation).as_bytes());
    if derived.value != now.as_str() {
        let title = &page.summary.meta.title.value;
        let id = &page.summary.id;
        found
            .at(derived.span, format!("what is derived for \"{title}\" has changed since it was reviewed"))
            .help("a rule of a condition, or a movement, was edited on another page; let the reviewer see this page again")
            .help(format!("then run `handout seal {id} --by PERSON`"));
    }
}
