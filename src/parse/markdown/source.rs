//! The file that is read, and how places in it are named. All ranges in this folder count from the file's first byte.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, RuleName};
use crate::text::{SitePath, Span};

/// A page's file and where its body begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    /// The file.
    pub(super) path: &'a SitePath,
    /// All of its text.
    pub(super) text: &'a str,
    /// The first byte of the body.
    pub(super) start: usize,
}

impl<'a> Source<'a> {
    /// What stands at `range`; empty if that is not inside the file.
    pub(super) fn at(&self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or("")
    }

    /// The place of `range` without the line breaks and blanks at its end, which parsers count to a block.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(range.start, range.start + self.at(range).trim_end().len())
    }

    /// An error at `range`.
    pub(super) fn error(&self, rule: RuleName, range: &Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(rule, self.path, self.span(range), message)
    }

    /// A warning at `range`.
    pub(super) fn warning(&self, rule: RuleName, range: &Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::warning(rule, self.path, self.span(range), message)
    }
}
