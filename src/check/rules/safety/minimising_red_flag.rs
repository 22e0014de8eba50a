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

use crate::check::lexicon::{Phrases, is_denied, texts};
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Kind, Page};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let minimising = Phrases::of(context, "minimising");
    let warns = context.site.pages.values().filter(|page| page.kind() == Kind::RedFlag);
    let mut names: Vec<&str> = Vec::new();
    for page in warns {
        names.push(page.meta.title.as_str());
        names.extend(page.meta.also_known_as.iter().map(|name| name.as_str()));
    }
    let names = Phrases::new(&names);
    for text in texts(page).iter().filter(|text| !text.of_others) {
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
