//! The same site after edits that only the edited pages can show.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::PageSummary;
use crate::site::resolve::of_page;
use crate::site::{Findings, Site};

/// `site` and its `findings` with other summaries in the place of those of the same files, each of which looks like the
/// one before ([`PageSummary::looks_like`]). `None` if one of the pages is not known to the site.
pub fn successor(site: &Site, findings: &Findings, edited: &[Arc<PageSummary>]) -> Option<(Site, Findings)> {
    let mut site = site.clone();
    let mut of_pages: BTreeMap<_, _> = findings.of_pages.clone();
    for page in edited {
        match site.held_back.get_mut(&page.path) {
            Some((held, _)) => held.clone_from(page),
            None => {
                let known = site.pages.get_mut(site.paths.get(&page.path)?)?;
                known.clone_from(page);
                let found = of_page(&site, page);
                of_pages.remove(&page.path);
                if !found.is_empty() {
                    of_pages.insert(page.path.clone(), found);
                }
            }
        }
    }
    Some((site, Findings { of_site: findings.of_site.clone(), of_pages }))
}
