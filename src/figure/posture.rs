//! The posture of a phase: its angles with nothing left open.

use crate::content::{Id, Joints, Phase, Position, Viewpoint};
use crate::figure::body::{FORESHORTENED, point_named};
use crate::figure::geometry::apart;

/// Angles of the limbs of one side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Limbs {
    pub(super) hip: f64,
    pub(super) knee: f64,
    pub(super) ankle: f64,
    pub(super) shoulder: f64,
    pub(super) elbow: f64,
    /// Whether the hand lies flat on the floor.
    pub(super) palm_down: bool,
}

/// How much of each segment is to be seen: 1, or less if it points at the viewer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) upper_arm: f64,
    pub(super) forearm: f64,
    pub(super) hand: f64,
    pub(super) thigh: f64,
    pub(super) shank: f64,
    pub(super) foot: f64,
}

/// All angles of a body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Posture {
    pub(super) view: Viewpoint,
    pub(super) pelvis: f64,
    pub(super) trunk: f64,
    pub(super) neck: f64,
    /// The side towards the viewer; the lower one in a front view.
    pub(super) near: Limbs,
    /// The other side.
    pub(super) far: Limbs,
    pub(super) shown: Shown,
}

impl Posture {
    /// The posture that a phase describes; an angle that it leaves out is that of standing straight, and the far side
    /// does as the near one unless it says otherwise.
    pub(super) fn of(phase: &Phase, position: Option<Position>) -> Self {
        let position = phase.position.as_ref().map(|own| own.value).or(position);
        let angle = |joint| angle(&phase.joints, joint);
        let near = Limbs {
            hip: angle("hip").unwrap_or(0.0),
            knee: angle("knee").unwrap_or(0.0),
            ankle: angle("ankle").unwrap_or(0.0),
            shoulder: angle("shoulder").unwrap_or(0.0),
            elbow: angle("elbow").unwrap_or(0.0),
            palm_down: rests(phase, "palm", false),
        };
        let other_arm = |joint| self::angle(&phase.top_arm, joint).or_else(|| self::angle(&phase.far, joint));
        let shoulder = other_arm("shoulder");
        let elbow = other_arm("elbow");
        // A hand on the floor means both hands unless the arms differ.
        let same_arm = shoulder.is_none() && elbow.is_none();
        let far = Limbs {
            hip: self::angle(&phase.far, "hip").unwrap_or(near.hip),
            knee: self::angle(&phase.far, "knee").unwrap_or(near.knee),
            ankle: self::angle(&phase.far, "ankle").unwrap_or(near.ankle),
            shoulder: shoulder.unwrap_or(near.shoulder),
            elbow: elbow.unwrap_or(near.elbow),
            palm_down: rests(phase, "palm", true) || near.palm_down && same_arm,
        };
        let share = |segment: &str| {
            let short = phase.foreshorten.iter().any(|named| named.value.as_str() == segment);
            if short { FORESHORTENED } else { 1.0 }
        };
        Self {
            view: phase.view,
            pelvis: angle("pelvis").unwrap_or_else(|| usual_pelvis(position)),
            trunk: angle("trunk").unwrap_or(0.0),
            neck: angle("neck").unwrap_or(0.0),
            near,
            far,
            shown: Shown {
                upper_arm: share("upper-arm"),
                forearm: share("forearm"),
                hand: share("hand"),
                thigh: share("thigh"),
                shank: share("shank"),
                foot: share("foot"),
            },
        }
    }

    /// The posture half way between two, each joint having done half of its way.
    pub(super) fn half_way(&self, next: &Self) -> Self {
        let middle = |one: f64, other: f64| f64::midpoint(one, other);
        let limbs = |one: &Limbs, other: &Limbs| Limbs {
            hip: middle(one.hip, other.hip),
            knee: middle(one.knee, other.knee),
            ankle: middle(one.ankle, other.ankle),
            shoulder: middle(one.shoulder, other.shoulder),
            elbow: middle(one.elbow, other.elbow),
            palm_down: other.palm_down,
        };
        Self {
            pelvis: middle(self.pelvis, next.pelvis),
            trunk: middle(self.trunk, next.trunk),
            neck: middle(self.neck, next.neck),
            near: limbs(&self.near, &next.near),
            far: limbs(&self.far, &next.far),
            ..*next
        }
    }

    /// The same, tipped as a whole.
    pub(super) fn tipped(&self, degrees: f64) -> Self {
        Self { pelvis: self.pelvis + degrees, ..*self }
    }

    /// The direction of the chest.
    pub(super) fn thorax(&self) -> f64 {
        self.pelvis - self.trunk
    }

    /// The direction of the head.
    pub(super) fn head(&self) -> f64 {
        self.thorax() - self.neck
    }

    /// Whether both legs do the same.
    pub(super) fn legs_together(&self) -> bool {
        let (near, far) = (&self.near, &self.far);
        apart(near.hip, far.hip) < 3.0 && apart(near.knee, far.knee) < 8.0 && apart(near.ankle, far.ankle) < 15.0
    }
}

fn angle(joints: &Joints, joint: &str) -> Option<f64> {
    joints.get(joint).map(|angle| angle.value)
}

fn rests(phase: &Phase, point: &'static str, far: bool) -> bool {
    phase.floor.iter().any(|named| point_named(named.value.as_str()) == Some((point, far)))
}

/// The direction of the pelvis where a phase does not tell it: lying people have their head to the left on the back,
/// and to the right otherwise.
fn usual_pelvis(position: Option<Position>) -> f64 {
    match position {
        Some(Position::Supine) => 180.0,
        Some(Position::Prone | Position::SideLying | Position::Quadruped) => 0.0,
        Some(Position::Sitting | Position::Standing) | None => 90.0,
    }
}

/// The points of `named` that a body has.
pub(super) fn known_points(named: &[crate::text::Spanned<Id>]) -> impl Iterator<Item = (&'static str, bool)> {
    named.iter().filter_map(|point| point_named(point.value.as_str()))
}
