//! The shared records.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::{Id, Records, Tier, Value, Verdict};
use crate::diagnostic::{Diagnostic, Level, names};
use crate::parse;
use crate::parse::tests::assert_one;
use crate::text::SitePath;

fn read(name: &str, text: &str) -> (Records, Vec<Diagnostic>) {
    let path = SitePath::known(&format!("content/_data/{name}"));
    let parsed = parse::records(&BTreeMap::from([(path, Arc::from(text))]));
    (parsed.value, parsed.diagnostics)
}

#[test]
fn a_movement_keeps_its_levels_in_order() {
    let text = "extension:\n  label: arching back\n  levels: [none, mid, end]\n  plain: {mid: partly, end: fully}\n  joint: trunk\n  sign: -1\n  bands: {mid: 6, end: 30}\n";
    let (records, found) = read("movements.yaml", text);
    assert_eq!(found, []);
    let extension = &records.movements["extension"];
    assert_eq!(extension.levels.iter().map(|level| level.as_str()).collect::<Vec<_>>(), ["none", "mid", "end"]);
    assert_eq!((extension.sign, extension.bands["end"], extension.plain["mid"].as_str()), (-1.0, 30.0, "partly"));
    assert!(extension.place.span.of(text).starts_with("extension:"));
}

#[test]
fn a_condition_has_the_rules_of_a_cause() {
    let text = "pregnancy:\n  title: Pregnancy\n  avoid:\n    - {movement: prone, level: short, verdict: avoid, strength: relative, stages: [bump-shows], certainty: low, reason: R., sources: [own]}\n  default: caution\n  common: false\n  stop-all: true\n";
    let (records, found) = read("conditions.yaml", text);
    assert_eq!(found, []);
    let factor = &records.conditions["pregnancy"];
    assert_eq!(factor.rules.avoid[0].verdict.value, Verdict::Avoid);
    assert_eq!(factor.rules.default.as_ref().unwrap().value, Verdict::Caution);
    assert!(!factor.rules.common && factor.rules.stop_all);
}

const COUNTRY: &str = "  cards: {emergency: \"Now if:\", same-day: \"Today if:\", routine: \"Soon if:\"}\n";

#[test]
fn a_country_has_its_cards_and_services() {
    let text = format!(
        "GB:\n  name: United Kingdom\n{COUNTRY}  services:\n    emergency: {{name: \"999\", action: Call 999, phone: 999}}\n"
    );
    let (records, found) = read("jurisdictions.yaml", &text);
    assert_eq!(found, []);
    let country = &records.jurisdictions["GB"];
    assert_eq!(country.cards[&Tier::SameDay].value, "Today if:");
    assert_eq!(country.services["emergency"].phone.as_deref(), Some("999"));
}

#[test]
fn a_service_that_one_country_lacks_is_told_there() {
    let country = |code: &str, services: &str| format!("{code}:\n  name: N\n{COUNTRY}  services: {{{services}}}\n");
    let one = "emergency: {name: a, action: b}";
    let text = country("GB", &format!("{one}, urgent: {{name: a, action: b}}")) + &country("US", one);
    let (_, found) = read("jurisdictions.yaml", &text);
    assert_one(&text, &found, country("US", one).trim_end(), "`US` has no service `urgent`, but GB has");
}

#[test]
fn word_lists_are_read_under_their_own_names() {
    let (records, found) =
        read("lexicons.yaml", "jargon:\n  - {term: acute, plain: sudden, source: nhs}\nfear: [wreck, \"no\"]\n");
    assert_eq!(found, []);
    assert_eq!(records.lexicons.jargon[0].plain, "sudden");
    assert_eq!(records.lexicons.lists["fear"], ["wreck", "no"]);
}

#[test]
fn a_file_of_our_own_is_there_for_templates_as_it_stands() {
    let (records, found) = read("clinics.yaml", "- {name: North, phone: \"0123\", beds: 12, open: true, note: }\n");
    assert_eq!(found, []);
    let Value::List(list) = &records.plain["clinics"] else { panic!("it is a list") };
    let Value::Map(clinic) = &list[0] else { panic!("it is a map") };
    assert_eq!(clinic["phone"], Value::Text("0123".to_owned()));
    assert_eq!(
        (&clinic["beds"], &clinic["open"], &clinic["note"]),
        (&Value::Number(12.0), &Value::Truth(true), &Value::Null)
    );
    assert!(records.present.contains_key("clinics"));
}

