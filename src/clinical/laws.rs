//! The laws of the derivation, over random vocabularies, exercises and conditions.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::collection::{btree_set, vec};
use proptest::prelude::{Just, Strategy, prop, prop_assert, prop_assert_eq, prop_compose, prop_oneof, proptest};

use crate::clinical::{Condition, Ground, Origin, Stages, grounds, missing, rank};
use crate::content::{
    Advice, AvoidRule, Certainty, Contraindication, Exercise, Id, MovementLevel, MovementProperty, Strength, Verdict,
};
use crate::text::{Place, SitePath, Span, Spanned};

const PROPERTIES: usize = 4;
const LEVELS: usize = 4;
const STAGES: usize = 3;

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

fn place() -> Place {
    Place::new(&SitePath::known("content/_data/conditions.yaml"), Span::default())
}

fn property(number: usize) -> Id {
    Id::known(&format!("property-{number}"))
}

fn level(number: usize) -> Id {
    Id::known(&format!("level-{number}"))
}

fn stage(number: usize) -> Spanned<Id> {
    spanned(Id::known(&format!("stage-{number}")))
}

fn vocabulary() -> BTreeMap<Id, MovementProperty> {
    let of_property = MovementProperty {
        label: String::new(),
        levels: (0..LEVELS).map(|number| spanned(level(number))).collect(),
        plain: BTreeMap::new(),
        joint: None,
        bands: BTreeMap::new(),
        sign: 1.0,
        place: place(),
    };
    (0..PROPERTIES).map(|number| (property(number), of_property.clone())).collect()
}

fn exercise(levels: &[usize], contraindications: Vec<Contraindication>) -> Exercise {
    let declared = |(number, &declared): (usize, &usize)| {
        (property(number), MovementLevel { property: Span::default(), level: spanned(level(declared)) })
    };
    Exercise {
        advice: spanned(Advice::Try),
        instead: Vec::new(),
        category: None,
        technique: None,
        position: None,
        equipment: Vec::new(),
        movement: levels.iter().enumerate().map(declared).collect(),
        movement_span: Span::default(),
        phases: Vec::new(),
        breathing: None,
        expect: None,
        dose: None,
        easier: Vec::new(),
        harder: Vec::new(),
        stop_if: Vec::new(),
        precautions: Vec::new(),
        helps: Vec::new(),
        contraindications,
        contraindications_span: Span::default(),
    }
}

fn verdicts() -> impl Strategy<Value = Verdict> {
    prop_oneof![Just(Verdict::Caution), Just(Verdict::Avoid)]
}

fn stages() -> impl Strategy<Value = Vec<Spanned<Id>>> {
    btree_set(0..STAGES, 0..=STAGES).prop_map(|numbers| numbers.into_iter().map(stage).collect())
}

prop_compose! {
    fn rule()(movement in 0..PROPERTIES, from in 0..LEVELS, verdict in verdicts(), stages in stages()) -> AvoidRule {
        AvoidRule {
            movement: spanned(property(movement)),
            level: spanned(level(from)),
            verdict: spanned(verdict),
            strength: spanned(Strength::Relative),
            stages,
            certainty: spanned(Certainty::Low),
            contested: false,
            reason: spanned(String::new()),
            sources: Vec::new(),
            place: place(),
        }
    }
}

prop_compose! {
    fn condition()(rules in vec(rule(), 0..6), default in proptest::option::of(verdicts()), stop_all in prop::bool::weighted(0.1)) -> Condition {
        Condition {
            id: Id::known("condition"),
            title: String::new(),
            url: None,
            avoid: rules.into_iter().map(Arc::new).collect(),
            common: true,
            default,
            stop_all,
            place: place(),
        }
    }
}

prop_compose! {
    fn contraindication()(level in verdicts(), stages in stages()) -> Contraindication {
        Contraindication {
            condition: spanned(Id::known("condition")),
            level: spanned(level),
            stages,
            reason: None,
            sources: Vec::new(),
            span: Span::default(),
        }
    }
}

fn movement() -> impl Strategy<Value = Vec<usize>> {
    vec(0..LEVELS, PROPERTIES)
}

/// The strongest verdict in one stage, read straight from the definition and not from the derivation's code.
fn strongest_by_definition(levels: &[usize], condition: &Condition, stage: &Id) -> Option<Verdict> {
    if condition.stop_all {
        return Some(Verdict::Avoid);
    }
    let fires = |rule: &&Arc<AvoidRule>| {
        let number: usize = rule.movement.as_str().trim_start_matches("property-").parse().unwrap();
        let from: usize = rule.level.as_str().trim_start_matches("level-").parse().unwrap();
        let in_stage = rule.stages.is_empty() || rule.stages.iter().any(|named| named.value == *stage);
        levels[number] >= from && in_stage
    };
    condition.avoid.iter().filter(fires).map(|rule| rule.verdict.value).chain(condition.default).max()
}

