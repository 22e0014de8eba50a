//! What all views are made from, and the small views that most of them hold.

use crate::clinical::{Derivation, Stages};
use crate::content::{Exercise, Facts, Id, Kind, PageSummary, PageUrl, Treatment, Verdict};
use crate::render::fill::shelf::{Shelf, pages};
use crate::render::view::{ConditionView, PageLinkView};
use crate::render::words;
use crate::site::Site;

/// The site and what is derived about it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scene<'a> {
    /// The site.
    pub(crate) site: &'a Site,
    /// Which exercise harms whom.
    pub(crate) derivation: &'a Derivation,
    /// Its lists.
    pub(crate) shelf: &'a Shelf,
}

impl<'a> Scene<'a> {
    /// A page's address for links.
    pub(crate) fn href(&self, url: &PageUrl) -> String {
        self.site.settings.base_url.link(url)
    }

    /// A page to link to.
    pub(crate) fn link(&self, page: &PageSummary) -> PageLinkView {
        PageLinkView {
            title: page.meta.title.value.clone(),
            url: self.href(&page.url),
            kind: page.kind().name().to_owned(),
            kind_label: words::kind(page.kind()).to_owned(),
            summary: page.meta.summary.value.clone(),
        }
    }

    /// A page that the program makes, to link to.
    pub(crate) fn link_to_generated(&self, url: &PageUrl, title: &str, summary: &str) -> PageLinkView {
        PageLinkView {
            title: title.to_owned(),
            url: self.href(url),
            kind: "section".to_owned(),
            kind_label: words::kind(Kind::Section).to_owned(),
            summary: summary.to_owned(),
        }
    }

    /// The page with this id, to link to; withdrawn and held-back pages are left out.
    pub(crate) fn link_by_id(&self, id: &Id) -> Option<PageLinkView> {
        self.site.page(id).map(|page| self.link(page))
    }

    /// A condition, with its page if that is to be seen; `None` if it was taken down or never was.
    pub(crate) fn condition(&self, id: &Id) -> Option<ConditionView> {
        let title = self.site.condition_title(id)?.to_owned();
        let url = self.site.page(id).map(|page| self.href(&page.url));
        Some(ConditionView { id: id.to_string(), title, url })
    }

    /// Stages in words, in the order of their record file, which is that of time; none for all.
    pub(crate) fn stages(&self, stages: &Stages) -> Vec<String> {
        let known = &self.site.records.stages;
        let mut ids = stages.ids();
        ids.sort_by_key(|id| known.get(id).map(|stage| stage.place.clone()));
        let label = |id: Id| known.get(&id).map_or_else(|| id.to_string(), |stage| stage.label.clone());
        ids.into_iter().map(label).collect()
    }

    /// A movement at a level in words: "bending right forward".
    pub(crate) fn movement(&self, property: &Id, level: &Id) -> String {
        let Some(property) = self.site.records.movements.get(property) else { return property.to_string() };
        property.plain.get(level).unwrap_or(&property.label).clone()
    }

    /// The exercises of the site with their facts, in the order of lists.
    pub(crate) fn exercises(&self) -> impl Iterator<Item = (&'a PageSummary, &'a Exercise)> + use<'a> {
        pages(self.site, Some(&self.shelf.exercises)).filter_map(|page| Some((page, page.exercise()?)))
    }

    /// The exercises whose pages say that they may help in this condition, in the order of lists.
    pub(crate) fn helping(&self, condition: &Id) -> impl Iterator<Item = (&'a PageSummary, &'a Exercise)> + use<'a> {
        let found = pages(self.site, self.shelf.helping.get(condition));
        found.filter_map(|page| Some((page, page.exercise()?)))
    }

    /// The exercises against which something stands in this condition, in the order of lists.
    pub(crate) fn against(&self, condition: &Id) -> impl Iterator<Item = (&'a PageSummary, &'a Exercise)> + use<'a> {
        let found = pages(self.site, self.shelf.against.get(condition));
        found.filter_map(|page| Some((page, page.exercise()?)))
    }

    /// The treatments whose pages say that they may help in this condition, in the order of lists.
    pub(crate) fn treating(&self, condition: &Id) -> impl Iterator<Item = (&'a PageSummary, &'a Treatment)> + use<'a> {
        pages(self.site, self.shelf.treating.get(condition)).filter_map(|page| match &page.facts {
            Facts::Treatment(treatment) => Some((page, &**treatment)),
            _ => None,
        })
    }

    /// Whether there is anything to show in the safety matrix.
    pub(crate) fn has_matrix(&self) -> bool {
        self.exercises().next().is_some() && !self.derivation.conditions.is_empty()
    }
}

/// The word for a verdict in templates.
pub(crate) fn verdict_name(verdict: Verdict) -> String {
    verdict.name().to_owned()
}
