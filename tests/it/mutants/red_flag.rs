//! Operators on warning signs: lost, emptied, or made less urgent.

use super::Variant;
use super::exercise::each_line;
use super::source::{Corpus, Source, list_of, value_of, with_value};

/// Each entry of `flags` of each page of warning signs for which `which` holds.
fn flags<'a>(
    corpus: &'a Corpus,
    which: impl Fn(&str) -> bool,
    change: impl Fn(Source<'a>, (usize, usize)) -> Vec<Variant>,
) -> Vec<Variant> {
    let mut all = Vec::new();
    for page in corpus.pages("red-flags") {
        for (from, to) in page.entries("flags") {
            if which(&page.lines()[from..to].join("\n")) {
                all.extend(change(page, (from, to)));
            }
        }
    }
    all
}

fn of_the_set(flag: &str) -> bool {
    flag.contains("condition: cauda-equina")
}

/// Lines of a flag that begin with `key:`.
fn line_of(page: Source<'_>, (from, to): (usize, usize), key: &str) -> Option<usize> {
    let begins = |at: &usize| page.lines()[*at].trim_start().starts_with(&format!("{key}:"));
    (from..to).find(begins)
}

/// Changes that take a sign out of a set that is only safe when it is complete.
pub(super) fn break_complete_set(corpus: &Corpus) -> Vec<Variant> {
    flags(corpus, of_the_set, |page, lines| {
        let mut all = vec![page.with_lines(lines, &[])];
        for key in ["stamped", "group", "condition"] {
            all.extend(line_of(page, lines, key).map(|at| page.without_line(at)));
        }
        all.extend(line_of(page, lines, "group").map(|at| page.with_line(at, "    group: other")));
        all.extend(line_of(page, lines, "stamped").map(|at| page.with_line(at, "    stamped: false")));
        all
    })
}

/// A warning sign that is gone although other pages ask for it.
pub(super) fn drop_flag(corpus: &Corpus) -> Vec<Variant> {
    let asked_for: Vec<&str> =
        corpus.files.values().flat_map(|text| text.lines()).flat_map(|line| list_of(line, "red-flags")).collect();
    let id = |flag: &str| flag.lines().next().and_then(|line| line.strip_prefix("  - id: ")).unwrap_or("").to_owned();
    flags(corpus, |flag| asked_for.contains(&id(flag).as_str()), |page, lines| vec![page.with_lines(lines, &[])])
}

/// An emergency that is told as something less.
pub(super) fn less_urgent(corpus: &Corpus) -> Vec<Variant> {
    flags(
        corpus,
        |flag| flag.contains("tier: emergency"),
        |page, lines| {
            let Some(at) = line_of(page, lines, "tier") else { return Vec::new() };
            ["routine", "same-day"].iter().map(|tier| page.with_line(at, &format!("    tier: {tier}"))).collect()
        },
    )
}

/// A time that does not fit the urgency.
pub(super) fn later(corpus: &Corpus) -> Vec<Variant> {
    flags(
        corpus,
        |flag| !flag.contains("tier: routine"),
        |page, lines| {
            let Some(at) = line_of(page, lines, "action") else { return Vec::new() };
            let emergency = page.lines()[lines.0..lines.1].join("\n").contains("tier: emergency");
            let times: &[&str] =
                if emergency { &["today", "within 2 weeks"] } else { &["within 2 weeks", "within a few days"] };
            times
                .iter()
                .filter_map(|time| Some(page.with_line(at, &with_value(page.lines()[at], "within", time)?)))
                .collect()
        },
    )
}

pub(super) fn drop_action(corpus: &Corpus) -> Vec<Variant> {
    flags(
        corpus,
        |_| true,
        |page, lines| line_of(page, lines, "action").map(|at| page.without_line(at)).into_iter().collect(),
    )
}

/// No service, no time, or words that are neither.
pub(super) fn vague_action(corpus: &Corpus) -> Vec<Variant> {
    flags(
        corpus,
        |_| true,
        |page, lines| {
            let Some(at) = line_of(page, lines, "action") else { return Vec::new() };
            let line = page.lines()[at];
            let service = value_of(line, "service").unwrap_or("urgent");
            let within = value_of(line, "within").unwrap_or("now");
            let new = [
                format!("    action: {{service: {service}}}"),
                format!("    action: {{within: {within}}}"),
                format!("    action: {{service: {service}, within: soon}}"),
                format!("    action: {{service: mri, within: {within}}}"),
            ];
            new.iter().map(|line| page.with_line(at, line)).collect()
        },
    )
}

pub(super) fn drop_signs(corpus: &Corpus) -> Vec<Variant> {
    flags(
        corpus,
        |_| true,
        |page, lines| {
            let Some(at) = line_of(page, lines, "signs") else { return Vec::new() };
            let texts = page.lines();
            let end = (at + 1..lines.1).find(|at| !texts[*at].starts_with("      -")).unwrap_or(lines.1);
            vec![page.with_lines((at, end), &[]), page.with_lines((at, end), &["    signs: []"])]
        },
    )
}

/// A sign that says nothing.
pub(super) fn hollow_sign(corpus: &Corpus) -> Vec<Variant> {
    each_line(corpus.pages("red-flags"), "flags", |page, line| {
        if !line.text.starts_with("      - \"") {
            return Vec::new();
        }
        let hollow = ["\"\"", "\"TODO\"", "\"need immediate care\"", "\"...\""];
        hollow.iter().map(|sign| page.with_line(line.at, &format!("      - {sign}"))).collect()
    })
}

/// The last flag of an illness that stops everything.
pub(super) fn uncover_illness(corpus: &Corpus) -> Vec<Variant> {
    let mut all = Vec::new();
    for condition in super::clinic::stop_all(corpus) {
        let entry = format!("    condition: {condition}");
        let pages = corpus.pages("red-flags");
        let holding: Vec<&Source<'_>> =
            pages.iter().filter(|page| page.text.lines().any(|line| line == entry)).collect();
        if let [page] = holding.as_slice() {
            let kept: String =
                page.text.lines().filter(|line| *line != entry).map(|line| format!("{line}\n")).collect();
            all.push(page.becomes(kept));
        }
    }
    all
}
