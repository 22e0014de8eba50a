//! What a body is made of: its joints, how far they go, its segments, and the points by which it rests.
//!
//! The lengths are shares of body height and are textbook-style round figures (after the proportions that Drillis and
//! Contini measured), good for a drawing and for nothing else. The limits are wide: the range that textbooks of
//! joint measurement give for healthy adults, plus what the other hand or the floor can add, and ten degrees for
//! drawing. They catch a slip of the keyboard (`knee: 1300`, a knee that bends forwards), not an unusual body.

use crate::content::Viewpoint;

/// Hip to low back.
pub(super) const PELVIS: f64 = 0.12;
/// Low back to the base of the neck, where the arms hang too.
pub(super) const THORAX: f64 = 0.19;
/// Base of the neck to the crown.
pub(super) const HEAD: f64 = 0.16;
/// Shoulder to elbow.
pub(super) const UPPER_ARM: f64 = 0.17;
/// Elbow to wrist.
pub(super) const FOREARM: f64 = 0.15;
/// Wrist to fingertips.
pub(super) const HAND: f64 = 0.08;
/// Hip to knee.
pub(super) const THIGH: f64 = 0.245;
/// Knee to ankle.
pub(super) const SHANK: f64 = 0.245;
/// Ankle to the tips of the toes.
pub(super) const FOOT: f64 = 0.11;
/// Ankle to the sole.
pub(super) const ANKLE_HEIGHT: f64 = 0.04;
/// What is left of the length of a segment that points at the viewer.
pub(super) const FORESHORTENED: f64 = 0.3;

/// Half of the thickness of the body where it rests on something.
pub(super) mod flesh {
    pub(in crate::figure) const HIP: f64 = 0.064;
    pub(in crate::figure) const HIP_SIDEWAYS: f64 = 0.085;
    pub(in crate::figure) const WAIST: f64 = 0.052;
    pub(in crate::figure) const SHOULDER: f64 = 0.056;
    pub(in crate::figure) const HEAD: f64 = 0.062;
    pub(in crate::figure) const KNEE: f64 = 0.034;
    pub(in crate::figure) const CALF: f64 = 0.036;
    pub(in crate::figure) const ANKLE: f64 = 0.022;
    pub(in crate::figure) const HEEL: f64 = 0.022;
    pub(in crate::figure) const TOE: f64 = 0.013;
    pub(in crate::figure) const ELBOW: f64 = 0.022;
    pub(in crate::figure) const WRIST: f64 = 0.016;
}

/// A joint, or `pelvis`, the direction from which the others count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Joint {
    pub(super) name: &'static str,
    /// Least and greatest angle in a side view.
    side: (f64, f64),
    /// The same in a front view, where the angle is one to the side.
    front: (f64, f64),
    /// Whether the two sides of the body can differ.
    pub(super) paired: bool,
}

impl Joint {
    pub(super) fn limits(&self, view: Viewpoint) -> (f64, f64) {
        match view {
            Viewpoint::Side => self.side,
            Viewpoint::Front => self.front,
        }
    }
}

/// Every name that `joints`, `far` and `top-arm` may use.
pub(super) const JOINTS: [Joint; 8] = [
    Joint { name: "pelvis", side: (-180.0, 360.0), front: (-180.0, 360.0), paired: false },
    Joint { name: "trunk", side: (-60.0, 110.0), front: (-50.0, 50.0), paired: false },
    Joint { name: "neck", side: (-80.0, 80.0), front: (-55.0, 55.0), paired: false },
    Joint { name: "hip", side: (-40.0, 150.0), front: (-40.0, 60.0), paired: true },
    Joint { name: "knee", side: (-15.0, 165.0), front: (-15.0, 165.0), paired: true },
    Joint { name: "ankle", side: (-80.0, 45.0), front: (-80.0, 45.0), paired: true },
    Joint { name: "shoulder", side: (-80.0, 190.0), front: (-30.0, 190.0), paired: true },
    Joint { name: "elbow", side: (-15.0, 165.0), front: (-15.0, 165.0), paired: true },
];

/// Segments that can point at the viewer.
pub(super) const SEGMENTS: [&str; 6] = ["upper-arm", "forearm", "hand", "thigh", "shank", "foot"];

/// Points that can touch the floor or a seat; those after [`FIRST_OF_LIMBS`] exist twice, the second with `far-`.
pub(super) const POINTS: [&str; 10] =
    ["hip", "waist", "shoulder", "head", "elbow", "palm", "knee", "ankle", "heel", "toe"];

/// Where the points of limbs begin in [`POINTS`].
const FIRST_OF_LIMBS: usize = 4;

/// A point of the body, and whether it is the far one of two.
pub(super) fn point_named(written: &str) -> Option<(&'static str, bool)> {
    let (name, far) = written.strip_prefix("far-").map_or((written, false), |name| (name, true));
    let index = POINTS.iter().position(|point| *point == name)?;
    (!far || index >= FIRST_OF_LIMBS).then_some((POINTS[index], far))
}

#[cfg(test)]
mod tests {
    use super::{ANKLE_HEIGHT, FOREARM, HAND, HEAD, JOINTS, PELVIS, SHANK, THIGH, THORAX, UPPER_ARM, point_named};

    #[test]
    fn the_segments_of_a_standing_body_add_up_to_its_height() {
        assert!((ANKLE_HEIGHT + SHANK + THIGH + PELVIS + THORAX + HEAD - 1.0).abs() < 1e-9);
    }

    #[test]
    fn the_fingertips_of_hanging_arms_reach_the_middle_of_the_thigh() {
        let fingertips = 1.0 - HEAD - UPPER_ARM - FOREARM - HAND;
        assert!((ANKLE_HEIGHT + SHANK..ANKLE_HEIGHT + SHANK + THIGH).contains(&fingertips));
    }

    #[test]
    fn every_joint_can_be_straight() {
        for joint in &JOINTS {
            assert!(joint.side.0 < 0.0 && joint.side.1 > 0.0 && joint.front.0 < 0.0 && joint.front.1 > 0.0);
        }
    }

    #[test]
    fn only_limbs_have_a_far_side() {
        assert_eq!(point_named("far-ankle"), Some(("ankle", true)));
        assert_eq!(point_named("waist"), Some(("waist", false)));
        assert_eq!(point_named("far-waist"), None);
        assert_eq!(point_named("belly"), None);
    }
}
