//! The skeleton: where the joints are, from angles and lengths.
//!
//! ```text
//! thorax   = pelvis - trunk            head    = thorax - neck
//! thigh    = pelvis + 180 + hip        shank   = thigh - knee      foot = shank + 90 + ankle
//! upperarm = thorax + 180 + shoulder   forearm = upperarm + elbow
//! ```
//!
//! In a front view the same chain lies in the plane of the chest, and the limbs of both sides are set apart by the
//! breadth of the body; the near side is the lower one, and the upper arm bends the other way round.

use crate::content::Viewpoint;
use crate::figure::body::{ANKLE_HEIGHT, FOOT, FOREARM, HAND, HEAD, PELVIS, SHANK, THIGH, THORAX, UPPER_ARM, flesh};
use crate::figure::geometry::{Point, towards};
use crate::figure::posture::{Limbs, Posture};

/// Half of the breadth at the shoulders of somebody who leans on one arm, which pushes the lower shoulder up.
const LOWER_SHOULDER: f64 = 0.06;
/// The same of the other shoulder.
const UPPER_SHOULDER: f64 = 0.085;
/// Half of the breadth between the hip joints.
const HIP_BREADTH: f64 = 0.04;
/// Half of the breadth between knees and between ankles that lie on each other.
const KNEE_BREADTH: f64 = 0.034;
const ANKLE_BREADTH: f64 = 0.024;

/// The joints of an arm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Arm {
    pub(super) shoulder: Point,
    pub(super) elbow: Point,
    pub(super) wrist: Point,
    pub(super) fingertips: Point,
}

/// The joints of a leg. `heel` and `toe` are the middles of the round ends of a foot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Leg {
    pub(super) hip: Point,
    pub(super) knee: Point,
    pub(super) ankle: Point,
    pub(super) heel: Point,
    pub(super) toe: Point,
}

/// Where everything is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Skeleton {
    pub(super) posture: Posture,
    pub(super) hip: Point,
    pub(super) waist: Point,
    /// The base of the neck.
    pub(super) shoulder: Point,
    pub(super) crown: Point,
    pub(super) near_arm: Arm,
    pub(super) far_arm: Arm,
    pub(super) near_leg: Leg,
    pub(super) far_leg: Leg,
}

impl Skeleton {
    /// The skeleton of a posture, with the hip at 0, 0.
    pub(super) fn of(posture: &Posture) -> Self {
        let hip = Point::default();
        let waist = hip + towards(posture.pelvis) * PELVIS;
        let shoulder = waist + towards(posture.thorax()) * THORAX;
        let crown = shoulder + towards(posture.head()) * HEAD;
        let below = below(posture);
        Self {
            posture: *posture,
            hip,
            waist,
            shoulder,
            crown,
            near_arm: arm(posture, &posture.near, shoulder + below.shoulder, 1.0),
            far_arm: arm(posture, &posture.far, shoulder - below.other_shoulder, below.far_turns),
            near_leg: leg(posture, &posture.near, hip, [below.hip, below.knee, below.ankle]),
            far_leg: leg(posture, &posture.far, hip, [below.hip, below.knee, below.ankle].map(|way| way * -1.0)),
        }
    }

    /// The same, elsewhere.
    pub(super) fn moved(&self, by: Point) -> Self {
        let arm = |arm: &Arm| Arm {
            shoulder: arm.shoulder + by,
            elbow: arm.elbow + by,
            wrist: arm.wrist + by,
            fingertips: arm.fingertips + by,
        };
        let leg = |leg: &Leg| Leg {
            hip: leg.hip + by,
            knee: leg.knee + by,
            ankle: leg.ankle + by,
            heel: leg.heel + by,
            toe: leg.toe + by,
        };
        Self {
            posture: self.posture,
            hip: self.hip + by,
            waist: self.waist + by,
            shoulder: self.shoulder + by,
            crown: self.crown + by,
            near_arm: arm(&self.near_arm),
            far_arm: arm(&self.far_arm),
            near_leg: leg(&self.near_leg),
            far_leg: leg(&self.far_leg),
        }
    }

    /// The same with the limbs of the far side a little elsewhere, so that two limbs that do the same are seen as two.
    pub(super) fn set_apart(&self, by: Point) -> Self {
        let moved = self.moved(by);
        Self {
            far_arm: Arm { shoulder: self.far_arm.shoulder, ..moved.far_arm },
            far_leg: Leg { hip: self.far_leg.hip, ..moved.far_leg },
            ..*self
        }
    }

    /// The middle of the head.
    pub(super) fn face(&self) -> Point {
        self.shoulder.between(self.crown, 0.6)
    }

    /// A point named in [`super::body::POINTS`].
    pub(super) fn point(&self, name: &str, far: bool) -> Point {
        let arm = if far { &self.far_arm } else { &self.near_arm };
        let leg = if far { &self.far_leg } else { &self.near_leg };
        match name {
            "waist" => self.waist,
            "shoulder" => self.shoulder,
            "head" => self.face(),
            "elbow" => arm.elbow,
            "palm" => arm.wrist,
            "knee" => leg.knee,
            "ankle" => leg.ankle,
            "heel" => leg.heel,
            "toe" => leg.toe,
            _ => self.hip,
        }
    }

