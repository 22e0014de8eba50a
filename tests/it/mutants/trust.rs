//! Operators on who says it, when, and on what ground.

use super::Variant;
use super::exercise::{each_key, each_line};
use super::source::{Corpus, Source};

fn sourced(corpus: &Corpus) -> Vec<Source<'_>> {
    ["causes", "exercises", "treatments", "self-care", "guides", "red-flags"]
        .iter()
        .flat_map(|kind| corpus.pages(kind))
        .filter(|page| page.block("sources").is_some())
        .collect()
}

pub(super) fn drop_sources(corpus: &Corpus) -> Vec<Variant> {
    let mut all = each_key(sourced(corpus), "sources", &[]);
    all.extend(each_key(sourced(corpus), "sources", &["sources: []"]));
    all.extend(each_key(sourced(corpus), "sources", &["sources: [own]"]));
    all
}

/// "May help" on the word of nobody.
pub(super) fn own_word_for_help(corpus: &Corpus) -> Vec<Variant> {
    let pages = || corpus.pages("exercises").into_iter().chain(corpus.pages("treatments")).collect::<Vec<_>>();
    let mut all = Vec::new();
    for key in ["helps", "may-help"] {
        all.extend(each_line(pages(), key, |page, line| {
            let Some((before, rest)) = line.text.split_once("sources: [") else { return Vec::new() };
            let Some((_, after)) = rest.split_once(']') else { return Vec::new() };
            ["own", ""].iter().map(|own| page.with_line(line.at, &format!("{before}sources: [{own}]{after}"))).collect()
        }));
    }
    all
}

/// A rule or claim with no source although it claims to know.
pub(super) fn own_word_for_claims(corpus: &Corpus) -> Vec<Variant> {
    let knows =
        |text: &str| ["moderate", "high", "consensus"].iter().any(|word| text.contains(&format!("certainty: {word}")));
    each_line(corpus.all(), "claims", |page, line| {
        let Some((before, rest)) = line.text.split_once("sources: [").filter(|(before, _)| knows(before)) else {
            return Vec::new();
        };
        let Some((_, after)) = rest.split_once(']') else { return Vec::new() };
        vec![page.with_line(line.at, &format!("{before}sources: [own]{after}"))]
    })
}

pub(super) fn unknown_source(corpus: &Corpus) -> Vec<Variant> {
    each_line(corpus.all(), "sources", |page, line| {
        let Some((before, rest)) = line.text.split_once("sources: [") else { return Vec::new() };
        ["nobody-2031, ", "smith-et-al, "]
            .iter()
            .map(|name| page.with_line(line.at, &format!("{before}sources: [{name}{rest}")))
            .collect()
    })
}

pub(super) fn drop_review(corpus: &Corpus) -> Vec<Variant> {
    let mut all = each_key(sourced(corpus), "review", &[]);
    all.extend(each_key(sourced(corpus), "review", &["review: {written: 2026-11-22}"]));
    all.extend(each_key(sourced(corpus), "review", &["review: {due: 2027-11-22}"]));
    all
}

pub(super) fn overdue(corpus: &Corpus) -> Vec<Variant> {
    let mut all = each_key(corpus.all(), "review", &["review: {written: 2025-11-22, due: 2026-11-21}"]);
    all.extend(each_key(corpus.all(), "review", &["review: {written: 2026-11-22, due: 2040-01-01}"]));
    all
}

pub(super) fn impossible_date(corpus: &Corpus) -> Vec<Variant> {
    let mut all = each_key(corpus.all(), "review", &["review: {written: 2026-11-23, due: 2027-11-21}"]);
    all.extend(each_key(corpus.all(), "review", &["review: {written: 2026-11-22, due: 2026-11-01}"]));
    all
}

pub(super) fn claim_review(corpus: &Corpus) -> Vec<Variant> {
    let with = |more: &str| {
        each_key(corpus.all(), "review", &[&format!("review: {{written: 2026-11-22, {more}, due: 2027-11-22}}")])
    };
    let mut all = with("reviewer: somebody");
    all.extend(with("reviewed: 2026-11-22"));
    all
}

// From here on the operators change the live site.

pub(super) fn nobody_signs(corpus: &Corpus) -> Vec<Variant> {
    let reviews = [
        "review: {author: test-author-a, reviewed: 2026-11-22, due: 2027-11-22}",
        "review: {reviewer: test-reviewer-a, reviewed: 2026-11-22, due: 2027-11-22}",
        "review: {author: test-author-a, reviewer: nobody-known, reviewed: 2026-11-22, due: 2027-11-22}",
    ];
    reviews.iter().flat_map(|review| each_key(corpus.all(), "review", &[review])).collect()
}

pub(super) fn signs_alone(corpus: &Corpus) -> Vec<Variant> {
    let reviews =
        ["review: {author: test-reviewer-a, reviewer: test-reviewer-a, reviewed: 2026-11-22, due: 2027-11-22}"];
    reviews.iter().flat_map(|review| each_key(corpus.all(), "review", &[review])).collect()
}

pub(super) fn live_without_date(corpus: &Corpus) -> Vec<Variant> {
    let reviews = [
        "review: {author: test-author-a, reviewer: test-reviewer-a, due: 2027-11-22}",
        "review: {author: test-author-a, reviewer: test-reviewer-a, reviewed: 2026-11-22}",
    ];
    reviews.iter().flat_map(|review| each_key(corpus.all(), "review", &[review])).collect()
}

/// One person under two sets of credentials.
pub(super) fn swap_credentials(corpus: &Corpus) -> Vec<Variant> {
    let file = corpus.file("content/_data/people.yaml");
    let people = [
        "{name: Test Reviewer A, role: consultant, register: TEST, number: \"0009\"}",
        "{name: Test Reviewer A, role: physiotherapist, register: TEST, number: \"0003\"}",
        "{name: Test Reviewer A, role: surgeon, register: TEST, number: \"0002\"}",
        "{name: Somebody Else, role: physiotherapist, register: TEST, number: \"0002\"}",
        "{name: Somebody Else, role: surgeon, register: TEST, number: \"0002\"}",
        "{name: Test Author A, role: physiotherapist, register: TEST, number: \"0004\"}",
        "{name: Test Author A, role: writer, register: TEST, number: \"0005\"}",
        "{name: test reviewer a, role: consultant, register: TEST, number: \"0006\"}",
        "{name: \"Test  Reviewer A\", role: consultant, register: TEST, number: \"0006\"}",
        "{name: Dr Test Reviewer A, role: physiotherapist, register: TEST, number: \"0002\"}",
        "{name: Somebody Else, role: writer, register: test, number: \"0001\"}",
    ];
    let keys = ["test-person-b", "another-person"];
    let added = |key: &&str| people.map(|person| file.becomes(format!("{}{key}: {person}\n", file.text)));
    keys.iter().flat_map(added).collect()
}
