//! Operators on exercises: what is left out, weakened or exaggerated.

use super::Variant;
use super::clinic::{declared, demands, ladders, stop_all};
use super::source::{Corpus, FrontLine, Source, value_of, with_value};

type Page<'a> = Source<'a>;

/// Each line of front matter of each page through `change`.
pub(super) fn each_line<'a>(
    pages: Vec<Page<'a>>,
    key: &str,
    change: impl Fn(Page<'a>, FrontLine<'a>) -> Vec<Variant>,
) -> Vec<Variant> {
    let lines = |page: Page<'a>| page.front().into_iter().filter(|line| line.key == key).collect::<Vec<_>>();
    pages
        .into_iter()
        .flat_map(|page| lines(page).into_iter().flat_map(|line| change(page, line)).collect::<Vec<_>>())
        .collect()
}

/// Each page without one of its keys, or with another value of it.
pub(super) fn each_key(pages: Vec<Page<'_>>, key: &str, new: &[&str]) -> Vec<Variant> {
    pages.into_iter().filter_map(|page| page.with_key(key, new)).collect()
}

/// Entries that follow from the movement: those that name no source of their own.
fn derived(line: FrontLine<'_>) -> bool {
    line.text.starts_with("  - {condition:") && !line.text.contains("sources:")
}

/// Whether a condition has no demand that holds at some stages only.
fn at_all_times(corpus: &Corpus, condition: &str) -> bool {
    demands(corpus).iter().filter(|demand| demand.condition == condition).all(|demand| !demand.staged)
}

pub(super) fn drop_contraindication(corpus: &Corpus) -> Vec<Variant> {
    each_line(corpus.pages("exercises"), "contraindications", |page, line| {
        // The same condition at another level may be left, and be enough.
        derived(line).then(|| page.without_line(line.at)).into_iter().collect()
    })
}

pub(super) fn drop_all_contraindications(corpus: &Corpus) -> Vec<Variant> {
    let with_some =
        |page: &Page<'_>| page.front().into_iter().any(|line| line.key == "contraindications" && derived(line));
    let pages = || corpus.pages("exercises").into_iter().filter(with_some).collect::<Vec<_>>();
    let mut all = each_key(pages(), "contraindications", &["contraindications: []"]);
    all.extend(each_key(pages(), "contraindications", &[]));
    all
}

pub(super) fn weaken_avoid(corpus: &Corpus) -> Vec<Variant> {
    each_line(corpus.pages("exercises"), "contraindications", |page, line| {
        derived(line).then(|| page.respelt(line, "level: avoid", "level: caution")).flatten().into_iter().collect()
    })
}

pub(super) fn swap_condition(corpus: &Corpus) -> Vec<Variant> {
    each_line(corpus.pages("exercises"), "contraindications", |page, line| {
        let (Some(condition), true) = (value_of(line.text, "condition"), derived(line)) else { return Vec::new() };
        let others =
            ["coccyx-pain", "pelvic-girdle-pain", "facet-joint-pain"].into_iter().filter(|other| *other != condition);
        others.filter_map(|other| Some(page.with_line(line.at, &with_value(line.text, "condition", other)?))).collect()
    })
}

pub(super) fn narrow_stage(corpus: &Corpus) -> Vec<Variant> {
    each_line(corpus.pages("exercises"), "contraindications", |page, line| {
        let Some(condition) = value_of(line.text, "condition") else { return Vec::new() };
        if !derived(line) || line.text.contains("stages:") || !at_all_times(corpus, condition) {
            return Vec::new();
        }
        let stages = ["recovery", "bump-shows", "persistent"];
        stages.iter().filter_map(|stage| page.respelt(line, "}", &format!(", stages: [{stage}]}}"))).collect()
    })
}

pub(super) fn swap_stage(corpus: &Corpus) -> Vec<Variant> {
    each_line(corpus.pages("exercises"), "contraindications", |page, line| {
        let stages = ["acute", "bump-shows", "surgery-weeks-0-6", "pregnancy-from-16-weeks"];
        let Some(old) = stages.iter().find(|stage| line.text.contains(&format!("[{stage}]"))) else {
            return Vec::new();
        };
        if !derived(line) {
            return Vec::new();
        }
        ["persistent", "recovery", "hip-later"].iter().filter_map(|new| page.respelt(line, old, new)).collect()
    })
}

