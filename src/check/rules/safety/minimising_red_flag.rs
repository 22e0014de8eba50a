//! Words that play a warning sign down.
//!
//! Whoever reads "probably nothing" beside a warning sign waits. On pages and cards with warning signs, and in any paragraph
//! that names what they point to, nothing says so. The words stand in the list `minimising` of `content/_data/lexicons.yaml`.
//!
//! Source: own practice: nobody can tell from a page that a warning sign is harmless.
//!
//! ```bad
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -The hospital decides about tests.
//! +It is probably nothing. Wait and see.
//! ```
//!
//! ```good
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -The hospital decides about tests.
//! +Do not wait and see. The hospital decides about tests.
//! ```

use crate::check::lexicon::is_denied;
use crate::check::phrases::Phrases;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Kind, Page};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let minimising = Phrases::of(context, "minimising");
    if minimising.is_empty() {
        return;
    }
    let names = Phrases::of_red_flags(context);
    for text in context.texts.iter().filter(|text| !text.of_others) {
        let serious = || page.summary.kind() == Kind::RedFlag || text.is_card() || names.are_in(text.words);
        for range in minimising.places(text.words) {
            if serious() && !is_denied(text.words, &range) {
                let words = &text.words[range.clone()];
                found
                    .at(text.span(page, range.clone()), format!("\"{words}\" plays a warning sign down"))
                    .help("say what to do first; how rare it is may follow");
            }
        }
    }
}
