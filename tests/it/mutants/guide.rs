//! Operators on guides: gates that let through whom they should stop.

use super::Variant;
use super::exercise::each_line;
use super::source::{Corpus, Source, list_of, value_of, with_value};

pub(super) fn drop_gate(corpus: &Corpus) -> Vec<Variant> {
    let mut all = Vec::new();
    for page in corpus.pages("guides") {
        for (from, to) in page.entries("gates") {
            let excluded = page.lines()[from..to].iter().flat_map(|line| list_of(line, "excludes")).collect::<Vec<_>>();
            if excluded.iter().any(|condition| is_needed(corpus, page, condition)) {
                all.push(page.with_lines((from, to), &[]));
            }
        }
    }
    all
}

/// Whether a guide needs to ask for a condition: it stops everything, nothing is safe by silence with it, or an exercise of
/// a step says to avoid it.
fn is_needed(corpus: &Corpus, page: Source<'_>, condition: &str) -> bool {
    let records = super::clinic::records(corpus.file("content/_data/conditions.yaml"));
    let marked = records.iter().any(|(name, text)| {
        name == condition && (text.contains("stop-all: true") || text.contains("default: caution"))
    });
    let entry = format!("{{condition: {condition}, level: avoid");
    let used = page.front().into_iter().filter_map(|line| line.text.strip_prefix("    exercise: "));
    marked || used.into_iter().any(|id| corpus.file(&format!("content/exercises/{id}.md")).text.contains(&entry))
}

/// All gates at once.
pub(super) fn drop_all_gates(corpus: &Corpus) -> Vec<Variant> {
    let mut all: Vec<Variant> = corpus.pages("guides").iter().filter_map(|page| page.without_key("gates")).collect();
    all.extend(corpus.pages("guides").iter().filter_map(|page| page.with_key("gates", &["gates: []"])));
    all
}

pub(super) fn un_gate(corpus: &Corpus) -> Vec<Variant> {
    each_line(corpus.pages("guides"), "gates", |page, line| {
        let names = list_of(line.text, "excludes");
        let without = |name: &&str| {
            let kept: Vec<&str> = names.iter().copied().filter(|other| other != name).collect();
            page.with_line(line.at, &format!("    excludes: [{}]", kept.join(", ")))
        };
        let needed: Vec<&str> = names.iter().copied().filter(|name| is_needed(corpus, page, name)).collect();
        let mut all: Vec<Variant> = needed.iter().map(without).collect();
        if !needed.is_empty() {
            all.push(page.without_line(line.at));
        }
        all
    })
}

/// An answer that leads to `to`.
fn answer(corpus: &Corpus, answer: &str, to: &[&str]) -> Vec<Variant> {
    each_line(corpus.pages("guides"), "gates", |page, line| {
        if !line.text.starts_with(&format!("    {answer}: {{to: ")) {
            return Vec::new();
        }
        to.iter().filter_map(|to| Some(page.with_line(line.at, &with_value(line.text, "to", to)?))).collect()
    })
}

pub(super) fn yes_leads_on(corpus: &Corpus) -> Vec<Variant> {
    answer(corpus, "yes", &["next"])
}

pub(super) fn not_sure_leads_on(corpus: &Corpus) -> Vec<Variant> {
    answer(corpus, "not-sure", &["next"])
}

/// A doubt sent to a page that settles nothing, or to an exercise that is to be left.
pub(super) fn answers_go_astray(corpus: &Corpus) -> Vec<Variant> {
    let mut all = answer(corpus, "not-sure", &["about", "toe-touch", "running"]);
    all.extend(answer(corpus, "yes", &["toe-touch", "crunch", "no-such-page"]));
    all
}

/// Emergencies sent to an exercise.
pub(super) fn emergencies_to_exercises(corpus: &Corpus) -> Vec<Variant> {
    each_line(corpus.pages("guides"), "gates", |page, line| {
        let urgent = ["cauda-equina-syndrome", "other-serious-causes"];
        let is_urgent = value_of(line.text, "to").is_some_and(|to| urgent.contains(&to));
        if !is_urgent {
            return Vec::new();
        }
        let to = ["press-up", "side-plank", "staying-active"];
        to.iter().filter_map(|to| Some(page.with_line(line.at, &with_value(line.text, "to", to)?))).collect()
    })
}

/// A step that uses an exercise to leave for now.
pub(super) fn step_to_leave(corpus: &Corpus) -> Vec<Variant> {
    each_line(corpus.pages("guides"), "steps", |page, line| {
        let Some(old) = line.text.strip_prefix("    exercise: ") else { return Vec::new() };
        ["toe-touch", "running", "crunch"].iter().filter_map(|new| page.respelt(line, old, new)).collect()
    })
}

/// A step that uses an exercise which a common condition forbids and no gate of the guide stops.
pub(super) fn step_without_gate(corpus: &Corpus) -> Vec<Variant> {
    let exercises = [
        ("press-up", ["spinal-stenosis", "spondylolisthesis"].as_slice()),
        ("double-knee-to-chest", &["osteoporosis", "vertebral-fracture"]),
        ("prone-prop", &["spinal-stenosis", "pregnancy"]),
    ];
    let mut all = Vec::new();
    for page in corpus.pages("guides") {
        for (exercise, forbids) in exercises {
            let avoids = |condition: &&&str| {
                let entry = format!("{{condition: {condition}, level: avoid");
                corpus.file(&format!("content/exercises/{exercise}.md")).text.contains(&entry)
            };
            let gated = |condition: &str| {
                page.front()
                    .iter()
                    .any(|line| line.key == "gates" && list_of(line.text, "excludes").contains(&condition))
            };
            if forbids.iter().filter(avoids).all(|condition| gated(condition)) {
                continue;
            }
            for (_, end) in page.entries("steps") {
                let step = format!("  - {{title: \"Next\", text: \"Do this next.\", exercise: {exercise}}}");
                all.push(page.with_lines((end, end), &[&step]));
            }
        }
    }
    all
}

/// A guide for children, on a site for adults.
pub(super) fn younger_readers(corpus: &Corpus) -> Vec<Variant> {
    let ages: Vec<String> = (4..16).map(|age| format!("audience: {{condition: unknown, min-age: {age}}}")).collect();
    let pages = corpus.pages("guides");
    pages.iter().flat_map(|page| ages.iter().filter_map(|age| page.with_key("audience", &[age]))).collect()
}
