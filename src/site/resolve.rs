//! From parts to a site.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::{
    Asset, Date, Drafts, Facts, Flag, Id, Kind, OutputPath, PageSummary, PageUrl, Records, Settings, Status,
};
use crate::diagnostic::{Diagnostic, names, nearest};
use crate::site::addresses::{Addresses, ids};
use crate::site::relations::{unknown_in_records, unknown_on_page};
use crate::site::{HeldBack, Mentions, Site, links_of, target_of};
use crate::text::{Place, SitePath};

/// What a site is made of.
#[derive(Clone, Debug)]
pub struct Parts {
    /// `handout.yaml`.
    pub settings: Settings,
    /// `content/_data/`.
    pub records: Records,
    /// All pages, whether to be seen today or not.
    pub pages: Vec<Arc<PageSummary>>,
    /// Pages that could not be read.
    pub unreadable: BTreeSet<SitePath>,
    /// All files that are given out as they are.
    pub assets: Vec<Asset>,
    /// Files that the program makes whatever the content is, such as the sitemap.
    pub generated: Vec<OutputPath>,
    /// The day for which the site is made.
    pub today: Date,
    /// Whether drafts are built.
    pub drafts: Drafts,
}

/// What does not fit together in a site.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// Addresses and ids that clash, and what settings and records name.
    pub of_site: Vec<Diagnostic>,
    /// What a page's own relations and links name that is not there, for pages with such findings.
    pub of_pages: BTreeMap<SitePath, Vec<Diagnostic>>,
}

impl Findings {
    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Diagnostic> {
        self.of_site.iter().chain(self.of_pages.values().flatten())
    }
}

/// The site made of `parts`, and all that does not fit together in it.
pub fn resolve(parts: Parts) -> (Site, Findings) {
    let mut found = Vec::new();
    let mut addresses = Addresses::default();
    for output in &parts.generated {
        found.extend(addresses.claim(output, "a file that every site has", None));
    }
    let (pages, held_back) = sort_out(&parts, &mut addresses, &mut found);
    for asset in &parts.assets {
        let place = Place::new(&asset.path, crate::text::Span::default());
        found.extend(addresses.claim(&asset.output, "this file", Some(place)));
    }
    let redirects = redirects(&pages, &mut addresses, &mut found);
    let title_place = |page: &PageSummary| Place::new(&page.path, page.meta.title.span);
    let everything = pages.values().chain(held_back.values().map(|(page, _)| page));
    let (mut ids, clashes) = ids(everything.map(|page| (&page.id, &page.url, title_place(page))));
    found.extend(clashes);
    ids.retain(|_, url| pages.contains_key(url));
    let mut site = Site {
        today: parts.today,
        drafts: parts.drafts,
        paths: Arc::new(pages.values().map(|page| (page.path.clone(), page.url.clone())).collect()),
        ids: Arc::new(ids),
        flags: Arc::new(flags(&pages, &mut found)),
        topics: Arc::new(topics(&pages)),
        mentions: Arc::new(Mentions::of(pages.values().map(|page| &**page))),
        assets: Arc::new(parts.assets.into_iter().map(|asset| (asset.path.clone(), asset)).collect()),
        redirects: Arc::new(redirects),
        backlinks: Arc::default(),
        outputs: Arc::new(addresses.outputs().cloned().collect()),
        unreadable: parts.unreadable,
        settings: parts.settings,
        records: Arc::new(parts.records),
        held_back,
        pages,
    };
    found.extend(unknown_in_records(&site));
    found.extend(unknown_settings(&site));
    let of_pages = site.pages.values().map(|page| (page.path.clone(), of_page(&site, page)));
    let of_pages = of_pages.filter(|(_, found)| !found.is_empty()).collect();
    site.backlinks = Arc::new(backlinks(&site));
    (site, Findings { of_site: found, of_pages })
}

/// What the relations and links of `page` name that is not there.
pub(super) fn of_page(site: &Site, page: &PageSummary) -> Vec<Diagnostic> {
    let mut found = unknown_on_page(site, page);
    found.extend(page.links.iter().filter_map(|link| target_of(site, page, link).err()).map(|finding| *finding));
    found
}

/// Pages by address, and pages that are not to be seen by file.
type SortedOut = (BTreeMap<PageUrl, Arc<PageSummary>>, BTreeMap<SitePath, (Arc<PageSummary>, HeldBack)>);

/// Tells pages that are to be seen today from those that are not, and claims the address of each.
fn sort_out(parts: &Parts, addresses: &mut Addresses, found: &mut Vec<Diagnostic>) -> SortedOut {
    let mut pages = BTreeMap::new();
    let mut held_back = BTreeMap::new();
    for page in &parts.pages {
        let held = held_back_today(page, parts.today, parts.drafts);
        if matches!(held, None | Some(HeldBack::Withdrawn(_))) {
            let place = Place::new(&page.path, page.meta.title.span);
            if let Some(clash) = addresses.claim(&page.url.output(), "this page", Some(place)) {
                found.push(clash);
                continue;
            }
        }
        match held {
            None => drop(pages.insert(page.url.clone(), Arc::clone(page))),
            Some(why) => drop(held_back.insert(page.path.clone(), (Arc::clone(page), why))),
        }
    }
    (pages, held_back)
}

/// Why a page is not to be seen on `today`, if it is not.
fn held_back_today(page: &PageSummary, today: Date, drafts: Drafts) -> Option<HeldBack> {
    let meta = &page.meta;
    let from = meta.publish_from.as_ref().map(|from| from.value).filter(|&from| from > today);
    let expired = meta.expires.as_ref().map(|on| on.value).filter(|&on| on <= today);
    match &meta.status {
        Status::Withdrawn(withdrawal) => Some(HeldBack::Withdrawn(withdrawal.on)),
        _ if expired.is_some() => expired.map(HeldBack::Expired),
        _ if drafts == Drafts::Include => None,
        Status::Draft => Some(HeldBack::Draft),
        Status::Published => from.map(HeldBack::Future),
    }
}

