//! Sentences against the rules on words, with the word lists of the demonstration site: those that have to be found and those
//! that a careful writer may write. They stand in `tests/it/prose/`, one file for each rule: `+` finds, `-` is silent.

use std::collections::BTreeSet;
use std::path::Path;

use crate::site::{TestSite, small};

/// The page that the sentences are put on.
const PAGE: &str = "content/self-care/staying-active.md";

/// The line of the page that they take the place of.
const LINE: &str = "A short lie-down is fine. Whole days in bed are not.";

/// A sentence, and whether it has to be found.
type Case<'a> = (bool, &'a str);

/// The small site with the demonstration site's word lists.
fn site() -> TestSite {
    let lexicons = include_str!("../../content/_data/lexicons.yaml");
    // Its flags are those of another site.
    let own = |line: &&str| line.starts_with("emergency-flags") || line.starts_with("card-flags");
    let mine = small().files()["content/_data/lexicons.yaml"].clone();
    let flags: String = mine.lines().filter(own).map(|line| format!("{line}\n")).collect();
    let others: String = lexicons.lines().filter(|line| !own(line)).map(|line| format!("{line}\n")).collect();
    small().with(&format!("-- content/_data/lexicons.yaml --\n{others}{flags}"))
}

/// The sentences on which `rule` speaks, each being a paragraph of its own on `page`.
fn found(rule: &str, cases: &[Case<'_>]) -> BTreeSet<usize> {
    let mut lines = String::new();
    for (at, (_, sentence)) in cases.iter().enumerate() {
        // Each in a part of its own, so that none explains another.
        lines += &format!("+## Part {at}\n+\n+{sentence}\n+\n");
    }
    let built = site().with(&format!("-- edit {PAGE} --\n-{LINE}\n{lines}")).build();
    let text = edited(cases);
    let speaks = built.build.diagnostics.iter().filter(|one| one.rule.as_str() == rule && one.path.as_str() == PAGE);
    let starts: Vec<usize> = (0..cases.len()).map(|at| text.find(&format!("## Part {at}\n")).unwrap()).collect();
    let front = small().files()[PAGE].find(LINE).unwrap();
    speaks
        .filter_map(|one| (one.span.start as usize).checked_sub(front))
        .map(|at| starts.partition_point(|start| *start <= at) - 1)
        .collect()
}

/// The text that takes the place of the line.
fn edited(cases: &[Case<'_>]) -> String {
    cases.iter().enumerate().map(|(at, (_, sentence))| format!("## Part {at}\n\n{sentence}\n\n")).collect()
}

#[test]
fn each_rule_on_words_finds_what_it_should_and_lets_careful_sentences_be() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/prose");
    let mut wrong = Vec::new();
    let mut files = 0;
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    for path in names {
        let rule = path.file_stem().unwrap().to_str().unwrap().replacen('.', "/", 1);
        let text = std::fs::read_to_string(&path).unwrap();
        let cases: Vec<Case<'_>> = text
            .lines()
            .filter(|line| !line.is_empty())
            .map(|line| (line.starts_with("+ "), line.get(2..).unwrap_or_else(|| panic!("{rule}: {line}"))))
            .collect();
        let found = found(&rule, &cases);
        for (at, (wanted, sentence)) in cases.iter().enumerate() {
            if found.contains(&at) != *wanted {
                wrong.push(format!("{rule} {} about: {sentence}", if *wanted { "is silent" } else { "speaks" }));
            }
        }
        files += 1;
    }
    assert!(files >= 10 && wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_promise_is_found_wherever_readers_see_it() {
    for (what, edit) in [
        ("an item", format!("-- edit {PAGE} --\n-{LINE}\n+- Short walks are a miracle.\n")),
        ("a cell", format!("-- edit {PAGE} --\n-{LINE}\n+| Walk | Why |\n+|---|---|\n+| Short | It is a miracle |\n")),
        ("a heading", format!("-- edit {PAGE} --\n-{LINE}\n+## The miracle of walking\n+\n+Walk.\n")),
        (
            "a summary",
            format!(
                "-- edit {PAGE} --\n-summary: Keep doing normal things in smaller amounts.\n+summary: Walking is a miracle.\n"
            ),
        ),
        (
            "a key point",
            format!(
                "-- edit {PAGE} --\n-  - \"Small amounts, often, suit most people.\"\n+  - \"Walking is a miracle.\"\n"
            ),
        ),
        ("a picture", format!("-- static/a.png --\nx\n-- edit {PAGE} --\n-{LINE}\n+![A miracle walk](/a.png)\n")),
        ("a card", format!("-- edit {PAGE} --\n-{LINE}\n+> [!IMPORTANT] Walking\n+> Walking is a miracle.\n")),
        ("bold words", format!("-- edit {PAGE} --\n-{LINE}\n+Walking is a **mira**cle.\n")),
        ("a link", format!("-- edit {PAGE} --\n-{LINE}\n+Try the [miracle walk](../exercises/walking.md).\n")),
        ("two lines", format!("-- edit {PAGE} --\n-{LINE}\n+Walking is a game\n+changer for you.\n")),
    ] {
        let built = site().with(&edit).build();
        let told = built.build.diagnostics.iter().any(|one| one.rule.as_str() == "readability/absolute-language");
        assert!(told, "{what}");
    }
}
