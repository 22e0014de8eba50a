//! The pages of a site and the links between them, ordered for a picture: a lane for each kind.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::{Kind, PageSummary, PageUrl};
use crate::diagnostic::names;
use crate::serve::snapshot::Snapshot;
use crate::site::Site;
use crate::text::SitePath;

/// The lanes, with their names and the column that each stands in, the first on the left. Short ones share a column.
const LANES: [(Kind, &str, usize); 8] = [
    (Kind::RedFlag, "Red flags", 0),
    (Kind::Cause, "Causes", 1),
    (Kind::Exercise, "Exercises", 2),
    (Kind::Treatment, "Treatments", 3),
    (Kind::SelfCare, "Self-care", 4),
    (Kind::Concept, "Concepts", 4),
    (Kind::Guide, "Guides", 5),
    (Kind::Page, "Other pages", 5),
];
/// How many columns there are.
pub(super) const COLUMNS: usize = 6;

/// A lane: its name, and where its head stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lane {
    /// What the pages in it are.
    pub(super) name: &'static str,
    /// The column, from 0.
    pub(super) column: usize,
    /// The place in the column, from 0.
    pub(super) row: usize,
}

/// A page in its lane.
#[derive(Debug)]
pub(super) struct Node<'a> {
    /// The page.
    pub(super) page: &'a PageSummary,
    /// Which lane, from 0.
    pub(super) lane: usize,
    /// The column, from 0.
    pub(super) column: usize,
    /// The place in the column, from 0.
    pub(super) row: usize,
    /// How many pages link to it, folders' own pages and the home page left out.
    pub(super) linked_from: usize,
    /// To how many pages it links.
    pub(super) links_to: usize,
}

/// A link that leads nowhere.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Missing<'a> {
    /// The index of the page that has it.
    pub(super) from: usize,
    /// What it was to lead to, as it is written.
    pub(super) to: &'a str,
}

/// Pages and links. Folders' own pages list what is in them, so they stand as the heads of lanes and not as pages.
#[derive(Debug)]
pub(super) struct Lanes<'a> {
    /// The lanes that have pages.
    pub(super) heads: Vec<Lane>,
    /// The pages, lane after lane.
    pub(super) nodes: Vec<Node<'a>>,
    /// Which pages are linked, by index, the smaller one first; each pair once.
    pub(super) links: BTreeSet<(usize, usize)>,
    /// Links that lead nowhere.
    pub(super) missing: BTreeSet<Missing<'a>>,
}

impl<'a> Lanes<'a> {
    /// The pages and links of `site`.
    pub(super) fn new(site: &'a Site, snapshot: &'a Snapshot) -> Self {
        let mut links_to: BTreeMap<&PageUrl, usize> = BTreeMap::new();
        for (to, sources) in site.backlinks.iter() {
            sources.iter().filter(|from| *from != to).for_each(|from| *links_to.entry(from).or_default() += 1);
        }
        let (mut heads, mut nodes): (Vec<Lane>, Vec<Node<'a>>) = (Vec::new(), Vec::new());
        let mut rows = [0; COLUMNS];
        for (kind, name, column) in LANES {
            let of_kind = site.pages.values().map(|page| &**page).filter(|page| page.kind() == kind);
            let mut pages: Vec<&PageSummary> = of_kind.collect();
            pages.sort_by_key(|page| (page.meta.order, &page.url));
            if pages.is_empty() {
                continue;
            }
            let (lane, first) = (heads.len(), rows[column] + 1);
            heads.push(Lane { name, column, row: rows[column] });
            rows[column] = first + pages.len();
            let node = |(index, page)| Node {
                page,
                lane,
                column,
                row: first + index,
                linked_from: linked_from(site, page),
                links_to: links_to.get(&page.url).copied().unwrap_or(0),
            };
            nodes.extend(pages.into_iter().enumerate().map(node));
        }
        let index: BTreeMap<&PageUrl, usize> =
            nodes.iter().enumerate().map(|(index, node)| (&node.page.url, index)).collect();
        let mut links = BTreeSet::new();
        for (to, sources) in site.backlinks.iter() {
            for from in sources {
                if let (Some(&from), Some(&to)) = (index.get(from), index.get(to))
                    && from != to
                {
                    links.insert((from.min(to), from.max(to)));
                }
            }
        }
        let missing = missing(&nodes, snapshot);
        Self { heads, nodes, links, missing }
    }

    /// The pages that no page links to.
    pub(super) fn orphans(&self) -> impl Iterator<Item = &Node<'a>> {
        self.nodes.iter().filter(|node| node.is_orphan())
    }
}

impl Node<'_> {
    /// Whether no other page links to it, lists left out. The home page needs no link.
    pub(super) fn is_orphan(&self) -> bool {
        self.linked_from == 0 && !self.page.url.is_home()
    }
}

/// How many pages of the site link to `page`, folders' own pages left out.
fn linked_from(site: &Site, page: &PageSummary) -> usize {
    let sources = site.backlinks.get(&page.url).into_iter().flatten();
    let is_article = |url: &&PageUrl| site.pages.get(*url).is_some_and(|page| page.kind() != Kind::Section);
    sources.filter(is_article).filter(|url| **url != page.url).count()
}

fn missing<'a>(nodes: &[Node<'a>], snapshot: &'a Snapshot) -> BTreeSet<Missing<'a>> {
    let of_path: BTreeMap<&SitePath, usize> =
        nodes.iter().enumerate().map(|(index, node)| (&node.page.path, index)).collect();
    let of_links = [names::BROKEN_LINK, names::RELATION];
    let found = snapshot.build.diagnostics.iter().filter(|found| of_links.contains(&found.rule));
    found
        .filter_map(|found| {
            let from = *of_path.get(&found.path)?;
            let crate::build::File::Text(text) = snapshot.inputs.files.get(&found.path)? else { return None };
            Some(Missing { from, to: found.span.of(text) })
        })
        .filter(|missing| !missing.to.is_empty() && !missing.to.contains('\n'))
        .collect()
}
