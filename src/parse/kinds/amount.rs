//! How much of an exercise.

use crate::content::{Amount, Dose, DoseCertainty};
use crate::parse::node::Node;
use crate::parse::reader::{Faults, Fields, number, one_of, text};
use crate::text::Spanned;

/// Reads `dose`.
pub(super) fn dose(fields: &mut Fields<'_>) -> Option<Dose> {
    fields.require("start");
    let start = fields.entry("start", amount);
    let dose = Dose {
        build_to: fields.entry("build-to", amount),
        limit: fields.entry("limit", amount),
        certainty: fields.optional("certainty", one_of(&DoseCertainty::ALL, DoseCertainty::name)),
        sources: fields.ids("sources"),
        note: fields.optional("note", text),
        span: fields.span,
        start: start?,
    };
    Some(dose)
}

fn amount(fields: &mut Fields<'_>) -> Option<Amount> {
    Some(Amount {
        sets: fields.optional("sets", some_number),
        reps: fields.optional("reps", some_number),
        hold_s: fields.optional("hold-s", some_number),
        rest_s: fields.optional("rest-s", some_number),
        cycle_s: fields.optional("cycle-s", some_number),
        minutes: fields.optional("minutes", some_number),
        per_day: fields.optional("per-day", some_number),
        days_per_week: fields.optional("days-per-week", some_number),
        over_weeks: fields.optional("over-weeks", some_number),
        reps_per_day: fields.optional("reps-per-day", some_number),
        each_side: fields.truth_or("each-side", false),
        side: fields.optional("side", text).map(|text| text.value),
        variant: fields.optional("variant", text).map(|text| text.value),
        note: fields.optional("note", text).map(|text| text.value),
        span: fields.span,
    })
}

/// A number above nothing: an amount of 0 is no amount, and would be printed as one.
fn some_number(node: &Node, what: &str, faults: &mut Faults) -> Option<Spanned<f64>> {
    let number = number(node, what, faults)?;
    if number.value <= 0.0 {
        faults.add(
            faults.schema(node.span, format!("{what} has to be more than 0")).help("take the key out if none is meant"),
        );
        return None;
    }
    Some(number)
}
