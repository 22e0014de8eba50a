//! What has moved since the picture before, and how.

use crate::content::Viewpoint;
use crate::figure::geometry::{Point, apart, towards};
use crate::figure::ground::stand;
use crate::figure::posture::{Limbs, known_points};
use crate::figure::scene::Scene;
use crate::figure::skeleton::{Arm, Leg, Skeleton};

/// How far the end of a segment has to go, in body heights, to count as moved.
const NOTABLE: f64 = 0.025;
/// By how many degrees one of its joints has to turn for that.
const TURN: f64 = 10.0;
/// The same of the pelvis.
const TURN_OF_PELVIS: f64 = 15.0;
/// How far hips go before the body counts as being elsewhere.
const TRAVEL: f64 = 0.15;
/// The shortest way that gets an arrow.
const WORTH_AN_ARROW: f64 = 0.06;

/// What moved.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Motion {
    pub(super) trunk: bool,
    pub(super) head: bool,
    pub(super) near: MovedLimbs,
    pub(super) far: MovedLimbs,
    /// Whether the body is elsewhere, so that its old place says little.
    pub(super) travels: bool,
    /// At most two.
    pub(super) arrows: Vec<[Point; 3]>,
}

/// What moved of one side.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct MovedLimbs {
    pub(super) upper_arm: bool,
    pub(super) forearm: bool,
    pub(super) thigh: bool,
    pub(super) shank: bool,
}

/// What moved from one scene to the next.
pub(super) fn motion(before: &Scene, now: &Scene) -> Motion {
    let (old, new) = (&before.skeleton, &now.skeleton);
    let turned = |one: f64, other: f64, degrees: f64| apart(one, other) >= degrees;
    // A part has moved if it points elsewhere and a joint is why: what is only carried along has not.
    let limbs = |old_arm: &Arm, new_arm: &Arm, old_leg: &Leg, new_leg: &Leg, was: &Limbs, is: &Limbs| {
        let shoulder = turned(was.shoulder, is.shoulder, TURN);
        let elbow = turned(was.elbow, is.elbow, TURN);
        // A pelvis that curls up takes the thighs along, which is the point of it.
        let hip = turned(was.hip, is.hip, TURN) || turned(old.posture.pelvis, new.posture.pelvis, TURN_OF_PELVIS);
        let knee = turned(was.knee, is.knee, TURN);
        MovedLimbs {
            upper_arm: shoulder && moved(old_arm.shoulder, old_arm.elbow, new_arm.shoulder, new_arm.elbow),
            forearm: (shoulder || elbow) && moved(old_arm.elbow, old_arm.wrist, new_arm.elbow, new_arm.wrist),
            thigh: hip && moved(old_leg.hip, old_leg.knee, new_leg.hip, new_leg.knee),
            shank: (hip || knee) && moved(old_leg.knee, old_leg.ankle, new_leg.knee, new_leg.ankle),
        }
    };
    let (was, is) = (&old.posture, &new.posture);
    let mut near = limbs(&old.near_arm, &new.near_arm, &old.near_leg, &new.near_leg, &was.near, &is.near);
    let mut far = limbs(&old.far_arm, &new.far_arm, &old.far_leg, &new.far_leg, &was.far, &is.far);
    let steps = now.steps();
    if steps {
        // Of somebody who walks everything moves; what counts is the leg that swings.
        let leg = MovedLimbs { thigh: true, shank: true, ..MovedLimbs::default() };
        let none = MovedLimbs::default();
        (near, far) = if near_leads(before, now) { (leg, none) } else { (none, leg) };
    }
    let travels = steps || (new.hip - old.hip).length() > TRAVEL;
    Motion {
        trunk: turned(old.posture.thorax(), new.posture.thorax(), 15.0)
            || turned(old.posture.trunk, new.posture.trunk, 15.0),
        head: turned(old.posture.neck, new.posture.neck, 12.0),
        near,
        far,
        travels,
        arrows: arrows(before, now),
    }
}

/// Whether a segment points elsewhere than before.
fn moved(old_from: Point, old_to: Point, new_from: Point, new_to: Point) -> bool {
    ((new_to - new_from) - (old_to - old_from)).length() >= NOTABLE
}

/// The way of a part from picture to picture, told by a point a little outside of it.
type Track = fn(&Skeleton) -> Point;

/// Arrows for the head and trunk and for the leg that moves most; for an arm only if nothing else moves, for hands
/// mostly follow.
fn arrows(before: &Scene, now: &Scene) -> Vec<[Point; 3]> {
    let (old, new) = (&before.skeleton, &now.skeleton);
    let halfway = half_way(before, now);
    let arrow = |track: Track| trimmed([track(old), track(&halfway), track(new)]);
    let mut arrows = Vec::new();
    if new.posture.view == Viewpoint::Front {
        arrows.extend(hips_arrow(old, new));
        return arrows;
    }
    // A head that is carried along does not count.
    let nod = (new.crown - new.hip) - (old.crown - old.hip);
    let led = (new.crown - old.crown).length() >= (new.hip - old.hip).length();
    if nod.length() >= WORTH_AN_ARROW && led {
        arrows.extend(arrow(|body| body.crown + towards(body.posture.head()) * 0.05));
    }
    arrows.extend(leg_arrow(&arrow, before, now));
    if arrows.is_empty() {
        arrows.extend(hips_arrow(old, new));
    }
    if arrows.is_empty() {
        arrows.extend(longer(arrow(|body| beyond_hand(&body.near_arm)), arrow(|body| beyond_hand(&body.far_arm))));
    }
    arrows
}

