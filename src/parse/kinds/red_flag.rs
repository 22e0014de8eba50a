//! The keys of a red-flag page.

use std::collections::BTreeMap;

use crate::content::{Action, Flag, Id, Tier};
use crate::parse::reader::{Fields, id, one_of, text};
use crate::text::Span;

/// Reads `flags`.
pub(super) fn flags(fields: &mut Fields<'_>) -> Vec<Flag> {
    fields.require("flags");
    let flags = fields.entries("flags", "a red flag", flag);
    let mut first_places: BTreeMap<&Id, Span> = BTreeMap::new();
    for flag in &flags {
        if let Some(&first) = first_places.get(&flag.id.value) {
            let diagnostic =
                fields.faults.id(flag.id.span, format!("the red flag `{}` stands here a second time", flag.id.value));
            let place = fields.faults.place(first);
            fields.faults.add(diagnostic.label(place, "it stands here first").help("give one of them another id"));
        } else {
            first_places.insert(&flag.id.value, flag.id.span);
        }
    }
    flags
}

fn flag(fields: &mut Fields<'_>) -> Option<Flag> {
    let own_id = fields.required("id", id);
    let tier = fields.required("tier", one_of(&Tier::ALL, Tier::name));
    let group = fields.required("group", id);
    fields.require("signs");
    let signs = fields.list("signs", text);
    if fields.has("signs") && signs.is_empty() {
        fields.fault(fields.span_of("signs"), "this red flag has no signs", "write at least one in plain words");
    }
    fields.require("action");
    let flag = Flag {
        condition: fields.optional("condition", id),
        stamped: fields.truth_or("stamped", false),
        signs,
        action: fields.entry("action", action),
        sources: fields.ids("sources"),
        note: fields.optional("note", text),
        place: fields.faults.place(fields.span),
        id: own_id?,
        tier: tier?,
        group: group?,
    };
    Some(flag)
}

fn action(fields: &mut Fields<'_>) -> Option<Action> {
    let service = fields.required("service", id);
    let within = fields.required("within", text);
    Some(Action { service: service?, within: within? })
}
