//! `conditions.yaml`: conditions without a page of their own.

use crate::content::{Factor, Id};
use crate::parse::kinds::condition_rules;
use crate::parse::reader::{Fields, text};

/// One condition.
pub(super) fn factor(id: &Id, fields: &mut Fields<'_>) -> Option<Factor> {
    let title = fields.required("title", text);
    let factor = Factor {
        id: id.clone(),
        also_known_as: fields.list("also-known-as", text),
        rules: condition_rules(fields),
        sources: fields.ids("sources"),
        place: fields.faults.place(fields.span),
        title: title?.value,
    };
    Some(factor)
}
