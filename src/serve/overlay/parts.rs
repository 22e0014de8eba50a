//! The parts of a source that can be found again on a page: the pieces of a passage, the value of a key.

use std::ops::Range;

use crate::content::Passage;
use crate::text::Span;

/// A piece of a passage: a part of its text and where that stands in the file.
pub(super) struct Part {
    /// The part of the passage's text.
    pub(super) text: Range<usize>,
    /// Where it stands in the file.
    source: Span,
}

impl Part {
    /// The part of the passage's text that stands at `span` of the file, if it is of this piece. A piece that is spelt
    /// otherwise in the file is named as a whole.
    pub(super) fn words(&self, span: Span) -> Option<Range<usize>> {
        let (start, end) = (self.source.start.max(span.start), self.source.end.min(span.end));
        if start >= end {
            return None;
        }
        if self.source.range().len() != self.text.len() {
            return Some(self.text.clone());
        }
        let at = |place: u32| self.text.start + (place - self.source.start) as usize;
        Some(at(start)..at(end))
    }
}

/// The pieces of a passage.
pub(super) fn parts(passage: &Passage) -> Vec<Part> {
    let ends = passage.pieces.iter().skip(1).map(|(start, _)| *start as usize).chain([passage.text.len()]);
    let part = |(&(start, source), end): (&(u32, Span), usize)| Part { text: start as usize..end, source };
    passage.pieces.iter().zip(ends).map(part).collect()
}

/// The value of which `span` is a part, in a line of front matter: what stands in double quotes around it, or behind
/// `key: ` or a hyphen up to the end of the line.
pub(super) fn value_around(text: &str, span: Span) -> Option<Range<usize>> {
    let at = span.start as usize;
    let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let line = &text[start..end];
    let quotes: Vec<usize> = line.match_indices('"').map(|(at, _)| start + at).collect();
    let holds = |pair: &&[usize]| pair[1] >= at && (pair[0] < span.end as usize);
    if let Some(pair) = quotes.chunks_exact(2).find(holds) {
        return Some(pair[0] + 1..pair[1]);
    }
    let from = line.find(": ").map(|at| at + 2).or_else(|| line.find("- ").map(|at| at + 2))?;
    let value = line[from..].trim_end();
    (!value.starts_with(['[', '{', '|', '>'])).then(|| start + from..start + from + value.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_what_stands_in_quotes_or_behind_its_key() {
        let value = |line: &str, words: &str| {
            let text = format!("---\n{line}\nend: here\n");
            let start = text.find(words).unwrap();
            value_around(&text, Span::new(start, start + words.len())).map(|range| text[range].to_owned())
        };
        assert_eq!(value("  - {text: \"One two\", by: \"x\"}", "two").as_deref(), Some("One two"));
        assert_eq!(value("title: One two", "two").as_deref(), Some("One two"));
        assert_eq!(value("  - One two", "two").as_deref(), Some("One two"));
        assert_eq!(value("sources: [one, two]", "two"), None);
    }
}
