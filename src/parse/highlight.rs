//! Code in colour: classes for a stylesheet, no colours of its own. The only file that knows syntect.

use std::sync::OnceLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

/// Longer code stays plain. Highlighting takes about a second for 50 KB, and a page must not wait for that.
pub(crate) const LONGEST: usize = 16 * 1024;
/// A longer line is not written by hand, and the patterns are slowest on such lines.
const LONGEST_LINE: usize = 1000;

/// `code` as escaped HTML with a class on each word that the language knows, `None` where it stays plain: the language
/// is not known, or the code is too long.
pub(crate) fn highlight(code: &str, language: &str) -> Option<String> {
    if language.is_empty() || code.len() > LONGEST || code.lines().any(|line| line.len() > LONGEST_LINE) {
        return None;
    }
    let syntaxes = syntaxes();
    let syntax = syntaxes.find_syntax_by_token(language)?;
    // Plain text is a language to syntect, and would only add an element.
    if syntax.name == syntaxes.find_syntax_plain_text().name {
        return None;
    }
    let style = ClassStyle::SpacedPrefixed { prefix: "code-" };
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, syntaxes, style);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

/// All syntaxes. They never change, and loading them takes longer than making a page, so they are loaded once, and only
/// if a page has code.
fn syntaxes() -> &'static SyntaxSet {
    static SYNTAXES: OnceLock<SyntaxSet> = OnceLock::new();
    SYNTAXES.get_or_init(SyntaxSet::load_defaults_newlines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_code_gets_classes_and_nothing_else() {
        let html = highlight("if x < 1: print(\"<b>\")\n", "python").unwrap();
        assert!(html.contains("class=\"code-source code-python"), "{html}");
        assert!(!html.contains("style="), "{html}");
        assert!(!html.contains("<b>") && html.contains("&lt;b&gt;"), "{html}");
    }

    #[test]
    fn unknown_or_long_code_stays_plain() {
        assert_eq!(highlight("x", "klingon"), None);
        assert_eq!(highlight("x", "\"><script>"), None);
        assert_eq!(highlight("x", ""), None);
        assert_eq!(highlight(&"x = 1\n".repeat(LONGEST / 6 + 1), "python"), None);
        assert_eq!(highlight(&"x".repeat(LONGEST_LINE + 1), "python"), None);
    }
}
