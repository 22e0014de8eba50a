//! Keeps still what stands still: where the floor moved a point by less than anybody sees, it stays where it was.

use crate::figure::geometry::Point;
use crate::figure::skeleton::{Arm, Leg, Skeleton};

/// The share of body height below which a way is no movement: on a screen it is about a pixel.
const STILL: f64 = 0.0045;

/// `body` with every point that has hardly moved since `before` at its old place.
pub(super) fn settled(before: &Skeleton, body: &Skeleton) -> Skeleton {
    Skeleton {
        posture: body.posture,
        hip: kept(before.hip, body.hip),
        waist: kept(before.waist, body.waist),
        shoulder: kept(before.shoulder, body.shoulder),
        crown: kept(before.crown, body.crown),
        near_arm: arm(&before.near_arm, &body.near_arm),
        far_arm: arm(&before.far_arm, &body.far_arm),
        near_leg: leg(&before.near_leg, &body.near_leg),
        far_leg: leg(&before.far_leg, &body.far_leg),
    }
}

fn arm(before: &Arm, now: &Arm) -> Arm {
    Arm {
        shoulder: kept(before.shoulder, now.shoulder),
        elbow: kept(before.elbow, now.elbow),
        wrist: kept(before.wrist, now.wrist),
        fingertips: kept(before.fingertips, now.fingertips),
    }
}

fn leg(before: &Leg, now: &Leg) -> Leg {
    Leg {
        hip: kept(before.hip, now.hip),
        knee: kept(before.knee, now.knee),
        ankle: kept(before.ankle, now.ankle),
        heel: kept(before.heel, now.heel),
        toe: kept(before.toe, now.toe),
    }
}

fn kept(before: Point, now: Point) -> Point {
    if (now - before).length() < STILL { before } else { now }
}
