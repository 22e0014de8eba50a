//! `movements.yaml`: the vocabulary of movement.

use std::collections::BTreeMap;

use crate::content::{Id, MovementProperty};
use crate::parse::node::Node;
use crate::parse::reader::{Faults, Fields, id, number, text};
use crate::text::Spanned;

/// One property and its levels.
pub(super) fn property(fields: &mut Fields<'_>) -> Option<MovementProperty> {
    let label = fields.required("label", text);
    fields.require("levels");
    let levels = fields.ids("levels");
    if fields.has("levels") && levels.len() < 2 {
        let help = "write at least two, weakest first; the first is none of it";
        fields.fault(fields.span_of("levels"), "a movement has at least two levels", help);
    }
    let plain: BTreeMap<Id, String> = by_level(fields, "plain", &levels, text);
    let bands: BTreeMap<Id, f64> = by_level(fields, "bands", &levels, number);
    for level in levels.iter().skip(1).filter(|level| !plain.contains_key(&level.value)) {
        let help = format!("add `{}` to `plain`", level.value);
        fields.fault(level.span, format!("the level `{}` has no plain words", level.value), help);
    }
    let property = MovementProperty {
        plain,
        joint: fields.optional("joint", id).map(|joint| joint.value),
        bands,
        sign: sign(fields),
        place: fields.faults.place(fields.span),
        label: label?.value,
        levels,
    };
    Some(property)
}

/// A map from levels to something; a key that is no level is a fault.
fn by_level<T>(
    fields: &mut Fields<'_>,
    key: &'static str,
    levels: &[Spanned<Id>],
    read: impl Fn(&Node, &str, &mut Faults) -> Option<Spanned<T>>,
) -> BTreeMap<Id, T> {
    let found = fields.map(key, |level, node, faults| {
        let value = read(node, &format!("`{}` of `{key}`", level.value), faults);
        let known = levels.iter().find(|known| known.value.as_str() == level.value);
        if known.is_none() {
            let near = crate::diagnostic::nearest(&level.value, levels.iter().map(|known| known.value.as_str()));
            let near = near.map(|near| format!("did you mean `{near}`?"));
            let message = format!("`{}` is none of the levels of this movement", level.value);
            faults.add(faults.schema(level.span, message).maybe_help(near));
        }
        Some((known?.value.clone(), value?.value))
    });
    found.into_iter().collect()
}

fn sign(fields: &mut Fields<'_>) -> f64 {
    let sign = fields.optional("sign", number);
    match sign {
        Some(sign) if sign.value.abs() != 1.0 => {
            fields.fault(sign.span, "`sign` is 1 for flexion or -1 for extension", "write 1 or -1");
            1.0
        }
        sign => sign.map_or(1.0, |sign| sign.value),
    }
}
