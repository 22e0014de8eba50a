//! Operators on a live site whose pages are signed and sealed by test people.

use super::source::{Corpus, Source};
use super::{Operator, Place, Start, Variant};

const EDITED: &[&str] = &["trust/edited-after-review"];

const fn sealed(
    name: &'static str,
    expects: &'static [&'static str],
    place: Place,
    make: fn(&Corpus) -> Vec<Variant>,
) -> Operator {
    Operator { name, expects, place, start: Start::Sealed, make }
}

pub(super) const OPERATORS: &[Operator] = &[
    sealed("edit the text of a sealed page", EDITED, Place::File, edit_text),
    sealed("edit the facts of a sealed page", EDITED, Place::File, edit_facts),
    sealed("take words out of a sealed page", EDITED, Place::File, cut_words),
    sealed("forge a seal", EDITED, Place::File, forge),
    sealed("break a seal", EDITED, Place::File, unseal),
    sealed("change what sealed pages derive", &["trust/derived-after-review"], Place::Site, change_rules),
    sealed(
        "sign on an impossible day",
        &["trust/date-sanity", "trust/edited-after-review", "structure/type-schema"],
        Place::File,
        impossible_days,
    ),
    sealed(
        "a reviewer whom the register does not know",
        &["structure/relation", "trust/reviewer-missing", "trust/edited-after-review"],
        Place::File,
        unknown_reviewer,
    ),
    sealed(
        "strike the reviewer from the register",
        &["structure/relation", "trust/reviewer-missing", "structure/type-schema", "trust/edited-after-review"],
        Place::Site,
        strike_reviewer,
    ),
];

/// Lines of running text.
fn text_lines(page: Source<'_>) -> Vec<usize> {
    let lines = page.lines();
    let body = lines.iter().enumerate().filter(|(_, line)| **line == "---").nth(1).map_or(0, |(at, _)| at);
    (body + 1..lines.len()).filter(|at| lines[*at].starts_with(|c: char| c.is_alphabetic())).collect()
}

fn pages(corpus: &Corpus) -> Vec<Source<'_>> {
    corpus.all().into_iter().filter(|page| !page.path.contains("/_sealed/")).collect()
}

fn edit_text(corpus: &Corpus) -> Vec<Variant> {
    let mut all = Vec::new();
    for page in pages(corpus) {
        for at in text_lines(page) {
            all.push(page.with_line(at, &format!("{} It is quite all right.", page.lines()[at])));
        }
        all.push(page.with_end("One more thing: rest well."));
    }
    all
}

fn edit_facts(corpus: &Corpus) -> Vec<Variant> {
    let mut all = Vec::new();
    for page in pages(corpus) {
        for line in page.front() {
            if let Some((before, rest)) = line.text.split_once('"').filter(|_| line.key != "review") {
                all.push(page.with_line(line.at, &format!("{before}\"Now {rest}")));
            }
            if line.key == "title" {
                all.push(page.with_line(line.at, &format!("{} now", line.text)));
            }
        }
    }
    all
}

fn cut_words(corpus: &Corpus) -> Vec<Variant> {
    let mut all = Vec::new();
    for page in pages(corpus) {
        for at in text_lines(page) {
            let line = page.lines()[at];
            if let Some((first, rest)) = line.split_once(". ") {
                all.push(page.with_line(at, rest));
                all.push(page.with_line(at, &format!("{first}.")));
            }
            if line.contains(" not ") {
                all.push(page.with_line(at, &line.replacen(" not ", " ", 1)));
            }
        }
    }
    all
}

/// The line of the seal, changed.
fn seals(corpus: &Corpus, change: impl Fn(&str) -> Vec<String>) -> Vec<Variant> {
    let mut all = Vec::new();
    for page in pages(corpus) {
        for line in page.front().into_iter().filter(|line| line.key == "review" && line.text.contains("seal:")) {
            all.extend(change(line.text).iter().map(|text| page.with_line(line.at, text)));
        }
    }
    all
}

fn forge(corpus: &Corpus) -> Vec<Variant> {
    seals(corpus, |line| {
        let Some((before, rest)) = line.split_once("seal:") else { return Vec::new() };
        let swapped: String = rest
            .chars()
            .map(|c| match c {
                '0'..='8' => char::from(c as u8 + 1),
                '9' => '0',
                c => c,
            })
            .collect();
        vec![format!("{before}seal:{swapped}")]
    })
}

fn unseal(corpus: &Corpus) -> Vec<Variant> {
    seals(corpus, |line| {
        let Some((before, rest)) = line.split_once("seal:") else { return Vec::new() };
        let end = rest.find([',', '}']).map_or("", |at| &rest[at..]);
        let without = format!("{}{end}", before.trim_end().trim_end_matches(','));
        vec![without, format!("{before}seal: \"\"{end}")]
    })
}

/// A condition that asks for more, or for less, than when its pages were signed.
fn change_rules(corpus: &Corpus) -> Vec<Variant> {
    let mut all = Vec::new();
    let mut files: Vec<Source<'_>> = corpus.pages("causes");
    files.push(corpus.file("content/_data/conditions.yaml"));
    for file in files {
        for (at, line) in file.lines().into_iter().enumerate() {
            for (old, new) in [("verdict: caution", "verdict: avoid"), ("verdict: avoid", "verdict: caution")] {
                if line.contains(old) {
                    all.push(file.with_line(at, &line.replacen(old, new, 1)));
                }
            }
        }
    }
    all
}

fn impossible_days(corpus: &Corpus) -> Vec<Variant> {
    let mut all = seals(corpus, |line| vec![line.replacen("reviewed: 2026-11-22", "reviewed: 2026-12-22", 1)]);
    all.extend(seals(corpus, |line| vec![line.replacen("reviewed: 2026-11-22", "reviewed: 2026-02-30", 1)]));
    all.extend(seals(corpus, |line| vec![line.replacen("due: 2027-11-22", "due: 2026-11-20", 1)]));
    all
}

fn unknown_reviewer(corpus: &Corpus) -> Vec<Variant> {
    let names = ["test-reviewer-b", "dr-nobody", "test-author-a"];
    seals(corpus, |line| {
        names.iter().map(|name| line.replacen("reviewer: test-reviewer-a", &format!("reviewer: {name}"), 1)).collect()
    })
}

fn strike_reviewer(corpus: &Corpus) -> Vec<Variant> {
    let file = corpus.file("content/_data/people.yaml");
    let mut all = Vec::new();
    for (at, line) in file.lines().into_iter().enumerate().filter(|(_, line)| line.starts_with("test-reviewer-a:")) {
        all.push(file.without_line(at));
        all.push(file.with_line(at, &line.replacen("test-reviewer-a", "test-reviewer-z", 1)));
        all.push(file.with_line(at, &format!("# {line}")));
    }
    all
}
