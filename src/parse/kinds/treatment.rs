//! The keys of a treatment page. None of them is a dose of a medicine, and an unknown key is an error.

use std::collections::BTreeMap;

use crate::content::treatment::Position;
use crate::content::{Certainty, Guidance, MayHelp, Treatment};
use crate::parse::kinds::sourced;
use crate::parse::reader::{Fields, fields, id, one_of, text};

/// Reads a treatment.
pub(super) fn treatment(fields: &mut Fields<'_>) -> Treatment {
    for key in ["may-help", "positions", "who-should-not", "side-effects", "whom-to-ask"] {
        fields.require(key);
    }
    Treatment {
        medicine: fields.truth_or("medicine", false),
        may_help: fields.entries("may-help", "an entry of `may-help`", may_help),
        positions: positions(fields),
        who_should_not: fields.entries("who-should-not", "an entry of `who-should-not`", sourced),
        ask_first: fields.entries("ask-first", "an entry of `ask-first`", sourced),
        side_effects: fields.entries("side-effects", "an entry of `side-effects`", sourced),
        get_help: fields.entries("get-help", "an entry of `get-help`", sourced),
        whom_to_ask: fields.optional("whom-to-ask", text),
    }
}

fn may_help(fields: &mut Fields<'_>) -> Option<MayHelp> {
    let condition = fields.required("condition", id);
    let certainty = fields.required("certainty", one_of(&Certainty::ALL, Certainty::name));
    let note = fields.optional("note", text);
    let sources = fields.ids("sources");
    Some(MayHelp { condition: condition?, certainty: certainty?, note, sources, span: fields.span })
}

fn positions(fields_of_page: &mut Fields<'_>) -> BTreeMap<String, Guidance> {
    let positions = fields_of_page.map("positions", |country, node, faults| {
        let what = format!("the position of `{}`", country.value);
        let guidance = fields(node, &what, faults, guidance)?;
        Some((country.value.clone(), guidance))
    });
    positions.into_iter().collect()
}

fn guidance(fields: &mut Fields<'_>) -> Option<Guidance> {
    let says = fields.required("says", text);
    let stance = fields.required("stance", one_of(&Position::ALL, Position::name));
    let sources = fields.ids("sources");
    Some(Guidance { says: says?, stance: stance?, sources })
}
