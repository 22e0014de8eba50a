//! What a list of exercises can be narrowed down by. Each choice is a link that serves without scripts; with scripts it
//! hides the entries without its tag.

use crate::content::{Exercise, Kind, PageSummary, Verdict};
use crate::render::addresses::matrix_url;
use crate::render::fill::levels::{between, strongest};
use crate::render::fill::scene::Scene;
use crate::render::view::{ChoiceGroupView, ChoiceView};

/// The tags of an exercise: its position, the causes that it may help, the conditions in which it need not be left alone.
pub(crate) fn tags(scene: &Scene<'_>, page: &PageSummary) -> Vec<String> {
    let Some(exercise) = page.exercise() else { return Vec::new() };
    let position = exercise.position.iter().map(|position| format!("at-{}", position.value.name()));
    let helps = exercise.helps.iter().map(|help| format!("for-{}", help.condition.value));
    let conditions = scene.derivation.conditions.keys();
    let allowed = conditions.filter(|id| !left_alone(scene, page, exercise, id)).map(|id| format!("with-{id}"));
    let mut all: Vec<String> = position.chain(helps).chain(allowed).collect();
    all.dedup();
    all
}

fn left_alone(scene: &Scene<'_>, page: &PageSummary, exercise: &Exercise, condition: &crate::content::Id) -> bool {
    strongest(&between(scene, page, exercise, condition)) == Some(Verdict::Avoid)
}

/// What these pages can be narrowed down by.
pub(crate) fn choices(scene: &Scene<'_>, pages: &[&PageSummary]) -> Vec<ChoiceGroupView> {
    let exercises: Vec<(&PageSummary, &Exercise)> =
        pages.iter().filter_map(|page| Some((*page, page.exercise()?))).collect();
    let mut positions: Vec<ChoiceView> = Vec::new();
    for (page, exercise) in &exercises {
        let Some(position) = &exercise.position else { continue };
        let tag = format!("at-{}", position.value.name());
        if !positions.iter().any(|known| known.tag == tag) {
            positions.push(ChoiceView { tag, label: position.plain().to_owned(), url: format!("#{}", page.id) });
        }
    }
    let (mut causes, mut others) = (Vec::new(), Vec::new());
    for id in scene.derivation.conditions.keys() {
        let Some(condition) = scene.condition(id) else { continue };
        let helped =
            exercises.iter().any(|(_, exercise)| exercise.helps.iter().any(|help| help.condition.value == *id));
        if let (true, Some(url)) = (helped, &condition.url)
            && scene.site.page(id).is_some_and(|page| page.kind() == Kind::Cause)
        {
            let url = format!("{url}#may-help");
            causes.push(ChoiceView { tag: format!("for-{id}"), label: condition.title.clone(), url });
        }
        if exercises.iter().any(|(page, exercise)| left_alone(scene, page, exercise, id)) {
            let of_cause = condition.url.map(|url| format!("{url}#leave-alone"));
            let url = of_cause.unwrap_or_else(|| scene.href(&matrix_url()));
            others.push(ChoiceView { tag: format!("with-{id}"), label: condition.title, url });
        }
    }
    let group = |title: &str, options: Vec<ChoiceView>| ChoiceGroupView { title: title.to_owned(), options };
    let all =
        [group("Position", positions), group("May help with", causes), group("Leave out what is not for", others)];
    all.into_iter()
        .filter(|group| group.options.len() > 1 || group.title != "Position" && !group.options.is_empty())
        .collect()
}
