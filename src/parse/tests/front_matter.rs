//! The front matter of pages: faults of files and of the common keys.

use crate::content::{AudienceCondition, Kind, Status};
use crate::diagnostic::{Trust, names};
use crate::parse::tests::{COMMON, assert_one, findings_of, read};

#[test]
fn a_small_page_is_read_without_a_finding() {
    let text = "\u{FEFF}---\r\ntitle: A\r\nsummary: B.\r\n---";
    let parsed = read("content/about.md", text);
    assert_eq!(parsed.diagnostics, []);
    let page = parsed.value.unwrap();
    let meta = &page.summary.meta;
    assert_eq!((meta.title.as_str(), meta.title.span.of(text)), ("A", "A"));
    assert_eq!(meta.kind, Kind::Page);
    assert_eq!(meta.audience.min_age, 16);
    assert_eq!(page.summary.id.as_str(), "about");
    assert_eq!(page.summary.url.as_str(), "about/");
    assert_eq!(meta.span.of(text), "---\r\ntitle: A\r\nsummary: B.\r\n---");
}

#[test]
fn a_file_without_keys_to_read_is_no_page_and_says_why() {
    for (text, place, words) in [
        ("", "", "at least `title`"),
        (" \n \n", "", "at least `title`"),
        ("---\ntitle: A\nbody…", "---", "never closed"),
        ("+++\ntitle = 'A'\n+++\n", "+++", "TOML"),
        ("# A\n", "# A", "no front matter"),
        ("---\n- a\n---\n", "---\n- a\n---", "keys with values"),
    ] {
        let parsed = read("content/a.md", text);
        assert!(parsed.value.is_none());
        assert_one(text, &parsed.diagnostics, place, words);
    }
    let large = format!("---\n{COMMON}---\n{}", "word ".repeat(300_000));
    let parsed = read("content/a.md", &large);
    assert!(parsed.value.is_none());
    assert_eq!(parsed.diagnostics[0].rule, names::FILE);
    let front = format!("---\n{COMMON}x: \"{}\"\n---\n", "y".repeat(5_000));
    assert!(read("content/a.md", &front).value.is_some());
}

#[test]
fn front_matter_without_keys_tells_what_it_needs_and_the_page_lives_on() {
    let text = "---\n---\nBody";
    let parsed = read("content/first-steps.md", text);
    let messages: Vec<&str> = parsed.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert_eq!(messages, ["this page needs `title`", "this page needs `summary`"]);
    assert_eq!(parsed.value.unwrap().summary.meta.title.value, "first steps");
}

#[test]
fn hidden_characters_are_told_once_even_where_yaml_breaks_on_them() {
    let text = "---\ntitle: A\0B\nsummary: C\n---\nx\u{202E}y\n";
    let found = read("content/a.md", text).diagnostics;
    let told: Vec<&str> = found.iter().map(|d| d.message.as_str()).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("NUL") && told[1].contains("U+202E"), "{told:?}");
    assert!(found.iter().all(|d| d.rule == names::FILE));
}

