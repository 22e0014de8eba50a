//! What became of each of the 102 candidates for rules: `tests/rules-disposition.tsv`. Each row that is more than a refusal
//! names what shows it: a rule's own examples, a test, or a check in the browser.

use std::collections::BTreeSet;
use std::path::Path;

use handout::check::RULES;

const DISPOSITIONS: [&str; 5] = ["rule", "by construction", "finished page", "browser", "not built"];

fn rows() -> Vec<[&'static str; 4]> {
    let row = |line: &'static str| {
        let cells: Vec<&str> = line.split('\t').collect();
        cells.try_into().unwrap_or_else(|cells| panic!("not four cells: {cells:?}"))
    };
    include_str!("../rules-disposition.tsv").lines().skip(1).map(row).collect()
}

#[test]
fn every_candidate_has_one_disposition_and_a_word_on_it() {
    let rows = rows();
    let ids: BTreeSet<&str> = rows.iter().map(|[id, ..]| *id).collect();
    assert_eq!((rows.len(), ids.len()), (102, 102));
    for [id, disposition, why, _] in rows {
        assert!(DISPOSITIONS.contains(&disposition), "{id}: {disposition}");
        assert!(!why.is_empty(), "{id} says neither where nor why");
    }
}

#[test]
fn what_is_called_a_rule_names_one_that_is_there() {
    for [id, disposition, why, _] in rows() {
        let names_one = RULES.iter().any(|rule| why.contains(rule.name.as_str()));
        assert!(disposition != "rule" || names_one, "{id} names no rule: {why}");
        let is_rule = RULES.iter().any(|rule| rule.name.as_str() == id);
        assert!(!is_rule || disposition == "rule", "{id} is a rule, and the table calls it {disposition}");
    }
}

#[test]
fn what_is_not_built_is_not_decided_by_data_alone() {
    // Kind F of the candidates: machines can decide them. All of these have to be among the first four dispositions.
    let unbuilt: Vec<&str> = rows().into_iter().filter(|row| row[1] == "not built").map(|row| row[0]).collect();
    assert_eq!(unbuilt, ["readability/should"]);
}

#[test]
fn every_demonstration_is_there() {
    for [id, disposition, _, shown] in rows() {
        match disposition {
            // `tests/it/rules.rs` tries the examples of every rule.
            "rule" => assert_eq!(shown, "its own examples", "{id}"),
            "not built" => assert_eq!(shown, "-", "{id}"),
            _ => {
                let (file, name) = shown.split_once("::").unwrap_or_else(|| panic!("{id} names no test: {shown}"));
                let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
                let text = std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{id}: {file}: {why}"));
                let there = match disposition {
                    "browser" => text.contains(&format!("'{name}'")),
                    _ => {
                        text.contains(&format!("#[test]\nfn {name}()"))
                            || text.contains(&format!("#[test]\n    fn {name}()"))
                    }
                };
                assert!(there, "{id}: there is no `{name}` in {file}");
            }
        }
    }
}
