//! Conditions of both origins under one roof: cause pages and records.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::{AvoidRule, ConditionRules, Factor, Facts, Id, PageSummary, PageUrl, Records, Verdict};
use crate::text::Place;

/// A condition, wherever it is written down.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// Its id.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// Its page, if it has one.
    pub url: Option<PageUrl>,
    /// Its rules, which every ground that comes from them shares.
    pub avoid: Vec<Arc<AvoidRule>>,
    /// Whether readers of a guide for unknown conditions may well have it.
    pub common: bool,
    /// Where every exercise starts, if nothing may be called safe by silence.
    pub default: Option<Verdict>,
    /// Serious pathology: nothing may be offered.
    pub stop_all: bool,
    /// Where it is written down.
    pub place: Place,
}

impl Condition {
    /// A condition of this id and name with the rules that one place states.
    fn new(id: &Id, title: &str, url: Option<PageUrl>, rules: &ConditionRules, place: Place) -> Self {
        Self {
            id: id.clone(),
            title: title.to_owned(),
            url,
            avoid: rules.avoid.iter().cloned().map(Arc::new).collect(),
            common: rules.common,
            default: rules.default.as_ref().map(|verdict| verdict.value),
            stop_all: rules.stop_all,
            place,
        }
    }

    /// This condition with the rules of another place added; nothing is taken away.
    fn and(mut self, other: &Self) -> Self {
        self.avoid.extend(other.avoid.iter().cloned());
        self.default = self.default.max(other.default);
        self.common |= other.common;
        self.stop_all |= other.stop_all;
        self
    }
}

/// All conditions by id. Where a page and a record share an id, which is an error elsewhere, the rules of both hold.
pub fn conditions<'a>(pages: impl IntoIterator<Item = &'a PageSummary>, records: &Records) -> BTreeMap<Id, Condition> {
    let of_record = |factor: &Factor| {
        (factor.id.clone(), Condition::new(&factor.id, &factor.title, None, &factor.rules, factor.place.clone()))
    };
    let mut all: BTreeMap<Id, Condition> = records.conditions.values().map(of_record).collect();
    for page in pages {
        let Facts::Cause(cause) = &page.facts else { continue };
        let place = Place::new(&page.path, cause.span);
        let of_page = Condition::new(&page.id, &page.meta.title, Some(page.url.clone()), &cause.rules, place);
        let condition = match all.get(&page.id) {
            Some(of_record) => of_page.and(of_record),
            None => of_page,
        };
        all.insert(page.id.clone(), condition);
    }
    all
}
