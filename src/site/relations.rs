//! What pages and records say of other things by id, and whether those things are there.

use crate::content::{
    AvoidRule, Contraindication, Facts, Flag, Gate, Id, PageSummary, Records, Route, Sourced, Variant,
};
use crate::diagnostic::{Diagnostic, RuleName, names, nearest};
use crate::site::{HeldBack, Site};
use crate::text::{SitePath, Spanned};

/// What an id is the id of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Page,
    Exercise,
    Condition,
    Source,
    Stage,
    Topic,
    Flag,
    Category,
    Person,
    Service,
    Movement,
}

impl Target {
    /// What to call it in a message.
    fn word(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Exercise => "exercise",
            Self::Condition => "condition",
            Self::Source => "source",
            Self::Stage => "stage",
            Self::Topic => "topic",
            Self::Flag => "red flag",
            Self::Category => "category",
            Self::Person => "person",
            Self::Service => "service",
            Self::Movement => "movement",
        }
    }

    /// Where things of this sort are written down.
    fn home(self) -> &'static str {
        match self {
            Self::Page => "content/",
            Self::Exercise => "content/exercises/",
            Self::Condition => "content/causes/ or content/_data/conditions.yaml",
            Self::Source => "content/_data/sources.yaml",
            Self::Stage => "content/_data/stages.yaml",
            Self::Topic => "content/_data/topics.yaml",
            Self::Flag => "the `flags` of content/red-flags/",
            Self::Category => "content/_data/categories.yaml",
            Self::Person => "content/_data/people.yaml",
            Self::Service => "content/_data/jurisdictions.yaml",
            Self::Movement => "content/_data/movements.yaml",
        }
    }
}

/// One mention of a thing by its id.
type Reference<'a> = (Target, &'a Spanned<Id>);

/// The vocabulary of movement is checked under the name that clinicians know.
const VOCABULARY: RuleName = RuleName::new("clinical/parameter-vocabulary");

/// The findings about ids on `page` that belong to nothing.
pub(super) fn unknown_on_page(site: &Site, page: &PageSummary) -> Vec<Diagnostic> {
    let references = of_page(page).into_iter();
    let mut found: Vec<Diagnostic> =
        references.filter_map(|(target, id)| unknown(site, &page.path, target, id)).collect();
    if let Facts::Cause(cause) = &page.facts {
        found.extend(cause.rules.avoid.iter().filter_map(|rule| unknown_level(&site.records, rule)));
    }
    found
}

/// The findings about ids in records that belong to nothing.
pub(super) fn unknown_in_records(site: &Site) -> Vec<Diagnostic> {
    let references = of_records(&site.records).into_iter();
    let mut found: Vec<Diagnostic> =
        references.filter_map(|(path, target, id)| unknown(site, path, target, id)).collect();
    let factors = site.records.conditions.values();
    found.extend(factors.flat_map(|factor| &factor.rules.avoid).filter_map(|rule| unknown_level(&site.records, rule)));
    found
}

