//! The derived verdicts that a page shows, as one text whose change means that something moved elsewhere.

use crate::clinical::{Derivation, Ground, Origin};
use crate::content::{Facts, Id, PageSummary};

/// The verdicts of `page`: of its exercise in each condition, or of each exercise in its condition. Nothing for pages
/// that show none.
pub fn shown_on(page: &PageSummary, derivation: &Derivation) -> String {
    let mut lines = String::new();
    match &page.facts {
        Facts::Exercise(_) => {
            for (condition, grounds) in derivation.grounds.get(&page.id).into_iter().flatten() {
                lines += &line(condition, grounds);
            }
        }
        Facts::Cause(_) => {
            for (exercise, by_condition) in &derivation.grounds {
                if let Some(grounds) = by_condition.get(&page.id) {
                    lines += &line(exercise, grounds);
                }
            }
        }
        _ => {}
    }
    lines
}

/// One verdict with its grounds, in words that do not depend on where they stand.
fn line(about: &Id, grounds: &[Ground]) -> String {
    let mut all: Vec<String> = grounds.iter().map(ground).collect();
    all.sort();
    format!("{about}: {}\n", all.join("; "))
}

fn ground(ground: &Ground) -> String {
    let stages: Vec<String> = ground.stages.ids().iter().map(ToString::to_string).collect();
    let why = match &ground.origin {
        Origin::Rule(rule, declared) => format!("{} {declared}: {}", rule.movement.value, rule.reason.value),
        Origin::Default => "by default".to_owned(),
        Origin::StopAll => "stops everything".to_owned(),
    };
    format!("{} [{}] {why}", ground.verdict.name(), stages.join(", "))
}
