//! A place that somebody meant to fill in later.
//!
//! `handout new` writes a page with a mark at each place that its author has to decide. A section that holds only such a
//! mark looks complete to a program that counts headings; a reader would get a page without its warnings. No page is
//! published while one stands: in the front matter, its comments too, because a mark beside a level says that nobody has
//! decided on it, and in the text that readers see.
//!
//! Source: none outside this project. Linters of Markdown pass a section that holds nothing but such a mark.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  - step: "Lower slowly. Notice where you feel it now."
//! +  - step: "Lorem ipsum dolor sit amet."
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -  - step: "Lower slowly. Notice where you feel it now."
//! +  - step: "Lower slowly and rest."
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;
use crate::text::Span;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

/// Marks that stand by themselves, in capitals: in small letters some are words of other languages.
const MARKS: [&str; 2] = [concat!("TO", "DO"), concat!("FIX", "ME")];

/// Where the filler text of printers begins.
const FILLER: &str = "lorem ipsum";

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    let front_matter = page.summary.meta.span;
    let mut places: Vec<Span> = marks(front_matter.of(&page.text))
        .into_iter()
        .map(|(start, end)| Span::new(start, end).shifted(front_matter.start as usize))
        .collect();
    for passage in &page.body.passages {
        places.extend(marks(&passage.text).into_iter().map(|(start, end)| passage.source(start..end)));
    }
    for place in places {
        let word = place.of(&page.text);
        found
            .at(place, format!("`{word}` marks a place that is still to be filled in"))
            .help("write what belongs here and take the mark out; in a comment, decide on the value beside it first");
    }
}

/// The first and the last byte of each mark in `text`.
fn marks(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for mark in MARKS {
        let alone = |at: usize| {
            let before = text[..at].chars().next_back();
            let after = text[at + mark.len()..].chars().next();
            !before.into_iter().chain(after).any(char::is_alphanumeric)
        };
        found.extend(text.match_indices(mark).filter(|&(at, _)| alone(at)).map(|(at, _)| (at, at + mark.len())));
    }
    // ASCII alone changes its case, so that offsets stay those of `text`.
    let small = text.to_ascii_lowercase();
    found.extend(small.match_indices(FILLER).map(|(at, _)| (at, at + FILLER.len())));
    found.sort_unstable();
    found
}
