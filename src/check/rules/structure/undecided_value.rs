//! A value beside which a comment says that nobody has decided on it.
//!
//! `handout new` writes a value that can be read, and beside it a comment with the mark of what is still to be done: a
//! position, a tier, a certainty. Such a value looks like any other to a program, and a reader would get what nobody chose.
//! While the mark stands in a comment of the front matter, the page is not published.
//!
//! Source: none outside this project. Linters of Markdown pass what holds nothing but such a mark.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -position: prone
//! +position: prone  # TBC: choose
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -position: prone
//! +position: prone  # as in all trials
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;
use crate::text::Span;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

/// Marks that stand by themselves, in capitals: in small letters some are words of other languages.
const MARKS: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), "TBC"];

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    let front_matter = page.summary.meta.span;
    let mut start = front_matter.start as usize;
    for line in front_matter.of(&page.text).split_inclusive('\n') {
        if let Some(mark) = comment(line).and_then(|comment| mark(line, comment)) {
            let place = Span::new(mark.0, mark.1).shifted(start);
            found
                .at(place, format!("nobody has decided on the value at which `{}` stands", place.of(&page.text)))
                .help("decide on the value beside the comment, and take the mark out");
        }
        start += line.len();
    }
}

/// Where the comment of a line of YAML begins: at a `#` that begins the line or follows a blank, outside quotes.
fn comment(line: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = ' ';
    for (at, letter) in line.char_indices() {
        match (quote, letter) {
            (None, '#') if before.is_whitespace() => return Some(at),
            // An apostrophe within a word opens nothing.
            (None, '"' | '\'') if !before.is_alphanumeric() => quote = Some(letter),
            (Some(open), letter) if open == letter && before != '\\' => quote = None,
            _ => {}
        }
        before = letter;
    }
    None
}

/// The first and the last byte of the first mark behind `from` in `line`.
fn mark(line: &str, from: usize) -> Option<(usize, usize)> {
    let first = |mark: &&str| {
        let alone = |at: usize| {
            let before = line[..at].chars().next_back();
            let after = line[at + mark.len()..].chars().next();
            !before.into_iter().chain(after).any(char::is_alphanumeric)
        };
        let places = line.match_indices(*mark).map(|(at, _)| at);
        places.filter(|at| *at > from).find(|at| alone(*at)).map(|at| (at, at + mark.len()))
    };
    MARKS.iter().filter_map(first).min()
}
