//! Findings for editors and scripts: one document, whose shape is stable within a version.
//!
//! This is the home of `serde_json`; the other forms that are JSON take it from here.

use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) use serde_json::{Value, json as value};

use crate::diagnostic::{Diagnostic, Trust};
use crate::report::located::Located;
use crate::report::{Counts, by_weight};
use crate::text::{SitePath, Span};

/// All findings, most important first. Lines and columns count from 1, columns in characters; an end is the place after
/// the last character.
pub fn json(diagnostics: &[Diagnostic], sources: &BTreeMap<SitePath, Arc<str>>) -> String {
    let located = Located::new(diagnostics, sources);
    let found: Vec<String> =
        by_weight(diagnostics).into_iter().map(|found| finding(found, &located).to_string()).collect();
    let Counts { errors, warnings, advice } = Counts::of(diagnostics);
    let summary = value!({"errors": errors, "warnings": warnings, "advice": advice});
    // The version stands first, and each finding on a line of its own.
    let separator = if found.is_empty() { "" } else { "\n" };
    let found = found.join(",\n");
    format!("{{\"version\":1,\"summary\":{summary},\"diagnostics\":[{separator}{found}{separator}]}}\n")
}

fn finding(found: &Diagnostic, located: &Located<'_>) -> Value {
    let labels: Vec<Value> = found
        .labels
        .iter()
        .map(|label| {
            let mut value = range(located, &label.place.path, label.place.span);
            value["path"] = label.place.path.as_str().into();
            value["message"] = label.message.as_str().into();
            value
        })
        .collect();
    let fix = found.fix.as_ref().map(|fix| {
        let edits: Vec<Value> = fix
            .edits
            .iter()
            .map(|edit| {
                let mut value = range(located, &found.path, edit.span);
                value["replacement"] = edit.replacement.as_str().into();
                value
            })
            .collect();
        let safe = fix.trust == Trust::Safe;
        value!({"message": fix.message, "safe": safe, "edits": edits})
    });
    let mut value = range(located, &found.path, found.span);
    value["path"] = found.path.as_str().into();
    value["rule"] = found.rule.as_str().into();
    value["level"] = found.level.word().into();
    value["message"] = found.message.as_str().into();
    value["help"] = value!(found.help);
    value["labels"] = labels.into();
    value["fix"] = fix.into();
    value
}

fn range(located: &Located<'_>, path: &SitePath, span: Span) -> Value {
    let (start, end) = located.ends(path, span);
    value!({"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Edit, Fix, RuleName};
    use crate::text::Place;

    #[test]
    fn the_document_has_the_promised_shape() {
        let path = SitePath::known("content/a.md");
        let sources = BTreeMap::from([(path.clone(), Arc::from("erste\nRücken weh\n"))]);
        let words = Span::new(7, 13);
        let fix = Fix {
            message: "write `Bein`".to_owned(),
            edits: vec![Edit { span: words, replacement: "Bein".to_owned() }],
            trust: Trust::AskFirst,
        };
        let found = Diagnostic::error(RuleName::new("a/b"), &path, words, "no \"back\"\u{1b}")
            .label(Place::new(&path, Span::new(0, 5)), "first")
            .help("mend it")
            .fix(fix);
        let document: Value = serde_json::from_str(&json(&[found], &sources)).unwrap();
        let expected = value!({
            "version": 1,
            "summary": {"errors": 1, "warnings": 0, "advice": 0},
            "diagnostics": [{
                "path": "content/a.md", "line": 2, "column": 2, "end_line": 2, "end_column": 7,
                "rule": "a/b", "level": "error", "message": "no \"back\"\u{1b}", "help": ["mend it"],
                "labels": [{
                    "path": "content/a.md", "line": 1, "column": 1, "end_line": 1, "end_column": 6, "message": "first"
                }],
                "fix": {
                    "message": "write `Bein`",
                    "safe": false,
                    "edits": [{"line": 2, "column": 2, "end_line": 2, "end_column": 7, "replacement": "Bein"}],
                },
            }],
        });
        assert_eq!(document, expected);
    }

    #[test]
    fn no_findings_are_a_document_too_and_no_fix_is_null() {
        let none = "{\"version\":1,\"summary\":{\"advice\":0,\"errors\":0,\"warnings\":0},\"diagnostics\":[]}\n";
        assert_eq!(json(&[], &BTreeMap::new()), none);
        let found = Diagnostic::warning(RuleName::new("a/b"), &SitePath::known("a"), Span::default(), "x");
        assert!(json(&[found], &BTreeMap::new()).contains("\"fix\":null"));
    }
}
