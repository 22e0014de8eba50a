//! Operators on front matter and records that a stranger would think of: hidden in a comment, written twice, swapped,
//! sent to the wrong place, or switched off.

use super::exercise::{each_key, each_line};
use super::source::{Corpus, Source, value_of, with_value};
use super::{Operator, Place, Start, Variant};

const fn own(
    name: &'static str,
    expects: &'static [&'static str],
    place: Place,
    make: fn(&Corpus) -> Vec<Variant>,
) -> Operator {
    Operator { name, expects, place, start: Start::Own, make }
}

pub(super) const OPERATORS: &[Operator] = &[
    own("comment out a contraindication", &["clinical/contraindication-undeclared"], Place::File, comment_out),
    own(
        "contraindicate an illness that nobody knows",
        &["structure/relation", "clinical/contraindication-undeclared"],
        Place::Lines,
        misspell_condition,
    ),
    own("misspell a level of care", &["structure/type-schema"], Place::Lines, misspell_level),
    own(
        "contraindications under another key",
        &["structure/type-schema", "clinical/contraindication-undeclared"],
        Place::File,
        other_key,
    ),
    own("contraindications twice", &["structure/yaml"], Place::File, twice),
    own(
        "stop rules in own words",
        &["structure/relation", "structure/type-schema", "clinical/stop-rule-missing"],
        Place::Lines,
        own_stop_rules,
    ),
    own("say the same sign twice", &["safety/red-flag-sign-empty", "safety/boilerplate"], Place::Lines, same_sign),
    own(
        "a sign that points elsewhere",
        &["safety/red-flag-sign-empty", "safety/placeholder"],
        Place::Lines,
        pointing_sign,
    ),
    own(
        "an emergency as routine, all of it",
        &["safety/tier-consistent", "safety/emergency-kept", "safety/ces-signs-complete"],
        Place::File,
        routine,
    ),
    own(
        "an emergency to the wrong service",
        &["safety/tier-consistent", "safety/action-is-service-and-time", "structure/relation"],
        Place::Lines,
        wrong_service,
    ),
    own("swap the answers of a gate", &["clinical/gate-unsafe-route"], Place::File, swap_answers),
    own("switch a rule off", &["structure/type-schema"], Place::Lines, switch_off),
    own("allow what cannot be allowed", &["trust/allowance"], Place::Lines, allow),
    own("cut a source", &["structure/relation"], Place::Site, cut_source),
    own("cut a condition", &["structure/relation"], Place::Site, cut_condition),
    own(
        "cut a movement",
        &["structure/relation", "structure/type-schema", "clinical/parameter-vocabulary"],
        Place::Site,
        cut_movement,
    ),
    own(
        "TODO in a safety field",
        &["safety/placeholder", "safety/red-flag-sign-empty", "structure/type-schema"],
        Place::Lines,
        todo_fields,
    ),
    own(
        "empty a section",
        &["structure/empty-section", "structure/required-sections", "safety/placeholder"],
        Place::Lines,
        empty_section,
    ),
    own(
        "try what is to be left",
        &["clinical/dosage-missing", "clinical/stop-rule-missing", "structure/exercise-steps-numbered"],
        Place::File,
        try_what_to_leave,
    ),
    own("a dose beyond sense", &["clinical/dosage-out-of-range", "structure/type-schema"], Place::Lines, absurd_dose),
    own(
        "misspell a rule of a cause",
        &["clinical/parameter-vocabulary", "structure/relation", "structure/type-schema"],
        Place::Lines,
        misspell_rule,
    ),
    own(
        "withdraw the warning signs",
        &["structure/relation", "safety/serious-cause-coverage"],
        Place::Site,
        draft_flags,
    ),
];

fn contraindications(corpus: &Corpus, change: impl Fn(&str) -> Vec<String>) -> Vec<Variant> {
    each_line(corpus.pages("exercises"), "contraindications", |page, line| {
        if !line.text.starts_with("  - {condition:") || line.text.contains("sources:") {
            return Vec::new();
        }
        change(line.text).iter().map(|text| page.with_line(line.at, text)).collect()
    })
}