#[test]
fn each_faulty_value_is_told_at_its_place() {
    for (keys, place, words) in [
        ("topics: sciatica\n", "sciatica", "`topics: [sciatica]`"),
        ("topics: [Back Pain]\n", "Back Pain", "`back-pain`"),
        ("topics: [a, null, b]\n", "null", "an entry of `topics` has to be an id, not nothing"),
        ("topics: [a, [b]]\n", "[b]", "not a list"),
        ("topics: [sleep, work, sleep]\n", "sleep", "stands twice"),
        ("topics: [no]\n", "no", "the bare word `no`"),
        ("topics:\n", "topics", "`topics` is empty"),
        ("related: {a: b}\n", "{a: b}", "has to be a list"),
        ("also-known-as: [\" \"]\n", "\" \"", "is empty"),
        ("order: 99999999999999999999\n", "99999999999999999999", "whole number"),
        ("order: 1.5\n", "1.5", "whole number"),
        ("order: \"1\"\n", "\"1\"", "without quotes"),
        ("publish-from: 2024-02-30\n", "2024-02-30", "no day 2024-02-30"),
        ("publish-from: 03/04/2025\n", "03/04/2025", "2025-04-03 or 2025-03-04"),
        ("publish-from: 13/04/2025\n", "13/04/2025", "write 2025-04-13"),
        ("publish-from: 2026-05-02\nexpires: 2026-05-01\n", "2026-05-01", "before it is published"),
        ("status: yes\n", "yes", "write `draft`, `published` or `withdrawn`"),
        ("status: publishd\n", "publishd", "did you mean `published`?"),
        ("status: withdrawn\n", "withdrawn", "a day and a reason"),
        ("status: withdrawn\nwithdrawn: {on: 2026-01-01}\n", "{on: 2026-01-01}", "`withdrawn` needs `reason`"),
        ("withdrawn: {on: 2026-01-01, reason: x}\n", "withdrawn: {on: 2026-01-01, reason: x}", "is not"),
        ("automatic-links: yes\n", "yes", "`true` or `false`"),
        ("automatic-links: \"true\"\n", "\"true\"", "without quotes"),
        ("moved-from: [//evil.example/]\n", "//evil.example/", "below this site"),
        ("moved-from: [\"https://evil.example/\"]\n", "\"https://evil.example/\"", "below this site"),
        ("moved-from: [../../etc/cron.d/x]\n", "../../etc/cron.d/x", "below this site"),
        ("moved-from: [\"%2e%2e%2fx\"]\n", "\"%2e%2e%2fx\"", "below this site"),
        ("moved-from: ['C:\\x']\n", "'C:\\x'", "below this site"),
        ("review: {reviewed: soon}\n", "soon", "not written as year-month-day"),
        ("review: {written: 2026-11-22, due: 2026-11-01}\n", "2026-11-01", "before the last one"),
        ("review: 2026-11-22\n", "2026-11-22", "has to be keys with values, not text"),
        ("audience: {min-age: -1}\n", "-1", "this age"),
        ("claims: [{text: x, certainty: sure, stance: supports}]\n", "sure", "`high`, `moderate`"),
        ("claims: [{text: x, certainty: low}]\n", "{text: x, certainty: low}", "a claim needs `stance`"),
        ("allow: [{reason: x, by: jo, until: 2027-01-01}]\n", "{reason: x, by: jo, until: 2027-01-01}", "needs `rule`"),
        ("kind: causes\n", "causes", "did you mean `cause`?"),
    ] {
        let (text, found) = findings_of("content/a.md", keys);
        assert_one(&text, &found, place, words);
        assert_eq!(found[0].rule, names::TYPE_SCHEMA, "{keys}");
    }
}

#[test]
fn titles_are_words_and_never_a_template_or_markup() {
    for (written, title) in [
        ("\"<script>alert(1)</script>\"", "<script>alert(1)</script>"),
        ("\"{{ config.secret }}\"", "{{ config.secret }}"),
        ("123", "123"),
        ("1.10", "1.10"),
        ("NO", "NO"),
        ("'it''s \"A\" & <b>'", "it's \"A\" & <b>"),
        ("|\n  One line\n", "One line"),
    ] {
        let text = format!("---\ntitle: {written}\nsummary: S\n---\n");
        let parsed = read("content/a.md", &text);
        assert_eq!(parsed.diagnostics, [], "{written}");
        assert_eq!(parsed.value.unwrap().summary.meta.title.value, title);
    }
    for (written, place, words) in
        [("", "title", "`title` is empty"), ("\"  \"", "\"  \"", "`title` is empty"), ("[a]", "[a]", "text")]
    {
        let text = format!("---\ntitle: {written}\nsummary: S\n---\n");
        assert_one(&text, &read("content/a.md", &text).diagnostics, place, words);
    }
    let text = "---\ntitle: |\n  One\n  Two\nsummary: S\n---\n";
    assert_one(text, &read("content/a.md", text).diagnostics, "One\n  Two", "more than one line");
}

