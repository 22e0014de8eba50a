//! The shared records, `content/_data/*.yaml`. A file whose name we know is read with its types; every file can be
//! seen by templates.

mod conditions;
mod jurisdictions;
mod movements;
mod sources;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::{Id, Records};
use crate::diagnostic::{Diagnostic, Parsed, names};
use crate::parse::node::{Entry, Node, Shape};
use crate::parse::reader::{Faults, Fields, fields};
use crate::parse::{read_yaml, too_large};
use crate::text::{SitePath, Span};

/// The record files whose meaning we know.
const KNOWN: [&str; 11] = [
    "categories",
    "conditions",
    "jurisdictions",
    "lexicons",
    "movements",
    "people",
    "red-flag-sets",
    "sources",
    "stages",
    "stop-rules",
    "topics",
];

/// Reads all record files of a site.
pub(super) fn records(files: &BTreeMap<SitePath, Arc<str>>) -> Parsed<Records> {
    let mut records = Records::default();
    let mut diagnostics = Vec::new();
    for (path, text) in files {
        let (below, name) = (path.below("content/_data"), path.stem().to_owned());
        if path.extension() != "yaml" || below.is_none_or(|below| below.contains('/')) {
            let message = "this file is not read as records";
            let help = "records lie in `content/_data/` itself, and their names end in `.yaml`";
            diagnostics.push(Diagnostic::error(names::FILE, path, Span::default(), message).help(help));
            continue;
        }
        if let Some(near) = crate::diagnostic::nearest(&name, KNOWN).filter(|near| *near != name) {
            let message = format!("no records are called `{name}`; templates alone can see this file");
            let help = format!("did you mean `{near}.yaml`?");
            diagnostics.push(Diagnostic::warning(names::FILE, path, Span::default(), message).help(help));
        }
        let mut faults = Faults::new(path);
        let node = match too_large(path, text) {
            Some(fault) => {
                faults.add(fault);
                None
            }
            None => read_yaml(path, text, 0..text.len(), &mut faults),
        };
        if let Some(node) = node {
            read(&mut records, &name, &node, &mut faults);
            records.plain.insert(name.clone(), node.plain());
        }
        records.present.insert(name, path.clone());
        diagnostics.extend(faults.into_list());
    }
    Parsed { value: records, diagnostics }
}

/// Reads one file into its place.
fn read(records: &mut Records, name: &str, node: &Node, faults: &mut Faults) {
    match name {
        "categories" => {
            records.categories = each(node, "a category", faults, |_, fields| words::named(fields, "label"));
        }
        "conditions" => records.conditions = each(node, "a condition", faults, conditions::factor),
        "jurisdictions" => records.jurisdictions = jurisdictions::jurisdictions(node, faults),
        "lexicons" => records.lexicons = words::lexicons(node, faults),
        "movements" => records.movements = each(node, "a movement", faults, |_, fields| movements::property(fields)),
        "people" => records.people = each(node, "a person", faults, |_, fields| sources::person(fields)),
        "red-flag-sets" => {
            records.red_flag_sets = each(node, "a set of red flags", faults, |_, fields| words::red_flag_set(fields));
        }
        "sources" => records.sources = each(node, "a source", faults, |_, fields| sources::source(fields)),
        "stages" => records.stages = each(node, "a stage", faults, |_, fields| words::stage(fields)),
        "stop-rules" => records.stop_rules = each(node, "a stop rule", faults, |_, fields| words::stop_rule(fields)),
        "topics" => records.topics = each(node, "a topic", faults, |_, fields| words::named(fields, "title")),
        _ => {}
    }
}

/// The entries of a file that is a map of records. A file with nothing in it has none.
fn top<'a>(node: &'a Node, faults: &mut Faults) -> &'a [Entry] {
    match &node.shape {
        Shape::Map(entries) => entries,
        Shape::Null => &[],
        _ => {
            let message = format!("a file of records has to be keys with values, not {}", node.described());
            faults.add(
                faults.schema(node.span, message).help("write each record below its id: `id:` and its keys, indented"),
            );
            &[]
        }
    }
}

/// Reads each record of a file by `read`; the key is its id. Records with faults are left out.
fn each<T>(
    node: &Node,
    what: &str,
    faults: &mut Faults,
    mut read: impl FnMut(&Id, &mut Fields<'_>) -> Option<T>,
) -> BTreeMap<Id, T> {
    let mut records = BTreeMap::new();
    for entry in top(node, faults) {
        let id = record_id(entry, what, faults);
        // Without an id the record is still read for its faults.
        let stand_in = id.clone().unwrap_or_else(|| Id::known("nameless"));
        let whole = Node { span: entry.key.span.to(entry.value.span), shape: entry.value.shape.clone() };
        let record =
            fields(&whole, &format!("{what} (`{}`)", entry.key.value), faults, |fields| read(&stand_in, fields));
        if let (Some(id), Some(record)) = (id, record) {
            records.insert(id, record);
        }
    }
    records
}

/// The id of a record.
fn record_id(entry: &Entry, what: &str, faults: &mut Faults) -> Option<Id> {
    let id = Id::new(&entry.key.value);
    if id.is_none() {
        let message =
            format!("the id of {what} has to be small letters, digits and hyphens, not `{}`", entry.key.value);
        let better = crate::parse::reader::kebab(&entry.key.value).map(|better| format!("write `{better}`"));
        faults.add(faults.id(entry.key.span, message).maybe_help(better));
    }
    id
}
