//! A page, or a statement on it, that rests on no source.
//!
//! Causes, exercises, red flags, treatments, self-care and guides each name a source in `sources`; so does every "may help"
//! of an exercise or a treatment, every rule of a condition and every claim. `own` means that none was found and satisfies
//! nothing; the page may say so instead, with `certainty: none-found` or `very-low`, on a rule, a claim or self-care. A
//! positive recommendation always needs a real one.
//!
//! Source: NHS England, standard for creating health content; `HONcode`, attribution.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -    certainty: low
//! -    sources: [exercise-trial]
//! +    certainty: low
//! +    sources: [own]
//! ```
//!
//! ```bad
//! -- edit content/causes/disc-herniation.md --
//! -sources: [disc-review]
//! +sources: [own]
//! ```
//!
//! ```good
//! -- edit content/causes/disc-herniation.md --
//! -  - {text: "Most slipped discs become smaller with time.", certainty: moderate, stance: supports, sources: [disc-review]}
//! +  - {text: "We found nothing on water.", certainty: none-found, stance: supports, sources: [own]}
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{AvoidRule, Certainty, Facts, Id, Kind, Page, Records};
use crate::diagnostic::Level;
use crate::text::{Span, Spanned};

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Both(page, site) };

fn page(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let meta = &page.summary.meta;
    let needs = [Kind::Cause, Kind::Exercise, Kind::RedFlag, Kind::Treatment, Kind::SelfCare, Kind::Guide];
    let confessed = matches!(&page.summary.facts, Facts::SelfCare(care) if admits(care.certainty.value));
    let own_will_do = confessed && !meta.sources.is_empty();
    if needs.contains(&meta.kind) && !is_sourced(&meta.sources) && !own_will_do {
        let span = meta.sources.first().map_or(meta.title.span, |source| source.span);
        found
            .at(span, format!("\"{}\" names no source", meta.title.value))
            .help("add `sources: […]` with ids of content/_data/sources.yaml; `own` does not count");
    }
    for claim in &meta.claims {
        statement(claim.span, "this claim", &claim.sources, Some(claim.certainty.value), found);
    }
    match &page.summary.facts {
        Facts::Cause(cause) => cause.rules.avoid.iter().for_each(|rule| self::rule(rule, found)),
        Facts::Exercise(exercise) => {
            for help in &exercise.helps {
                statement(help.span, &recommendation(&help.condition.value, context), &help.sources, None, found);
            }
        }
        Facts::Treatment(treatment) => {
            for help in &treatment.may_help {
                statement(help.span, &recommendation(&help.condition.value, context), &help.sources, None, found);
            }
        }
        Facts::RedFlag(flags) => {
            for flag in flags.iter().filter(|flag| flag.sources.is_empty()) {
                found
                    .at(flag.id.span, format!("the red flag `{}` names no source", flag.id.value))
                    .help("add `sources: […]`; `own` if the signs are usual practice and none was found");
            }
        }
        Facts::SelfCare(_) | Facts::Guide(_) | Facts::Concept { .. } | Facts::None => {}
    }
}

fn site(context: Context<'_>, found: &mut Findings<'_>) {
    for factor in context.site.records.conditions.values() {
        factor.rules.avoid.iter().for_each(|rule| self::rule(rule, found));
    }
}

/// What to call a positive recommendation.
fn recommendation(condition: &Id, context: Context<'_>) -> String {
    format!("the \"may help\" for {}", context.site.condition_title(condition).unwrap_or(condition.as_str()))
}

/// A rule of a condition.
fn rule(rule: &AvoidRule, found: &mut Findings<'_>) {
    if !suffice(&rule.sources, Some(rule.certainty.value)) {
        found
            .on(&rule.place.path, rule.place.span, format!("this rule about `{}` names no source", rule.movement.value))
            .help("add `sources: […]`; where none was found, `sources: [own]` with `certainty: very-low`");
    }
}

/// A statement on a page, and its sources.
fn statement(span: Span, what: &str, sources: &[Spanned<Id>], certainty: Option<Certainty>, found: &mut Findings<'_>) {
    if suffice(sources, certainty) {
        return;
    }
    let finding = found.at(span, format!("{what} names no source"));
    match certainty {
        Some(_) => {
            finding.help("add `sources: […]`; where none was found, `sources: [own]` with `certainty: none-found`")
        }
        None => {
            finding.help("add `sources: […]` with what a person can read; `own` does not count for a recommendation")
        }
    };
}

/// Whether `sources` are enough for a statement of this certainty.
fn suffice(sources: &[Spanned<Id>], certainty: Option<Certainty>) -> bool {
    is_sourced(sources) || (!sources.is_empty() && certainty.is_some_and(admits))
}

/// Whether there is a source other than the site's own practice.
fn is_sourced(sources: &[Spanned<Id>]) -> bool {
    sources.iter().any(|source| !Records::is_own(&source.value))
}

/// Whether a certainty says by itself that there is little to rest on.
fn admits(certainty: Certainty) -> bool {
    matches!(certainty, Certainty::VeryLow | Certainty::NoneFound)
}
