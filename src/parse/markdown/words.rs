//! Text that readers see, gathered piece by piece with the way back to its source.

use std::ops::Range;

use crate::content::{Passage, PassageKind};
use crate::text::Span;

/// Words that are gathered.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    text: String,
    pieces: Vec<(u32, Span)>,
}

impl Words {
    /// Adds `text`, which stands at `range`, perhaps spelt otherwise.
    pub(super) fn push(&mut self, text: &str, range: &Range<usize>) {
        let span = Span::new(range.start, range.end);
        let start = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        let exact = text.len() == range.len();
        if let Some((last_start, last)) = self.pieces.last_mut()
            && exact
            && last.end == span.start
            && start - *last_start == last.end - last.start
        {
            last.end = span.end;
        } else {
            self.pieces.push((start, span));
        }
        self.text.push_str(text);
    }

    /// What was gathered.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is no word in it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// How many words it has; a dash alone is none.
    pub(super) fn count(&self) -> usize {
        self.text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
    }

    /// The words as a passage.
    pub(super) fn passage(self, kind: PassageKind, heading: Option<usize>, span: Span) -> Passage {
        Passage { kind, text: self.text, pieces: self.pieces, heading, span }
    }
}
