//! Whole pages, settings and records: good ones, bad ones, and what every input keeps to.

mod front_matter;
mod kinds;
mod properties;
mod records;
mod settings;
mod yaml;

use std::sync::Arc;

use crate::content::Page;
use crate::diagnostic::{Diagnostic, Parsed};
use crate::parse;
use crate::text::SitePath;

/// The common keys of a page that is at fault nowhere.
const COMMON: &str = "title: A\nsummary: B.\nkey-points: [one, two]\n";

/// Reads `text` as the page `path`.
fn read(path: &str, text: &str) -> Parsed<Option<Page>> {
    parse::page(&SitePath::known(path), &Arc::from(text))
}

/// The findings about a page in `content/` with `keys` beside the common ones.
fn findings_of(path: &str, keys: &str) -> (String, Vec<Diagnostic>) {
    let text = format!("---\n{COMMON}{keys}---\n");
    let diagnostics = read(path, &text).diagnostics;
    (text, diagnostics)
}

/// Asserts that there is one finding, whose message and help hold `words` and which stands at `place`.
#[track_caller]
fn assert_one(text: &str, found: &[Diagnostic], place: &str, words: &str) {
    let all: Vec<(&str, &str, &Vec<String>)> =
        found.iter().map(|d| (d.message.as_str(), d.span.of(text), &d.help)).collect();
    assert_eq!(found.len(), 1, "{text:?} gave {all:#?}");
    let told = format!("{} {}", found[0].message, found[0].help.join(" "));
    assert!(told.contains(words), "{text:?} gave {all:#?} without {words:?}");
    assert_eq!(found[0].span.of(text), place, "{text:?} gave {all:#?}");
}
