//! Records that are little more than words: stages, stop rules, categories, topics, sets of red flags, lexicons.

use crate::content::{Jargon, Lexicons, Named, RedFlagSet, Stage, StopRule};
use crate::parse::node::{Node, Shape};
use crate::parse::reader::{Faults, Fields, fields, id, text};
use crate::parse::records::{record_id, top};

/// A stage.
pub(super) fn stage(fields: &mut Fields<'_>) -> Option<Stage> {
    let label = fields.required("label", text);
    Some(Stage { label: label?.value, place: fields.faults.place(fields.span) })
}

/// A stop rule.
pub(super) fn stop_rule(fields: &mut Fields<'_>) -> Option<StopRule> {
    let text = fields.required("text", text);
    let red_flags = fields.ids("red-flags");
    let sources = fields.ids("sources");
    let required = fields.truth_or("required", false);
    Some(StopRule { text: text?.value, red_flags, sources, required, place: fields.faults.place(fields.span) })
}

/// A category or a topic; `title` is the key of its name.
pub(super) fn named(fields: &mut Fields<'_>, title: &'static str) -> Option<Named> {
    let title = fields.required(title, text);
    let summary = fields.required("summary", text);
    Some(Named { title: title?.value, summary: summary?.value, place: fields.faults.place(fields.span) })
}

/// A set of red flags.
pub(super) fn red_flag_set(fields: &mut Fields<'_>) -> Option<RedFlagSet> {
    let title = fields.required("title", text);
    let condition = fields.optional("condition", id);
    fields.require("groups");
    let groups = fields.ids("groups");
    if fields.has("groups") && groups.is_empty() {
        fields.fault(
            fields.span_of("groups"),
            "this set has no groups, so nothing in it could be missing",
            "name its groups",
        );
    }
    let sources = fields.ids("sources");
    Some(RedFlagSet { title: title?.value, condition, groups, sources, place: fields.faults.place(fields.span) })
}

/// The word lists: `jargon` with what to say instead, all others plain lists.
pub(super) fn lexicons(node: &Node, faults: &mut Faults) -> Lexicons {
    let mut lexicons = Lexicons::default();
    for entry in top(node, faults) {
        let id = record_id(entry, "a word list", faults);
        let Shape::List(items) = &entry.value.shape else {
            let message = format!("`{}` has to be a list, not {}", entry.key.value, entry.value.described());
            faults.add(
                faults.schema(entry.key.span.to(entry.value.span), message).help("begin each entry with a hyphen"),
            );
            continue;
        };
        if entry.key.value == "jargon" {
            lexicons.jargon.extend(items.iter().filter_map(|item| fields(item, "a word of the trade", faults, jargon)));
        } else {
            let what = format!("an entry of `{}`", entry.key.value);
            let words: Vec<String> =
                items.iter().filter_map(|item| text(item, &what, faults)).map(|word| word.value).collect();
            if let Some(id) = id {
                lexicons.lists.insert(id, words);
            }
        }
    }
    lexicons
}

fn jargon(fields: &mut Fields<'_>) -> Option<Jargon> {
    let term = fields.required("term", text);
    let plain = fields.required("plain", text);
    // Whose list it is from, for editors; nothing reads it.
    fields.optional("source", text);
    Some(Jargon { term: term?.value, plain: plain?.value })
}
