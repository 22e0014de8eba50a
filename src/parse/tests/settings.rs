//! `handout.yaml`.

use crate::content::{Settings, SiteStatus};
use crate::diagnostic::{Diagnostic, Level};
use crate::parse;
use crate::parse::tests::assert_one;
use crate::text::SitePath;

const SMALL: &str = "title: Sciatica\nbase-url: https://example.org/sciatica\n";

fn read(text: &str) -> (Option<Settings>, Vec<Diagnostic>) {
    let parsed = parse::settings(&SitePath::known("handout.yaml"), text);
    (parsed.value, parsed.diagnostics)
}

#[test]
fn two_lines_are_enough() {
    let (settings, found) = read(SMALL);
    assert_eq!(found, []);
    let settings = settings.unwrap();
    assert_eq!(settings.title, "Sciatica");
    assert_eq!(settings.base_url.prefix(), "/sciatica/");
    assert_eq!(settings.language.as_str(), "en-GB");
    assert_eq!(settings.jurisdiction.value, "GB");
    assert_eq!(settings.status, SiteStatus::Demonstration);
    assert_eq!(settings.paginate, 50);
    assert!(settings.disclaimer.contains("does not replace"));
    assert!(settings.rules.is_empty() && settings.menu.is_empty() && settings.organisation.name.is_none());
}

#[test]
fn every_key_is_read() {
    let (settings, found) = read(&format!(
        "{SMALL}description: D\nlanguage: no\njurisdiction: NO\nstatus: live\ndisclaimer: |\n  One.\n\n  Two.\nmenu: [about]\n\
         paginate: 10\norganisation: {{name: N, contact: a@b.example, feedback: https://b.example/}}\n\
         rules: {{readability/grade: warning, a/b: off, c/d: \"off\", e/f: error}}\n"
    ));
    assert_eq!(found, []);
    let settings = settings.unwrap();
    assert_eq!((settings.language.as_str(), settings.jurisdiction.as_str()), ("no", "NO"));
    assert_eq!(settings.status, SiteStatus::Live);
    assert_eq!(settings.disclaimer, "One.\n\nTwo.");
    assert_eq!(settings.organisation.feedback.unwrap().value, "https://b.example/");
    let levels: Vec<Option<Level>> = settings.rules.values().map(|level| level.value).collect();
    assert_eq!(levels, [None, None, Some(Level::Error), Some(Level::Warning)]);
    assert_eq!((settings.paginate, settings.menu[0].as_str(), settings.description.as_str()), (10, "about", "D"));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_passed_over() {
    let text = format!("\u{FEFF}{SMALL}status: liv\n").replace('\n', "\r\n");
    let (settings, found) = read(&text);
    assert_eq!(settings.unwrap().title, "Sciatica");
    assert_one(&text, &found, "liv", "did you mean `live`?");
}

#[test]
fn each_mistake_is_told_at_its_place() {
    for (keys, place, words) in [
        ("basurl: x\n", "basurl", "the keys here are title, base-url"),
        ("language: english\n", "english", "did you mean `en`?"),
        ("language: en_GB\n", "en_GB", "BCP 47"),
        ("jurisdiction: Britain\n", "Britain", "such as `GB`"),
        ("status: yes\n", "yes", "write `demonstration` or `live`"),
        ("paginate: 0\n", "0", "from 1 to 1000"),
        ("paginate: many\n", "many", "whole number"),
        ("rules: {a/b: warn}\n", "warn", "`error`, `warning`, `advice` or `off`"),
        ("rules: [a/b]\n", "[a/b]", "keys with values"),
        ("organisation: NHS\n", "NHS", "keys with values"),
        ("organisation: {nam: x}\n", "nam", "did you mean `name`?"),
        ("disclaimer: \"\"\n", "\"\"", "`disclaimer` is empty"),
        ("menu: about\n", "about", "write `menu: [about]`"),
        ("title: B\n", "title", "a second time"),
    ] {
        let text = format!("{SMALL}{keys}");
        let (settings, found) = read(&text);
        assert_one(&text, &found, place, words);
        assert!(settings.is_some(), "{keys}");
    }
}

#[test]
fn without_a_name_or_an_address_there_are_no_settings() {
    for (text, place, words) in [
        ("title: A\nbasurl: https://example.org/\n", "basurl", "did you mean `base-url`?"),
        ("title: A\nbase-url: example.org\n", "example.org", "does not begin with https://"),
        ("title: A\nbase-url: https://example.org/a?b\n", "https://example.org/a?b", "the path of"),
        ("base-url: https://example.org/\n", "base-url: https://example.org/", "needs `title`"),
        ("", "", "at least `title` and `base-url`"),
        ("# nothing yet\n", "", "at least `title` and `base-url`"),
        ("a site\n", "a site", "has to be keys with values"),
    ] {
        let (settings, found) = read(text);
        assert!(settings.is_none());
        assert_one(text, &found, place, words);
    }
}
