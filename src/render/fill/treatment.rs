//! The views of treatments and of self-care.

use crate::content::{Guidance, SelfCare, Treatment, treatment};
use crate::render::fill::scene::Scene;
use crate::render::fill::sources::Numbers;
use crate::render::view::{GuidanceView, SelfCareView, TreatmentHelpView, TreatmentView};
use crate::render::words;

/// The view of a treatment.
pub(crate) fn treatment(scene: &Scene<'_>, facts: &Treatment, numbers: &mut Numbers<'_>) -> TreatmentView {
    let mut may_help = Vec::new();
    for entry in &facts.may_help {
        may_help.extend(scene.condition(&entry.condition.value).map(|condition| TreatmentHelpView {
            condition,
            certainty: words::certainty(entry.certainty.value).to_owned(),
            note: entry.note.as_ref().map(|note| note.value.clone()),
            sources: numbers.marks(&entry.sources),
        }));
    }
    TreatmentView {
        medicine: facts.medicine,
        no_help: facts.may_help.is_empty().then(|| words::NO_HELP.to_owned()),
        may_help,
        guidance: guidance(scene, facts, numbers),
        who_should_not: numbers.statements(&facts.who_should_not),
        ask_first: numbers.statements(&facts.ask_first),
        side_effects: numbers.statements(&facts.side_effects),
        get_help: numbers.statements(&facts.get_help),
        whom_to_ask: facts.whom_to_ask.as_ref().map(|whom| whom.value.clone()),
    }
}

/// What guidance says: the site's own country first, others by name.
fn guidance(scene: &Scene<'_>, facts: &Treatment, numbers: &mut Numbers<'_>) -> Vec<GuidanceView> {
    let own = &scene.site.settings.jurisdiction.value;
    let (ours, others): (Vec<_>, Vec<_>) = facts.positions.iter().partition(|(country, _)| *country == own);
    let mut view = |(country, guidance): (&String, &Guidance)| {
        let name = scene.site.records.jurisdictions.get(country).map_or(country, |known| &known.name);
        GuidanceView {
            country: name.clone(),
            own: country == own,
            stance: words::position(guidance.stance.value).to_owned(),
            stance_name: guidance.stance.name().to_owned(),
            says: guidance.says.value.clone(),
            sources: numbers.marks(&guidance.sources),
        }
    };
    let mut all: Vec<GuidanceView> = ours.into_iter().map(&mut view).collect();
    if all.is_empty() && !own.is_empty() {
        all.push(no_guidance(scene, own));
    }
    all.extend(others.into_iter().map(view));
    all
}

/// What to say where the page states nothing for the site's own country.
fn no_guidance(scene: &Scene<'_>, own: &str) -> GuidanceView {
    let name = scene.site.records.jurisdictions.get(own).map_or(own, |known| &known.name);
    GuidanceView {
        country: name.to_owned(),
        own: true,
        stance: words::position(treatment::Position::NoneFound).to_owned(),
        stance_name: treatment::Position::NoneFound.name().to_owned(),
        says: format!("We found no guidance from {name} on this."),
        sources: Vec::new(),
    }
}

/// The view of something to do alone.
pub(crate) fn self_care(facts: &SelfCare) -> SelfCareView {
    SelfCareView {
        behaviour: facts.behaviour.value.clone(),
        why: facts.why.value.clone(),
        certainty: words::certainty(facts.certainty.value).to_owned(),
        harms: facts.harms.value.clone(),
    }
}
