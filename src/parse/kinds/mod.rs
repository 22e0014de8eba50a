//! What a page says beyond the common keys: one file for each kind.

mod amount;
mod cause;
mod exercise;
mod guide;
mod phase;
mod recommendation;
mod red_flag;
mod treatment;

use crate::content::{Certainty, Facts, Kind, SelfCare, Sourced};
use crate::parse::reader::{Fields, one_of, text};

pub(super) use cause::condition_rules;

/// Reads the keys of `kind`. [`Facts::None`] where one that everything rests on is missing or faulty; that is told.
pub(super) fn facts(fields: &mut Fields<'_>, kind: Kind) -> Facts {
    let facts = match kind {
        Kind::Cause => Some(Facts::Cause(cause::cause(fields))),
        Kind::Exercise => exercise::exercise(fields).map(|exercise| Facts::Exercise(Box::new(exercise))),
        Kind::RedFlag => Some(Facts::RedFlag(red_flag::flags(fields))),
        Kind::Treatment => Some(Facts::Treatment(Box::new(treatment::treatment(fields)))),
        Kind::SelfCare => self_care(fields).map(Facts::SelfCare),
        Kind::Guide => Some(Facts::Guide(guide::guide(fields))),
        Kind::Concept => fields.required("definition", text).map(|definition| Facts::Concept { definition }),
        Kind::Section | Kind::Page => None,
    };
    facts.unwrap_or(Facts::None)
}

fn self_care(fields: &mut Fields<'_>) -> Option<SelfCare> {
    let behaviour = fields.required("behaviour", text);
    let why = fields.required("why", text);
    let certainty = fields.required("certainty", one_of(&Certainty::ALL, Certainty::name));
    let harms = fields.required("harms", text);
    Some(SelfCare { behaviour: behaviour?, why: why?, certainty: certainty?, harms: harms? })
}

/// A statement with its sources.
fn sourced(fields: &mut Fields<'_>) -> Option<Sourced> {
    let text = fields.required("text", text);
    let sources = fields.ids("sources");
    Some(Sourced { text: text?, sources })
}
