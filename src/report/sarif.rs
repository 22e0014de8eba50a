//! Findings as SARIF 2.1.0, which code hosts and reviewers' tools read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level};
use crate::report::by_weight;
use crate::report::json::{Value, value};
use crate::report::located::Located;
use crate::text::{SitePath, Span};

/// All findings, most important first. Paths are relative to the site, under the base `SRCROOT`.
pub fn sarif(diagnostics: &[Diagnostic], sources: &BTreeMap<SitePath, Arc<str>>) -> String {
    let located = Located::new(diagnostics, sources);
    let names: Vec<&str> =
        diagnostics.iter().map(|found| found.rule.as_str()).collect::<BTreeSet<_>>().into_iter().collect();
    let rules: Vec<Value> = names
        .iter()
        .map(|name| {
            let help = format!("`handout explain {name}` says what it is about.");
            value!({"id": name, "help": {"text": help}})
        })
        .collect();
    let results: Vec<Value> = by_weight(diagnostics).into_iter().map(|found| result(found, &names, &located)).collect();
    let document = value!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "handout", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{document:#}\n")
}

fn result(found: &Diagnostic, rules: &[&str], located: &Located<'_>) -> Value {
    let level = match found.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "note",
    };
    let related: Vec<Value> = found
        .labels
        .iter()
        .map(|label| {
            let mut value = location(located, &label.place.path, label.place.span);
            value["message"] = value!({"text": label.message});
            value
        })
        .collect();
    let text = std::iter::once(&found.message).chain(&found.help).cloned().collect::<Vec<_>>().join("\n");
    let mut value = value!({
        "ruleId": found.rule.as_str(),
        "ruleIndex": rules.binary_search(&found.rule.as_str()).expect("the rules are those of the findings, sorted"),
        "level": level,
        "message": {"text": text},
        "locations": [location(located, &found.path, found.span)],
    });
    if !related.is_empty() {
        value["relatedLocations"] = related.into();
    }
    if let Some(fix) = found.fix.as_ref().filter(|fix| !fix.edits.is_empty()) {
        let replacements: Vec<Value> = fix
            .edits
            .iter()
            .map(|edit| {
                let region = region(located, &found.path, edit.span);
                value!({"deletedRegion": region, "insertedContent": {"text": edit.replacement}})
            })
            .collect();
        let change = value!({"artifactLocation": artifact(&found.path), "replacements": replacements});
        value["fixes"] = value!([{"description": {"text": fix.message}, "artifactChanges": [change]}]);
    }
    value
}

fn location(located: &Located<'_>, path: &SitePath, span: Span) -> Value {
    value!({"physicalLocation": {"artifactLocation": artifact(path), "region": region(located, path, span)}})
}

fn region(located: &Located<'_>, path: &SitePath, span: Span) -> Value {
    let (start, end) = located.ends(path, span);
    value!({"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column})
}

fn artifact(path: &SitePath) -> Value {
    let mut uri = String::with_capacity(path.as_str().len());
    for byte in path.as_str().bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~') {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    value!({"uri": uri, "uriBaseId": "SRCROOT"})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Edit, Fix, RuleName, Trust};
    use crate::text::Place;

    #[test]
    fn a_result_points_to_its_rule_its_place_and_its_fix() {
        let path = SitePath::known("content/rücken a.md");
        let sources = BTreeMap::from([(path.clone(), Arc::from("one\ntwo\n"))]);
        let edits = vec![Edit { span: Span::new(4, 7), replacement: "2".to_owned() }];
        let fix = Fix { message: "write 2".to_owned(), edits, trust: Trust::Safe };
        let found = [
            Diagnostic::warning(RuleName::new("b/x"), &path, Span::new(0, 3), "first"),
            Diagnostic::error(RuleName::new("c/y"), &path, Span::new(4, 7), "second")
                .help("do this")
                .label(Place::new(&path, Span::new(0, 3)), "because of this")
                .fix(fix),
            Diagnostic {
                level: Level::Advice,
                ..Diagnostic::error(RuleName::new("a/z"), &path, Span::new(0, 0), "third")
            },
        ];
        let document: Value = serde_json::from_str(&sarif(&found, &sources)).unwrap();
        assert_eq!(document["version"], "2.1.0");
        let run = &document["runs"][0];
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let results = run["results"].as_array().unwrap();
        let levels: Vec<&Value> = results.iter().map(|result| &result["level"]).collect();
        assert_eq!(levels, ["error", "warning", "note"]);
        for result in results {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        }
        let first = &results[0];
        assert_eq!(first["message"]["text"], "second\ndo this");
        let place = &first["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "content/r%C3%BCcken%20a.md");
        assert_eq!(place["region"], value!({"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 4}));
        assert_eq!(first["relatedLocations"][0]["message"]["text"], "because of this");
        let change = &first["fixes"][0]["artifactChanges"][0];
        assert_eq!(change["replacements"][0]["insertedContent"]["text"], "2");
        assert!(results[1].get("fixes").is_none() && results[1].get("relatedLocations").is_none());
    }
}
