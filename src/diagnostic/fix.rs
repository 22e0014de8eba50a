//! Edits that mend a finding.

use crate::text::Span;

/// Whether a fix may be applied without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// The meaning of the text stays the same.
    Safe,
    /// A person has to look at the difference.
    AskFirst,
}

/// One replacement in the file of the diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

/// What would mend a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an order: "write `sources`".
    pub message: String,
    /// The edits, in the file of the diagnostic, none overlapping.
    pub edits: Vec<Edit>,
    /// Whether it may be applied without asking.
    pub trust: Trust,
}

/// `text` after `edits`, and how many of them were made: one that overlaps an earlier one, or points outside the text,
/// is left for another time.
pub fn edited<'a>(text: &str, edits: impl IntoIterator<Item = &'a [Edit]>) -> (String, usize) {
    let mut taken: Vec<&Edit> = Vec::new();
    let mut made = 0;
    for group in edits {
        let fits = |edit: &&Edit| {
            text.get(edit.span.range()).is_some() && taken.iter().all(|other| !clash(edit.span, other.span))
        };
        if !group.is_empty() && group.iter().filter(fits).count() == group.len() {
            taken.extend(group);
            made += 1;
        }
    }
    taken.sort_by_key(|edit| edit.span);
    let mut edited = text.to_owned();
    for edit in taken.into_iter().rev() {
        edited.replace_range(edit.span.range(), &edit.replacement);
    }
    (edited, made)
}

/// Whether two edits want the same place.
fn clash(one: Span, other: Span) -> bool {
    one == other || (one.start < other.end && other.start < one.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: usize, end: usize, replacement: &str) -> Edit {
        Edit { span: Span::new(start, end), replacement: replacement.to_owned() }
    }

    #[test]
    fn edits_are_made_in_any_order_and_what_overlaps_waits() {
        let (one, two, three) = ([edit(4, 7, "zwei")], [edit(0, 3, "eins"), edit(8, 8, "!")], [edit(5, 9, "x")]);
        let groups = [&one[..], &two[..], &three[..], &[]];
        assert_eq!(edited("one two three", groups), ("eins zwei !three".to_owned(), 2));
        assert_eq!(edited("ü", [&[edit(1, 2, "x")][..]]), ("ü".to_owned(), 0));
    }
}
