//! One unsafe article, in our own words, with the faults of the article that this project began with. Each fault has to be
//! found, by its rule, on its line.

use std::collections::BTreeSet;

use handout::diagnostic::Diagnostic;

use crate::site::{line, small};

/// Each rule that has to speak, the page, and words of the line of which it speaks.
const EXPECTED: &[(&str, &str, &str)] = &[
    ("trust/credential-conflict", "_data/people", "doctor-b"),
    ("clinical/condition-recommends-contraindicated", "causes/disc-herniation", "gets the nerve going"),
    ("clinical/condition-recommends-contraindicated", "exercises/knees-to-chest", "condition: osteoporosis"),
    ("clinical/breathing-cue", "exercises/cobra-push", "breath-hold: required"),
    ("clinical/picture-movement-mismatch", "exercises/cobra-push", "trunk: -45"),
    ("clinical/dosage-out-of-range", "exercises/cobra-push", "build-to:"),
    ("clinical/stop-rule-missing", "exercises/cobra-push", "stop-if: [leg-down]"),
    ("clinical/caution-without-note", "exercises/cobra-push", "condition: disc-herniation"),
    ("clinical/contraindication-unsupported", "exercises/cobra-push", "condition: osteoporosis"),
    ("clinical/dosage-body-mismatch", "exercises/cobra-push", "12 times a day"),
    ("clinical/leave-for-now-teaches", "exercises/crunches", "start: {sets: 3"),
    ("clinical/leave-for-now-teaches", "guides/get-rid-of-it", "go for your toes"),
    ("clinical/dosage-missing", "exercises/nerve-flossing", "title: Nerve flossing"),
    ("clinical/progression-missing", "exercises/nerve-flossing", "title: Nerve flossing"),
    ("clinical/stop-rule-missing", "exercises/nerve-flossing", "title: Nerve flossing"),
    ("structure/key-points", "exercises/nerve-flossing", "title: Nerve flossing"),
    ("clinical/parameter-vocabulary", "exercises/nerve-flossing", "movement:"),
    ("clinical/slider-coherence", "exercises/nerve-flossing", "look down"),
    ("trust/sources-missing", "exercises/nerve-flossing", "condition: cauda-equina"),
    ("clinical/stop-all-condition-target", "exercises/nerve-flossing", "condition: cauda-equina"),
    ("clinical/contraindication-undeclared", "exercises/nerve-flossing", "contraindications: []"),
    ("trust/review-overdue", "exercises/nerve-flossing", "review: {written: 2024"),
    ("safety/population-exclusion", "guides/get-rid-of-it", "min-age: 12"),
    ("clinical/gate-unsafe-route", "guides/get-rid-of-it", "yes: {to: next}"),
    ("clinical/undifferentiated-guide-gate", "guides/get-rid-of-it", "exercise: press-up"),
    ("trust/sources-missing", "guides/get-rid-of-it", "sources: [own]"),
    ("trust/date-sanity", "guides/get-rid-of-it", "written: 2026-12-24"),
    ("trust/vague-study-claim", "guides/get-rid-of-it", "Research published"),
    ("trust/statistic-uncited", "guides/get-rid-of-it", "About 90%"),
    ("safety/jurisdiction-numbers", "guides/get-rid-of-it", "call 911"),
    ("safety/card-place", "guides/get-rid-of-it", "[!EMERGENCY]"),
    ("links/broken", "guides/get-rid-of-it", "#story"),
    ("links/unsafe-address", "guides/get-rid-of-it", "javascript:"),
    ("safety/tier-consistent", "red-flags/when-it-turns-serious", "within: today"),
    ("safety/tier-consistent", "red-flags/when-it-turns-serious", "tier: routine"),
    ("safety/red-flag-sign-empty", "red-flags/when-it-turns-serious", "need immediate care"),
    ("safety/persistence-advice", "self-care/stop-sitting", "title: Stop sitting"),
    ("trust/review-date-missing", "self-care/stop-sitting", "review: {written: 2026-11-22}"),
    ("structure/type-schema", "exercises/crunches", "dose:"),
    ("structure/required-sections", "treatments/steroid-burst", "title: A burst"),
];

#[test]
fn the_unsafe_article_is_found_out_line_by_line() {
    let site = small().with(include_str!("fixture/unsafe.txtar"));
    let found = site.build().build.diagnostics;
    let on = |diagnostic: &Diagnostic| {
        let text = &site.files()[diagnostic.path.as_str()];
        let at = (diagnostic.span.start as usize).min(text.len());
        let begin = text[..at].rfind('\n').map_or(0, |at| at + 1);
        text[begin..].lines().next().unwrap_or("").to_owned()
    };
    let speaks = |(rule, page, words): &&(&str, &str, &str)| {
        let path = format!("content/{page}");
        found
            .iter()
            .any(|one| one.rule.as_str() == *rule && one.path.as_str().starts_with(&path) && on(one).contains(words))
    };
    let silent: Vec<_> = EXPECTED.iter().filter(|expected| !speaks(expected)).collect();
    let all: Vec<String> = found.iter().map(|one| format!("{} @ {}", line(one), on(one))).collect();
    assert!(silent.is_empty(), "nobody spoke of {silent:#?} but:\n{}", all.join("\n"));
    let rules: BTreeSet<&str> = EXPECTED.iter().map(|(rule, _, _)| *rule).collect();
    assert!(rules.len() >= 25, "{} rules\n{}", rules.len(), all.join("\n"));
}
