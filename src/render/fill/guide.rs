//! The view of a guide.

use crate::content::{Answer, AudienceCondition, Gate, Guide, GuideStep, PageSummary, Route};
use crate::render::fill::dose::amount;
use crate::render::fill::exercise::stop_rules;
use crate::render::fill::levels::contraindications;
use crate::render::fill::scene::Scene;
use crate::render::fill::sources::Numbers;
use crate::render::view::{
    AnswerView, ContraindicationView, GateView, GuideStepView, GuideView, StepExerciseView, StopRuleView,
};

/// The view of the guide on `page`.
pub(crate) fn guide(scene: &Scene<'_>, page: &PageSummary, guide: &Guide, numbers: &mut Numbers<'_>) -> GuideView {
    let condition = match &page.meta.audience.condition {
        AudienceCondition::Known(id) => scene.condition(&id.value),
        AudienceCondition::Unknown(_) | AudienceCondition::Unstated => None,
    };
    let count = guide.gates.len();
    GuideView {
        condition,
        gates: guide.gates.iter().enumerate().map(|(index, found)| gate(scene, found, index + 1, count)).collect(),
        stop_rules: all_stop_rules(scene, guide, numbers),
        steps: guide.steps.iter().enumerate().map(|(index, found)| step(scene, found, index + 1)).collect(),
    }
}

/// The stop rules of all exercises that the guide uses, each once.
fn all_stop_rules(scene: &Scene<'_>, guide: &Guide, numbers: &mut Numbers<'_>) -> Vec<StopRuleView> {
    let mut all: Vec<StopRuleView> = Vec::new();
    for step in &guide.steps {
        let page = step.exercise.as_ref().and_then(|id| scene.site.page(&id.value));
        let Some(exercise) = page.and_then(|page| page.exercise()) else { continue };
        for rule in stop_rules(scene, exercise, numbers) {
            if !all.contains(&rule) {
                all.push(rule);
            }
        }
    }
    all
}

/// Gate `number` of `count`.
fn gate(scene: &Scene<'_>, gate: &Gate, number: usize, count: usize) -> GateView {
    let next = if number < count { format!("#gate-{}", number + 1) } else { "#steps".to_owned() };
    let answers = [("yes", "Yes", &gate.yes), ("no", "No", &gate.no), ("not-sure", "Not sure", &gate.not_sure)];
    GateView {
        number,
        anchor: format!("gate-{number}"),
        question: gate.question.value.clone(),
        excludes: gate.excludes.iter().filter_map(|id| scene.condition(&id.value)).collect(),
        answers: answers.map(|(name, label, given)| answer(scene, name, label, given, &next)).into(),
    }
}

/// An answer. One that leads to a page which is not on the site leads to the care cards: never on to the steps.
fn answer(scene: &Scene<'_>, name: &str, label: &str, answer: &Answer, next: &str) -> AnswerView {
    let (href, text, leaves) = match &answer.to {
        Route::Next if next == "#steps" => (next.to_owned(), "Go to the steps".to_owned(), false),
        Route::Next => (next.to_owned(), "Go to the next question".to_owned(), false),
        Route::To(id) => match scene.link_by_id(&id.value) {
            Some(page) => (page.url, page.title, true),
            None => ("#get-help".to_owned(), "See when to get help".to_owned(), true),
        },
    };
    AnswerView {
        name: name.to_owned(),
        label: label.to_owned(),
        say: answer.say.as_ref().map(|say| say.value.clone()),
        href,
        text,
        leaves,
    }
}

/// A step.
fn step(scene: &Scene<'_>, step: &GuideStep, number: usize) -> GuideStepView {
    let page = step.exercise.as_ref().and_then(|id| scene.site.page(&id.value));
    let exercise = page.and_then(|page| Some((page, page.exercise()?))).map(|(page, facts)| StepExerciseView {
        page: scene.link(page),
        start: facts.dose.as_ref().map(|dose| amount(&dose.start)),
        contraindications: without_reasons(contraindications(scene, page, facts, &mut Numbers::of(*scene, &[]))),
    });
    GuideStepView {
        number,
        anchor: format!("step-{number}"),
        title: step.title.value.clone(),
        text: step.text.value.clone(),
        exercise,
    }
}

/// The reasons are told on the exercise's own page: here they would bring sources that nothing on this page refers to.
fn without_reasons(mut all: Vec<ContraindicationView>) -> Vec<ContraindicationView> {
    for level in all.iter_mut().flat_map(|entry| &mut entry.levels) {
        level.reasons.clear();
    }
    all
}
