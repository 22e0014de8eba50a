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

use crate::check::denial::is_denied;
use crate::check::rule::Definition;
use crate::check::word_lists::RED_FLAG_NAMES;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Kind, Page};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let (minimising, names) = (context.lists.number("minimising"), context.lists.number(RED_FLAG_NAMES));
    for text in context.texts.iter().filter(|text| !text.of_others) {
        let named = || text.hits(names).next().is_some();
        let serious = || page.summary.kind() == Kind::RedFlag || text.is_card() || named();
        for hit in text.hits(minimising) {
            if serious() && !is_denied(text.words, &hit.range) {
                let words = &text.words[hit.range.clone()];
                found
                    .at(text.span(page, hit.range.clone()), format!("\"{words}\" plays a warning sign down"))
                    .help("say what to do first; how rare it is may follow");
            }
        }
    }
}
