//! The keys of an exercise page.

use std::collections::BTreeMap;

use crate::content::{Advice, Exercise, Id, MovementLevel, Position, Technique, Variant};
use crate::parse::kinds::recommendation::{contraindication, help};
use crate::parse::kinds::{amount, phase, sourced};
use crate::parse::node::Node;
use crate::parse::reader::{Faults, Fields, id, one_of, text};
use crate::text::Spanned;

/// Fewer steps than this leave a reader guessing, more get lost.
const STEPS: std::ops::RangeInclusive<usize> = 3..=10;

/// Reads an exercise. Without `advice` nothing can be said of it.
pub(super) fn exercise(fields: &mut Fields<'_>) -> Option<Exercise> {
    let advice = fields.required("advice", one_of(&Advice::ALL, Advice::name));
    match advice.as_ref().map(|advice| advice.value) {
        Some(Advice::Try) => try_it(fields),
        Some(Advice::LeaveForNow) => leave_it(fields),
        None => {}
    }
    fields.require("movement");
    fields.require("contraindications");
    let exercise = Exercise {
        instead: fields.ids("instead"),
        category: fields.optional("category", id),
        technique: fields.optional("technique", one_of(&Technique::ALL, Technique::name)),
        position: fields.optional("position", one_of(&Position::ALL, Position::name)),
        equipment: fields.list("equipment", text),
        movement: movement(fields),
        movement_span: fields.span_of("movement"),
        phases: fields.entries("phases", "a step", phase::phase),
        breathing: fields.optional("breathing", text),
        expect: fields.optional("expect", text),
        dose: fields.entry("dose", amount::dose),
        easier: fields.entries("easier", "an easier form", variant),
        harder: fields.entries("harder", "a harder form", variant),
        stop_if: fields.list("stop-if", text),
        precautions: fields.entries("precautions", "a precaution", sourced),
        helps: fields.entries("helps", "an entry of `helps`", help),
        contraindications: fields.entries("contraindications", "a contraindication", contraindication),
        contraindications_span: fields.span_of("contraindications"),
        // Last, so that all other keys are read even when this one is missing.
        advice: advice?,
    };
    if exercise.advice.value == Advice::Try && fields.has("phases") && !STEPS.contains(&exercise.phases.len()) {
        let message =
            format!("an exercise has {} to {} steps, not {}", STEPS.start(), STEPS.end(), exercise.phases.len());
        fields.fault(fields.span_of("phases"), message, "divide or join steps, one or two short sentences each");
    }
    Some(exercise)
}

/// What an exercise that readers are asked to try cannot do without.
fn try_it(fields: &mut Fields<'_>) {
    for key in ["position", "phases", "dose", "stop-if"] {
        fields.require(key);
    }
    if fields.has("instead") {
        let span = fields.span_of("instead");
        let help = "take it out, or write `advice: leave-for-now`; a gentler form goes into `easier`";
        fields.fault(span, "`instead` stands only on exercises to leave for now", help);
    }
}

/// What an exercise to leave for now must and may not have: whoever reads it gets no instructions for it.
fn leave_it(fields: &mut Fields<'_>) {
    fields.require("instead");
    for key in ["phases", "dose", "helps"] {
        if fields.has(key) {
            let message = format!("an exercise to leave for now has no `{key}`");
            fields.fault(fields.span_of(key), message, "take it out, or write `advice: try`");
        }
    }
}

fn movement(fields: &mut Fields<'_>) -> BTreeMap<Id, MovementLevel> {
    let levels = fields.map("movement", |key, node: &Node, faults: &mut Faults| {
        let level = id(node, &format!("the level of `{}`", key.value), faults);
        Some((own_key(key, "a movement", faults)?, MovementLevel { property: key.span, level: level? }))
    });
    levels.into_iter().collect()
}

/// A key that the author chose, as an id; `what` says what it names.
pub(super) fn own_key(key: &Spanned<String>, what: &str, faults: &mut Faults) -> Option<Id> {
    let id = Id::new(&key.value);
    if id.is_none() {
        let message = format!("the name of {what} has to be small letters, digits and hyphens, not `{}`", key.value);
        faults.add(faults.schema(key.span, message));
    }
    id
}

fn variant(fields: &mut Fields<'_>) -> Option<Variant> {
    let exercise = fields.optional("exercise", id).map(Variant::Exercise);
    let words = fields.optional("text", text).map(Variant::Text);
    if fields.has("exercise") == fields.has("text") {
        fields.fault(
            fields.span,
            "one of `exercise` and `text` has to stand here",
            "write `{exercise: id}` or `{text: \"…\"}`",
        );
        return None;
    }
    exercise.or(words)
}
