//! What is wrong with the pictures of an exercise: geometry only, no clinical rule.

use crate::content::{Exercise, Id, Joints, Phase};
use crate::diagnostic::nearest;
use crate::figure::body::{JOINTS, Joint, POINTS, SEGMENTS, point_named};
use crate::figure::scene::{Scene, scenes};
use crate::text::{Span, Spanned};

/// How far a point that should touch the floor may be above it, and the body below it, in body heights.
pub const TOLERANCE: f64 = 0.08;

/// Something that a picture gets wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFault {
    /// The phase, from 0.
    pub phase: usize,
    /// The words that are wrong.
    pub span: Span,
    /// What is wrong with them.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// All faults of all pictures, in the order of the phases: names that no body has, angles that no joint reaches,
/// points that should touch the floor and do not, and bodies that sink into it.
pub fn faults(exercise: &Exercise) -> Vec<PictureFault> {
    let mut faults = Vec::new();
    for (index, phase) in exercise.phases.iter().enumerate() {
        named(index, phase, &mut faults);
    }
    for scene in scenes(exercise) {
        resting(&scene, &mut faults);
    }
    faults.sort_by_key(|fault| fault.phase);
    faults
}

fn named(index: usize, phase: &Phase, faults: &mut Vec<PictureFault>) {
    let mut fault = |span, message, help| faults.push(PictureFault { phase: index, span, message, help });
    let sides: [(&str, &Joints); 3] = [("joints", &phase.joints), ("far", &phase.far), ("top-arm", &phase.top_arm)];
    for (key, joints) in sides {
        let allowed = |joint: &&Joint| match key {
            "joints" => true,
            "far" => joint.paired,
            _ => matches!(joint.name, "shoulder" | "elbow"),
        };
        let known: Vec<_> = JOINTS.iter().filter(allowed).collect();
        for (name, angle) in joints {
            let Some(joint) = known.iter().find(|joint| joint.name == name.as_str()) else {
                let message = format!("`{name}` is no joint that `{key}` of a picture has");
                fault(angle.span, message, suggestion(name, &known.iter().map(|joint| joint.name).collect::<Vec<_>>()));
                continue;
            };
            let (low, high) = joint.limits(phase.view);
            if !(low..=high).contains(&angle.value) {
                let message = format!("no {name} can be at {} degrees", angle.value);
                let help = format!("give an angle from {low} to {high}; 0 is straight, and bending forwards counts up");
                fault(angle.span, message, help);
            }
        }
    }
    for point in phase.floor.iter().chain(&phase.seat) {
        if point_named(point.value.as_str()).is_none() {
            let message = format!("`{}` is no point of a body that can rest on something", point.value);
            fault(point.span, message, suggestion(&point.value, &POINTS));
        }
    }
    for segment in &phase.foreshorten {
        if !SEGMENTS.contains(&segment.value.as_str()) {
            let message = format!("`{}` is no segment that can point at the viewer", segment.value);
            fault(segment.span, message, suggestion(&segment.value, &SEGMENTS));
        }
    }
}

fn suggestion(written: &Id, known: &[&str]) -> String {
    match nearest(written.as_str(), known.iter().copied()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("write one of: {}", known.join(", ")),
    }
}

fn resting(scene: &Scene, faults: &mut Vec<PictureFault>) {
    let phase = scene.phase;
    for (point, far, gap) in &scene.gaps {
        if *gap > TOLERANCE {
            let side = if *far { "far-" } else { "" };
            let written = |named: &&Spanned<Id>| point_named(named.value.as_str()) == Some((*point, *far));
            let span = phase.floor.iter().find(written).map_or(phase.span, |named| named.span);
            faults.push(PictureFault {
                phase: scene.index,
                span,
                message: format!("`{side}{point}` should touch the floor but is {gap:.2} body heights above it"),
                help: "change the angles until it does, or leave the point out of `floor`".to_owned(),
            });
        }
    }
    let (part, height) = scene.lowest();
    if height < -TOLERANCE {
        let place = phase.joints.values().next().map_or(phase.span, |angle| angle.span);
        faults.push(PictureFault {
            phase: scene.index,
            span: phase.floor.first().map_or(place, |point| point.span),
            message: format!("the {part} is {:.2} body heights below the floor", -height),
            help: format!("change the angles until it is above, or let the {part} touch the floor in `floor`"),
        });
    }
}