fn comment_out(corpus: &Corpus) -> Vec<Variant> {
    contraindications(corpus, |line| vec![line.replacen("  - ", "  # - ", 1)])
}

fn misspell_condition(corpus: &Corpus) -> Vec<Variant> {
    contraindications(corpus, |line| {
        let Some(old) = value_of(line, "condition") else { return Vec::new() };
        [format!("{old}s"), old.replace('-', " "), "back-pain".to_owned()]
            .iter()
            .filter_map(|new| with_value(line, "condition", new))
            .collect()
    })
}

fn misspell_level(corpus: &Corpus) -> Vec<Variant> {
    contraindications(corpus, |line| {
        ["avoids", "careful", "no", "\"\"", "Avoid"].iter().filter_map(|new| with_value(line, "level", new)).collect()
    })
}

fn other_key(corpus: &Corpus) -> Vec<Variant> {
    let with_some = corpus.pages("exercises").into_iter().filter(|page| page.text.contains("\n  - {condition:"));
    let renamed = |page: Source<'_>| {
        ["contra-indications", "Contraindications", "precautions-for", "avoid-with"]
            .map(|key| page.becomes(page.text.replacen("\ncontraindications:", &format!("\n{key}:"), 1)))
    };
    with_some.flat_map(renamed).collect()
}

fn twice(corpus: &Corpus) -> Vec<Variant> {
    let pages = corpus.pages("exercises");
    let lines = ["contraindications: []", "movement: {flexion: none}", "stop-if: [sharp]"];
    pages.iter().flat_map(|page| lines.map(|line| page.with_front(&[line]))).collect()
}

fn own_stop_rules(corpus: &Corpus) -> Vec<Variant> {
    let lists = ["[\"it hurts\"]", "[\"see the other page\"]", "[pain]", "\"Stop if it hurts.\""];
    lists.iter().flat_map(|list| each_key(corpus.to_try(), "stop-if", &[&format!("stop-if: {list}")])).collect()
}

fn signs(corpus: &Corpus, change: impl Fn(&str) -> Vec<String>) -> Vec<Variant> {
    each_line(corpus.pages("red-flags"), "flags", |page, line| {
        if !line.text.starts_with("      - \"") {
            return Vec::new();
        }
        change(line.text).iter().map(|sign| page.with_line(line.at, sign)).collect()
    })
}

/// A sign in the place of another, so that one is gone and the list is as long as before.
fn same_sign(corpus: &Corpus) -> Vec<Variant> {
    let pages = corpus.pages("red-flags");
    let first = |page: &Source<'_>| {
        page.lines().into_iter().find(|line| line.starts_with("      - \"")).unwrap_or_default().to_owned()
    };
    let mut all = Vec::new();
    for page in &pages {
        let sign = first(page);
        all.extend(signs(corpus, |_| vec![sign.clone()]).into_iter().filter(|variant| variant.path == page.path));
    }
    all
}

fn pointing_sign(corpus: &Corpus) -> Vec<Variant> {
    let hollow = [
        "see above",
        "see below",
        "as listed elsewhere",
        "other symptoms",
        "and so on",
        "various symptoms",
        "n/a",
        "to be confirmed",
        "?",
    ];
    signs(corpus, |old| {
        let turn = old.len() % hollow.len();
        [hollow[turn], hollow[(turn + 4) % hollow.len()]].iter().map(|sign| format!("      - \"{sign}\"")).collect()
    })
}

/// Tier, service and time of an emergency, all made to fit a visit some day.
fn routine(corpus: &Corpus) -> Vec<Variant> {
    let mut all = Vec::new();
    for page in corpus.pages("red-flags") {
        for (from, to) in page.entries("flags") {
            let lines = page.lines();
            if !lines[from..to].join("\n").contains("tier: emergency") {
                continue;
            }
            for (tier, action) in [
                ("routine", "{service: gp, within: \"within 2 weeks\"}"),
                ("routine", "{service: gp, within: \"within a few days\"}"),
                ("same-day", "{service: urgent, within: today}"),
            ] {
                let changed: Vec<String> = lines[from..to]
                    .iter()
                    .map(|line| match line.trim_start().split(':').next() {
                        Some("tier") => format!("    tier: {tier}"),
                        Some("action") => format!("    action: {action}"),
                        _ => (*line).to_owned(),
                    })
                    .collect();
                let changed: Vec<&str> = changed.iter().map(String::as_str).collect();
                all.push(page.with_lines((from, to), &changed));
            }
        }
    }
    all
}