fn strongest(found: &[Ground], stage: &Id) -> Option<Verdict> {
    let here = Stages::Only([stage.clone()].into());
    found.iter().filter(|ground| ground.stages.overlap(&here)).map(|ground| ground.verdict).max()
}

proptest! {
    #[test]
    fn in_each_stage_the_strongest_rule_that_is_reached_decides(levels in movement(), condition in condition()) {
        let found = grounds(&exercise(&levels, Vec::new()), &condition, &vocabulary());
        for number in 0..STAGES {
            let stage = stage(number).value;
            prop_assert_eq!(strongest(&found, &stage), strongest_by_definition(&levels, &condition, &stage));
        }
    }

    #[test]
    fn more_movement_takes_no_ground_away(
        levels in movement(), more in vec(0..LEVELS, PROPERTIES), condition in condition(),
    ) {
        let raised: Vec<usize> = levels.iter().zip(&more).map(|(level, more)| (level + more).min(LEVELS - 1)).collect();
        let rules = |levels: &[usize]| -> Vec<Option<Arc<AvoidRule>>> {
            let found = grounds(&exercise(levels, Vec::new()), &condition, &vocabulary());
            found.into_iter().map(|ground| match ground.origin { Origin::Rule(rule, _) => Some(rule), _ => None }).collect()
        };
        let after = rules(&raised);
        for rule in rules(&levels) {
            prop_assert!(after.contains(&rule));
        }
    }

    #[test]
    fn another_rule_takes_no_ground_away(levels in movement(), condition in condition(), rule in rule()) {
        let exercise = exercise(&levels, Vec::new());
        let before = grounds(&exercise, &condition, &vocabulary());
        let mut more = condition;
        more.avoid.push(Arc::new(rule));
        let after = grounds(&exercise, &more, &vocabulary());
        for ground in before {
            prop_assert!(after.contains(&ground));
        }
    }

    #[test]
    fn a_page_that_repeats_every_ground_misses_none_and_one_that_drops_any_misses_it(
        levels in movement(), condition in condition(),
    ) {
        let bare = exercise(&levels, Vec::new());
        let found = grounds(&bare, &condition, &vocabulary());
        let repeat = |ground: &Ground| Contraindication {
            condition: spanned(condition.id.clone()),
            level: spanned(ground.verdict),
            stages: ground.stages.ids().into_iter().map(spanned).collect(),
            reason: None,
            sources: Vec::new(),
            span: Span::default(),
        };
        let entries: Vec<Contraindication> = found.iter().map(repeat).collect();
        prop_assert!(missing(&entries, &condition.id, &found).is_empty());
        let none: Vec<Contraindication> = Vec::new();
        let stated_on_each_page = found.iter().filter(|ground| ground.origin == Origin::StopAll).count();
        prop_assert_eq!(missing(&none, &condition.id, &found).len(), found.len() - stated_on_each_page);
    }

    #[test]
    fn what_is_not_missed_is_stated_in_each_of_its_stages(
        levels in movement(), condition in condition(), entries in vec(contraindication(), 0..4),
    ) {
        let found = grounds(&exercise(&levels, Vec::new()), &condition, &vocabulary());
        let missed = missing(&entries, &condition.id, &found);
        for ground in found.iter().filter(|ground| ground.origin != Origin::StopAll && !missed.contains(ground)) {
            for number in 0..STAGES {
                let stage = stage(number).value;
                if ground.stages.overlap(&Stages::Only([stage.clone()].into())) {
                    let stated = entries.iter().any(|entry| {
                        let holds = entry.stages.is_empty() || entry.stages.iter().any(|named| named.value == stage);
                        holds && entry.level.value >= ground.verdict
                    });
                    prop_assert!(stated);
                }
            }
        }
    }

    #[test]
    fn what_stops_everything_is_absolute_and_derives_avoid(levels in movement(), mut condition in condition()) {
        condition.stop_all = true;
        let found = grounds(&exercise(&levels, Vec::new()), &condition, &vocabulary());
        prop_assert_eq!(found.len(), 1);
        prop_assert!(found[0].is_absolute() && found[0].verdict == Verdict::Avoid);
    }
}

#[test]
fn levels_keep_the_order_of_the_vocabulary() {
    let vocabulary = vocabulary();
    let property = &vocabulary[&property(0)];
    assert_eq!(rank(property, &level(2)), Some(2));
    assert_eq!(rank(property, &Id::known("unheard-of")), None);
    let known: BTreeMap<usize, Id> = (0..LEVELS).map(|number| (number, level(number))).collect();
    assert!(known.iter().all(|(number, level)| rank(property, level) == Some(*number)));
}
