//! A page without key points, or with too many of them.
//!
//! People in pain read the first lines and no more. Two to five short sentences, the answer first, say what matters; a
//! sixth is one that nobody reads. Concepts, sections and plain pages may do without.
//!
//! Source: CDC Clear Communication Index, items 1 to 3; PEMAT item 11.
//!
//! ```bad
//! -- edit content/exercises/walking.md --
//! -  - "Walk a little and often."
//! ```
//!
//! ```good
//! -- edit content/exercises/walking.md --
//! -  - "Walk a little and often."
//! +  - "Walk a little and often."
//! +  - "Go at a pace that lets you talk."
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Kind, Page};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Adjustable, check: Check::Page(check) };

/// How many key points a page may have.
const POINTS: std::ops::RangeInclusive<usize> = 2..=5;

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    let meta = &page.summary.meta;
    let points = &meta.key_points;
    let optional = matches!(meta.kind, Kind::Page | Kind::Section | Kind::Concept);
    let span = points.first().zip(points.last()).map_or(meta.title.span, |(first, last)| first.span.to(last.span));
    if points.is_empty() && !optional {
        found
            .at(span, format!("\"{}\" has no key points", meta.title.value))
            .help("add `key-points: [\"…\", \"…\"]`: 2 to 5 short sentences, the answer first");
    } else if !points.is_empty() && !POINTS.contains(&points.len()) {
        let count = points.len();
        let message =
            if count == 1 { "there is one key point".to_owned() } else { format!("there are {count} key points") };
        found.at(span, message).help("2 to 5 short sentences are what people read");
    }
    for point in points.iter().filter(|point| point.trim().is_empty()) {
        found.at(point.span, "this key point is empty").help("write it, or take it out");
    }
}
