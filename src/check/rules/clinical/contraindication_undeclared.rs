//! An exercise that does not state a contraindication which its movement demands.
//!
//! What an exercise does to the body follows from its `movement`; for whom that is wrong follows from the rules of each
//! condition. A reader with that condition looks at the page's "Do not do this if" and at nothing else, so each
//! derived *avoid* and *caution* has to stand there, at equal or greater strength and for all of the rule's stages.
//! If the movement level is set too high, mend the level and not the list.
//!
//! Source: the safety model of this project; each rule of a condition names its own sources.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  - {condition: spinal-stenosis, level: avoid}
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -  - {condition: spinal-stenosis, level: avoid}
//! +  - {condition: spinal-stenosis, level: avoid, reason: "Arching back brings on the leg pain."}
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::clinical::{Condition, Ground, Origin, Stages, missing};
use crate::content::{Page, Verdict};
use crate::diagnostic::Level;
use crate::text::Place;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(exercise) = page.summary.exercise() else { return };
    for condition in context.derivation.conditions.values() {
        let grounds = context.derivation.between(&page.summary.id, &condition.id);
        for ground in missing(&exercise.contraindications, &condition.id, grounds) {
            report(page, condition, ground, context, found);
        }
    }
}

/// Reports one ground that the page does not state.
fn report(page: &Page, condition: &Condition, ground: &Ground, context: Context<'_>, found: &mut Findings<'_>) {
    let exercise = page.summary.exercise().expect("only exercises have grounds");
    let title = &page.summary.meta.title.value;
    let name = &condition.title;
    let weaker = exercise.contraindications.iter().find(|entry| entry.condition.value == condition.id);
    let span = weaker.map_or(exercise.contraindications_span, |entry| entry.span);
    let demand = match ground.verdict {
        Verdict::Avoid => "avoid",
        Verdict::Caution => "caution",
    };
    let when = stages_in_words(&ground.stages, context);
    let message = match weaker {
        Some(_) => format!("\"{title}\" says too little about {name}: its movement demands {demand}{when}"),
        None => format!("\"{title}\" does not state {name}, for which its movement demands {demand}{when}"),
    };
    let stages = match &ground.stages {
        Stages::All => String::new(),
        Stages::Only(stages) => {
            format!(", stages: [{}]", stages.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(", "))
        }
    };
    let line = format!("add `- {{condition: {}, level: {demand}{stages}}}` to `contraindications`", condition.id);
    let finding = found.at(span, message).help(line);
    match &ground.origin {
        Origin::Rule(rule, declared) => {
            let movement = &rule.movement.value;
            let declaring = &exercise.movement[movement];
            finding
                .label(
                    Place::new(&page.summary.path, declaring.level.span),
                    format!("the exercise declares `{movement}: {declared}`"),
                )
                .label(rule.place.clone(), format!("the rule of {name}: {}", rule.reason.value))
                .help("if the exercise moves less than it declares, mend `movement` and not the list");
        }
        Origin::Default => {
            finding.label(condition.place.clone(), format!("{name} starts at {demand} for every exercise"));
        }
        Origin::StopAll => {}
    }
}

/// The stages of a ground as the end of a sentence.
fn stages_in_words(stages: &Stages, context: Context<'_>) -> String {
    let labels: Vec<&str> = stages
        .ids()
        .iter()
        .map(|id| {
            context.site.records.stages.get(id).map_or("in a stage that is not written down", |stage| &stage.label)
        })
        .collect::<Vec<_>>();
    if labels.is_empty() { String::new() } else { format!(" ({})", labels.join(", ")) }
}
