//! Whether an exercise states what is derived about it.

use crate::clinical::{Ground, Origin, Stages};
use crate::content::{Contraindication, Id, Verdict};

/// What an exercise declares for one condition at one strength: the union of its entries.
#[derive(Clone, Debug, PartialEq)]
pub struct Declared {
    /// The stages in which it says avoid; `None` if it never does.
    pub avoid: Option<Stages>,
    /// The stages in which it says avoid or caution; `None` if it says nothing.
    pub at_least_caution: Option<Stages>,
}

/// What `entries` declare for `condition`. An entry that says avoid also says caution.
pub fn declared(entries: &[Contraindication], condition: &Id) -> Declared {
    let stages_of = |weakest: Verdict| {
        entries
            .iter()
            .filter(|entry| entry.condition.value == *condition && entry.level.value >= weakest)
            .map(|entry| Stages::named(&entry.stages))
            .reduce(Stages::with)
    };
    Declared { avoid: stages_of(Verdict::Avoid), at_least_caution: stages_of(Verdict::Caution) }
}

/// The grounds against `condition` that `entries` do not state at equal or greater strength for all of their stages.
/// What stops everything is stated on every page by the emergency card, and is not repeated in each exercise.
pub fn missing<'a>(entries: &[Contraindication], condition: &Id, grounds: &'a [Ground]) -> Vec<&'a Ground> {
    let declared = declared(entries, condition);
    let covered = |ground: &Ground| {
        let stages = match ground.verdict {
            Verdict::Avoid => &declared.avoid,
            Verdict::Caution => &declared.at_least_caution,
        };
        stages.as_ref().is_some_and(|stages| stages.cover(&ground.stages))
    };
    grounds.iter().filter(|ground| ground.origin != Origin::StopAll && !covered(ground)).collect()
}
