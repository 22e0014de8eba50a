//! What a build says of itself at its end.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::{Date, Kind, Page};
use crate::site::{HeldBack, Site};
use crate::text::SitePath;

/// What was built, what was held back, and when something changes by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// How many articles of each kind are on the site.
    pub pages: BTreeMap<Kind, usize>,
    /// How many words of them were checked.
    pub words: usize,
    /// How many sections, by their headings, were checked.
    pub sections: usize,
    /// Pages that could not be read, so that no rule looked at them.
    pub unread: Vec<SitePath>,
    /// How many HTML files were made, lists and notices included.
    pub html_files: usize,
    /// Pages that are not on the site today, with title and reason.
    pub held_back: Vec<(SitePath, String, HeldBack)>,
    /// Markdown files that are no pages because of their name.
    pub passed_over: Vec<SitePath>,
    /// The next day on which the same files make another site, and why.
    pub next_change: Option<(Date, String)>,
}

impl Summary {
    /// The summary of `site`.
    pub(super) fn of(site: &Site, pages: &[Arc<Page>], passed_over: Vec<SitePath>) -> Self {
        let seen = || pages.iter().filter(|page| site.paths.contains_key(&page.summary.path));
        let words = seen().map(|page| page.body.words).sum();
        let sections = seen().map(|page| page.body.headings.len()).sum();
        let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
        for page in site.pages.values() {
            *kinds.entry(page.kind()).or_default() += 1;
        }
        let held_back = site
            .held_back
            .iter()
            .map(|(path, (page, why))| (path.clone(), page.meta.title.value.clone(), *why))
            .collect();
        let unread = site.unreadable.iter().cloned().collect();
        let next_change = next_change(site);
        Self { pages: kinds, words, sections, unread, html_files: 0, held_back, passed_over, next_change }
    }

    /// How many articles are on the site.
    pub fn page_count(&self) -> usize {
        self.pages.values().sum()
    }
}

/// The next day on which a page appears, goes or is due for review.
fn next_change(site: &Site) -> Option<(Date, String)> {
    let seen = site.pages.values().flat_map(|page| {
        let expires = page.meta.expires.as_ref().map(|on| (on.value, Change::Expires));
        let due = page.meta.review.as_ref().and_then(|review| review.due.as_ref());
        let due = due.map(|due| (due.value, Change::Due));
        [expires, due].into_iter().flatten().map(move |(day, change)| (day, change, page))
    });
    let future = site.held_back.values().filter_map(|(page, why)| match why {
        HeldBack::Future(from) => Some((*from, Change::Appears, page)),
        HeldBack::Draft | HeldBack::Expired(_) | HeldBack::Withdrawn(_) => None,
    });
    let coming: Vec<_> = seen.chain(future).filter(|(day, ..)| *day > site.today).collect();
    let next = coming.iter().map(|(day, ..)| *day).min()?;
    let on_it = coming.into_iter().filter(|(day, ..)| *day == next);
    on_it.map(|(_, change, page)| change.of(&page.meta.title)).min().map(|what| (next, what))
}

/// What happens to a page by itself.
#[derive(Clone, Copy, Debug)]
enum Change {
    Appears,
    Expires,
    Due,
}

impl Change {
    /// The change of the page called `title`, in words.
    fn of(self, title: &str) -> String {
        match self {
            Self::Appears => format!("\"{title}\" is to be published"),
            Self::Expires => format!("\"{title}\" expires"),
            Self::Due => format!("the review of \"{title}\" is due"),
        }
    }
}
