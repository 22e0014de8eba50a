//! Markdown to the body of a page, in one pass over what pulldown-cmark reads.
//!
//! `events` reads, `marks` finds what Markdown does not know, `tree` puts both together, `writer` and its neighbours make
//! HTML and facts. The parser shows what it was given; what may be published is decided here, and each refusal has its
//! place. This folder is the only one that knows pulldown-cmark.

mod address;
mod blocks;
mod calls;
mod cards;
mod comments;
mod events;
mod headings;
mod inlines;
mod links;
mod marks;
mod markup;
mod notes;
mod source;
mod tables;
mod tree;
mod words;
mod writer;

#[cfg(test)]
mod attacks;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod places;
#[cfg(test)]
mod shapes;

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::content::Body;
use crate::diagnostic::{Parsed, RuleName, names};
use crate::text::SitePath;
use source::Source;
use writer::Writer;

/// A second main heading, or a level that is skipped.
pub(crate) const HEADING_ORDER: RuleName = names::HEADING_ORDER;
/// An image without words for those who do not see it.
pub(crate) const ALT_TEXT: RuleName = names::ALT_TEXT;
/// A link without words.
pub(crate) const LINK_TEXT: RuleName = names::LINK_TEXT;

/// The body that stands in `text` from byte `start` on. All places count from the file's first byte.
pub(crate) fn body(path: &SitePath, text: &str, start: usize) -> Parsed<Body> {
    let start = if text.is_char_boundary(start) { start } else { text.len() };
    guarded(text, start, |text, start| make(Source { path, text, start })).unwrap_or_else(|place| {
        let source = Source { path, text, start };
        let message = "our Markdown parser breaks on these lines, which is a bug in it";
        let help = "write them in another way, and please report the bug with these lines";
        Parsed { value: Body::default(), diagnostics: vec![source.error(names::MARKDOWN, &place, message).help(help)] }
    })
}

fn make(source: Source<'_>) -> Parsed<Body> {
    let mut reading = events::read(source);
    let events = std::mem::take(&mut reading.events);
    let marks = marks::marks(source, &events);
    let (nodes, mut faults) = tree::tree(source, events, marks, &reading.defined);
    let Parsed { value, diagnostics } = Writer::write(source, reading, &nodes);
    faults.extend(diagnostics);
    Parsed { value, diagnostics: faults }
}

/// What `make` makes of `text` from `start` on; if it panics, the lines that it panics on.
fn guarded<T>(text: &str, start: usize, make: impl Fn(&str, usize) -> T) -> Result<T, Range<usize>> {
    // Nothing is shared with the outside but what is read, so nothing can be left half done.
    let attempt = |text: &str, start: usize| catch_unwind(AssertUnwindSafe(|| make(text, start))).ok();
    if let Some(made) = attempt(text, start) {
        return Ok(made);
    }
    let mut lines: Vec<usize> = vec![start];
    lines.extend(text[start..].match_indices('\n').map(|(at, _)| start + at + 1).filter(|&at| at < text.len()));
    lines.push(text.len());
    // Always: up to `fine` it works, up to `broken` it does not.
    let (mut fine, mut broken) = (0, lines.len() - 1);
    while broken - fine > 1 {
        let middle = fine + (broken - fine) / 2;
        let works = attempt(&text[..lines[middle]], start).is_some();
        *(if works { &mut fine } else { &mut broken }) = middle;
    }
    let end = lines[broken];
    // The same from the other side: from `first` on it breaks, from `last` on it does not.
    let (mut first, mut last) = (0, broken);
    while last - first > 1 {
        let middle = first + (last - first) / 2;
        let works = attempt(&text[..end], lines[middle]).is_some();
        *(if works { &mut last } else { &mut first }) = middle;
    }
    Err(lines[first]..end)
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_panic_is_narrowed_down_to_its_lines() {
        let text = "---\n---\nfür\nbo\nom\nmore\n\nlast";
        let breaks = |text: &str, start: usize| assert!(!text[start..].contains("bo\nom"), "on purpose");
        assert_eq!(guarded(text, 8, breaks), Err(text.find("bo").unwrap()..text.find("more").unwrap()));
        assert_eq!(guarded("fine", 0, |text, _| text.len()), Ok(4));
        assert_eq!(guarded("", 0, |_, _| -> u8 { panic!("on purpose") }), Err(0..0));
    }
}
