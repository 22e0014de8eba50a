//! The text that readers see, as it grows: white space folded, blocks on lines of their own.

use std::mem::take;

/// What stands between two pieces of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
}

/// The text so far.
#[derive(Debug, Default)]
pub(super) struct SeenText {
    /// It neither begins nor ends with white space.
    pub(super) text: String,
    gap: Gap,
}

impl SeenText {
    /// What comes next stands on a line of its own.
    pub(super) fn break_line(&mut self) {
        self.gap = Gap::Line;
    }

    /// Adds a piece of the line.
    pub(super) fn push(&mut self, piece: &str) {
        for (index, word) in piece.split(char::is_whitespace).enumerate() {
            if index > 0 {
                self.gap = self.gap.max(Gap::Space);
            }
            if word.is_empty() {
                continue;
            }
            match take(&mut self.gap) {
                Gap::Space if !self.text.is_empty() => self.text.push(' '),
                Gap::Line if !self.text.is_empty() => self.text.push('\n'),
                Gap::None | Gap::Space | Gap::Line => {}
            }
            self.text.push_str(word);
        }
    }
}
