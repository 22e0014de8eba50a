//! What stands against an exercise in a condition: what the exercise declares and what the rules derive, told once, the
//! same on the exercise's page, on the cause's page and in the matrix.

use std::collections::{BTreeMap, BTreeSet};

use crate::clinical::{Ground, Origin, Stages};
use crate::content::{AvoidRule, Contraindication, Exercise, Id, PageSummary, Verdict};
use crate::render::fill::scene::{Scene, verdict_name};
use crate::render::fill::sources::Numbers;
use crate::render::view::{ContraindicationView, LevelView, ReasonView};
use crate::render::words;
use crate::text::Spanned;

/// A reason, not yet in words.
#[derive(Clone, Debug)]
enum Why<'a> {
    /// What the exercise's page says.
    Declared(&'a Contraindication),
    /// A rule, and the level of movement that the exercise reaches.
    Rule(&'a AvoidRule, &'a Id),
    /// The condition's default.
    Default,
}

/// What to do at some stages, and why.
#[derive(Clone, Debug)]
pub(crate) struct Level<'a> {
    pub(crate) verdict: Verdict,
    pub(crate) stages: Stages,
    reasons: Vec<Why<'a>>,
}

/// What stands against the exercise in the condition, strongest first; nothing where no rule does. Conditions that stop
/// everything are left to the emergency card.
pub(crate) fn between<'a>(
    scene: &Scene<'a>,
    page: &PageSummary,
    exercise: &'a Exercise,
    condition: &Id,
) -> Vec<Level<'a>> {
    let mut levels: Vec<Level<'a>> = Vec::new();
    for entry in exercise.contraindications.iter().filter(|entry| entry.condition.value == *condition) {
        let level = Level {
            verdict: entry.level.value,
            stages: Stages::named(&entry.stages),
            reasons: entry.reason.iter().map(|_| Why::Declared(entry)).collect(),
        };
        levels.push(level);
    }
    for ground in scene.derivation.between(&page.id, condition) {
        let why = match &ground.origin {
            Origin::Rule(rule, level) => Why::Rule(rule, level),
            Origin::Default => Why::Default,
            Origin::StopAll => continue,
        };
        match home(&levels, ground) {
            Some(index) => levels[index].reasons.push(why),
            None => levels.push(Level { verdict: ground.verdict, stages: ground.stages.clone(), reasons: vec![why] }),
        }
    }
    levels.sort_by_key(|level| std::cmp::Reverse(level.verdict));
    levels
}

/// The level that says what `ground` says: the same verdict if there is one, else a stronger one.
fn home(levels: &[Level<'_>], ground: &Ground) -> Option<usize> {
    let fits = |level: &Level<'_>| level.verdict >= ground.verdict && level.stages.cover(&ground.stages);
    let fitting = levels.iter().enumerate().filter(|(_, level)| fits(level));
    fitting.min_by_key(|(_, level)| level.verdict).map(|(index, _)| index)
}

/// The strongest verdict of `levels`.
pub(crate) fn strongest(levels: &[Level<'_>]) -> Option<Verdict> {
    levels.iter().map(|level| level.verdict).max()
}

/// `levels` in words.
pub(crate) fn in_words(scene: &Scene<'_>, levels: &[Level<'_>], numbers: &mut Numbers<'_>) -> Vec<LevelView> {
    let avoid_at_stages = levels.iter().any(|level| level.verdict == Verdict::Avoid && level.stages != Stages::All);
    let mut views: Vec<LevelView> = Vec::new();
    for level in levels {
        let stages = scene.stages(&level.stages);
        let rest = level.verdict == Verdict::Caution && avoid_at_stages;
        let view = LevelView {
            verdict: verdict_name(level.verdict),
            sentence: words::what_to_do(level.verdict, &stages, rest),
            stages,
            reasons: reasons(scene, level, numbers),
        };
        views.push(view);
    }
    views
}

/// The reasons of a level, each text once.
fn reasons(scene: &Scene<'_>, level: &Level<'_>, numbers: &mut Numbers<'_>) -> Vec<ReasonView> {
    let rule_sources = || {
        level.reasons.iter().find_map(|why| match why {
            Why::Rule(rule, _) => Some(rule.sources.as_slice()),
            Why::Declared(_) | Why::Default => None,
        })
    };
    let stated = level.reasons.iter().any(|why| !matches!(why, Why::Default));
    let mut views: Vec<ReasonView> = Vec::new();
    for why in &level.reasons {
        let view = match why {
            Why::Declared(entry) => {
                let sources: &[Spanned<Id>] =
                    if entry.sources.is_empty() { rule_sources().unwrap_or(&[]) } else { &entry.sources };
                let text = entry.reason.as_ref().map(|reason| reason.value.clone()).unwrap_or_default();
                ReasonView {
                    text,
                    movement: None,
                    certainty: None,
                    contested: None,
                    sources: numbers.marks(sources),
                    rule: None,
                }
            }
            Why::Rule(rule, reached) => rule_reason(scene, rule, reached, numbers),
            // Where something says why, the default adds nothing.
            Why::Default if stated => continue,
            Why::Default => ReasonView {
                text: words::DEFAULT_REASON.to_owned(),
                movement: None,
                certainty: None,
                contested: None,
                sources: Vec::new(),
                rule: None,
            },
        };
        if !views.iter().any(|known| known.text == view.text) {
            views.push(view);
        }
    }
    views
}

/// The reason that a rule gives, for a movement at the level `reached`.
pub(crate) fn rule_reason(scene: &Scene<'_>, rule: &AvoidRule, reached: &Id, numbers: &mut Numbers<'_>) -> ReasonView {
    ReasonView {
        text: rule.reason.value.clone(),
        movement: Some(scene.movement(&rule.movement, reached)),
        certainty: Some(words::certainty(rule.certainty.value).to_owned()),
        contested: rule.contested.then(|| words::CONTESTED.to_owned()),
        sources: numbers.marks(&rule.sources),
        rule: None,
    }
}

/// For whom an exercise is not, or only with care: those who must not do it first.
pub(crate) fn contraindications(
    scene: &Scene<'_>,
    page: &PageSummary,
    exercise: &Exercise,
    numbers: &mut Numbers<'_>,
) -> Vec<ContraindicationView> {
    let mut all = Vec::new();
    let declared = exercise.contraindications.iter().map(|entry| &entry.condition.value);
    let derived = scene.derivation.grounds.get(&page.id).into_iter().flat_map(BTreeMap::keys);
    let concerned: BTreeSet<&Id> = declared.chain(derived).collect();
    for id in concerned.into_iter().filter(|id| scene.derivation.conditions.contains_key(*id)) {
        let levels = between(scene, page, exercise, id);
        let (Some(verdict), Some(condition)) = (strongest(&levels), scene.condition(id)) else { continue };
        all.push((std::cmp::Reverse(verdict), condition.title.to_lowercase(), condition, levels));
    }
    all.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    let view = |(verdict, _, condition, levels): (std::cmp::Reverse<Verdict>, String, _, Vec<Level<'_>>)| {
        ContraindicationView { condition, verdict: verdict_name(verdict.0), levels: in_words(scene, &levels, numbers) }
    };
    all.into_iter().map(view).collect()
}