#[test]
fn a_misspelt_key_is_one_fault_with_a_safe_fix_that_names_it() {
    let text = "---\ntitel: A\nsummary: B\n---\n";
    let found = read("content/a.md", text).diagnostics;
    assert_one(text, &found, "titel", "did you mean `title`?");
    let fix = found[0].fix.as_ref().unwrap();
    assert_eq!(fix.trust, Trust::Safe);
    assert_eq!((fix.edits[0].replacement.as_str(), fix.edits[0].span), ("title", found[0].span));
    let (text, found) = findings_of("content/a.md", "reveiw: {written: 2026-11-22}\n");
    assert_one(&text, &found, "reveiw", "did you mean `review`?");
    let (text, found) = findings_of("content/a.md", "review: {reveiwed: 2026-11-22}\n");
    assert_one(&text, &found, "reveiwed", "did you mean `reviewed`?");
}

#[test]
fn an_unknown_key_that_could_be_several_or_is_there_already_gets_no_fix() {
    let (text, found) = findings_of("content/a.md", "weight: 3\n");
    assert_one(&text, &found, "weight", "the keys here are");
    assert_eq!(found[0].fix, None);
    let (text, found) = findings_of("content/a.md", "titel: C\n");
    assert_one(&text, &found, "titel", "the keys here are");
    assert_eq!(found[0].fix, None);
}

#[test]
fn key_points_are_two_to_five_and_only_pages_and_sections_go_without() {
    for (points, fine) in [("[a]", false), ("[a, b]", true), ("[a, b, c, d, e]", true), ("[a, b, c, d, e, f]", false)] {
        let text = format!("---\ntitle: A\nsummary: B\nkey-points: {points}\n---\n");
        assert_eq!(read("content/a.md", &text).diagnostics.is_empty(), fine, "{points}");
    }
    let text = "---\ntitle: A\nsummary: B\ndefinition: C\n---\n";
    assert_one(text, &read("content/concepts/a.md", text).diagnostics, text.trim_end(), "needs `key-points`");
    let section = "---\ntitle: A\nsummary: B\n---\n";
    assert_eq!(read("content/concepts/_index.md", section).diagnostics, []);
}

#[test]
fn what_is_stated_wins_over_the_folder_but_not_in_a_folder_s_own_page() {
    let text = format!("---\n{COMMON}kind: concept\ndefinition: C\n---\n");
    let page = read("content/exercises/word.md", &text).value.unwrap();
    assert_eq!(page.summary.kind(), Kind::Concept);
    let text = "---\ntitle: A\nsummary: B\nkind: cause\n---\n";
    let parsed = read("content/causes/_index.md", text);
    assert_one(text, &parsed.diagnostics, "cause", "no other kind");
    assert_eq!(parsed.value.unwrap().summary.kind(), Kind::Section);
}

#[test]
fn a_page_keeps_its_state_and_its_readers() {
    let text = format!(
        "---\n{COMMON}status: withdrawn\nwithdrawn: {{on: 2026-11-22, reason: Wrong dose.}}\naudience: {{condition: unknown, min-age: 18}}\n---\n"
    );
    let meta = read("content/a.md", &text).value.unwrap().summary.meta.clone();
    let Status::Withdrawn(withdrawal) = meta.status else { panic!("the page is withdrawn") };
    assert_eq!((withdrawal.on.to_string().as_str(), withdrawal.reason.as_str()), ("2026-11-22", "Wrong dose."));
    assert!(matches!(meta.audience.condition, AudienceCondition::Unknown(span) if span.of(&text) == "unknown"));
    assert_eq!(meta.audience.min_age, 18);
}

#[test]
fn a_page_that_is_withdrawn_without_a_reason_is_not_shown_either() {
    let (text, _) = findings_of("content/a.md", "status: withdrawn\n");
    assert_eq!(read("content/a.md", &text).value.unwrap().summary.meta.status, Status::Draft);
}

#[test]
fn all_faults_of_a_page_are_told_at_once() {
    let (_, found) = findings_of(
        "content/About.md",
        "topics: sciatica\nstatus: yes\nreview: {due: never, x: 1}\nclaims: [{text: ''}]\nweight: 1\n",
    );
    // The name; topics; status; due and x; text, certainty and stance of the claim; weight.
    assert_eq!(found.len(), 9, "{found:#?}");
}
