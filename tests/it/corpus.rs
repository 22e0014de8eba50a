//! Does the linter cry wolf? Real public health text that was not written for it, linted as plain pages of this site, every
//! finding judged by hand in `tests/corpus/judged.tsv`.
//!
//! The text is not kept here: `tests/corpus/fill target/corpus` brings it, and
//! `cargo test --profile mutants --test it corpus -- --nocapture` prints the figures of `tests/FIGURES.md`. Where the folder
//! is not there, the test says so and judges nothing; `CORPUS=DIR` names another.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use handout::build::{File, NoSink, Options, build};
use handout::content::{Date, Drafts};
use handout::diagnostic::{Diagnostic, Level};
use handout::disk;
use handout::text::SitePath;

use crate::site::TODAY;

/// What a careful medical editor would say of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    /// Mend it.
    True,
    /// True, and hardly worth the time.
    Small,
    /// There is nothing to mend.
    False,
    /// A fault of how the collection stored the text, and none of the text as published.
    Stored,
}

/// A finding as the list of judgements names it: rule, file, and the words that it points at.
type Key = (String, String, String);

fn judged() -> BTreeMap<Key, Verdict> {
    let mut all = BTreeMap::new();
    for line in include_str!("../corpus/judged.tsv").lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [rule, file, words, verdict, why] = cells.as_slice() else { panic!("five cells are wanted: {line}") };
        assert!(!why.is_empty(), "a judgement without a reason: {line}");
        let verdict = match *verdict {
            "true" => Verdict::True,
            "small" => Verdict::Small,
            "false" => Verdict::False,
            "stored" => Verdict::Stored,
            other => panic!("no verdict: {other}"),
        };
        all.insert(((*rule).to_owned(), (*file).to_owned(), (*words).to_owned()), verdict);
    }
    all
}

/// The words at a finding, on one line and not longer than serves to know them again.
fn words(text: &str, found: &Diagnostic) -> String {
    let words: Vec<&str> = found.span.of(text).split_whitespace().collect();
    words.join(" ").chars().take(60).collect()
}

#[test]
fn careful_text_of_others_gets_hardly_a_false_alarm() {
    let folder = std::env::var_os("CORPUS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target/corpus"), PathBuf::from);
    let Ok(entries) = fs::read_dir(folder.join("content")) else {
        show("not judged: there is no corpus; tests/corpus/fill target/corpus brings it");
        return;
    };
    let mut inputs = disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut pages = BTreeMap::new();
    for entry in entries {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let text = fs::read_to_string(entry.path()).unwrap();
        let path = SitePath::known(&format!("content/corpus/{name}"));
        inputs.files.insert(path.clone(), File::Text(text.as_str().into()));
        pages.insert(path, text);
    }
    let options = Options { today: Date::parse(TODAY).unwrap(), drafts: Drafts::Leave, base_url: None };
    let built = build(&inputs, &options, None, &NoSink, &|_| {});
    let judged = judged();
    let mut counts: BTreeMap<(Level, Verdict), usize> = BTreeMap::new();
    let mut unjudged = Vec::new();
    for found in &built.diagnostics {
        let Some(text) = pages.get(&found.path) else { continue };
        let file = found.path.below("content/corpus").unwrap_or_default();
        let words = words(text, found);
        match judged.get(&(found.rule.to_string(), file.to_owned(), words.clone())) {
            Some(verdict) => *counts.entry((found.level, *verdict)).or_default() += 1,
            None => {
                let around = text[..found.span.range().start].rfind('\n').map_or(0, |at| at + 1);
                let line: String = text[around..].lines().next().unwrap_or("").chars().take(400).collect();
                unjudged.push(format!("{}\t{file}\t{words}\t{}\t{line}", found.rule, found.level.word()));
            }
        }
    }
    let hundred = |level, verdict| {
        let count = counts.get(&(level, verdict)).copied().unwrap_or(0);
        #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
        {
            count as f64 * 100.0 / pages.len() as f64
        }
    };
    for level in [Level::Error, Level::Warning, Level::Advice] {
        let [right, small, wrong] =
            [Verdict::True, Verdict::Small, Verdict::False].map(|verdict| hundred(level, verdict));
        show(&format!(
            "{} pages, each 100: {}: {right:.1} true, {small:.1} true but small, {wrong:.1} false",
            pages.len(),
            level.word()
        ));
    }
    assert!(unjudged.is_empty(), "{} findings that nobody judged yet:\n{}", unjudged.len(), unjudged.join("\n"));
    assert!(pages.len() >= 100, "{} pages are too few", pages.len());
    assert!(hundred(Level::Error, Verdict::False) <= 1.0 && hundred(Level::Warning, Verdict::False) <= 3.0);
    let small: f64 =
        [Level::Error, Level::Warning, Level::Advice].map(|level| hundred(level, Verdict::Small)).iter().sum();
    assert!(small < 200.0, "{small} small remarks in 100 pages");
}

/// Prints for `--nocapture`.
fn show(text: &str) {
    #[expect(clippy::print_stdout, reason = "the figures are what the run is for")]
    {
        println!("{text}");
    }
}
