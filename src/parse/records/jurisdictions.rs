//! `jurisdictions.yaml`: services and numbers, country by country.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::{Id, Jurisdiction, Service, Tier};
use crate::parse::node::Node;
use crate::parse::reader::{Faults, Fields, fields, text};
use crate::parse::records::top;
use crate::parse::settings::is_jurisdiction;
use crate::text::Spanned;

/// All countries. A service that one of them has and another lacks is a fault: a page that names it could not be built
/// there.
pub(super) fn jurisdictions(node: &Node, faults: &mut Faults) -> BTreeMap<String, Jurisdiction> {
    let mut all: BTreeMap<String, Jurisdiction> = BTreeMap::new();
    for entry in top(node, faults) {
        let code = &entry.key;
        if !is_jurisdiction(code) {
            let message = format!("`{}` is no code of a country", code.value);
            faults.add(faults.id(code.span, message).help("write it in capitals, such as `GB`"));
        }
        let whole = Node { span: code.span.to(entry.value.span), shape: entry.value.shape.clone() };
        let read = fields(&whole, &format!("the jurisdiction `{}`", code.value), faults, jurisdiction);
        all.extend(read.map(|read| (code.value.clone(), read)));
    }
    let services: BTreeSet<Id> = all.values().flat_map(|country| country.services.keys().cloned()).collect();
    for (code, country) in &all {
        for missing in services.iter().filter(|service| !country.services.contains_key(*service)) {
            let others =
                all.iter().filter(|(_, other)| other.services.contains_key(missing)).map(|(code, _)| code.as_str());
            let others = others.collect::<Vec<_>>().join(", ");
            let message = format!("`{code}` has no service `{missing}`, but {others} has");
            let help = "give every jurisdiction the same services, so that each page can be built for all of them";
            faults.add(faults.schema(country.place.span, message).help(help));
        }
    }
    all
}

fn jurisdiction(fields: &mut Fields<'_>) -> Option<Jurisdiction> {
    let name = fields.required("name", text);
    fields.require("cards");
    let cards = fields.entry("cards", cards).unwrap_or_default();
    fields.require("services");
    let services = fields.map("services", |id, node, faults| {
        let whole = Node { span: id.span.to(node.span), shape: node.shape.clone() };
        let service = self::fields(&whole, &format!("the service `{}`", id.value), faults, service);
        let found = Id::new(&id.value);
        if found.is_none() {
            let message =
                format!("the id of a service has to be small letters, digits and hyphens, not `{}`", id.value);
            faults.add(faults.id(id.span, message));
        }
        Some((found?, service?))
    });
    let jurisdiction = Jurisdiction {
        cards,
        services: services.into_iter().collect(),
        sources: fields.ids("sources"),
        place: fields.faults.place(fields.span),
        name: name?.value,
    };
    Some(jurisdiction)
}

fn cards(fields: &mut Fields<'_>) -> Option<BTreeMap<Tier, Spanned<String>>> {
    Some(Tier::ALL.into_iter().filter_map(|tier| Some((tier, fields.required(tier.name(), card)?))).collect())
}

/// The heading of a care card, which the signs continue.
fn card(node: &Node, what: &str, faults: &mut Faults) -> Option<Spanned<String>> {
    let heading = text(node, what, faults)?;
    if !heading.ends_with("if:") {
        let message = format!("{what} does not end in `if:`");
        faults.add(faults.schema(node.span, message).help("the signs follow it: \"Call 999 now if:\""));
    }
    Some(heading)
}

fn service(fields: &mut Fields<'_>) -> Option<Service> {
    let name = fields.required("name", text);
    let action = fields.required("action", text);
    let phone = fields.optional("phone", text);
    Some(Service {
        name: name?.value,
        action: action?.value,
        phone: phone.map(|phone| phone.value),
        place: fields.faults.place(fields.span),
    })
}