/// Every level that some condition forbids and the page does not own up to.
pub(super) fn raise_movement(corpus: &Corpus) -> Vec<Variant> {
    let (demands, ladders) = (demands(corpus), ladders(corpus));
    each_line(corpus.pages("exercises"), "movement", |page, line| {
        let Some((name, old)) = level(line) else { return Vec::new() };
        let Some(ladder) = ladders.get(name) else { return Vec::new() };
        let rank = |level: &str| ladder.iter().position(|one| one == level);
        let (avoided, named) = declared(page);
        let higher = ladder.iter().filter(|new| rank(new) > rank(old));
        let harms = |new: &&String| {
            demands.iter().any(|demand| {
                let condition = demand.condition.as_str();
                let unsaid = if demand.avoid { !avoided.contains(condition) } else { !named.contains(condition) };
                demand.movement == name && rank(&demand.level) <= rank(new) && rank(&demand.level) > rank(old) && unsaid
            })
        };
        higher.filter(harms).filter_map(|new| page.respelt(line, old, new)).collect()
    })
}

/// A level below what the picture shows: the trunk is bent further than the bands of the vocabulary allow.
pub(super) fn lower_movement(corpus: &Corpus) -> Vec<Variant> {
    each_line(corpus.pages("exercises"), "movement", |page, line| {
        let Some((name, old)) = level(line) else { return Vec::new() };
        let trunk = page.front().into_iter().filter_map(|line| value_of(line.text, "trunk")?.parse::<f64>().ok());
        let signed =
            if name == "extension" { trunk.map(|t| -t).fold(0.0, f64::max) } else { trunk.fold(0.0, f64::max) };
        let lower: &[&str] = match (name, old) {
            ("flexion" | "extension", "end") if signed >= 36.0 => &["mid", "none"],
            ("flexion" | "extension", "end" | "mid") if signed >= 12.0 => &["none"],
            _ => &[],
        };
        lower.iter().filter_map(|new| page.respelt(line, old, new)).collect()
    })
}

/// A movement's name and level on a line.
fn level(line: FrontLine<'_>) -> Option<(&str, &str)> {
    let (name, rest) = line.text.strip_prefix("  ")?.split_once(": ")?;
    Some((name, rest.split_whitespace().next()?))
}

pub(super) fn omit_property(corpus: &Corpus) -> Vec<Variant> {
    each_line(corpus.pages("exercises"), "movement", |page, line| {
        level(line).map(|_| page.without_line(line.at)).into_iter().collect()
    })
}

pub(super) fn misspell_property(corpus: &Corpus) -> Vec<Variant> {
    each_line(corpus.pages("exercises"), "movement", |page, line| {
        level(line).and_then(|(name, _)| page.respelt(line, name, &format!("{name}s"))).into_iter().collect()
    })
}

pub(super) fn unknown_level(corpus: &Corpus) -> Vec<Variant> {
    each_line(corpus.pages("exercises"), "movement", |page, line| {
        let Some((name, _)) = level(line) else { return Vec::new() };
        ["lots", "endd"].iter().map(|new| page.with_line(line.at, &format!("  {name}: {new}"))).collect()
    })
}

pub(super) fn drop_stop_rules(corpus: &Corpus) -> Vec<Variant> {
    let mut all = each_key(corpus.to_try(), "stop-if", &[]);
    all.extend(each_key(corpus.to_try(), "stop-if", &["stop-if: []"]));
    all
}

pub(super) fn stop_rules_without_danger(corpus: &Corpus) -> Vec<Variant> {
    let lists = ["[sharp]", "[leg-down, sharp]", "[worse-stays]"];
    lists.iter().flat_map(|list| each_key(corpus.to_try(), "stop-if", &[&format!("stop-if: {list}")])).collect()
}