/// Addresses at which pages once were. One that is another page's address today is an error.
fn redirects(
    pages: &BTreeMap<PageUrl, Arc<PageSummary>>,
    addresses: &mut Addresses,
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<PageUrl, PageUrl> {
    let mut all = BTreeMap::new();
    for page in pages.values() {
        for old in &page.meta.moved_from {
            let fault = |message: String| Diagnostic::error(names::ID_STABILITY, &page.path, old.span, message);
            let trimmed = old.trim_start_matches('/').trim_end_matches('/');
            if SitePath::new(trimmed).is_err() || trimmed.contains(['?', '#', ':', '%']) {
                let message = format!("`{}` is no address below this site", old.value);
                found.push(fault(message).help("write the old address without the site's own, such as old/page/"));
                continue;
            }
            let url = PageUrl::new(trimmed);
            let place = Place::new(&page.path, old.span);
            match addresses.claim(&url.output(), "the old address of this page", Some(place)) {
                Some(clash) => found.push(clash),
                None => drop(all.insert(url, page.url.clone())),
            }
        }
    }
    all
}

/// Red flags by id, and the findings about ids that two flags have.
fn flags(pages: &BTreeMap<PageUrl, Arc<PageSummary>>, found: &mut Vec<Diagnostic>) -> BTreeMap<Id, (Flag, PageUrl)> {
    let mut all: BTreeMap<Id, (Flag, PageUrl)> = BTreeMap::new();
    for page in pages.values() {
        let Facts::RedFlag(flags) = &page.facts else { continue };
        for flag in flags {
            if let Some((first, _)) = all.get(&flag.id.value) {
                let message = format!("two red flags have the id `{}`", flag.id.value);
                let clash = Diagnostic::error(names::ID_STABILITY, &page.path, flag.id.span, message);
                let place = Place::new(&first.place.path, first.id.span);
                found.push(clash.label(place, "the other one").help("give one of them another id"));
            } else {
                all.insert(flag.id.value.clone(), (flag.clone(), page.url.clone()));
            }
        }
    }
    all
}

/// Pages by topic.
fn topics(pages: &BTreeMap<PageUrl, Arc<PageSummary>>) -> BTreeMap<Id, BTreeSet<PageUrl>> {
    let mut all: BTreeMap<Id, BTreeSet<PageUrl>> = BTreeMap::new();
    for page in pages.values() {
        for topic in &page.meta.topics {
            all.entry(topic.value.clone()).or_default().insert(page.url.clone());
        }
    }
    all
}

/// The findings about names in `handout.yaml` that belong to nothing.
fn unknown_settings(site: &Site) -> Vec<Diagnostic> {
    let path = SitePath::known("handout.yaml");
    let mut found = Vec::new();
    let countries = &site.records.jurisdictions;
    let country = &site.settings.jurisdiction;
    if !countries.is_empty() && !countries.contains_key(&country.value) {
        let known: Vec<&str> = countries.keys().map(String::as_str).collect();
        let message = format!("there are no services for the jurisdiction `{}`", country.value);
        found.push(
            Diagnostic::error(names::RELATION, &path, country.span, message)
                .help(format!("content/_data/jurisdictions.yaml has {}", known.join(", "))),
        );
    }
    for entry in &site.settings.menu {
        if Id::new(entry).is_none_or(|id| site.page(&id).is_none()) {
            let near = nearest(entry, site.ids.keys().map(Id::as_str));
            let message = format!("the menu names a page `{}` that is not on the site", entry.value);
            found.push(
                Diagnostic::error(names::RELATION, &path, entry.span, message)
                    .maybe_help(near.map(|near| format!("did you mean `{near}`?"))),
            );
        }
    }
    found
}

/// For each page the pages that link to it by hand or by a relation.
fn backlinks(site: &Site) -> BTreeMap<PageUrl, BTreeSet<PageUrl>> {
    let mut all: BTreeMap<PageUrl, BTreeSet<PageUrl>> = BTreeMap::new();
    for page in site.pages.values().filter(|page| page.kind() != Kind::Section) {
        let related = related_ids(page).into_iter().filter_map(|id| site.ids.get(id).cloned());
        for linked in links_of(site, page).into_iter().chain(related).filter(|linked| *linked != page.url) {
            all.entry(linked).or_default().insert(page.url.clone());
        }
    }
    all
}

/// The ids of pages to which a page has a relation.
fn related_ids(page: &PageSummary) -> Vec<&Id> {
    let own = page.meta.related.iter().map(|id| &id.value);
    let of_kind: Vec<&Id> = match &page.facts {
        Facts::Exercise(exercise) => {
            let helps = exercise.helps.iter().map(|help| &help.condition.value);
            let contraindicated = exercise.contraindications.iter().map(|entry| &entry.condition.value);
            helps.chain(contraindicated).chain(exercise.instead.iter().map(|id| &id.value)).collect()
        }
        Facts::Treatment(treatment) => treatment.may_help.iter().map(|entry| &entry.condition.value).collect(),
        Facts::Guide(guide) => guide.steps.iter().filter_map(|step| Some(&step.exercise.as_ref()?.value)).collect(),
        Facts::Cause(_) | Facts::RedFlag(_) | Facts::SelfCare(_) | Facts::Concept { .. } | Facts::None => Vec::new(),
    };
    own.chain(of_kind).collect()
}
