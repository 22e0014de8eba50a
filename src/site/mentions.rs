//! Names of pages in running text, found in one pass.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::content::{PageSummary, PageUrl};

/// A name that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention<'site> {
    /// Where in the text.
    pub range: Range<usize>,
    /// The page that it names.
    pub page: &'site PageUrl,
}

/// The names and synonyms of all pages that a first mention may link to.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    names: Vec<(String, PageUrl)>,
    search: Option<Arc<AhoCorasick>>,
}

impl PartialEq for Mentions {
    fn eq(&self, other: &Self) -> bool {
        self.names == other.names
    }
}

impl Mentions {
    /// The names of `pages`. Sections and plain pages are left out, since their titles are everyday phrases, and so
    /// is a name that two pages claim.
    pub fn of<'a>(pages: impl IntoIterator<Item = &'a PageSummary>) -> Self {
        let mut claims: BTreeMap<String, BTreeSet<PageUrl>> = BTreeMap::new();
        for page in pages.into_iter().filter(|page| page.kind().folder().is_some()) {
            let synonyms = page.meta.also_known_as.iter().map(|name| &name.value);
            for name in std::iter::once(&page.meta.title.value).chain(synonyms) {
                // Two letters are an abbreviation that may mean anything.
                if name.chars().count() > 2 {
                    claims.entry(name.to_lowercase()).or_default().insert(page.url.clone());
                }
            }
        }
        let names: Vec<(String, PageUrl)> = claims
            .into_iter()
            .filter_map(|(name, pages)| (pages.len() == 1).then(|| Some((name, pages.into_iter().next()?)))?)
            .collect();
        let search = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(names.iter().map(|(name, _)| name))
            .ok()
            .map(Arc::new);
        Self { names, search }
    }

    /// The names that stand in `text` as whole words, in order, none overlapping.
    pub fn find<'site>(&'site self, text: &str) -> Vec<Mention<'site>> {
        let Some(search) = &self.search else { return Vec::new() };
        search
            .find_iter(text)
            .filter(|found| is_word(text, found.start()..found.end()))
            .map(|found| Mention { range: found.start()..found.end(), page: &self.names[found.pattern().as_usize()].1 })
            .collect()
    }
}

/// Whether no letter, digit or hyphen joins the words of `range` to their neighbours.
fn is_word(text: &str, range: Range<usize>) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '-';
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(joins) && !after.is_some_and(joins)
}
