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

use crate::check::lexicon::is_denied;
use crate::check::phrases::Phrases;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let (names, promises) = (Phrases::of(context, "direction-words"), Phrases::of(context, "direction-promises"));
    let titled = names.are_in(&page.summary.meta.title);
    for text in context.texts.iter().filter(|text| !text.of_others) {
        for range in promises.places(text.words) {
            if (titled || names.are_in(text.words)) && !is_denied(text.words, &range) {
                let words = &text.words[range.clone()];
                found
                    .at(text.span(page, range.clone()), format!("\"{words}\" makes a sign into a certainty"))
                    .help("say that it is often a good sign");
            }
        }
    }
}
