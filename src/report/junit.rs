//! Findings as a `JUnit` report, which every build server shows. Only an error fails; the rest is told.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level};
use crate::report::located::Located;
use crate::report::{Counts, by_weight, visible};
use crate::text::SitePath;

/// All findings, most important first, each a test; a single test that passed where there are none.
pub fn junit(diagnostics: &[Diagnostic], sources: &BTreeMap<SitePath, Arc<str>>) -> String {
    let located = Located::new(diagnostics, sources);
    let mut cases = String::new();
    for found in by_weight(diagnostics) {
        let (start, _) = located.ends(&found.path, found.span);
        let (path, rule, message) = (escaped(found.path.as_str()), found.rule.as_str(), escaped(&found.message));
        let text = escaped(&found.help.join("\n"));
        let place = format!("{path}:{}:{}", start.line, start.column);
        let outcome = match found.level {
            Level::Error => {
                format!("<failure type=\"{rule}\" message=\"{message}\">{place}: {message}\n{text}</failure>")
            }
            Level::Warning | Level::Advice => {
                format!("<system-out>{}: {place}: {message}\n{text}</system-out>", found.level.word())
            }
        };
        writeln!(cases, "    <testcase classname=\"{path}\" name=\"{rule} {place}\">{outcome}</testcase>")
            .expect("writing to a string cannot fail");
    }
    if diagnostics.is_empty() {
        cases.push_str("    <testcase classname=\"handout\" name=\"no findings\"/>\n");
    }
    let totals = format!("tests=\"{}\" failures=\"{}\"", diagnostics.len().max(1), Counts::of(diagnostics).errors);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {totals}>\n  <testsuite name=\"handout\" {totals} \
         errors=\"0\" skipped=\"0\">\n{cases}  </testsuite>\n</testsuites>\n"
    )
}

/// Text for XML, in which most control characters may not stand even when they are escaped.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{FFFE}' | '\u{FFFF}' => escaped.push('\u{FFFD}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::RuleName;
    use crate::text::Span;

    #[test]
    fn only_errors_fail_and_no_text_breaks_the_xml() {
        let path = SitePath::known("content/a.md");
        let found = [
            Diagnostic::warning(RuleName::new("a/w"), &path, Span::default(), "look"),
            Diagnostic::error(RuleName::new("a/e"), &path, Span::default(), "a < b & \"c\"\u{1b}\u{FFFE}").help("]]>"),
        ];
        let report = junit(&found, &BTreeMap::new());
        assert!(report.contains("tests=\"2\" failures=\"1\""));
        assert_eq!(report.matches("<failure").count(), 1);
        assert!(report.contains("message=\"a &lt; b &amp; &quot;c&quot;\\u{1b}\u{FFFD}\""), "{report}");
        assert!(report.contains("]]&gt;</failure>") && !report.contains(['\u{1b}', '\u{FFFE}']));
        assert!(report.find("a/e").unwrap() < report.find("a/w").unwrap());
    }

    #[test]
    fn a_clean_site_is_one_test_that_passed() {
        let report = junit(&[], &BTreeMap::new());
        assert!(report.contains("tests=\"1\" failures=\"0\"") && report.contains("no findings"));
    }
}