/// The body half way, standing on what it stands on at the end.
fn half_way(before: &Scene, now: &Scene) -> Skeleton {
    let posture = before.skeleton.posture.half_way(&now.skeleton.posture);
    let contacts: Vec<_> = known_points(&now.phase.floor).collect();
    let standing = stand(&posture, &contacts, false);
    let middle = before.skeleton.hip.between(now.skeleton.hip, 0.5);
    standing.skeleton.moved(Point::new(middle.x - standing.skeleton.hip.x, 0.0))
}

fn leg_arrow(arrow: &impl Fn(Track) -> Option<[Point; 3]>, before: &Scene, now: &Scene) -> Option<[Point; 3]> {
    let (old, new) = (&before.skeleton, &now.skeleton);
    let near = near_leads(before, now);
    let (old_leg, leg) = if near { (&old.near_leg, &new.near_leg) } else { (&old.far_leg, &new.far_leg) };
    if way(old_leg, leg) < WORTH_AN_ARROW {
        return None;
    }
    // A leg that stays bent is led by its knee, unless the foot goes further.
    let bent = |leg: &Leg| apart((leg.knee - leg.hip).degrees(), (leg.ankle - leg.knee).degrees()) > 50.0;
    let of_knee = (leg.knee - old_leg.knee).length();
    let by_knee = bent(leg) && bent(old_leg) && of_knee > 0.8 * (leg.ankle - old_leg.ankle).length();
    match (by_knee, near) {
        (true, true) => arrow(|body| beyond_knee(&body.near_leg)),
        (true, false) => arrow(|body| beyond_knee(&body.far_leg)),
        (false, true) => arrow(|body| shin(&body.near_leg)).and_then(shortened),
        (false, false) => arrow(|body| shin(&body.far_leg)).and_then(shortened),
    }
}

/// Whether the leg that moves more is the near one; of somebody who walks, the one that goes forwards.
fn near_leads(before: &Scene, now: &Scene) -> bool {
    let (old, new) = (&before.skeleton, &now.skeleton);
    if now.steps() {
        let facing = towards(new.posture.pelvis - 90.0).x;
        let forwards = |old: &Leg, new: &Leg| (new.ankle.x - old.ankle.x) * facing;
        return forwards(&old.near_leg, &new.near_leg) > forwards(&old.far_leg, &new.far_leg);
    }
    way(&old.near_leg, &new.near_leg) >= way(&old.far_leg, &new.far_leg)
}

fn way(old: &Leg, new: &Leg) -> f64 {
    (new.ankle - old.ankle).length().max((new.knee - old.knee).length())
}

fn beyond_knee(leg: &Leg) -> Point {
    let along = (leg.knee - leg.hip) * (1.0 / (leg.knee - leg.hip).length().max(0.01));
    leg.knee + along * 0.07
}

/// The arrow of a shin lies between its old place and the new one.
fn shin(leg: &Leg) -> Point {
    leg.knee.between(leg.ankle, 0.75)
}

fn beyond_hand(arm: &Arm) -> Point {
    let along = (arm.wrist - arm.elbow) * (1.0 / (arm.wrist - arm.elbow).length().max(0.01));
    arm.fingertips + along * 0.04
}

/// Hips that come up or down: an arrow above them.
fn hips_arrow(old: &Skeleton, new: &Skeleton) -> Option<[Point; 3]> {
    let rise = new.hip.y - old.hip.y;
    if rise.abs() < 0.03 {
        return None;
    }
    let x = new.hip.between(new.near_leg.knee, 0.25).x;
    let (near, away) = (new.hip.y + 0.1, new.hip.y + 0.2);
    let (from, to) = if rise > 0.0 { (near, away) } else { (away, near) };
    Some([Point::new(x, from), Point::new(x, f64::midpoint(from, to)), Point::new(x, to)])
}

fn longer(one: Option<[Point; 3]>, other: Option<[Point; 3]>) -> Option<[Point; 3]> {
    let length = |arrow: &Option<[Point; 3]>| arrow.map_or(0.0, |[from, _, to]| (to - from).length());
    if length(&one) >= length(&other) { one } else { other }
}

/// An arrow that leaves the ends of its way free; none for a way too short to see.
fn trimmed([from, via, to]: [Point; 3]) -> Option<[Point; 3]> {
    if (to - from).length() < WORTH_AN_ARROW {
        return None;
    }
    Some(part([from, via, to], 0.12, 1.0))
}

/// An arrow that ends before what it leads to.
fn shortened(arrow: [Point; 3]) -> Option<[Point; 3]> {
    let [from, _, to] = arrow;
    let length = (to - from).length();
    let end = 1.0 - 0.055 / length.max(0.06);
    (length * end >= WORTH_AN_ARROW).then(|| part(arrow, 0.1, end))
}

/// The part of an arrow between two shares of its length, above the floor.
fn part([from, via, to]: [Point; 3], start: f64, end: f64) -> [Point; 3] {
    let control = via * 2.0 - from.between(to, 0.5);
    let at = |share: f64| {
        let point = from.between(control, share).between(control.between(to, share), share);
        Point::new(point.x, point.y.max(0.025))
    };
    [at(start), at(f64::midpoint(start, end)), at(end)]
}
