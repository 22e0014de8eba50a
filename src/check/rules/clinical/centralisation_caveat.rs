//! The good sign without its exception.
//!
//! Pain can leave a leg because its nerve is failing. A page that names the good sign says on the same page, in its own text, that
//! less pain with more weakness or numbness is none. The names stand in the list `direction-words`, the words of the
//! exception in `direction-caveats` of `content/_data/lexicons.yaml`.
//!
//! Source: own practice; the certainty is that of the red flags for a failing nerve.
//!
//! ```bad
//! -- edit content/concepts/centralization.md --
//! -It is often a good sign, unless your leg gets weaker or more numb.
//! +It is often a good sign.
//! -  - "Less pain with more weakness is not."
//! +  - "Many people notice it."
//! ```
//!
//! ```good
//! -- edit content/concepts/centralization.md --
//! -It is often a good sign, unless your leg gets weaker or more numb.
//! +It is often a good sign.
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;
use crate::text::Span;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let (names, caveats) = (context.lists.number("direction-words"), context.lists.number("direction-caveats"));
    let own = || context.texts.iter().filter(|text| !text.of_others);
    // The text of a link leads to the page that says it all.
    let is_link = |at: Span| page.body.links.iter().any(|link| link.span.start <= at.start && at.end <= link.span.end);
    let mention = own().find_map(|text| {
        let mut places = text.hits(names).map(|hit| hit.range.clone());
        Some((text, places.find(|range| !is_link(text.span(page, range.clone())))?))
    });
    let Some((text, range)) = mention else { return };
    if !own().any(|text| text.hits(caveats).next().is_some()) {
        let words = &text.words[range.clone()];
        found
            .at(text.span(page, range.clone()), format!("\"{words}\" is named, and not when it is no good sign"))
            .help("add that less pain with more weakness or numbness is not progress");
    }
}
