//! How a body rests on the floor.

use crate::content::Viewpoint;
use crate::figure::body::flesh;
use crate::figure::geometry::Point;
use crate::figure::posture::{Limbs, Posture};
use crate::figure::skeleton::{Leg, Skeleton};

/// By how many degrees a body may be tipped as a whole so that it rests on all the points it should: what authors
/// write is right to about ten.
const TIP: i32 = 6;

/// By how many degrees the floor may turn a foot.
const MOST_TURN: i32 = 35;
/// And a thigh, and then a shin.
const MOST_TURN_OF_HIP: i32 = 10;

/// A body on its floor, which is at height 0.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Grounded {
    pub(super) skeleton: Skeleton,
    /// Every point that should touch the floor, and how far above it is.
    pub(super) gaps: Vec<(&'static str, bool, f64)>,
}

/// Puts the lowest of the `contacts` on the floor. The body is tipped a little if that brings the others closer: no
/// joint changes by it, only `pelvis`, from which all directions count.
pub(super) fn stand(posture: &Posture, contacts: &[(&'static str, bool)], may_tip: bool) -> Grounded {
    let at = |tip: f64| Skeleton::of(&posture.tipped(tip));
    let spread = |skeleton: &Skeleton| {
        let heights = contacts.iter().map(|(name, far)| skeleton.underside(name, *far));
        let (low, high) = heights.fold((f64::MAX, f64::MIN), |(low, high), y| (low.min(y), high.max(y)));
        if high < low { 0.0 } else { high - low }
    };
    // A body that lies on its hips has its direction from there; one that bridges from point to point has it from both.
    let lies = contacts.iter().any(|(name, _)| *name == "hip");
    let limit = if may_tip && contacts.len() > 1 && !lies { TIP * 2 } else { 0 };
    let best = (-limit..=limit)
        .map(|half| f64::from(half) / 2.0)
        // A degree has to be worth more than 0.001 body heights, or the author's direction stands.
        .min_by(|one, other| {
            let cost = |tip: f64| spread(&at(tip)) + 0.001 * tip.abs();
            cost(*one).total_cmp(&cost(*other))
        })
        .unwrap_or(0.0);
    let skeleton = legs_on_floor(&posture.tipped(best), contacts);
    let under = |(name, far): &(&'static str, bool)| (*name, *far, skeleton.underside(name, *far));
    let undersides: Vec<_> = contacts.iter().map(under).collect();
    let ground = undersides.iter().map(|(_, _, y)| *y).fold(f64::MAX, f64::min);
    let ground = if contacts.is_empty() { lowest(&skeleton) } else { ground };
    Grounded {
        skeleton: skeleton.moved(Point::new(0.0, -ground)),
        gaps: undersides.into_iter().map(|(name, far, y)| (name, far, y - ground)).collect(),
    }
}

/// The skeleton of a posture with its legs as the floor bears them: thighs of somebody who lies on hips and knees are
/// laid down, and feet that would reach into the floor are turned at the ankle until they lie on it.
fn legs_on_floor(posture: &Posture, contacts: &[(&'static str, bool)]) -> Skeleton {
    let mut posture = *posture;
    let touches = |point: &str, far: bool| contacts.iter().any(|(name, side)| *name == point && *side == far);
    let together = posture.legs_together();
    for far in [false, true] {
        // The far leg lies where the near one does, unless the author says otherwise.
        let named = far && (touches("knee", true) || !together);
        if touches("hip", false) && touches("knee", named) {
            let hip = Skeleton::of(&posture).underside("hip", false);
            posture = least_turn(
                &posture,
                far,
                |limbs| &mut limbs.hip,
                MOST_TURN_OF_HIP,
                |body| (body.underside("knee", far) - hip).abs() < 0.003,
            );
            posture = least_turn(
                &posture,
                far,
                |limbs| &mut limbs.knee,
                MOST_TURN_OF_HIP,
                |body| body.point("ankle", far).y - flesh::ANKLE >= hip,
            );
        }
    }
    let first = Skeleton::of(&posture);
    let floor = contacts.iter().map(|(name, far)| first.underside(name, *far)).fold(f64::MAX, f64::min);
    for far in [false, true] {
        if !contacts.is_empty() && !touches("ankle", far) && !touches("toe", far) {
            posture = least_turn(
                &posture,
                far,
                |limbs| &mut limbs.ankle,
                MOST_TURN,
                |body| body.underside("toe", far) >= floor - 0.001,
            );
        }
    }
    Skeleton::of(&posture)
}

/// The posture with one angle of a side changed by as few degrees as it takes; as it is, if `most` are not enough.
fn least_turn(
    posture: &Posture,
    far: bool,
    angle: impl Fn(&mut Limbs) -> &mut f64,
    most: i32,
    enough: impl Fn(&Skeleton) -> bool,
) -> Posture {
    let turned = |by: i32| {
        let mut turned = *posture;
        *angle(if far { &mut turned.far } else { &mut turned.near }) += f64::from(by);
        turned
    };
    let fewest = (0..=most).flat_map(|by| [by, -by]).find(|by| enough(&Skeleton::of(&turned(*by))));
    turned(fewest.unwrap_or(0))
}

/// The lowest part of a body, with its name.
pub(super) fn lowest_part(skeleton: &Skeleton) -> (&'static str, f64) {
    let legs = [&skeleton.near_leg, &skeleton.far_leg];
    let arms = [&skeleton.near_arm, &skeleton.far_arm];
    let hip = if skeleton.posture.view == Viewpoint::Front { flesh::HIP_SIDEWAYS } else { flesh::HIP };
    let trunk =
        [("hip", skeleton.hip, hip), ("waist", skeleton.waist, flesh::WAIST), ("shoulder", skeleton.shoulder, 0.05)];
    let head = [("head", skeleton.face(), flesh::HEAD)];
    let of_leg =
        |leg: &Leg| [("knee", leg.knee, flesh::KNEE), ("heel", leg.heel, flesh::HEEL), ("toe", leg.toe, flesh::TOE)];
    let legs = legs.into_iter().flat_map(of_leg);
    let arms = arms.into_iter().flat_map(|arm| {
        [("elbow", arm.elbow, flesh::ELBOW), ("wrist", arm.wrist, flesh::WRIST), ("hand", arm.fingertips, 0.01)]
    });
    let parts = trunk.into_iter().chain(head).chain(legs).chain(arms);
    let undersides = parts.map(|(name, point, flesh)| (name, point.y - flesh));
    undersides.min_by(|one, other| one.1.total_cmp(&other.1)).unwrap_or(("hip", 0.0))
}

fn lowest(skeleton: &Skeleton) -> f64 {
    lowest_part(skeleton).1
}
