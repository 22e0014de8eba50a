//! Findings as commands that GitHub's build log turns into notes beside the lines of a change.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level};
use crate::report::by_weight;
use crate::report::located::Located;
use crate::text::SitePath;

/// All findings, a line for each, most important first, since GitHub shows the first ten of a level only.
pub fn github(diagnostics: &[Diagnostic], sources: &BTreeMap<SitePath, Arc<str>>) -> String {
    let located = Located::new(diagnostics, sources);
    let mut text = String::new();
    for found in by_weight(diagnostics) {
        let command = match found.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Advice => "notice",
        };
        let (start, end) = located.ends(&found.path, found.span);
        let mut place = format!("file={},line={},endLine={}", property(found.path.as_str()), start.line, end.line);
        // Columns mean something within one line only.
        if start.line == end.line {
            write!(place, ",col={},endColumn={}", start.column, end.column).expect("writing to a string cannot fail");
        }
        let message = std::iter::once(&found.message).chain(&found.help).cloned().collect::<Vec<_>>().join("\n");
        let (title, message) = (property(found.rule.as_str()), data(&message));
        writeln!(text, "::{command} {place},title={title}::{message}").expect("writing to a string cannot fail");
    }
    text
}

/// Text after `::`, which ends at the line's end.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which ends at a comma or colon too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::RuleName;
    use crate::text::Span;

    #[test]
    fn a_finding_is_one_line_that_no_text_can_break_out_of() {
        let path = SitePath::known("content/a,b.md");
        let sources = BTreeMap::from([(path.clone(), Arc::from("one\ntwo\n"))]);
        let found = [
            Diagnostic::warning(RuleName::new("a/b"), &path, Span::new(0, 7), "over two lines"),
            Diagnostic::error(RuleName::new("a/b"), &path, Span::new(4, 7), "100 %\n::error::x").help("mend it"),
        ];
        let expected = "\
            ::error file=content/a%2Cb.md,line=2,endLine=2,col=1,endColumn=4,title=a/b::100 %25%0A::error::x%0Amend it\n\
            ::warning file=content/a%2Cb.md,line=1,endLine=2,title=a/b::over two lines\n";
        assert_eq!(github(&found, &sources), expected);
    }
}
