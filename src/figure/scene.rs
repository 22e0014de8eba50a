//! The pictured phases of an exercise one after another, each standing where the one before left it.

use crate::content::{Exercise, Phase, Position, Viewpoint};
use crate::figure::body::{FORESHORTENED, flesh};
use crate::figure::geometry::Point;
use crate::figure::ground::{Grounded, lowest_part, stand};
use crate::figure::posture::{Posture, known_points};
use crate::figure::skeleton::Skeleton;

/// A chair, by its seat.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Chair {
    /// The end of the seat where knees bend over it.
    pub(super) front: f64,
    /// The end with the backrest.
    pub(super) back: f64,
    /// The top of the seat.
    pub(super) height: f64,
}

/// One picture before it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scene<'a> {
    /// Which of the exercise's phases it shows, from 0.
    pub(super) index: usize,
    pub(super) phase: &'a Phase,
    pub(super) position: Option<Position>,
    /// The angles as they are written; the floor may have changed those of the skeleton a little.
    pub(super) stated: Posture,
    pub(super) skeleton: Skeleton,
    /// Points that should touch the floor, and how far above it they are.
    pub(super) gaps: Vec<(&'static str, bool, f64)>,
    pub(super) chair: Option<Chair>,
    pub(super) cushion: bool,
    pub(super) mat: bool,
}

/// The scenes of all phases that have joints, in order.
pub(super) fn scenes(exercise: &Exercise) -> Vec<Scene<'_>> {
    let mut scenes: Vec<Scene> = Vec::new();
    for (index, phase) in exercise.phases.iter().enumerate() {
        if phase.joints.is_empty() {
            continue;
        }
        let position = phase.position.as_ref().or(exercise.position.as_ref()).map(|position| position.value);
        let stated = Posture::of(phase, position);
        let Grounded { mut skeleton, gaps } = grounded(&stated, phase, position);
        if let Some(before) = scenes.last() {
            skeleton = skeleton.moved(Point::new(shift(before, phase, &skeleton), 0.0));
        }
        let needs = |word| exercise.equipment.iter().any(|thing| names(&thing.value, word));
        scenes.push(Scene {
            index,
            phase,
            position,
            stated,
            skeleton,
            gaps,
            chair: chair(phase, &skeleton),
            cushion: position == Some(Position::Supine) && (needs("cushion") || needs("pillow")),
            mat: needs("mat"),
        });
    }
    scenes
}

/// The body of a phase on the floor. One that sits stays upright; one that lies or kneels is tipped until it rests.
fn grounded(posture: &Posture, phase: &Phase, position: Option<Position>) -> Grounded {
    let contacts: Vec<_> = known_points(&phase.floor).collect();
    let upright = matches!(position, Some(Position::Sitting | Position::Standing));
    stand(posture, &contacts, !upright)
}

/// How far to move a body so that a point that stays on the floor stays where it was.
fn shift(before: &Scene, phase: &Phase, skeleton: &Skeleton) -> f64 {
    let was: Vec<_> = known_points(&before.phase.floor).collect();
    let stays = known_points(&phase.floor).find(|point| was.contains(point)).unwrap_or(("hip", false));
    before.skeleton.point(stays.0, stays.1).x - skeleton.point(stays.0, stays.1).x
}

/// The chair under what rests on a seat.
fn chair(phase: &Phase, skeleton: &Skeleton) -> Option<Chair> {
    let rests: Vec<_> = known_points(&phase.seat).collect();
    let leg = &skeleton.near_leg;
    let facing = if leg.knee.x >= leg.hip.x { 1.0 } else { -1.0 };
    if rests.iter().any(|(name, _)| *name == "hip") {
        let height = skeleton.hip.y - flesh::HIP + 0.008;
        return Some(Chair { front: skeleton.hip.x + facing * 0.17, back: skeleton.hip.x - facing * 0.09, height });
    }
    rests.first().map(|_| {
        let height = leg.knee.y.min(leg.ankle.y) - flesh::CALF + 0.006;
        let away = if leg.ankle.x >= leg.knee.x { 1.0 } else { -1.0 };
        Chair { front: leg.knee.x + away * 0.03, back: leg.ankle.x + away * 0.06, height }
    })
}

/// Whether a piece of equipment is this thing: "mat or firm bed" is a mat, "material" is not.
fn names(equipment: &str, thing: &str) -> bool {
    equipment.split(|c: char| !c.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case(thing))
}

impl Scene<'_> {
    /// Whether it shows a step of somebody who walks.
    pub(super) fn steps(&self) -> bool {
        self.position == Some(Position::Standing) && !self.stated.legs_together()
    }

    /// Where it is looked at from.
    pub(super) fn view(&self) -> Viewpoint {
        self.skeleton.posture.view
    }

    /// Whether this point touches the floor.
    pub(super) fn rests(&self, name: &str) -> bool {
        known_points(&self.phase.floor).any(|(point, _)| point == name)
    }

    /// Whether the shins point away from the viewer.
    pub(super) fn shins_hidden(&self) -> bool {
        self.view() == Viewpoint::Front && self.skeleton.posture.shown.shank <= FORESHORTENED
    }

    /// The lowest part of the body and its height above the floor.
    pub(super) fn lowest(&self) -> (&'static str, f64) {
        lowest_part(&self.skeleton)
    }
}
