//! What the records of the clean site say about conditions, read line by line, so that operators know which change of an
//! exercise is unsafe and which is not.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Corpus, Source, list_of, value_of};

/// One entry of a condition's `avoid` list.
pub(super) struct Demand {
    pub(super) condition: String,
    pub(super) movement: String,
    pub(super) level: String,
    pub(super) avoid: bool,
    pub(super) staged: bool,
}

/// All demands of all conditions and causes.
pub(super) fn demands(corpus: &Corpus) -> Vec<Demand> {
    let mut all = Vec::new();
    for page in corpus.pages("causes") {
        read(page.text, page.id(), &mut all);
    }
    for (name, block) in records(corpus.file("content/_data/conditions.yaml")) {
        read(&block, &name, &mut all);
    }
    all
}

/// The top-level records of a file.
pub(super) fn records(file: Source<'_>) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for line in file.text.lines() {
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            all.push((line.split(':').next().unwrap_or("").to_owned(), String::new()));
        }
        if let Some((_, block)) = all.last_mut() {
            *block += line;
            block.push('\n');
        }
    }
    all
}

fn read(text: &str, condition: &str, all: &mut Vec<Demand>) {
    for entry in text.split("- movement: ").skip(1) {
        let entry: Vec<&str> = entry.lines().take_while(|line| *line != "---").collect();
        let value = |key: &str| entry.iter().find_map(|line| value_of(line, key)).unwrap_or("").to_owned();
        all.push(Demand {
            condition: condition.to_owned(),
            movement: entry.first().copied().unwrap_or("").trim().to_owned(),
            level: value("level"),
            avoid: value("verdict") == "avoid",
            staged: entry.iter().any(|line| line.trim_start().starts_with("stages:")),
        });
    }
}

/// The levels of each movement, from least to most.
pub(super) fn ladders(corpus: &Corpus) -> BTreeMap<String, Vec<String>> {
    let levels = |block: &str| -> Vec<String> {
        block.lines().flat_map(|line| list_of(line, "levels")).map(str::to_owned).collect()
    };
    records(corpus.file("content/_data/movements.yaml")).into_iter().map(|(name, text)| (name, levels(&text))).collect()
}

/// The conditions that stop everything.
pub(super) fn stop_all(corpus: &Corpus) -> Vec<String> {
    let all = records(corpus.file("content/_data/conditions.yaml"));
    all.into_iter().filter(|(_, text)| text.contains("stop-all: true")).map(|(name, _)| name).collect()
}

/// The conditions that an exercise says to avoid, and those that it names at all.
pub(super) fn declared(page: Source<'_>) -> (BTreeSet<&str>, BTreeSet<&str>) {
    let mut avoided = BTreeSet::new();
    let mut named = BTreeSet::new();
    for line in page.front().into_iter().filter(|line| line.key == "contraindications") {
        if let Some(condition) = value_of(line.text, "condition") {
            named.insert(condition);
            if line.text.contains("level: avoid") {
                avoided.insert(condition);
            }
        }
    }
    (avoided, named)
}

/// The stretch of names of an exercise by which prose may call it.
pub(super) fn names(page: Source<'_>) -> Vec<&str> {
    let line = page.front().into_iter().find(|line| line.key == "also-known-as");
    line.map_or_else(Vec::new, |line| list_of(line.text, "also-known-as"))
}
