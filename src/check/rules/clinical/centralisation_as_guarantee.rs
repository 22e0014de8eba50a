//! The direction in which pain moves, sold as certain.
//!
//! That pain moves up is often a good sign, and no more. The names stand in the list `direction-words`, what must not be said
//! with them in `direction-promises` of `content/_data/lexicons.yaml`.
//!
//! Source: `may-2018` in the register of this site.
//!
//! ```bad
//! -- edit content/concepts/centralization.md --
//! -It is often a good sign, unless your leg gets weaker or more numb.
//! +Centralization is the gold standard: you are winning, unless your leg gets weaker.
//! ```
//!
//! ```good
//! -- edit content/concepts/centralization.md --
//! -It is often a good sign, unless your leg gets weaker or more numb.
//! +Centralization is often a good sign, unless your leg gets weaker. It is not a gold standard.
//! ```

use crate::check::denial::is_denied;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let (names, promises) = (context.lists.number("direction-words"), context.lists.number("direction-promises"));
    // The title is the first of a page's texts.
    let titled = context.texts.first().is_some_and(|title| title.hits(names).next().is_some());
    for text in context.texts.iter().filter(|text| !text.of_others) {
        for hit in text.hits(promises) {
            if (titled || text.hits(names).next().is_some()) && !is_denied(text.words, &hit.range) {
                let words = &text.words[hit.range.clone()];
                found
                    .at(text.span(page, hit.range.clone()), format!("\"{words}\" makes a sign into a certainty"))
                    .help("say that it is often a good sign");
            }
        }
    }
}
