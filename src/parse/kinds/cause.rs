//! What a condition says about movement: on a cause page and in `_data/conditions.yaml` alike.

use crate::content::{AvoidRule, Cause, Certainty, ConditionRules, Strength, Verdict};
use crate::parse::reader::{Fields, id, one_of, text};

/// The keys of a cause page.
pub(super) fn cause(fields: &mut Fields<'_>) -> Cause {
    Cause { span: fields.span_of("avoid"), rules: condition_rules(fields) }
}

/// The rules of a condition.
pub(in crate::parse) fn condition_rules(fields: &mut Fields<'_>) -> ConditionRules {
    ConditionRules {
        avoid: fields.entries("avoid", "a rule", rule),
        common: fields.truth_or("common", true),
        default: fields.optional("default", one_of(&Verdict::ALL, Verdict::name)),
        stop_all: fields.truth_or("stop-all", false),
    }
}

fn rule(fields: &mut Fields<'_>) -> Option<AvoidRule> {
    let movement = fields.required("movement", id);
    let level = fields.required("level", id);
    let verdict = fields.required("verdict", one_of(&Verdict::ALL, Verdict::name));
    let strength = fields.required("strength", one_of(&Strength::ALL, Strength::name));
    let stages = fields.ids("stages");
    let certainty = fields.required("certainty", one_of(&Certainty::ALL, Certainty::name));
    let contested = fields.truth_or("contested", false);
    let reason = fields.required("reason", text);
    let sources = fields.ids("sources");
    Some(AvoidRule {
        movement: movement?,
        level: level?,
        verdict: verdict?,
        strength: strength?,
        stages,
        certainty: certainty?,
        contested,
        reason: reason?,
        sources,
        place: fields.faults.place(fields.span),
    })
}