/// The finding about an id, if it belongs to nothing.
fn unknown(site: &Site, path: &SitePath, target: Target, id: &Spanned<Id>) -> Option<Diagnostic> {
    let records = &site.records;
    let services = || records.jurisdictions.get(&site.settings.jurisdiction.value).map(|country| &country.services);
    let exercise = |id: &Id| site.page(id).is_some_and(|page| page.exercise().is_some());
    let condition = |id: &Id| site.page(id).is_some_and(|page| matches!(page.facts, Facts::Cause(_)));
    let known = match target {
        Target::Page => site.ids.contains_key(&id.value),
        Target::Exercise => exercise(&id.value),
        Target::Condition => records.conditions.contains_key(&id.value) || condition(&id.value),
        Target::Source => records.sources.contains_key(&id.value),
        Target::Stage => records.stages.contains_key(&id.value),
        Target::Topic => records.topics.contains_key(&id.value),
        Target::Flag => site.flags.contains_key(&id.value),
        Target::Category => records.categories.contains_key(&id.value),
        Target::Person => records.people.contains_key(&id.value),
        Target::Service => services().is_some_and(|services| services.contains_key(&id.value)),
        Target::Movement => records.movements.contains_key(&id.value),
    };
    let of_pages = matches!(target, Target::Page | Target::Exercise | Target::Condition);
    if known || (of_pages && site.may_be_unreadable(id.as_str())) {
        return None;
    }
    if let Some((_, why)) = site.held_back.values().find(|(page, _)| page.id == id.value) {
        // What was withdrawn leaves all relations by itself, or taking a page down would break the others.
        return match why {
            HeldBack::Withdrawn(_) => None,
            HeldBack::Draft | HeldBack::Future(_) | HeldBack::Expired(_) => Some(
                Diagnostic::error(
                    names::RELATION,
                    path,
                    id.span,
                    format!("the page `{id}` is not on the site today", id = id.value),
                )
                .help("take it out here, or publish that page"),
            ),
        };
    }
    let every: Vec<&Id> = match target {
        Target::Page => site.ids.keys().collect(),
        Target::Exercise => site.ids.keys().filter(|id| exercise(id)).collect(),
        Target::Condition => records.conditions.keys().chain(site.ids.keys().filter(|id| condition(id))).collect(),
        Target::Source => records.sources.keys().collect(),
        Target::Stage => records.stages.keys().collect(),
        Target::Topic => records.topics.keys().collect(),
        Target::Flag => site.flags.keys().collect(),
        Target::Category => records.categories.keys().collect(),
        Target::Person => records.people.keys().collect(),
        Target::Service => services().into_iter().flat_map(|services| services.keys()).collect(),
        Target::Movement => records.movements.keys().collect(),
    };
    let near = nearest(id.as_str(), every.into_iter().map(Id::as_str));
    let rule = if target == Target::Movement { VOCABULARY } else { names::RELATION };
    Some(
        Diagnostic::error(rule, path, id.span, format!("there is no {} `{}`", target.word(), id.value))
            .maybe_help(near.map(|near| format!("did you mean `{near}`?")))
            .help(format!("each {} is written down in {}", target.word(), target.home())),
    )
}

/// The finding about a rule's level that its property does not have.
fn unknown_level(records: &Records, rule: &AvoidRule) -> Option<Diagnostic> {
    let property = records.movements.get(&rule.movement.value)?;
    if property.levels.iter().any(|level| level.value == rule.level.value) {
        return None;
    }
    let levels: Vec<&str> = property.levels.iter().map(|level| level.as_str()).collect();
    Some(
        Diagnostic::error(
            VOCABULARY,
            &rule.place.path,
            rule.level.span,
            format!("`{}` has no level `{}`", rule.movement.value, rule.level.value),
        )
        .help(format!("its levels are {}", levels.join(", "))),
    )
}

/// All ids that a page mentions.
fn of_page(page: &PageSummary) -> Vec<Reference<'_>> {
    let meta = &page.meta;
    let mut all = all_of(Target::Topic, &meta.topics);
    all.extend(all_of(Target::Flag, &meta.red_flags));
    all.extend(all_of(Target::Source, &meta.sources));
    all.extend(all_of(Target::Source, &page.citations));
    all.extend(all_of(Target::Page, &meta.related));
    all.extend(meta.claims.iter().flat_map(|claim| all_of(Target::Source, &claim.sources)));
    if let Some(review) = &meta.review {
        all.extend(review.author.iter().chain(&review.reviewer).map(|person| (Target::Person, person)));
    }
    all.extend(meta.allow.iter().filter_map(|allowance| Some((Target::Person, allowance.by.as_ref()?))));
    all.extend(of_facts(&page.facts));
    all
}

