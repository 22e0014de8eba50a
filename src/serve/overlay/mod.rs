//! What is laid over a page: its findings in a list, their words marked in the text, and whatever keeps the site from
//! being published. It is made on the server and works without a script; `overlay.js` spares a reader some steps.
//!
//! No published page has any of it. Names begin with `handout-`, and the style sheet stands in a layer of its own whose
//! important declarations no style of the page can beat (CSS Cascading and Inheritance Level 5, section 6.4.4).

mod frame;
mod letters;
mod marks;
mod panel;
mod parts;
mod places;
mod search;

use crate::content::OutputPath;
use crate::diagnostic::{Diagnostic, Level};
use crate::serve::snapshot::Snapshot;
use crate::text::SitePath;

use letters::letters;
use marks::{Words, mark};
use places::{Aligned, Place};

pub(super) use frame::{frame, line};

/// Style sheets and scripts that belong to it, by name and text. They are given out below `/__handout/` and stand in the
/// head of each page.
pub(super) const FILES: [(&str, &str); 2] =
    [("overlay.css", include_str!("overlay.css")), ("overlay.js", include_str!("overlay.js"))];

/// A page that is being shown.
pub(super) struct OnPage<'a> {
    /// What the preview knows.
    pub(super) snapshot: &'a Snapshot,
    /// Which finished page it is.
    pub(super) output: &'a OutputPath,
    /// The file that it is made from; `None` for pages that the program makes, such as lists.
    pub(super) source: Option<&'a SitePath>,
    /// What a request to `/__handout/fix` has to carry.
    pub(super) token: &'a str,
}

/// Where a finding of this page can be seen in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    /// At the mark of this number.
    Mark(usize),
    /// Not yet: its words belong beside the mark of this number.
    Beside(usize),
    /// In the front matter, which is not shown as it is written.
    FrontMatter,
    /// Nowhere: the page as it is shown does not have these words.
    Nowhere,
}

/// `html`, a published page, with its findings over it. The same findings give the same bytes.
pub(super) fn page(html: &str, page: &OnPage<'_>) -> String {
    let own =
        most_important_first(page.source.map(|source| page.snapshot.findings(source).collect()).unwrap_or_default());
    let errors = page.snapshot.build.diagnostics.iter().filter(|found| found.level == Level::Error);
    let elsewhere: Vec<&Diagnostic> = errors.filter(|found| Some(&found.path) != page.source).collect();
    if own.is_empty() && elsewhere.is_empty() && page.snapshot.trouble.is_none() {
        return html.to_owned();
    }
    let (marked, seen) = marked(html, page, &own);
    let panel = panel::panel(page, &own, &seen, &elsewhere);
    let end = marked.rfind("</body>").unwrap_or(marked.len());
    format!("{}{panel}{}", &marked[..end], &marked[end..])
}

/// Findings by level; those of one level stay in the order of their places.
fn most_important_first(mut all: Vec<&Diagnostic>) -> Vec<&Diagnostic> {
    all.sort_by_key(|found| found.level);
    all
}

/// The page with the words of `all` marked, and where each of them can be seen.
fn marked(html: &str, page: &OnPage<'_>, all: &[&Diagnostic]) -> (String, Vec<Seen>) {
    let parsed = page.source.and_then(|source| page.snapshot.build.page(source));
    let Some(parsed) = parsed.filter(|_| !all.is_empty()) else {
        return (html.to_owned(), vec![Seen::Nowhere; all.len()]);
    };
    let letters = letters(html);
    let aligned = Aligned::new(parsed, &letters);
    let places: Vec<Place> = all.iter().map(|found| aligned.place(found.span)).collect();
    let words = |(index, place): (usize, &Place)| {
        let ranges = match place {
            Place::Shown(ranges) => ranges.clone(),
            Place::Beside(range) => vec![range.clone()],
            Place::FrontMatter | Place::NotShown => return None,
        };
        let found = all[index];
        Some(Words { number: index + 1, level: found.level, message: found.message.clone(), letters: ranges })
    };
    let words: Vec<Words> = places.iter().enumerate().filter_map(words).collect();
    let (marked, marks) = mark(html, &letters, &words);
    let seen = places.iter().enumerate().map(|(index, place)| {
        let number = marks.iter().find(|(number, _)| *number == index + 1).map(|(_, mark)| *mark);
        match (place, number) {
            (Place::Shown(_), Some(mark)) => Seen::Mark(mark),
            (Place::Beside(_), Some(mark)) => Seen::Beside(mark),
            (Place::FrontMatter, _) => Seen::FrontMatter,
            _ => Seen::Nowhere,
        }
    });
    let seen = seen.collect();
    (marked, seen)
}