fn wrong_service(corpus: &Corpus) -> Vec<Variant> {
    let mut all = Vec::new();
    for page in corpus.pages("red-flags") {
        for (from, to) in page.entries("flags") {
            let lines = page.lines();
            if !lines[from..to].join("\n").contains("tier: emergency") {
                continue;
            }
            let Some(at) = (from..to).find(|at| lines[*at].trim_start().starts_with("action:")) else { continue };
            let new = ["gp", "pharmacist", "physiotherapist", "urgent"];
            all.extend(new.iter().filter_map(|new| Some(page.with_line(at, &with_value(lines[at], "service", new)?))));
        }
    }
    all
}

/// "Yes" where "no" was.
fn swap_answers(corpus: &Corpus) -> Vec<Variant> {
    let mut all = Vec::new();
    for page in corpus.pages("guides") {
        for (from, to) in page.entries("gates") {
            let lines = page.lines();
            let of = |key: &str| (from..to).find(|at| lines[*at].starts_with(&format!("    {key}: ")));
            for (one, other) in [("yes", "no"), ("no", "not-sure")] {
                if let (Some(a), Some(b)) = (of(one), of(other)) {
                    let mut changed: Vec<String> = lines[from..to].iter().map(|line| (*line).to_owned()).collect();
                    changed[a - from] = lines[b].replacen(&format!("    {other}: "), &format!("    {one}: "), 1);
                    changed[b - from] = lines[a].replacen(&format!("    {one}: "), &format!("    {other}: "), 1);
                    let changed: Vec<&str> = changed.iter().map(String::as_str).collect();
                    all.push(page.with_lines((from, to), &changed));
                }
            }
        }
    }
    all
}

/// Rules that no site may do without.
const NEVER_OFF: [&str; 12] = [
    "clinical/contraindication-undeclared",
    "clinical/condition-recommends-contraindicated",
    "clinical/undifferentiated-guide-gate",
    "clinical/gate-unsafe-route",
    "clinical/slider-coherence",
    "clinical/stop-rule-missing",
    "safety/ces-signs-complete",
    "safety/red-flag-sign-empty",
    "safety/tier-consistent",
    "safety/medicine-dose",
    "trust/credential-conflict",
    "trust/injected-promo",
];

fn switch_off(corpus: &Corpus) -> Vec<Variant> {
    let file = corpus.file("handout.yaml");
    let mut all = Vec::new();
    for rule in &NEVER_OFF[..11] {
        for level in ["off", "advice"] {
            let text = match file.text.contains("\nrules:") {
                true => file.text.replacen("\nrules:", &format!("\nrules:\n  {rule}: {level}\nold-rules:"), 1),
                false => format!("{}rules: {{{rule}: {level}}}\n", file.text),
            };
            all.push(file.becomes(text));
            all.push(file.becomes(format!("{}folders: {{content/exercises: {{{rule}: {level}}}}}\n", file.text)));
        }
    }
    all
}

fn allow(corpus: &Corpus) -> Vec<Variant> {
    let pages = corpus.pages("exercises");
    let mut all = Vec::new();
    for (turn, page) in pages.iter().enumerate() {
        for other in 0..3 {
            let rule = NEVER_OFF[(turn + other) % 11];
            all.push(page.with_front(&[&format!(
                "allow: [{{rule: {rule}, reason: \"We know better.\", by: nobody, until: 2027-01-01}}]"
            )]));
        }
    }
    all
}

