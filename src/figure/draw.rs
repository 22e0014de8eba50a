//! A body and what it rests on as shapes, from the back of the picture to its front.

use crate::content::Viewpoint;
use crate::figure::body::flesh;
use crate::figure::geometry::{Point, towards};
use crate::figure::motion::{Motion, MovedLimbs};
use crate::figure::scene::{Chair, Scene};
use crate::figure::shape::Shape;
use crate::figure::skeleton::{Arm, Leg, Skeleton};

/// How far the far side is moved, so that two limbs that do the same are seen as two.
const FAR_SIDE: Point = Point { x: 0.028, y: 0.01 };

/// Shapes of one class, drawn together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Layer {
    pub(super) class: &'static str,
    /// Parts of the body or of the room, each of which may be the same in other pictures.
    pub(super) parts: Vec<Vec<Shape>>,
}

/// All layers of a picture but the floor.
pub(super) fn layers(before: Option<&Scene>, scene: &Scene, motion: &Motion) -> Vec<Layer> {
    let body = &scene.skeleton;
    let mut layers = Layers(Vec::new());
    if let Some(chair) = &scene.chair {
        layers.add("fig-prop", chair_shapes(chair));
    }
    if scene.cushion {
        layers.add("fig-prop", [cushion(body)]);
    }
    if let Some(before) = before.filter(|_| !motion.travels) {
        layers.add("fig-ghost", ghost(&before.skeleton, motion));
    }
    if scene.view() == Viewpoint::Front {
        front_body(&mut layers, scene, motion);
    } else {
        side_body(&mut layers, body, motion);
    }
    for arrow in &motion.arrows {
        layers.add("fig-arrow", [Shape::Arrow(*arrow)]);
    }
    layers.0
}

/// Layers under way; neighbours of the same class become one.
struct Layers(Vec<Layer>);

impl Layers {
    fn add(&mut self, class: &'static str, part: impl IntoIterator<Item = Shape>) {
        let part: Vec<Shape> = part.into_iter().collect();
        match self.0.last_mut() {
            Some(last) if last.class == class => last.parts.push(part),
            _ => self.0.push(Layer { class, parts: vec![part] }),
        }
        self.0.retain(|layer| layer.parts.iter().any(|part| !part.is_empty()));
    }
}

fn side_body(layers: &mut Layers, body: &Skeleton, motion: &Motion) {
    let far = |moved| if moved { "fig-far fig-moving" } else { "fig-far" };
    let near = |moved| if moved { "fig-body fig-moving" } else { "fig-body" };
    let behind = body.set_apart(FAR_SIDE);
    add_arm(layers, &behind.far_arm, &motion.far, far);
    layers.add(far(motion.far.thigh), [thigh(&behind.far_leg)]);
    layers.add(far(motion.far.shank), plain_shin_and_foot(&behind.far_leg));
    layers.add(near(motion.head), [neck(body)]);
    layers.add(near(motion.head), [side_head(body)]);
    layers.add("fig-hair", [side_hair(body)]);
    layers.add(if motion.trunk { "fig-cloth fig-moving" } else { "fig-cloth" }, [side_torso(body)]);
    add_leg(layers, &body.near_leg, &motion.near, near);
    add_arm(layers, &body.near_arm, &motion.near, near);
}

fn front_body(layers: &mut Layers, scene: &Scene, motion: &Motion) {
    let body = &scene.skeleton;
    let near = |moved| if moved { "fig-body fig-moving" } else { "fig-body" };
    if scene.shins_hidden() {
        layers
            .add("fig-far", plain_shin_and_foot(&body.near_leg).into_iter().chain(plain_shin_and_foot(&body.far_leg)));
        layers.add(near(motion.near.thigh), [thigh(&body.near_leg)]);
        layers.add(near(motion.far.thigh), [thigh(&body.far_leg)]);
    } else {
        add_leg(layers, &body.near_leg, &motion.near, near);
        layers.0.push(Layer { class: near(motion.far.thigh), parts: Vec::new() });
        add_leg(layers, &body.far_leg, &motion.far, near);
    }
    add_arm(layers, &body.near_arm, &motion.near, near);
    layers.add(near(motion.head), [neck(body)]);
    layers.add(near(motion.head), [front_head(body)]);
    layers.add("fig-hair", front_hair(body));
    layers.add(if motion.trunk { "fig-cloth fig-moving" } else { "fig-cloth" }, [front_torso(body)]);
    add_arm(layers, &body.far_arm, &motion.far, near);
}

