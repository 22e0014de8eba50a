//! From byte offsets to lines and columns, for people and for editors.

use crate::text::Span;

/// A place as people count: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters (Unicode scalar values), from 1.
    pub column: usize,
}

/// Where the lines of one text begin.
#[derive(Clone, Debug)]
pub struct LineIndex<'text> {
    text: &'text str,
    starts: Vec<usize>,
}

impl<'text> LineIndex<'text> {
    /// The lines of `text`; a line ends with LF, or CR LF.
    pub fn new(text: &'text str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// The line and column of a byte offset; an offset beyond the text is the text's end.
    pub fn line_column(&self, offset: usize) -> LineColumn {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts[line - 1];
        LineColumn { line, column: self.text[start..offset].chars().count() + 1 }
    }

    /// The byte offset of a line and a column in characters, both from 1, as parsers report them.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let Some(&start) = line.checked_sub(1).and_then(|line| self.starts.get(line)) else {
            return self.text.len();
        };
        let rest = &self.text[start..];
        start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
    }

    /// The line and the column in UTF-16 code units, both from 1, which is how some editors and SARIF count.
    pub fn line_column_utf16(&self, offset: usize) -> LineColumn {
        let LineColumn { line, column } = self.line_column(offset);
        let before = self.text[self.starts[line - 1]..].chars().take(column - 1);
        LineColumn { line, column: before.map(char::len_utf16).sum::<usize>() + 1 }
    }

    /// First and last place of a span.
    pub fn ends(&self, span: Span) -> (LineColumn, LineColumn) {
        (self.line_column(span.start as usize), self.line_column(span.end as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_offsets_come_back() {
        let text = "für\r\nRücken\nend";
        let lines = LineIndex::new(text);
        let r = text.find("cken").unwrap();
        assert_eq!(lines.line_column(r), LineColumn { line: 2, column: 3 });
        assert_eq!(lines.offset(2, 3), r);
        assert_eq!(lines.line_column(999), LineColumn { line: 3, column: 4 });
    }

    #[test]
    fn a_sign_beyond_the_basic_plane_is_two_units_of_utf16() {
        let lines = LineIndex::new("a\nü😀b\n");
        let b = "a\nü😀".len();
        assert_eq!(lines.line_column(b), LineColumn { line: 2, column: 3 });
        assert_eq!(lines.line_column_utf16(b), LineColumn { line: 2, column: 4 });
        assert_eq!(lines.line_column_utf16(999), LineColumn { line: 3, column: 1 });
    }
}
