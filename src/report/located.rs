//! From spans to lines and columns, for all findings of a run.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::text::{LineColumn, LineIndex, SitePath, Span};

/// The lines of all texts that findings are about.
pub(super) struct Located<'text> {
    lines: BTreeMap<&'text SitePath, LineIndex<'text>>,
}

impl<'text> Located<'text> {
    /// Looks through those of `sources` that `diagnostics` point into.
    pub(super) fn new(
        diagnostics: impl IntoIterator<Item = &'text Diagnostic>,
        sources: &'text BTreeMap<SitePath, Arc<str>>,
    ) -> Self {
        let mut lines = BTreeMap::new();
        for found in diagnostics {
            for path in std::iter::once(&found.path).chain(found.labels.iter().map(|label| &label.place.path)) {
                if let Some(text) = sources.get(path) {
                    lines.entry(path).or_insert_with(|| LineIndex::new(text));
                }
            }
        }
        Self { lines }
    }

    /// First and last place of a span; the first character of a file that is no text.
    pub(super) fn ends(&self, path: &SitePath, span: Span) -> (LineColumn, LineColumn) {
        let first = LineColumn { line: 1, column: 1 };
        self.lines.get(path).map_or((first, first), |lines| lines.ends(span))
    }

    /// The same with columns in UTF-16 code units.
    pub(super) fn ends_utf16(&self, path: &SitePath, span: Span) -> (LineColumn, LineColumn) {
        let first = LineColumn { line: 1, column: 1 };
        self.lines.get(path).map_or((first, first), |lines| {
            (lines.line_column_utf16(span.start as usize), lines.line_column_utf16(span.end as usize))
        })
    }
}
