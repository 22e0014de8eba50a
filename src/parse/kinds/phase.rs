//! One step of an exercise and its picture.

use crate::content::{Joints, Phase, Position, Viewpoint};
use crate::parse::kinds::exercise::own_key;
use crate::parse::reader::{Fields, number, one_of, text};

/// A full turn: no joint has a larger angle.
const TURN: f64 = 360.0;

/// Reads one step.
pub(super) fn phase(fields: &mut Fields<'_>) -> Option<Phase> {
    let step = fields.required("step", text);
    let phase = Phase {
        name: fields.optional("name", text),
        seconds: fields.optional("seconds", number).map(|seconds| seconds.value),
        position: fields.optional("position", one_of(&Position::ALL, Position::name)),
        joints: joints(fields, "joints"),
        far: joints(fields, "far"),
        top_arm: joints(fields, "top-arm"),
        floor: fields.ids("floor"),
        seat: fields.ids("seat"),
        foreshorten: fields.ids("foreshorten"),
        view: fields
            .optional("view", one_of(&[Viewpoint::Side, Viewpoint::Front], viewpoint))
            .map_or(Viewpoint::Side, |view| view.value),
        span: fields.span,
        step: step?,
    };
    if phase.seconds.is_some_and(|seconds| seconds <= 0.0) {
        fields.fault(fields.span_of("seconds"), "a step takes longer than no time", "write how many seconds it takes");
    }
    Some(phase)
}

fn viewpoint(view: Viewpoint) -> &'static str {
    match view {
        Viewpoint::Side => "side",
        Viewpoint::Front => "front",
    }
}

fn joints(fields: &mut Fields<'_>, key: &'static str) -> Joints {
    let angles = fields.map(key, |joint, node, faults| {
        let angle = number(node, &format!("the angle of `{}`", joint.value), faults);
        let joint = own_key(joint, "a joint", faults);
        let angle = angle?;
        if angle.value.abs() > TURN {
            faults.add(
                faults
                    .schema(angle.span, "this angle is more than a full turn")
                    .help("write degrees, flexion positive"),
            );
            return None;
        }
        Some((joint?, angle))
    });
    angles.into_iter().collect()
}
