//! What all views are made from, and the small views that most of them hold.

use crate::clinical::{Derivation, Stages};
use crate::content::{Id, PageSummary, PageUrl, Verdict};
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
            kind_label: words::kind(crate::content::Kind::Section).to_owned(),
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

    /// Stages in words; none for all.
    pub(crate) fn stages(&self, stages: &Stages) -> Vec<String> {
        let label =
            |id: Id| self.site.records.stages.get(&id).map_or_else(|| id.to_string(), |stage| stage.label.clone());
        stages.ids().into_iter().map(label).collect()
    }

    /// A movement at a level in words: "bending right forward".
    pub(crate) fn movement(&self, property: &Id, level: &Id) -> String {
        let Some(property) = self.site.records.movements.get(property) else { return property.to_string() };
        property.plain.get(level).unwrap_or(&property.label).clone()
    }

    /// The exercises of the site, in the order of lists.
    pub(crate) fn exercises(&self) -> Vec<&'a PageSummary> {
        let mut all: Vec<&PageSummary> =
            self.site.pages.values().map(|page| &**page).filter(|page| page.exercise().is_some()).collect();
        all.sort_by_key(|page| list_order(page));
        all
    }
}

/// Where a page stands in lists.
pub(crate) fn list_order(page: &PageSummary) -> (i64, String, PageUrl) {
    (page.meta.order, page.meta.title.to_lowercase(), page.url.clone())
}

/// The word for a verdict in templates.
pub(crate) fn verdict_name(verdict: Verdict) -> String {
    verdict.name().to_owned()
}