/// A file of records without one of them, if another file names it.
fn cut(corpus: &Corpus, name: &str) -> Vec<Variant> {
    let file = corpus.file(&format!("content/_data/{name}.yaml"));
    let mut all = Vec::new();
    for (id, block) in super::clinic::records(file) {
        let named = |text: &str| {
            let joins = |c: char| c.is_alphanumeric() || c == '-';
            text.match_indices(&id)
                .any(|(at, _)| !text[..at].ends_with(joins) && !text[at + id.len()..].starts_with(joins))
        };
        let used = corpus.files.iter().any(|(path, text)| path.ends_with(".md") && named(text));
        if used {
            all.push(file.becomes(file.text.replacen(&block, "", 1)));
        }
    }
    all
}

fn cut_source(corpus: &Corpus) -> Vec<Variant> {
    cut(corpus, "sources")
}

fn cut_condition(corpus: &Corpus) -> Vec<Variant> {
    cut(corpus, "conditions")
}

fn cut_movement(corpus: &Corpus) -> Vec<Variant> {
    cut(corpus, "movements")
}

/// Something to be written later, where a reader's safety hangs on it.
fn todo_fields(corpus: &Corpus) -> Vec<Variant> {
    let todo = ["TODO", "TBD", "to be added", "xxx", "Lorem ipsum dolor sit amet.", "coming soon", "FIXME", "..."];
    let mut all = Vec::new();
    let keys = ["who-should-not", "side-effects", "precautions", "get-help", "ask-first", "avoid", "flags"];
    let pages = corpus.all();
    for key in keys {
        all.extend(each_line(pages.clone(), key, |page, line| {
            let turn = line.at % todo.len();
            let field = ["text", "reason"].iter().find_map(|field| {
                let (before, rest) = line.text.split_once(&format!("{field}: \""))?;
                let (_, after) = rest.split_once('"')?;
                Some(format!("{before}{field}: \"{}\"{after}", todo[turn]))
            });
            field.map(|text| page.with_line(line.at, &text)).into_iter().collect()
        }));
    }
    for key in ["whom-to-ask", "breathing", "harms", "expect"] {
        for (turn, page) in pages.iter().enumerate() {
            all.extend(page.with_key(key, &[&format!("{key}: \"{}\"", todo[turn % todo.len()])]));
        }
    }
    all
}

/// A heading with nothing below it any more.
fn empty_section(corpus: &Corpus) -> Vec<Variant> {
    let mut all = Vec::new();
    for page in corpus.all() {
        let lines = page.lines();
        let heads: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with("## ")).collect();
        for (turn, at) in heads.iter().enumerate() {
            let end = heads.get(turn + 1).copied().unwrap_or(lines.len());
            let filling: &[&str] = [&[""][..], &["", "-", ""], &["", "TODO", ""]][turn % 3];
            all.push(page.with_lines((at + 1, end), filling));
        }
    }
    all
}

fn try_what_to_leave(corpus: &Corpus) -> Vec<Variant> {
    each_key(corpus.to_leave(), "advice", &["advice: try"])
}

fn absurd_dose(corpus: &Corpus) -> Vec<Variant> {
    let mut all = Vec::new();
    for (key, new) in [
        ("per-day", "48"),
        ("days-per-week", "9"),
        ("hold-s", "900"),
        ("reps", "0"),
        ("sets", "-1"),
        ("minutes", "2000"),
    ] {
        all.extend(each_line(corpus.to_try(), "dose", |page, line| {
            let text = line.text.starts_with("  start:").then(|| with_value(line.text, key, new)).flatten();
            text.map(|text| page.with_line(line.at, &text)).into_iter().collect()
        }));
    }
    all
}

fn misspell_rule(corpus: &Corpus) -> Vec<Variant> {
    let mut all = Vec::new();
    for (key, ending) in [("level", "s"), ("verdict", "ed"), ("movement", "s")] {
        all.extend(each_line(corpus.pages("causes"), "avoid", |page, line| {
            let old = value_of(line.text, key);
            let new = old.and_then(|old| with_value(line.text, key, &format!("{old}{ending}")));
            new.map(|text| page.with_line(line.at, &text)).into_iter().collect()
        }));
    }
    all
}

fn draft_flags(corpus: &Corpus) -> Vec<Variant> {
    let pages = corpus.pages("red-flags");
    pages
        .iter()
        .flat_map(|page| ["draft", "withdrawn"].map(|status| page.with_front(&[&format!("status: {status}")])))
        .collect()
}
