//! What rules say about the grounds of a verdict: the same words and places wherever one is reported.

use crate::check::findings::Finding;
use crate::clinical::{Condition, Ground, Origin, Stages};
use crate::content::{PageSummary, Records};
use crate::text::Place;

/// `finding` with the places that explain `ground`: what the exercise declares, and the rule that it meets.
pub(super) fn explain<'f>(
    finding: Finding<'f>,
    exercise: &PageSummary,
    condition: &Condition,
    ground: &Ground,
) -> Finding<'f> {
    let name = &condition.title;
    match &ground.origin {
        Origin::Rule(rule, declared) => {
            let movement = &rule.movement.value;
            let declaring = exercise.exercise().and_then(|exercise| exercise.movement.get(movement));
            let finding = match declaring {
                Some(declaring) => {
                    let place = Place::new(&exercise.path, declaring.level.span);
                    finding.label(place, format!("the exercise declares `{movement}: {declared}`"))
                }
                None => finding,
            };
            let says =
                format!("{}, from `{}` on: {}", rule.movement.value, rule.level.value, rule.verdict.value.name());
            // The reason is what an author has to weigh, and one line of the rule.
            finding.label(Place::new(&rule.place.path, rule.reason.span), format!("the rule of {name}: {says}"))
        }
        Origin::Default => {
            let message = format!("{name} starts at {} for every exercise", ground.verdict.name());
            finding.label(condition.place.clone(), message)
        }
        Origin::StopAll => finding.label(condition.place.clone(), format!("{name} stops everything")),
    }
}

/// Stages as the end of a sentence: ` (in the first 6 weeks)`; nothing for all of them.
pub(super) fn in_words(stages: &Stages, records: &Records) -> String {
    let label = |id| records.stages.get(id).map_or("in a stage that is not written down", |stage| &stage.label);
    let ids = stages.ids();
    let labels: Vec<&str> = ids.iter().map(label).collect();
    if labels.is_empty() { String::new() } else { format!(" ({})", labels.join(", ")) }
}

/// Stages as a key of front matter: `, stages: [acute]`; nothing for all of them.
pub(super) fn as_key(stages: &Stages) -> String {
    let ids = stages.ids();
    let names: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
    if names.is_empty() { String::new() } else { format!(", stages: [{}]", names.join(", ")) }
}
