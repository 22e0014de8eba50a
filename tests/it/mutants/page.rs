//! Operators on what a page has to have, and on the records beside it.

use super::Variant;
use super::exercise::{each_key, each_line};
use super::source::Corpus;

pub(super) fn unknown_key(corpus: &Corpus) -> Vec<Variant> {
    let keys = ["contraindicatons: []", "warning: \"Mind it.\"", "red-flag: [persist]"];
    corpus.all().iter().enumerate().map(|(at, page)| page.with_front(&[keys[at % keys.len()]])).collect()
}

pub(super) fn drop_key_points(corpus: &Corpus) -> Vec<Variant> {
    let kinds = ["causes", "exercises", "treatments", "self-care", "guides", "red-flags", "concepts"];
    kinds.iter().flat_map(|kind| each_key(corpus.pages(kind), "key-points", &[])).collect()
}

/// A medicine without who should not take it, what it does to people, whom to ask, or what the country says.
pub(super) fn silent_medicine(corpus: &Corpus) -> Vec<Variant> {
    let medicines: Vec<_> =
        corpus.pages("treatments").into_iter().filter(|page| page.text.contains("\nmedicine: true\n")).collect();
    let mut all = Vec::new();
    for key in ["who-should-not", "side-effects", "whom-to-ask", "positions"] {
        all.extend(each_key(medicines.clone(), key, &[]));
    }
    for (key, new) in [
        ("who-should-not", "who-should-not: []"),
        ("side-effects", "side-effects: []"),
        ("whom-to-ask", "whom-to-ask: \"\""),
    ] {
        all.extend(each_key(medicines.clone(), key, &[new]));
    }
    all
}

pub(super) fn no_end_to_self_care(corpus: &Corpus) -> Vec<Variant> {
    let lists = ["[foot-drop]", "[trauma]", "[infection]", "[foot-drop, trauma]"];
    let mut all = each_key(corpus.pages("self-care"), "red-flags", &[]);
    for list in lists {
        all.extend(each_key(corpus.pages("self-care"), "red-flags", &[&format!("red-flags: {list}")]));
    }
    all
}

/// A warning sign that no page has.
pub(super) fn unknown_flag(corpus: &Corpus) -> Vec<Variant> {
    each_line(corpus.all(), "red-flags", |page, line| {
        ["bladder-sign", "ces"]
            .iter()
            .filter_map(|name| page.respelt(line, "red-flags: [", &format!("red-flags: [{name}, ")))
            .collect()
    })
}

/// Records on which everything else stands, emptied or gone.
pub(super) fn empty_record(corpus: &Corpus) -> Vec<Variant> {
    let names =
        ["stop-rules", "movements", "conditions", "stages", "sources", "red-flag-sets", "jurisdictions", "lexicons"];
    let files = names.map(|name| corpus.file(&format!("content/_data/{name}.yaml")));
    files
        .iter()
        .flat_map(|file| ["{}\n", "", "# Nothing here yet.\n"].map(|text| file.becomes(text.to_owned())))
        .collect()
}

/// Two pages or two warning signs of one name.
pub(super) fn duplicate(corpus: &Corpus) -> Vec<Variant> {
    let mut all = Vec::new();
    for page in corpus.pages("exercises") {
        let folders = ["guides", "self-care", "treatments"];
        all.extend(
            folders.map(|folder| Variant {
                path: format!("content/{folder}/{}.md", page.id()),
                text: page.text.to_owned(),
            }),
        );
    }
    for page in corpus.pages("red-flags") {
        for (from, to) in page.entries("flags") {
            let lines = page.lines();
            let entry = lines[from..to].to_vec();
            all.push(page.with_lines((to, to), &entry));
        }
    }
    all
}
