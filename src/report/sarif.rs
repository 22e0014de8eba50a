//! Findings as SARIF 2.1.0, which code hosts and reviewers' tools read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::check::{Allowed, RULES};
use crate::diagnostic::{Diagnostic, Level, RuleName, STAGES};
use crate::report::by_weight;
use crate::report::json::{Value, value};
use crate::report::located::Located;
use crate::text::{SitePath, Span};

/// The findings of a run, those among them that somebody knows of kept apart.
#[derive(Debug)]
pub struct Results<'a> {
    /// What is shown.
    pub shown: &'a [Diagnostic],
    /// What the baseline covers; `None` where the run had no baseline.
    pub covered: Option<Vec<Diagnostic>>,
    /// What somebody of the register answers for.
    pub allowed: Vec<Allowed>,
}

/// All findings, most important first, then those of the baseline and those that are allowed, both as suppressed. Paths
/// are relative to the site, under the base `SRCROOT`; columns count UTF-16 code units.
pub fn sarif(results: &Results<'_>, sources: &BTreeMap<SitePath, Arc<str>>) -> String {
    let covered = results.covered.as_deref().unwrap_or_default();
    let allowed = || results.allowed.iter().map(|allowed| &allowed.found);
    let all = || results.shown.iter().chain(covered).chain(allowed());
    let located = Located::new(all(), sources);
    let names: Vec<RuleName> = all().map(|found| found.rule).collect::<BTreeSet<_>>().into_iter().collect();
    let rules: Vec<Value> = names.iter().map(|name| rule(*name)).collect();
    let compared = results.covered.is_some();
    let shown = by_weight(results.shown).into_iter().map(|found| {
        let state = compared.then_some("new");
        with_state(result(found, &names, &located), state, None)
    });
    let covered = by_weight(covered).into_iter().map(|found| {
        let suppression = value!({"kind": "external", "justification": "It stands in the baseline of this site."});
        with_state(result(found, &names, &located), Some("unchanged"), Some(suppression))
    });
    let allowed = results.allowed.iter().map(|Allowed { found, reason, by }| {
        let justification = format!("{reason} (allowed by {by})");
        let suppression = value!({"kind": "inSource", "status": "accepted", "justification": justification});
        with_state(result(found, &names, &located), compared.then_some("unchanged"), Some(suppression))
    });
    let results: Vec<Value> = shown.chain(covered).chain(allowed).collect();
    let document = value!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "handout", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "invocations": [{"executionSuccessful": true}],
            "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The folder that holds handout.yaml."}}},
            "columnKind": "utf16CodeUnits",
            "results": results,
        }],
    });
    format!("{document:#}\n")
}

/// What there is to know of a rule, or of a stage of the build that reports under a name of its own.
fn rule(name: RuleName) -> Value {
    let documented = RULES
        .iter()
        .find(|rule| rule.name == name)
        .map(|rule| (rule.headline(), rule.documentation(), rule.level))
        .or_else(|| {
            let stage = STAGES.iter().find(|stage| stage.name == name)?;
            Some((stage.headline.to_owned(), stage.documentation(), Level::Error))
        });
    let (headline, documentation, level) =
        documented.unwrap_or_else(|| (name.to_string(), name.to_string(), Level::Error));
    value!({
        "id": name.as_str(),
        "shortDescription": {"text": headline},
        "help": {
            "text": format!("{headline}\n`handout explain {name}` says what it is about."),
            "markdown": documentation,
        },
        "defaultConfiguration": {"level": level_word(level)},
        "properties": {"tags": [name.group()]},
    })
}

fn level_word(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "note",
    }
}

fn with_state(mut result: Value, state: Option<&str>, suppression: Option<Value>) -> Value {
    if let Some(state) = state {
        result["baselineState"] = state.into();
    }
    // An empty list says that the run knows of suppressions and this finding has none.
    result["suppressions"] = suppression.into_iter().collect::<Vec<_>>().into();
    result
}

fn result(found: &Diagnostic, rules: &[RuleName], located: &Located<'_>) -> Value {
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
        "ruleIndex": rules.binary_search(&found.rule).expect("the rules are those of the findings, sorted"),
        "level": level_word(found.level),
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
    let (start, end) = located.ends_utf16(path, span);
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
        let sources = BTreeMap::from([(path.clone(), Arc::from("one\n😀 two\n"))]);
        let edits = vec![Edit { span: Span::new(9, 12), replacement: "2".to_owned() }];
        let fix = Fix { message: "write 2".to_owned(), edits, trust: Trust::Safe };
        let found = [
            Diagnostic::warning(RuleName::new("b/x"), &path, Span::new(0, 3), "first"),
            Diagnostic::error(RuleName::new("c/y"), &path, Span::new(9, 12), "second")
                .help("do this")
                .label(Place::new(&path, Span::new(0, 3)), "because of this")
                .fix(fix),
            Diagnostic {
                level: Level::Advice,
                ..Diagnostic::error(RuleName::new("a/z"), &path, Span::new(0, 0), "third")
            },
        ];
        let results = Results { shown: &found, covered: None, allowed: Vec::new() };
        let document: Value = serde_json::from_str(&sarif(&results, &sources)).unwrap();
        assert_eq!(document["version"], "2.1.0");
        let run = &document["runs"][0];
        assert_eq!(run["columnKind"], "utf16CodeUnits");
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
        assert_eq!(place["region"], value!({"startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 7}));
        assert_eq!(first["relatedLocations"][0]["message"]["text"], "because of this");
        let change = &first["fixes"][0]["artifactChanges"][0];
        assert_eq!(change["replacements"][0]["insertedContent"]["text"], "2");
        assert!(results[1].get("fixes").is_none() && results[1].get("relatedLocations").is_none());
        assert!(results[1].get("baselineState").is_none(), "there was no baseline to compare with");
    }

    #[test]
    fn what_a_baseline_covers_and_what_is_allowed_is_told_as_such() {
        let path = SitePath::known("content/a.md");
        let finding = |message: &str| {
            Diagnostic::warning(RuleName::new("trust/vague-study-claim"), &path, Span::new(0, 3), message)
        };
        let allowed = Allowed { found: finding("allowed"), reason: "It is a title.".to_owned(), by: "ann".to_owned() };
        let (shown, covered) = ([finding("new")], Some(vec![finding("old")]));
        let results = Results { shown: &shown, covered, allowed: vec![allowed] };
        let sources = BTreeMap::from([(path.clone(), Arc::from("one\n"))]);
        let document: Value = serde_json::from_str(&sarif(&results, &sources)).unwrap();
        let run = &document["runs"][0];
        assert_eq!(run["tool"]["driver"]["rules"].as_array().unwrap().len(), 1);
        assert!(run["tool"]["driver"]["rules"][0]["help"]["markdown"].as_str().unwrap().contains("Source:"));
        let of = |index: usize, key: &str| run["results"][index][key].clone();
        assert_eq!((of(0, "baselineState"), of(0, "suppressions")), (value!("new"), value!([])));
        assert_eq!(
            (of(1, "baselineState"), of(1, "suppressions")[0]["kind"].clone()),
            (value!("unchanged"), value!("external"))
        );
        assert_eq!(of(2, "suppressions")[0]["justification"], "It is a title. (allowed by ann)");
    }
}
