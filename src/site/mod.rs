//! Floor 4: what pages know of one another: addresses, ids, links, topics, lists.
//!
//! [`resolve()`] turns settings, records and the summaries of all pages into a [`Site`]; what does not fit together
//! becomes a diagnostic at the words that say it.

mod addresses;
mod links;
mod mentions;
mod relations;
mod resolve;
mod successor;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::{Asset, Date, Drafts, Flag, Id, OutputPath, PageSummary, PageUrl, Records, Settings};
use crate::text::SitePath;

pub use links::{LinkTarget, links_of, target_of};
pub use mentions::{Mention, Mentions};
pub use resolve::{Findings, Parts, resolve};
pub use successor::successor;

/// Why a page is not on the site today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeldBack {
    /// It is a draft.
    Draft,
    /// Its first day is still to come.
    Future(Date),
    /// Its last day has gone by.
    Expired(Date),
    /// It was taken down; its address keeps a notice.
    Withdrawn(Date),
}

/// All that pages know of one another. A copy is cheap: most of it is shared.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// What the site says of itself.
    pub settings: Settings,
    /// Its shared records.
    pub records: Arc<Records>,
    /// The day for which it is built.
    pub today: Date,
    /// Whether this copy of the site holds drafts; each of its pages then says so.
    pub drafts: Drafts,
    /// The pages that are to be seen, by address.
    pub pages: BTreeMap<PageUrl, Arc<PageSummary>>,
    /// The address of each of them by id.
    pub ids: Arc<BTreeMap<Id, PageUrl>>,
    /// The address of each of them by file.
    pub paths: Arc<BTreeMap<SitePath, PageUrl>>,
    /// Pages that are not to be seen today, by file, and why.
    pub held_back: BTreeMap<SitePath, (Arc<PageSummary>, HeldBack)>,
    /// Files that are given out as they are, by path.
    pub assets: Arc<BTreeMap<SitePath, Asset>>,
    /// Addresses at which a page once was, and where it is now.
    pub redirects: Arc<BTreeMap<PageUrl, PageUrl>>,
    /// For each page the pages that link to it, by hand or by a relation.
    pub backlinks: Arc<BTreeMap<PageUrl, BTreeSet<PageUrl>>>,
    /// Red flags by id, with the page that states them.
    pub flags: Arc<BTreeMap<Id, (Flag, PageUrl)>>,
    /// Pages by topic.
    pub topics: Arc<BTreeMap<Id, BTreeSet<PageUrl>>>,
    /// Names of pages, for links at their first mention.
    pub mentions: Arc<Mentions>,
    /// Everything that a link may lead to beside pages: assets and generated files.
    pub outputs: Arc<BTreeSet<OutputPath>>,
    /// Pages that could not be read, which is an error of its own: what leads to them is not reported again.
    pub unreadable: BTreeSet<SitePath>,
}

impl Site {
    /// The page with this id.
    pub fn page(&self, id: &Id) -> Option<&Arc<PageSummary>> {
        self.pages.get(self.ids.get(id)?)
    }

    /// Whether `id` may be that of a page which could not be read.
    pub fn may_be_unreadable(&self, id: &str) -> bool {
        let folder = |path: &SitePath| path.folder().rsplit('/').next().is_some_and(|folder| folder == id);
        self.unreadable.iter().any(|path| path.stem() == id || (path.stem() == "index" && folder(path)))
    }

    /// What a condition is called: the title of its page or of its record.
    pub fn condition_title(&self, id: &Id) -> Option<&str> {
        let of_page = || self.page(id).map(|page| page.meta.title.as_str());
        self.records.conditions.get(id).map(|factor| factor.title.as_str()).or_else(of_page)
    }
}