fn add_leg(layers: &mut Layers, leg: &Leg, moved: &MovedLimbs, class: impl Fn(bool) -> &'static str) {
    layers.add(class(moved.thigh), [thigh(leg)]);
    layers.add(class(moved.shank), shin_and_foot(leg));
}

fn add_arm(layers: &mut Layers, arm: &Arm, moved: &MovedLimbs, class: impl Fn(bool) -> &'static str) {
    layers.add(class(moved.upper_arm), [Shape::capsule(arm.shoulder, 0.031, arm.elbow, flesh::ELBOW)]);
    let hand = Shape::capsule(arm.wrist, flesh::WRIST + 0.003, arm.fingertips, 0.011);
    layers.add(class(moved.forearm), [Shape::capsule(arm.elbow, 0.024, arm.wrist, flesh::WRIST), hand]);
}

fn thigh(leg: &Leg) -> Shape {
    Shape::capsule(leg.hip, 0.056, leg.knee, flesh::KNEE)
}

fn shin_and_foot(leg: &Leg) -> [Shape; 3] {
    let calf = leg.knee.between(leg.ankle, 0.28);
    [
        Shape::capsule(leg.knee, flesh::KNEE - 0.001, calf, flesh::CALF),
        Shape::capsule(calf, flesh::CALF, leg.ankle, flesh::ANKLE),
        Shape::capsule(leg.heel, flesh::HEEL, leg.toe, flesh::TOE),
    ]
}

/// The same without the bulge of the calf, for legs that are half hidden.
fn plain_shin_and_foot(leg: &Leg) -> [Shape; 2] {
    [
        Shape::capsule(leg.knee, flesh::KNEE, leg.ankle, flesh::ANKLE),
        Shape::capsule(leg.heel, flesh::HEEL, leg.toe, flesh::TOE),
    ]
}

fn neck(body: &Skeleton) -> Shape {
    Shape::capsule(body.shoulder, 0.036, body.shoulder.between(body.crown, 0.5), 0.028)
}

/// Points given as (forwards, along) in the frame of a direction.
fn in_frame(origin: Point, direction: f64, points: &[(f64, f64)]) -> Vec<Point> {
    let (along, forwards) = (towards(direction), towards(direction - 90.0));
    points.iter().map(|(f, a)| origin + forwards * *f + along * *a).collect()
}

fn side_head(body: &Skeleton) -> Shape {
    const PROFILE: [(f64, f64); 12] = [
        (0.0, 0.161),
        (0.038, 0.149),
        (0.055, 0.116),
        (0.056, 0.1),
        (0.07, 0.08),
        (0.056, 0.073),
        (0.054, 0.054),
        (0.04, 0.037),
        (0.01, 0.046),
        (-0.034, 0.052),
        (-0.058, 0.09),
        (-0.046, 0.142),
    ];
    Shape::Smooth(in_frame(body.shoulder, body.posture.head(), &PROFILE))
}

fn side_hair(body: &Skeleton) -> Shape {
    const CAP: [(f64, f64); 8] = [
        (0.048, 0.14),
        (0.03, 0.16),
        (-0.015, 0.167),
        (-0.055, 0.14),
        (-0.064, 0.09),
        (-0.042, 0.05),
        (-0.02, 0.08),
        (0.0, 0.125),
    ];
    Shape::Smooth(in_frame(body.shoulder, body.posture.head(), &CAP))
}

fn front_head(body: &Skeleton) -> Shape {
    const FACE: [(f64, f64); 6] =
        [(0.0, 0.16), (0.047, 0.125), (0.043, 0.07), (0.0, 0.028), (-0.043, 0.07), (-0.047, 0.125)];
    Shape::Smooth(in_frame(body.shoulder, body.posture.head(), &FACE))
}