pub(super) fn drop_dose(corpus: &Corpus) -> Vec<Variant> {
    let mut all = each_key(corpus.to_try(), "dose", &[]);
    all.extend(dose_lines(corpus, |page, line| line.text.starts_with("  start:").then(|| page.without_line(line.at))));
    all
}

fn dose_lines(corpus: &Corpus, change: impl Fn(Page<'_>, FrontLine<'_>) -> Option<Variant>) -> Vec<Variant> {
    each_line(corpus.to_try(), "dose", |page, line| change(page, line).into_iter().collect())
}

pub(super) fn drop_per_day(corpus: &Corpus) -> Vec<Variant> {
    let mut all = dose_lines(corpus, |page, line| {
        let per_day = value_of(line.text, "per-day").filter(|_| line.text.starts_with("  start:"))?;
        page.respelt(line, &format!(", per-day: {per_day}"), "")
    });
    all.extend(dose_lines(corpus, |page, line| {
        line.text.starts_with("  start:").then(|| page.with_line(line.at, "  start: {per-day: 3}"))
    }));
    all
}

/// Amounts that shrink on the way up, or go beyond their own limit.
pub(super) fn dose_out_of_order(corpus: &Corpus) -> Vec<Variant> {
    let mut all = Vec::new();
    for (row, key, new) in [
        ("build-to", "reps", "1"),
        ("build-to", "per-day", "0"),
        ("start", "reps", "400"),
        ("start", "minutes", "600"),
        ("build-to", "minutes", "0.5"),
        ("limit", "reps-per-day", "1"),
        ("limit", "reps-per-day", "2"),
        ("start", "sets", "40"),
    ] {
        all.extend(dose_lines(corpus, |page, line| {
            let row = line.text.starts_with(&format!("  {row}:"));
            row.then(|| with_value(line.text, key, new)).flatten().map(|text| page.with_line(line.at, &text))
        }));
    }
    all
}

/// Numbers of repetitions or times a day in the text that are not the dose.
pub(super) fn dose_in_text(corpus: &Corpus) -> Vec<Variant> {
    let counted =
        corpus.to_try().into_iter().filter(|page| page.text.contains("  start: {") && page.text.contains("reps:"));
    let sentences = [
        "Do 77 repetitions.",
        "Repeat this 48 times, 9 times a day.",
        "Do 66 reps each time.",
        "Do it 11 times a day.",
        "Aim for 17 sets.",
    ];
    let pages: Vec<Page<'_>> = counted.collect();
    let at_the_end = pages.iter().flat_map(|page| sentences.iter().map(|sentence| page.with_end(sentence)));
    at_the_end.collect()
}

/// The neck goes forward while the leg goes out: a pull at both ends.
pub(super) fn reverse_slider(corpus: &Corpus) -> Vec<Variant> {
    let sliders = corpus.to_try().into_iter().filter(|page| page.text.contains("technique: slider")).collect();
    each_line(sliders, "phases", |page, line| {
        if value_of(line.text, "neck") != Some("-20") {
            return Vec::new();
        }
        let necks = ["31", "33", "35", "38", "40", "42", "45", "48", "50", "52", "55", "57", "58", "60"];
        let mut all: Vec<Variant> = necks
            .iter()
            .filter_map(|neck| Some(page.with_line(line.at, &with_value(line.text, "neck", neck)?)))
            .collect();
        // Or the knee stays bent further than before while the neck goes back: nothing slides.
        let knees = ["100", "105", "110", "115", "120", "125", "130", "135"];
        all.extend(
            knees.iter().filter_map(|knee| Some(page.with_line(line.at, &with_value(line.text, "knee", knee)?))),
        );
        all
    })
}

/// A figure that bends or arches by so much that the declared movement is untrue.
pub(super) fn bend_picture(corpus: &Corpus) -> Vec<Variant> {
    each_line(corpus.to_try(), "phases", |page, line| {
        let has = |text: &str| page.text.contains(text);
        // From the front, the trunk's angle is that of leaning sideways.
        if page.lines().get(line.at - 1).is_some_and(|above| above.contains("view: front")) || has("view: front") {
            return Vec::new();
        }
        let mut all = Vec::new();
        if has("\n  flexion: none") {
            all.extend(["50", "45"].iter().filter_map(|trunk| with_value(line.text, "trunk", trunk)));
        }
        if has("\n  extension: none") {
            all.extend(["-50", "-45"].iter().filter_map(|trunk| with_value(line.text, "trunk", trunk)));
        }
        all.iter().map(|text| page.with_line(line.at, text)).collect()
    })
}

