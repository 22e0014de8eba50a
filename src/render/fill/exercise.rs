//! The view of an exercise.

use std::collections::BTreeMap;

use crate::clinical::Stages;
use crate::content::{Advice, Certainty, Exercise, Help, PageSummary, Phase, Variant};
use crate::figure::figures;
use crate::render::fill::dose::{dose, time};
use crate::render::fill::levels::contraindications;
use crate::render::fill::scene::Scene;
use crate::render::fill::sources::Numbers;
use crate::render::view::{CategoryView, ExerciseView, HelpView, Html, StepView, StopRuleView, VariantView};
use crate::render::words;
use crate::text::Spanned;

/// The view of the exercise on `page`.
pub(crate) fn exercise(
    scene: &Scene<'_>,
    page: &PageSummary,
    exercise: &Exercise,
    numbers: &mut Numbers<'_>,
) -> ExerciseView {
    let leave = exercise.advice.value == Advice::LeaveForNow;
    let text = |field: &Option<Spanned<String>>| field.as_ref().map(|text| text.value.clone());
    let category = exercise.category.as_ref().and_then(|id| scene.site.records.categories.get(&id.value));
    let contraindications = contraindications(scene, page, exercise, numbers);
    ExerciseView {
        leave_for_now: leave,
        leave_notice: leave.then(|| words::LEAVE_FOR_NOW.to_owned()),
        instead: exercise.instead.iter().filter_map(|id| scene.link_by_id(&id.value)).collect(),
        category: category.map(|named| CategoryView { title: named.title.clone(), summary: named.summary.clone() }),
        technique: exercise.technique.as_ref().map(|technique| words::technique(technique.value).to_owned()),
        position: exercise.position.as_ref().map(|position| position.plain().to_owned()),
        equipment: exercise.equipment.iter().map(|thing| thing.value.clone()).collect(),
        no_contraindications: contraindications.is_empty().then(|| words::NO_CONTRAINDICATIONS.to_owned()),
        contraindications,
        stop_rules: stop_rules(scene, exercise, numbers),
        steps: steps(exercise),
        breathing: text(&exercise.breathing),
        expect: text(&exercise.expect),
        dose: exercise.dose.as_ref().map(|given| dose(given, numbers)),
        easier: variants(scene, &exercise.easier),
        harder: variants(scene, &exercise.harder),
        precautions: numbers.statements(&exercise.precautions),
        helps: exercise.helps.iter().filter_map(|entry| help(scene, entry, numbers)).collect(),
    }
}

/// The steps, with the pictures of those that have joint angles.
fn steps(exercise: &Exercise) -> Vec<StepView> {
    let mut figures: BTreeMap<usize, Html> =
        figures(exercise, "fig-").into_iter().map(|figure| (figure.phase, Html(figure.svg))).collect();
    let step = |(index, phase): (usize, &Phase)| StepView {
        number: index + 1,
        text: phase.step.value.clone(),
        name: phase.name.as_ref().map(|name| name.value.clone()),
        time: phase.seconds.filter(|&seconds| seconds > 0.0).map(time),
        figure: figures.remove(&index),
    };
    exercise.phases.iter().enumerate().map(step).collect()
}

/// The stop rules: those of the records by their sentence, and sentences of the page's own.
pub(crate) fn stop_rules(scene: &Scene<'_>, exercise: &Exercise, numbers: &mut Numbers<'_>) -> Vec<StopRuleView> {
    let rules = &scene.site.records.stop_rules;
    let of_one = |written: &Spanned<String>| match rules.get(written.value.as_str()) {
        Some(rule) => StopRuleView { text: rule.text.clone(), sources: numbers.marks(&rule.sources) },
        None => StopRuleView { text: written.value.clone(), sources: Vec::new() },
    };
    exercise.stop_if.iter().map(of_one).collect()
}

/// Easier or harder forms; a page that is not on the site is left out.
fn variants(scene: &Scene<'_>, variants: &[Variant]) -> Vec<VariantView> {
    let of_one = |variant: &Variant| match variant {
        Variant::Exercise(id) => {
            scene.link_by_id(&id.value).map(|page| VariantView { text: page.title.clone(), page: Some(page) })
        }
        Variant::Text(text) => Some(VariantView { text: text.value.clone(), page: None }),
    };
    variants.iter().filter_map(of_one).collect()
}

/// A condition that the exercise may help.
fn help(scene: &Scene<'_>, help: &Help, numbers: &mut Numbers<'_>) -> Option<HelpView> {
    let despite = help.despite.as_ref().and_then(|despite| {
        let reason = despite.reason.as_ref()?;
        Some(format!("There is a rule against this. Why it is here all the same: {}", reason.value))
    });
    Some(HelpView {
        condition: scene.condition(&help.condition.value)?,
        stages: scene.stages(&Stages::named(&help.stages)),
        only_if: help.only_if.as_ref().map(|only| only.value.clone()),
        note: help.note.as_ref().map(|note| note.value.clone()),
        certainty: certainty(help.certainty.as_ref()),
        sources: numbers.marks(&help.sources),
        despite,
    })
}

/// A certainty in words, where one is stated.
pub(crate) fn certainty(certainty: Option<&Spanned<Certainty>>) -> Option<String> {
    certainty.map(|certainty| words::certainty(certainty.value).to_owned())
}