/// The ids that the facts of a page's kind mention.
fn of_facts(facts: &Facts) -> Vec<Reference<'_>> {
    match facts {
        Facts::Cause(cause) => cause.rules.avoid.iter().flat_map(of_rule).collect(),
        Facts::Exercise(exercise) => {
            let mut all = all_of(Target::Exercise, &exercise.instead);
            all.extend(exercise.category.iter().map(|id| (Target::Category, id)));
            all.extend(exercise.dose.iter().flat_map(|dose| all_of(Target::Source, &dose.sources)));
            let variants = exercise.easier.iter().chain(&exercise.harder);
            all.extend(variants.filter_map(|variant| match variant {
                Variant::Exercise(id) => Some((Target::Exercise, id)),
                Variant::Text(_) => None,
            }));
            all.extend(sources_of(&exercise.precautions));
            all.extend(exercise.contraindications.iter().flat_map(of_contraindication));
            for help in &exercise.helps {
                all.push((Target::Condition, &help.condition));
                all.extend(all_of(Target::Stage, &help.stages));
                all.extend(all_of(Target::Source, &help.sources));
                if let Some(despite) = &help.despite {
                    all.extend(despite.rule.iter().map(|id| (Target::Movement, id)));
                    all.extend(despite.by.iter().map(|id| (Target::Person, id)));
                    all.extend(despite.source.iter().map(|id| (Target::Source, id)));
                }
            }
            all
        }
        Facts::RedFlag(flags) => flags.iter().flat_map(of_flag).collect(),
        Facts::Treatment(treatment) => {
            let mut all = Vec::new();
            for entry in &treatment.may_help {
                all.push((Target::Condition, &entry.condition));
                all.extend(all_of(Target::Source, &entry.sources));
            }
            all.extend(treatment.positions.values().flat_map(|guidance| all_of(Target::Source, &guidance.sources)));
            for list in [&treatment.who_should_not, &treatment.ask_first, &treatment.side_effects, &treatment.get_help]
            {
                all.extend(sources_of(list));
            }
            all
        }
        Facts::Guide(guide) => {
            let gates = guide.gates.iter().flat_map(of_gate);
            let steps = guide.steps.iter().filter_map(|step| Some((Target::Exercise, step.exercise.as_ref()?)));
            gates.chain(steps).collect()
        }
        Facts::SelfCare(_) | Facts::Concept { .. } | Facts::None => Vec::new(),
    }
}

/// The ids that a red flag mentions.
fn of_flag(flag: &Flag) -> Vec<Reference<'_>> {
    let mut all = all_of(Target::Source, &flag.sources);
    all.extend(flag.condition.iter().map(|id| (Target::Condition, id)));
    all.extend(flag.action.iter().map(|action| (Target::Service, &action.service)));
    all
}

/// The ids that a condition's rule mentions.
fn of_rule(rule: &AvoidRule) -> Vec<Reference<'_>> {
    let mut all = vec![(Target::Movement, &rule.movement)];
    all.extend(all_of(Target::Stage, &rule.stages));
    all.extend(all_of(Target::Source, &rule.sources));
    all
}

/// The ids that a contraindication mentions.
fn of_contraindication(entry: &Contraindication) -> Vec<Reference<'_>> {
    let mut all = vec![(Target::Condition, &entry.condition)];
    all.extend(all_of(Target::Stage, &entry.stages));
    all.extend(all_of(Target::Source, &entry.sources));
    all
}

/// The ids that a gate mentions.
fn of_gate(gate: &Gate) -> Vec<Reference<'_>> {
    let routes = [&gate.yes, &gate.no, &gate.not_sure].into_iter().filter_map(|answer| match &answer.to {
        Route::To(id) => Some((Target::Page, id)),
        Route::Next => None,
    });
    all_of(Target::Condition, &gate.excludes).into_iter().chain(routes).collect()
}

/// The ids that records mention, with the file of each.
fn of_records(records: &Records) -> Vec<(&SitePath, Target, &Spanned<Id>)> {
    let mut all: Vec<(&SitePath, Vec<Reference<'_>>)> = Vec::new();
    for factor in records.conditions.values() {
        all.push((&factor.place.path, all_of(Target::Source, &factor.sources)));
        all.push((&factor.place.path, factor.rules.avoid.iter().flat_map(of_rule).collect()));
    }
    for rule in records.stop_rules.values() {
        all.push((&rule.place.path, all_of(Target::Source, &rule.sources)));
        all.push((&rule.place.path, all_of(Target::Flag, &rule.red_flags)));
    }
    for set in records.red_flag_sets.values() {
        all.push((&set.place.path, all_of(Target::Source, &set.sources)));
        all.push((&set.place.path, set.condition.iter().map(|id| (Target::Condition, id)).collect()));
    }
    for country in records.jurisdictions.values() {
        all.push((&country.place.path, all_of(Target::Source, &country.sources)));
    }
    all.into_iter().flat_map(|(path, found)| found.into_iter().map(move |(target, id)| (path, target, id))).collect()
}

/// Every one of `ids` as a mention of a `target`.
fn all_of(target: Target, ids: &[Spanned<Id>]) -> Vec<Reference<'_>> {
    ids.iter().map(|id| (target, id)).collect()
}

/// The sources of a list of statements.
fn sources_of(statements: &[Sourced]) -> Vec<Reference<'_>> {
    statements.iter().flat_map(|statement| all_of(Target::Source, &statement.sources)).collect()
}