/// One more entry of `helps`.
fn with_help(page: Page<'_>, condition: &str, note: &str) -> Variant {
    let entry = format!("  - {{condition: {condition}, {note}certainty: low, sources: [own]}}");
    match page.block("helps") {
        Some((from, _)) => page.with_lines((from + 1, from + 1), &[&entry]),
        None => page.with_front(&["helps:", &entry]),
    }
}

pub(super) fn help_an_avoided(corpus: &Corpus) -> Vec<Variant> {
    let mut all = Vec::new();
    for page in corpus.to_try() {
        let unstaged = |condition: &&str| {
            let entry = format!("{{condition: {condition}, level: avoid");
            page.text.lines().any(|line| line.contains(&entry) && !line.contains("stages:"))
        };
        for condition in declared(page).0.into_iter().filter(unstaged) {
            all.extend(["note: \"Take care.\", ", ""].map(|note| with_help(page, condition, note)));
        }
    }
    all
}

pub(super) fn help_a_stop_all(corpus: &Corpus) -> Vec<Variant> {
    let conditions = stop_all(corpus);
    let pages = corpus.to_try();
    pages.iter().flat_map(|page| conditions.iter().map(|condition| with_help(*page, condition, ""))).collect()
}

/// A page that says to leave an exercise, and teaches it.
pub(super) fn teach_what_to_leave(corpus: &Corpus) -> Vec<Variant> {
    let lessons: [&[&str]; 5] = [
        &["dose: {start: {reps: 5, per-day: 1}, certainty: none-found, sources: [own]}"],
        &["phases:", "  - step: \"Stand tall.\"", "  - step: \"Go down.\"", "  - step: \"Come up.\""],
        &["helps:", "  - {condition: disc-herniation, certainty: low, sources: [own]}"],
        &["harder:", "  - {text: \"Go further down.\"}"],
        &["easier:", "  - {text: \"Go less far.\"}"],
    ];
    corpus.to_leave().iter().flat_map(|page| lessons.iter().map(|lesson| page.with_front(lesson))).collect()
}

pub(super) fn no_other_to_leave_it_for(corpus: &Corpus) -> Vec<Variant> {
    let mut all = each_key(corpus.to_leave(), "instead", &[]);
    all.extend(each_key(corpus.to_leave(), "instead", &["instead: []"]));
    all
}

/// "May help" together with "with care", and no word on what to mind.
pub(super) fn drop_note(corpus: &Corpus) -> Vec<Variant> {
    each_line(corpus.to_try(), "helps", |page, line| {
        let cautioned = |condition: &str| page.text.contains(&format!("{{condition: {condition}, level: caution"));
        let lines = page.lines();
        let above = (0..=line.at).rev().find_map(|at| value_of(lines[at], "condition"));
        let is_note = line.text.trim_start().starts_with("note:") && above.is_some_and(cautioned);
        is_note.then(|| page.without_line(line.at)).into_iter().collect()
    })
}

pub(super) fn drop_breathing(corpus: &Corpus) -> Vec<Variant> {
    let strained = |page: &Page<'_>| page.text.contains("breath-hold: likely");
    each_key(corpus.to_try().into_iter().filter(strained).collect(), "breathing", &[])
}

pub(super) fn drop_progression(corpus: &Corpus) -> Vec<Variant> {
    ["easier", "harder"].iter().flat_map(|key| each_key(corpus.to_try(), key, &[])).collect()
}

pub(super) fn drop_steps(corpus: &Corpus) -> Vec<Variant> {
    let mut all = each_key(corpus.to_try(), "phases", &[]);
    all.extend(each_key(corpus.to_try(), "phases", &["phases:", "  - step: \"Do the exercise.\""]));
    all
}
