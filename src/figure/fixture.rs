//! Exercises for tests, with a reader for their phases only, so that this floor is tested without the higher one that
//! reads whole pages, and without the site's own pages, which change.

use std::collections::BTreeMap;

use crate::content::{Advice, Exercise, Id, Joints, Phase, Position, Viewpoint};
use crate::text::{Span, Spanned};

/// The exercises below, by name.
const EXERCISES: &str = include_str!("fixture.yaml");

/// The names of all of them.
pub(super) fn names() -> Vec<&'static str> {
    EXERCISES.lines().filter_map(|line| line.strip_prefix("exercise: ")).collect()
}

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

/// One of the exercises.
pub(super) fn exercise(name: &str) -> Exercise {
    let all = EXERCISES.split("exercise: ").skip(1);
    read(all.filter_map(|text| text.strip_prefix(name)).next().expect("an exercise of the list"))
}

/// The phases of a page, and its position and equipment.
pub(super) fn read(page: &str) -> Exercise {
    let mut exercise = empty();
    for line in page.lines() {
        let Some((key, value)) = line.trim_start().trim_start_matches("- ").split_once(": ") else { continue };
        let value = value.split(" #").next().unwrap_or_default().trim();
        let top = !line.starts_with(' ');
        match (top, key, exercise.phases.last_mut()) {
            (true, "position", _) => {
                exercise.position = Position::ALL.into_iter().find(|known| known.name() == value).map(spanned);
            }
            (true, "equipment", _) => exercise.equipment = words(value).map(|word| spanned(word.to_owned())).collect(),
            (false, "step", _) => exercise.phases.push(phase(value)),
            (false, "name", Some(phase)) => phase.name = Some(spanned(value.to_owned())),
            (false, "joints", Some(phase)) => phase.joints = angles(value),
            (false, "far", Some(phase)) => phase.far = angles(value),
            (false, "top-arm", Some(phase)) => phase.top_arm = angles(value),
            (false, "floor", Some(phase)) => phase.floor = ids(value),
            (false, "seat", Some(phase)) => phase.seat = ids(value),
            (false, "foreshorten", Some(phase)) => phase.foreshorten = ids(value),
            (false, "view", Some(phase)) if value == "front" => phase.view = Viewpoint::Front,
            _ => {}
        }
    }
    exercise
}

fn words(list: &str) -> impl Iterator<Item = &str> {
    list.trim_matches(['[', ']', '{', '}']).split(',').map(|word| word.trim().trim_matches('"'))
}

fn ids(list: &str) -> Vec<Spanned<Id>> {
    words(list).map(|word| spanned(Id::known(word))).collect()
}

fn angles(map: &str) -> Joints {
    let pair = |entry: &str| {
        let (joint, angle) = entry.split_once(':').expect("joint: angle");
        (Id::known(joint), spanned(angle.trim().parse().expect("a number")))
    };
    words(map).map(pair).collect()
}

fn phase(step: &str) -> Phase {
    Phase {
        step: spanned(step.to_owned()),
        name: None,
        seconds: None,
        position: None,
        joints: Joints::new(),
        far: Joints::new(),
        top_arm: Joints::new(),
        floor: Vec::new(),
        seat: Vec::new(),
        foreshorten: Vec::new(),
        view: Viewpoint::Side,
        span: Span::default(),
    }
}

fn empty() -> Exercise {
    Exercise {
        advice: spanned(Advice::Try),
        instead: Vec::new(),
        category: None,
        technique: None,
        position: None,
        equipment: Vec::new(),
        movement: BTreeMap::new(),
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
        contraindications: Vec::new(),
        contraindications_span: Span::default(),
    }
}
