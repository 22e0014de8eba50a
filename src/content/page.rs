//! A page, and what other pages may know of it.

use std::sync::Arc;

use crate::content::{
    Body, Cause, ContentHash, Exercise, Flag, FrontMatter, Guide, Id, Kind, PageUrl, SelfCare, Treatment,
};
use crate::text::{SitePath, Spanned};

/// What a page states beyond what every page states.
#[derive(Clone, Debug, PartialEq)]
pub enum Facts {
    /// A cause's rules.
    Cause(Cause),
    /// An exercise's movement, steps, dose and limits.
    Exercise(Box<Exercise>),
    /// Signs and what to do.
    RedFlag(Vec<Flag>),
    /// What it may help and who should not.
    Treatment(Box<Treatment>),
    /// What to do and why.
    SelfCare(SelfCare),
    /// Gates and steps.
    Guide(Guide),
    /// A term's plain meaning.
    Concept {
        /// One sentence.
        definition: Spanned<String>,
    },
    /// Nothing more.
    None,
}

/// What other pages may know of a page. Nothing else crosses.
#[derive(Clone, Debug, PartialEq)]
pub struct PageSummary {
    /// Its file.
    pub path: SitePath,
    /// Its id: the file stem, or the folder's name for `name/index.md` and `name/_index.md`.
    pub id: Id,
    /// Its address.
    pub url: PageUrl,
    /// What every page says of itself.
    pub meta: FrontMatter,
    /// What its kind says.
    pub facts: Facts,
    /// Anchors of its body that links may name, in order, with the text of those that are headings.
    pub anchors: Vec<(String, Option<String>)>,
    /// Its links, for those who are linked.
    pub links: Vec<crate::content::Link>,
    /// Sources cited in its body.
    pub citations: Vec<Spanned<Id>>,
}

impl PageSummary {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        self.meta.kind
    }

    /// Whether nothing that another page shows or links to can tell the two apart: they differ at most in where their
    /// links and citations stand.
    pub fn looks_like(&self, other: &Self) -> bool {
        let Self { path, id, url, meta, facts, anchors, links, citations } = self;
        let same_links = || {
            let pairs = links.iter().zip(&other.links);
            let same = |a: &crate::content::Link, b: &crate::content::Link| {
                a.target.value == b.target.value && a.syntax == b.syntax && a.text == b.text
            };
            links.len() == other.links.len() && pairs.into_iter().all(|(a, b)| same(a, b))
        };
        let values = |ids: &[Spanned<Id>]| ids.iter().map(|id| id.value.clone()).collect::<Vec<_>>();
        (path, id, url) == (&other.path, &other.id, &other.url)
            && *anchors == other.anchors
            && *meta == other.meta
            && *facts == other.facts
            && same_links()
            && values(citations) == values(&other.citations)
    }

    /// An exercise's facts, if it is one.
    pub fn exercise(&self) -> Option<&Exercise> {
        match &self.facts {
            Facts::Exercise(exercise) => Some(exercise),
            _ => None,
        }
    }
}

/// A page of the site as its author wrote it.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// What other pages may know.
    pub summary: Arc<PageSummary>,
    /// Its body.
    pub body: Body,
    /// The file's text.
    pub text: Arc<str>,
    /// The hash of what a reviewer signs: the page without `review` and `allow`.
    pub fingerprint: ContentHash,
}
