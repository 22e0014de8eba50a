//! The derivation: from movement and rules to verdicts, with the grounds of each.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::clinical::{Condition, Stages, conditions, reaches};
use crate::content::{AvoidRule, Exercise, Id, MovementProperty, PageSummary, Records, Strength, Verdict};

/// Why a verdict stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// A rule of the condition, and the level that the exercise declares.
    Rule(Arc<AvoidRule>, Id),
    /// The condition's default: nothing may be called safe by silence.
    Default,
    /// The condition stops everything.
    StopAll,
}

/// One reason to avoid an exercise, or to be careful with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    /// Avoid, or caution.
    pub verdict: Verdict,
    /// When.
    pub stages: Stages,
    /// Why.
    pub origin: Origin,
}

impl Ground {
    /// Whether nobody can override it.
    pub fn is_absolute(&self) -> bool {
        match &self.origin {
            Origin::Rule(rule, _) => rule.strength.value == Strength::Absolute,
            Origin::StopAll => true,
            Origin::Default => false,
        }
    }

    /// The rule that it comes from.
    pub fn rule(&self) -> Option<&AvoidRule> {
        match &self.origin {
            Origin::Rule(rule, _) => Some(rule),
            Origin::Default | Origin::StopAll => None,
        }
    }
}

/// All grounds against an exercise in a condition, in the order of the condition's rules.
pub fn grounds(exercise: &Exercise, condition: &Condition, vocabulary: &BTreeMap<Id, MovementProperty>) -> Vec<Ground> {
    if condition.stop_all {
        return vec![Ground { verdict: Verdict::Avoid, stages: Stages::All, origin: Origin::StopAll }];
    }
    let fired = condition.avoid.iter().filter_map(|rule| {
        let property = vocabulary.get(&rule.movement.value)?;
        let declared = &exercise.movement.get(&rule.movement.value)?.level.value;
        reaches(property, declared, &rule.level.value).then(|| Ground {
            verdict: rule.verdict.value,
            stages: Stages::named(&rule.stages),
            origin: Origin::Rule(Arc::clone(rule), declared.clone()),
        })
    });
    let default = condition.default.iter().map(|verdict| Ground {
        verdict: *verdict,
        stages: Stages::All,
        origin: Origin::Default,
    });
    fired.chain(default).collect()
}

/// What is derived for every exercise and condition of a site.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Derivation {
    /// The conditions by id.
    pub conditions: BTreeMap<Id, Condition>,
    /// Grounds by exercise and condition; pairs without a ground are absent.
    pub grounds: BTreeMap<Id, BTreeMap<Id, Vec<Ground>>>,
}

impl Derivation {
    /// The grounds against an exercise in a condition; none means "no rule", which is not "safe".
    pub fn between(&self, exercise: &Id, condition: &Id) -> &[Ground] {
        self.grounds.get(exercise).and_then(|of| of.get(condition)).map_or(&[], Vec::as_slice)
    }

    /// The strongest verdict against an exercise in a condition, in any of `stages`.
    pub fn verdict(&self, exercise: &Id, condition: &Id, stages: &Stages) -> Option<Verdict> {
        let grounds = self.between(exercise, condition).iter();
        grounds.filter(|ground| ground.stages.overlap(stages)).map(|ground| ground.verdict).max()
    }

    /// The conditions in which an exercise has a ground of at least `verdict`.
    pub fn against<'a>(
        &'a self,
        exercise: &Id,
        verdict: Verdict,
    ) -> impl Iterator<Item = (&'a Condition, &'a [Ground])> + use<'a> {
        self.grounds.get(exercise).into_iter().flatten().filter_map(move |(condition, grounds)| {
            let strong = grounds.iter().any(|ground| ground.verdict >= verdict);
            strong.then(|| self.conditions.get(condition).map(|condition| (condition, grounds.as_slice())))?
        })
    }
}

/// Derives the verdicts for all exercises among `pages` and all conditions.
pub fn derive<'a>(pages: impl IntoIterator<Item = &'a PageSummary> + Clone, records: &Records) -> Derivation {
    let conditions = conditions(pages.clone(), records);
    let exercises = pages.into_iter().filter_map(|page| Some((page, page.exercise()?)));
    let of_exercise = |exercise: &Exercise| -> BTreeMap<Id, Vec<Ground>> {
        let pairs = conditions
            .values()
            .map(|condition| (condition.id.clone(), grounds(exercise, condition, &records.movements)));
        pairs.filter(|(_, grounds)| !grounds.is_empty()).collect()
    };
    let grounds = exercises.map(|(page, exercise)| (page.id.clone(), of_exercise(exercise))).collect();
    Derivation { conditions, grounds }
}