fn front_hair(body: &Skeleton) -> [Shape; 3] {
    const CAP: [(f64, f64); 8] = [
        (0.0, 0.168),
        (0.038, 0.154),
        (0.054, 0.11),
        (0.045, 0.09),
        (0.028, 0.132),
        (-0.028, 0.136),
        (-0.045, 0.09),
        (-0.054, 0.11),
    ];
    const EYES: [(f64, f64); 2] = [(-0.018, 0.092), (0.018, 0.092)];
    let frame = |points| in_frame(body.shoulder, body.posture.head(), points);
    let eyes = frame(&EYES);
    [
        Shape::Smooth(frame(&CAP)),
        Shape::capsule(eyes[0], 0.005, eyes[0], 0.005),
        Shape::capsule(eyes[1], 0.005, eyes[1], 0.005),
    ]
}

/// The outline along the spine, at each share of its length so far to the back and so far to the front.
///
/// The spine is the parabola from hip to shoulder that leaves along the pelvis and arrives along the chest; as the
/// pelvis is the shorter, two thirds of the bend lie in its lower half, as in a body.
fn along_spine(body: &Skeleton, stations: &[(f64, f64, f64)]) -> Shape {
    let at = |share: f64| {
        let (low, high) = (body.hip.between(body.waist, share), body.waist.between(body.shoulder, share));
        let direction = (body.waist - body.hip).between(body.shoulder - body.waist, share).degrees();
        (low.between(high, share), towards(direction - 90.0))
    };
    let fronts = stations.iter().map(|(share, _, front)| {
        let (point, forwards) = at(*share);
        point + forwards * *front
    });
    let backs = stations.iter().rev().map(|(share, back, _)| {
        let (point, forwards) = at(*share);
        point - forwards * *back
    });
    Shape::Smooth(fronts.chain(backs).collect())
}

fn side_torso(body: &Skeleton) -> Shape {
    const STATIONS: [(f64, f64, f64); 5] =
        [(-0.2, 0.035, 0.03), (0.08, 0.066, 0.052), (0.4, 0.047, 0.056), (0.78, 0.062, 0.06), (1.05, 0.034, 0.026)];
    along_spine(body, &STATIONS)
}

fn front_torso(body: &Skeleton) -> Shape {
    const STATIONS: [(f64, f64, f64); 5] =
        [(-0.22, 0.06, 0.06), (0.05, 0.086, 0.086), (0.42, 0.07, 0.07), (0.82, 0.09, 0.09), (1.03, 0.05, 0.05)];
    along_spine(body, &STATIONS)
}

/// Where the moved parts were before, as broad faint lines.
fn ghost(old: &Skeleton, motion: &Motion) -> Vec<Shape> {
    let mut lines = Vec::new();
    let mut leg = |leg: &Leg, moved: &MovedLimbs| {
        if moved.thigh || moved.shank {
            lines.push(Shape::Line(vec![leg.hip, leg.knee, leg.ankle, leg.toe]));
        }
    };
    leg(&old.near_leg, &motion.near);
    if old.far_leg != old.near_leg {
        leg(&old.far_leg, &motion.far);
    }
    if motion.trunk || motion.head {
        lines.push(Shape::Line(vec![old.hip, old.waist, old.shoulder, old.face()]));
    }
    // Arms mostly follow; they count where nothing else moves.
    if lines.is_empty() {
        for (arm, moved) in [(&old.near_arm, &motion.near), (&old.far_arm, &motion.far)] {
            if moved.upper_arm || moved.forearm {
                lines.push(Shape::Line(vec![arm.shoulder, arm.elbow, arm.wrist, arm.fingertips]));
            }
        }
    }
    lines
}

fn chair_shapes(chair: &Chair) -> Vec<Shape> {
    let thick = 0.03;
    let (left, right) = (chair.front.min(chair.back), chair.front.max(chair.back));
    let leg = |x: f64| Shape::Block(Point::new(x - 0.009, 0.0), Point::new(x + 0.009, chair.height - thick));
    let inwards = if chair.back < chair.front { 1.0 } else { -1.0 };
    vec![
        Shape::Block(Point::new(left, chair.height - thick), Point::new(right, chair.height)),
        leg(left + 0.05),
        leg(right - 0.012),
        Shape::Block(
            Point::new(chair.back, chair.height - thick),
            Point::new(chair.back + inwards * thick, chair.height + 0.24),
        ),
    ]
}

fn cushion(body: &Skeleton) -> Shape {
    let head = body.face();
    let half = ((head.y - flesh::HEAD) / 2.0).max(0.01);
    let away = Point::new(0.06, 0.0);
    let middle = Point::new(head.x, half);
    Shape::capsule(middle - away, half, middle + away, half)
}