#[test]
fn an_empty_file_is_no_fault_and_a_broken_one_is_still_present() {
    for text in ["", "{}\n", "# nobody yet\n"] {
        let (records, found) = read("people.yaml", text);
        assert_eq!(found, [], "{text:?}");
        assert!(records.people.is_empty() && records.present.contains_key("people"));
    }
    let (records, found) = read("people.yaml", "a: [\n");
    assert_eq!(found.len(), 1);
    assert!(records.present.contains_key("people") && !records.plain.contains_key("people"));
}

#[test]
fn each_mistake_is_told_at_its_place() {
    for (file, text, place, words) in [
        ("stages", "acute: {label: a}\nacute: {label: b}\n", "acute", "a second time"),
        ("stages", "acute: {lable: a}\n", "lable", "did you mean `label`?"),
        ("stages", "Acute Stage: {label: a}\n", "Acute Stage", "`acute-stage`"),
        ("stages", "- acute\n", "- acute", "below its id"),
        ("stages", "acute: a\n", "acute: a", "keys with values, not text"),
        ("movements", "a: {label: l, levels: [none]}\n", "levels: [none]", "at least two levels"),
        ("movements", "a: {label: l, levels: [none, end]}\n", "end", "no plain words"),
        ("movements", "a: {label: l, levels: [none, end], plain: {end: e, ent: f}}\n", "ent", "did you mean `end`?"),
        ("movements", "a: {label: l, levels: [none, end], plain: {end: e}, sign: 2}\n", "2", "1 or -1"),
        ("movements", "a: {label: l, levels: [none, end, end], plain: {end: e}}\n", "end", "stands twice"),
        ("movements", "a: {label: l, levels: [no, mid, end], plain: {mid: m, end: e}}\n", "no", "the bare word `no`"),
        ("sources", "a: {title: t, url: www.example.org}\n", "www.example.org", "an address on the web"),
        ("sources", "a: {title: t, kind: blog}\n", "blog", "`guideline`"),
        ("sources", "a: {title: t, year: 20218}\n", "20218", "in the year 20218"),
        ("people", "jo: {name: Jo}\n", "jo: {name: Jo}", "needs `role`"),
        ("topics", "sleep: {title: Sleep}\n", "sleep: {title: Sleep}", "needs `summary`"),
        ("red-flag-sets", "a: {title: t, groups: []}\n", "groups: []", "has no groups"),
        ("lexicons", "fear: wreck\n", "fear: wreck", "has to be a list"),
        ("lexicons", "jargon: [{term: a}]\n", "{term: a}", "needs `plain`"),
        (
            "conditions",
            "a: {title: t, avoid: [{movement: m, level: end, verdict: helpful, strength: relative, certainty: low, reason: r}]}\n",
            "helpful",
            "`caution` or `avoid`",
        ),
        ("stop-rules", "a: {text: \" \"}\n", "\" \"", "is empty"),
    ] {
        let (_, found) = read(&format!("{file}.yaml"), text);
        assert_one(text, &found, place, words);
        assert_eq!(found[0].level, Level::Error);
    }
    let text = format!("GB:\n  name: N\n{}  services: {{}}\n", COUNTRY.replace("Now if:", "Now"));
    assert_one(&text, &read("jurisdictions.yaml", &text).1, "\"Now\"", "does not end in `if:`");
}

#[test]
fn a_file_that_nobody_would_read_is_told() {
    let (_, found) = read("condition.yaml", "a: 1\n");
    assert_eq!((found.len(), found[0].level, found[0].rule), (1, Level::Warning, names::FILE));
    assert!(found[0].help[0].contains("conditions.yaml"));
    for name in ["people.yml", "old/people.yaml"] {
        let (records, found) = read(name, "jo: {name: Jo, role: R}\n");
        assert_eq!((found.len(), records.people.len()), (1, 0), "{name}");
    }
}

#[test]
fn a_record_with_a_fault_does_not_take_the_others_with_it() {
    let (records, found) = read("stages.yaml", "acute: {label: a}\nlate: {}\nlast: {label: c}\n");
    assert_eq!(found.len(), 1);
    assert_eq!(records.stages.keys().map(Id::as_str).collect::<Vec<_>>(), ["acute", "last"]);
}
