//! The view of a cause: the other end of what exercises and treatments state.

use crate::clinical::Stages;
use crate::content::{AvoidRule, Cause, PageSummary, Verdict};
use crate::render::fill::exercise::certainty;
use crate::render::fill::levels::{between, in_words, rule_reason, strongest};
use crate::render::fill::red_flag::flag;
use crate::render::fill::scene::{Scene, verdict_name};
use crate::render::fill::sources::Numbers;
use crate::render::view::{
    AgainstView, CauseView, FlagView, HelpfulExerciseView, HelpfulTreatmentView, MovementRuleView,
};
use crate::render::words;

/// The view of the cause on `page`.
pub(crate) fn cause(scene: &Scene<'_>, page: &PageSummary, cause: &Cause, numbers: &mut Numbers<'_>) -> CauseView {
    let rules = &cause.rules;
    let default_notice = rules.default.as_ref().map(|verdict| match verdict.value {
        Verdict::Caution => words::DEFAULT_CAUTION.to_owned(),
        Verdict::Avoid => words::DEFAULT_AVOID.to_owned(),
    });
    CauseView {
        may_help: may_help(scene, page, numbers),
        leave_alone: against(scene, page, Verdict::Avoid, numbers)
            .map(|entry| led_to(scene, entry, &rules.avoid))
            .collect(),
        careful: against(scene, page, Verdict::Caution, numbers)
            .map(|entry| led_to(scene, entry, &rules.avoid))
            .collect(),
        treatments: treatments(scene, page, numbers),
        rules: rules.avoid.iter().enumerate().map(|(index, rule)| movement_rule(scene, index, rule, numbers)).collect(),
        stop_notice: rules.stop_all.then(|| words::STOP_ALL.to_owned()),
        default_notice,
        no_rule_notice: words::NO_RULE.to_owned(),
        red_flags: red_flags(scene, page, numbers),
    }
}

/// Exercises whose pages say that they may help.
fn may_help(scene: &Scene<'_>, page: &PageSummary, numbers: &mut Numbers<'_>) -> Vec<HelpfulExerciseView> {
    let mut all = Vec::new();
    for (exercise, facts) in scene.helping(&page.id) {
        for help in facts.helps.iter().filter(|help| help.condition.value == page.id) {
            all.push(HelpfulExerciseView {
                exercise: scene.link(exercise),
                stages: scene.stages(&Stages::named(&help.stages)),
                only_if: help.only_if.as_ref().map(|only| only.value.clone()),
                note: help.note.as_ref().map(|note| note.value.clone()),
                certainty: certainty(help.certainty.as_ref()),
                sources: numbers.marks(&help.sources),
            });
        }
    }
    all
}

/// Exercises against which the strongest verdict is `verdict`.
fn against(
    scene: &Scene<'_>,
    page: &PageSummary,
    verdict: Verdict,
    numbers: &mut Numbers<'_>,
) -> impl Iterator<Item = AgainstView> + use<> {
    let mut all = Vec::new();
    for (exercise, facts) in scene.against(&page.id) {
        let levels = between(scene, exercise, facts, &page.id);
        if strongest(&levels) == Some(verdict) {
            all.push(AgainstView {
                exercise: scene.link(exercise),
                verdict: verdict_name(verdict),
                levels: in_words(scene, &levels, numbers),
            });
        }
    }
    all.into_iter()
}

/// The entry with the way from each reason to the rule of the same page that gives it.
fn led_to(scene: &Scene<'_>, mut entry: AgainstView, rules: &[AvoidRule]) -> AgainstView {
    for reason in entry.levels.iter_mut().flat_map(|level| &mut level.reasons) {
        let found = rules.iter().enumerate().find(|(_, rule)| rule.reason.value == reason.text);
        if let Some((index, rule)) = found.filter(|_| reason.movement.is_some()) {
            reason.rule = Some(format!("#{}", rule_anchor(index)));
            // The rule's own level: an exercise that goes further may meet two rules about one movement.
            reason.movement = Some(scene.movement(&rule.movement.value, &rule.level.value));
        }
    }
    entry
}

/// The id of the rule in this place of the list.
fn rule_anchor(index: usize) -> String {
    format!("rule-{}", index + 1)
}

/// Treatments whose pages say that they may help.
fn treatments(scene: &Scene<'_>, page: &PageSummary, numbers: &mut Numbers<'_>) -> Vec<HelpfulTreatmentView> {
    let mut all = Vec::new();
    for (treatment, facts) in scene.treating(&page.id) {
        for entry in facts.may_help.iter().filter(|entry| entry.condition.value == page.id) {
            all.push(HelpfulTreatmentView {
                treatment: scene.link(treatment),
                certainty: words::certainty(entry.certainty.value).to_owned(),
                note: entry.note.as_ref().map(|note| note.value.clone()),
                sources: numbers.marks(&entry.sources),
            });
        }
    }
    all
}

/// A rule of the cause's own.
fn movement_rule(scene: &Scene<'_>, index: usize, rule: &AvoidRule, numbers: &mut Numbers<'_>) -> MovementRuleView {
    let stages = scene.stages(&Stages::named(&rule.stages));
    MovementRuleView {
        anchor: rule_anchor(index),
        movement: words::capitalised(&scene.movement(&rule.movement.value, &rule.level.value)),
        verdict: verdict_name(rule.verdict.value),
        sentence: words::movement(rule.verdict.value, &stages),
        reason: rule_reason(scene, rule, &rule.level.value, numbers),
    }
}

/// The flags that may be signs of it, most urgent first.
fn red_flags(scene: &Scene<'_>, page: &PageSummary, numbers: &mut Numbers<'_>) -> Vec<FlagView> {
    let of_it = scene
        .site
        .flags
        .values()
        .filter(|(flag, _)| flag.condition.as_ref().is_some_and(|condition| condition.value == page.id));
    let mut all: Vec<_> = of_it.collect();
    all.sort_by_key(|(flag, _)| flag.tier.value);
    all.into_iter().map(|(found, home)| flag(scene, found, home, numbers)).collect()
}
