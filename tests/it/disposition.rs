//! What became of each of the 102 candidates for rules: `tests/rules-disposition.tsv`.

use std::collections::BTreeSet;

use handout::check::RULES;

const DISPOSITIONS: [&str; 5] = ["rule", "by construction", "finished page", "browser", "not built"];

fn rows() -> Vec<[&'static str; 3]> {
    let row = |line: &'static str| {
        let cells: Vec<&str> = line.split('\t').collect();
        cells.try_into().unwrap_or_else(|cells| panic!("not three cells: {cells:?}"))
    };
    include_str!("../rules-disposition.tsv").lines().skip(1).map(row).collect()
}

#[test]
fn every_candidate_has_one_disposition_and_a_word_on_it() {
    let rows = rows();
    let ids: BTreeSet<&str> = rows.iter().map(|[id, ..]| *id).collect();
    assert_eq!((rows.len(), ids.len()), (102, 102));
    for [id, disposition, why] in rows {
        assert!(DISPOSITIONS.contains(&disposition), "{id}: {disposition}");
        assert!(!why.is_empty(), "{id} says neither where nor why");
    }
}

#[test]
fn what_is_called_a_rule_names_one_that_is_there() {
    for [id, disposition, why] in rows() {
        let names_one = RULES.iter().any(|rule| why.contains(rule.name.as_str()));
        assert!(disposition != "rule" || names_one, "{id} names no rule: {why}");
        let is_rule = RULES.iter().any(|rule| rule.name.as_str() == id);
        assert!(!is_rule || disposition == "rule", "{id} is a rule, and the table calls it {disposition}");
    }
}
