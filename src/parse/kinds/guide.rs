//! The keys of a guide.

use crate::content::{Answer, Gate, Guide, GuideStep, Route};
use crate::parse::reader::{Fields, id, text};

/// Reads `gates` and `steps`.
pub(super) fn guide(fields: &mut Fields<'_>) -> Guide {
    for key in ["audience", "steps"] {
        fields.require(key);
    }
    Guide { gates: fields.entries("gates", "a gate", gate), steps: fields.entries("steps", "a step", step) }
}

fn gate(fields: &mut Fields<'_>) -> Option<Gate> {
    let question = fields.required("question", text);
    let excludes = fields.ids("excludes");
    for key in ["yes", "no", "not-sure"] {
        fields.require(key);
    }
    let yes = fields.entry("yes", answer);
    let no = fields.entry("no", answer);
    let not_sure = fields.entry("not-sure", answer);
    Some(Gate { question: question?, excludes, yes: yes?, no: no?, not_sure: not_sure?, span: fields.span })
}

fn answer(fields: &mut Fields<'_>) -> Option<Answer> {
    let to = fields.required("to", id);
    let say = fields.optional("say", text);
    let to = to?;
    let to = if to.value.as_str() == "next" { Route::Next } else { Route::To(to) };
    Some(Answer { to, say, span: fields.span })
}

fn step(fields: &mut Fields<'_>) -> Option<GuideStep> {
    let title = fields.required("title", text);
    let text = fields.required("text", text);
    let exercise = fields.optional("exercise", id);
    Some(GuideStep { title: title?, text: text?, exercise })
}
