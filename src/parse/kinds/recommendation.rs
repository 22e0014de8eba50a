//! Whom an exercise may help, and for whom it is not.

use crate::content::{Certainty, Contraindication, Help, Override, Verdict};
use crate::parse::reader::{Fields, date, id, one_of, text};

/// One entry of `helps`.
pub(super) fn help(fields: &mut Fields<'_>) -> Option<Help> {
    let condition = fields.required("condition", id);
    let help = Help {
        stages: fields.ids("stages"),
        only_if: fields.optional("if", text),
        note: fields.optional("note", text),
        certainty: fields.optional("certainty", one_of(&Certainty::ALL, Certainty::name)),
        sources: fields.ids("sources"),
        despite: fields.entry("despite", despite),
        span: fields.span,
        condition: condition?,
    };
    Some(help)
}

/// What is missing here is a clinical fault, not one of shape: an override is complete or it is none.
fn despite(fields: &mut Fields<'_>) -> Option<Override> {
    Some(Override {
        rule: fields.optional("rule", id),
        reason: fields.optional("reason", text),
        by: fields.optional("by", id),
        on: fields.optional("on", date),
        source: fields.optional("source", id),
        span: fields.span,
    })
}

/// One entry of `contraindications`.
pub(super) fn contraindication(fields: &mut Fields<'_>) -> Option<Contraindication> {
    let condition = fields.required("condition", id);
    let level = fields.required("level", one_of(&Verdict::ALL, Verdict::name));
    let contraindication = Contraindication {
        stages: fields.ids("stages"),
        reason: fields.optional("reason", text),
        sources: fields.ids("sources"),
        span: fields.span,
        condition: condition?,
        level: level?,
    };
    Some(contraindication)
}
