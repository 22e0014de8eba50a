//! What every page asks of the site as a whole, made once: thousands of pages would each go through all the others.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::clinical::Derivation;
use crate::content::{Facts, Id, Kind, OutputPath, PageSummary, PageUrl};
use crate::render::fill::lists::{Section, sections};
use crate::site::Site;

/// How many related pages are shown beyond those that the author picked.
pub(crate) const RELATED: usize = 4;

/// Pages that have the same kind and topics: they are near to the same pages.
type Company = (Kind, BTreeSet<Id>);

/// The lists of a site. All are in the order of lists.
#[derive(Clone, Debug)]
pub(crate) struct Shelf {
    /// The sections right below the home page.
    pub(crate) sections: Vec<Section>,
    /// The place of each page in lists.
    places: BTreeMap<PageUrl, usize>,
    /// The pages right below each address.
    below: BTreeMap<PageUrl, Vec<PageUrl>>,
    /// The addresses of the exercises.
    pub(super) exercises: Vec<PageUrl>,
    /// Exercises whose page says that they may help, by condition.
    pub(super) helping: BTreeMap<Id, Vec<PageUrl>>,
    /// Exercises against which something stands, by condition.
    pub(super) against: BTreeMap<Id, Vec<PageUrl>>,
    /// Treatments whose page says that they may help, by condition.
    pub(super) treating: BTreeMap<Id, Vec<PageUrl>>,
    /// The pages that are nearest to those of some kind and topics, with some to spare.
    near: BTreeMap<Company, Vec<PageUrl>>,
    /// Width and height of pictures.
    pub(crate) sizes: BTreeMap<OutputPath, (usize, usize)>,
}

impl Shelf {
    /// The lists of `site`.
    pub(crate) fn of(site: &Site, derivation: &Derivation) -> Self {
        let mut pages: Vec<&PageSummary> = site.pages.values().map(|page| &**page).collect();
        pages.sort_by_cached_key(|page| (page.meta.order, page.meta.title.to_lowercase(), page.url.clone()));
        let mut shelf = Self {
            sections: sections(site),
            places: pages.iter().enumerate().map(|(place, page)| (page.url.clone(), place)).collect(),
            below: BTreeMap::new(),
            exercises: Vec::new(),
            helping: BTreeMap::new(),
            against: BTreeMap::new(),
            treating: BTreeMap::new(),
            near: near(&pages),
            sizes: BTreeMap::new(),
        };
        for page in &pages {
            if let Some(parent) = page.url.parent() {
                shelf.below.entry(parent).or_default().push(page.url.clone());
            }
            shelf.put(page, derivation);
        }
        let sizes = site.assets.values().filter_map(|asset| Some((asset.output.clone(), asset.contents.dimensions?)));
        shelf.sizes = sizes.collect();
        shelf
    }

    /// Puts an exercise or a treatment under its conditions.
    fn put(&mut self, page: &PageSummary, derivation: &Derivation) {
        let of_ids = |list: &mut BTreeMap<Id, Vec<PageUrl>>, ids: BTreeSet<&Id>| {
            for id in ids {
                list.entry(id.clone()).or_default().push(page.url.clone());
            }
        };
        match &page.facts {
            Facts::Exercise(exercise) => {
                self.exercises.push(page.url.clone());
                of_ids(&mut self.helping, exercise.helps.iter().map(|help| &help.condition.value).collect());
                let declared = exercise.contraindications.iter().map(|entry| &entry.condition.value);
                let derived = derivation.grounds.get(&page.id).into_iter().flat_map(BTreeMap::keys);
                of_ids(&mut self.against, declared.chain(derived).collect());
            }
            Facts::Treatment(treatment) => {
                of_ids(&mut self.treating, treatment.may_help.iter().map(|entry| &entry.condition.value).collect());
            }
            _ => {}
        }
    }

    /// Where a page stands in lists.
    pub(crate) fn place(&self, page: &PageSummary) -> usize {
        self.places.get(&page.url).copied().unwrap_or(usize::MAX)
    }

    /// The pages right below the address `url`.
    pub(crate) fn below<'a>(&'a self, site: &'a Site, url: &PageUrl) -> impl Iterator<Item = &'a PageSummary> {
        pages(site, self.below.get(url))
    }

    /// Pages that share topics with `page`, those that share most first; it may be one of them itself.
    pub(crate) fn near<'a>(&'a self, site: &'a Site, page: &PageSummary) -> impl Iterator<Item = &'a PageSummary> {
        pages(site, self.near.get(&company(page)))
    }
}

/// The pages at the addresses `urls`.
pub(super) fn pages<'a>(site: &'a Site, urls: Option<&'a Vec<PageUrl>>) -> impl Iterator<Item = &'a PageSummary> {
    urls.into_iter().flatten().filter_map(|url| site.pages.get(url)).map(|page| &**page)
}

fn company(page: &PageSummary) -> Company {
    (page.kind(), page.meta.topics.iter().map(|topic| topic.value.clone()).collect())
}

/// For pages of each kind and topics those that share most topics, of the same kind first. Pages are compared by their
/// company and not one by one: a site has few topics.
fn near(pages: &[&PageSummary]) -> BTreeMap<Company, Vec<PageUrl>> {
    // A page itself and those that its author picked are left out later.
    let most_picked = pages.iter().map(|page| page.meta.related.len()).max().unwrap_or(0);
    let enough = RELATED + 1 + most_picked;
    let mut companies: BTreeMap<Company, Vec<usize>> = BTreeMap::new();
    for (place, page) in pages.iter().enumerate().filter(|(_, page)| !page.meta.topics.is_empty()) {
        let members = companies.entry(company(page)).or_default();
        if members.len() < enough {
            members.push(place);
        }
    }
    let of = |(kind, topics): &Company| {
        let mut found: BTreeSet<(Reverse<usize>, bool, usize)> = BTreeSet::new();
        for ((other, others), members) in &companies {
            let shared = topics.intersection(others).count();
            if shared > 0 {
                found.extend(members.iter().map(|&place| (Reverse(shared), other != kind, place)));
            }
        }
        found.into_iter().take(enough).map(|(.., place)| pages[place].url.clone()).collect()
    };
    companies.keys().map(|own| (own.clone(), of(own))).collect()
}