    /// The height at which the body rests on something at this point.
    pub(super) fn underside(&self, name: &str, far: bool) -> f64 {
        let leg = if far { &self.far_leg } else { &self.near_leg };
        let flesh = match name {
            "waist" => flesh::WAIST,
            "shoulder" => flesh::SHOULDER,
            "head" => flesh::HEAD,
            "elbow" => flesh::ELBOW,
            "palm" => flesh::WRIST,
            "knee" => flesh::KNEE,
            // A foot that stands touches with its sole, one that lies with its side.
            "ankle" => return underside_of_foot(leg),
            "heel" => flesh::HEEL,
            "toe" => flesh::TOE,
            _ if self.posture.view == Viewpoint::Front => flesh::HIP_SIDEWAYS,
            _ => flesh::HIP,
        };
        self.point(name, far).y - flesh
    }
}

fn underside_of_foot(leg: &Leg) -> f64 {
    (leg.ankle.y - flesh::ANKLE).min(leg.heel.y - flesh::HEEL).min(leg.toe.y - flesh::TOE)
}

/// The ways from the middle of the body to the lower side, all none in a side view.
struct Below {
    shoulder: Point,
    other_shoulder: Point,
    hip: Point,
    knee: Point,
    ankle: Point,
    /// Whether the far arm turns as the near one does (1), or as its mirror image (-1).
    far_turns: f64,
}

fn below(posture: &Posture) -> Below {
    let none = Point::default();
    match posture.view {
        Viewpoint::Side => {
            Below { shoulder: none, other_shoulder: none, hip: none, knee: none, ankle: none, far_turns: 1.0 }
        }
        Viewpoint::Front => {
            let sideways = |direction: f64| {
                let way = towards(direction - 90.0);
                if way.y > 0.0 { way * -1.0 } else { way }
            };
            let chest = sideways(posture.thorax());
            let pelvis = sideways(posture.pelvis);
            Below {
                shoulder: chest * LOWER_SHOULDER,
                other_shoulder: chest * UPPER_SHOULDER,
                hip: pelvis * HIP_BREADTH,
                knee: pelvis * KNEE_BREADTH,
                ankle: pelvis * ANKLE_BREADTH,
                far_turns: -1.0,
            }
        }
    }
}

fn arm(posture: &Posture, limbs: &Limbs, shoulder: Point, turns: f64) -> Arm {
    let shown = &posture.shown;
    // The upper arm of a front view is not the one that somebody leans on, so only the other one is foreshortened.
    let share = |share: f64| if turns < 0.0 { 1.0 } else { share };
    let upper = posture.thorax() + 180.0 + turns * limbs.shoulder;
    let elbow = shoulder + towards(upper) * (UPPER_ARM * share(shown.upper_arm));
    // The elbow of the upper arm of a front view bends towards the body, to lay the hand on the hip.
    let forearm = upper + limbs.elbow;
    let along_floor = if towards(posture.thorax()).x < 0.0 { 180.0 } else { 0.0 };
    // What points at the viewer from the floor lies on it.
    let at_viewer = posture.view == Viewpoint::Front && share(shown.forearm) < 1.0;
    let forearm = if at_viewer { along_floor } else { forearm };
    let wrist = elbow + towards(forearm) * (FOREARM * share(shown.forearm));
    let hand = if limbs.palm_down { along_floor } else { forearm };
    let hand_share = share(shown.hand) * if at_viewer { 0.5 } else { 1.0 };
    Arm { shoulder, elbow, wrist, fingertips: wrist + towards(hand) * (HAND * hand_share) }
}

fn leg(posture: &Posture, limbs: &Limbs, middle: Point, aside: [Point; 3]) -> Leg {
    let shown = &posture.shown;
    let thigh = posture.pelvis + 180.0 + limbs.hip;
    let shank = thigh - limbs.knee;
    let foot = shank + 90.0 + limbs.ankle;
    let knee = middle + towards(thigh) * (THIGH * shown.thigh);
    let ankle = knee + towards(shank) * (SHANK * shown.shank);
    let (knee, hip) = (knee + aside[1], middle + aside[0]);
    let ankle = ankle + aside[2];
    let (forward, sole) = (towards(foot), towards(foot - 90.0));
    let (heel, toe) = if shown.foot < 1.0 {
        // Seen from the front, a foot is its own breadth below the ankle.
        let tip = ankle + towards(shank) * (ANKLE_HEIGHT - flesh::HEEL);
        (tip, tip)
    } else {
        (
            ankle - forward * 0.022 + sole * (ANKLE_HEIGHT - flesh::HEEL),
            ankle + forward * (FOOT - flesh::TOE) + sole * (ANKLE_HEIGHT - flesh::TOE),
        )
    };
    Leg { hip, knee, ankle, heel, toe }
}
