//! What a build keeps for the next one, and when the next may use it.
//!
//! There are two questions, and a wrong answer to either is only ever a lost saving, never another result.
//! *Is it the same site?* Settings, records, templates, assets, options and the set of pages are equal, and each page
//! that was edited looks to others as it did ([`crate::content::PageSummary::looks_like`]). Then what pages know of one
//! another stands, and only the edited pages are checked, rendered and verified again.
//! *Are these the same bytes?* A file made from equal things is equal; it is not handed over again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::build::publish::Published;
use crate::build::sort::Sorted;
use crate::build::{Assembly, Options, ParsedPages};
use crate::content::{Asset, Page};
use crate::diagnostic::Diagnostic;
use crate::render::Templates;
use crate::site::{Findings, successor};
use crate::text::SitePath;

/// Everything beside pages that a site is made from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ground {
    pub(super) settings: Option<Arc<str>>,
    pub(super) records: BTreeMap<SitePath, Arc<str>>,
    pub(super) templates: BTreeMap<SitePath, Arc<str>>,
    pub(super) assets: Vec<Asset>,
    pub(super) options: Options,
}

impl Ground {
    /// The ground of a build.
    pub(super) fn of(sorted: &Sorted, options: &Options) -> Self {
        Self {
            settings: sorted.settings.clone(),
            records: sorted.records.clone(),
            templates: sorted.templates.clone(),
            assets: sorted.assets.clone(),
            options: options.clone(),
        }
    }
}

/// What a build keeps for the next one.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) ground: Ground,
    /// What was wrong with settings, records and templates.
    pub(super) of_ground: Arc<Vec<Diagnostic>>,
    /// The site and what belongs to it.
    pub(super) assembly: Assembly,
    /// What did not fit together in it.
    pub(super) findings: Findings,
    /// What the rules found on each page, for pages with findings.
    pub(super) of_pages: BTreeMap<SitePath, Arc<Vec<Diagnostic>>>,
    /// The files that were handed over, if any were.
    pub(super) published: Option<Published>,
}

/// What an earlier build saves this one.
#[derive(Debug)]
pub(super) struct Saved<'a> {
    /// What it kept.
    pub(super) kept: &'a Kept,
    /// The files of the pages that were edited since; all others are the same.
    pub(super) edited: BTreeSet<SitePath>,
    /// The site after the edits.
    pub(super) assembly: Assembly,
    /// What does not fit together in it.
    pub(super) findings: Findings,
}

/// What `kept` saves a build on the same ground of the pages `now`, which were `before`; `None` if it is another site.
pub(super) fn saved<'a>(kept: &'a Kept, before: &ParsedPages, now: &ParsedPages) -> Option<Saved<'a>> {
    if before.len() != now.len() {
        return None;
    }
    let mut edited: BTreeMap<SitePath, Arc<Page>> = BTreeMap::new();
    for ((path, (_, old)), (same, (_, new))) in before.iter().zip(now) {
        if path != same {
            return None;
        }
        if !Arc::ptr_eq(old, new) {
            let (Some(old), Some(new)) = (&old.value, &new.value) else { return None };
            if !old.summary.looks_like(&new.summary) {
                return None;
            }
            edited.insert(path.clone(), Arc::clone(new));
        }
    }
    let summaries: Vec<_> = edited.values().map(|page| Arc::clone(&page.summary)).collect();
    let (site, findings) = successor(&kept.assembly.site, &kept.findings, &summaries)?;
    let assembly = Assembly { site: Arc::new(site), ..kept.assembly.clone() };
    Some(Saved { kept, edited: edited.into_keys().collect(), assembly, findings })
}

/// The templates of an earlier build, if theirs were these files and nothing was wrong with them.
pub(super) fn templates(kept: &Kept, files: &BTreeMap<SitePath, Arc<str>>) -> Option<Arc<Templates>> {
    let of_templates = |found: &Diagnostic| found.path.as_str().starts_with("templates");
    let sound = kept.ground.templates == *files && !kept.of_ground.iter().any(of_templates);
    sound.then(|| Arc::clone(&kept.assembly.templates))
}
