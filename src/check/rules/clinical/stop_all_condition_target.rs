//! Something offered for a condition that stops everything.
//!
//! With a serious illness, such as pressure on the nerves of the bladder, an infection or a new fracture, hours count. A
//! page that offers an exercise or a treatment for it costs these hours. Nothing may name such a condition in `helps`,
//! `may-help` or as a guide's `audience`; nor may an exercise call it a mere caution.
//!
//! Source: `girft-ces-2023` in the register of this site.
//!
//! ```bad
//! -- edit content/exercises/walking.md --
//! -  - {condition: disc-herniation, certainty: low, sources: [exercise-trial]}
//! +  - {condition: cauda-equina, certainty: low, sources: [exercise-trial]}
//! ```
//!
//! ```good
//! -- edit content/exercises/walking.md --
//! -  - {condition: disc-herniation, certainty: low, sources: [exercise-trial]}
//! +  - {condition: disc-herniation, certainty: very-low, sources: [exercise-trial]}
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{AudienceCondition, Facts, Id, Page, Verdict};
use crate::diagnostic::Level;
use crate::text::Spanned;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let mut targets: Vec<(&Spanned<Id>, &str)> = Vec::new();
    if let AudienceCondition::Known(id) = &page.summary.meta.audience.condition {
        targets.push((id, "this page is written for readers with"));
    }
    match &page.summary.facts {
        Facts::Exercise(exercise) => {
            targets.extend(exercise.helps.iter().map(|help| (&help.condition, "this exercise is offered for")));
            let mild = exercise
                .contraindications
                .iter()
                .filter(|entry| entry.level.value == Verdict::Caution || !entry.stages.is_empty());
            targets.extend(mild.map(|entry| (&entry.condition, "this sounds as if it could be done with")));
        }
        Facts::Treatment(treatment) => {
            targets.extend(treatment.may_help.iter().map(|entry| (&entry.condition, "this treatment is offered for")));
        }
        _ => {}
    }
    for (id, what) in targets {
        let Some(condition) = context.derivation.conditions.get(&id.value).filter(|condition| condition.stop_all)
        else {
            continue;
        };
        found
            .at(id.span, format!("{what} {}, which stops everything", condition.title))
            .label(condition.place.clone(), "it is `stop-all: true`")
            .help("take this entry out; the red-flag page says where to go, and how fast");
    }
}
