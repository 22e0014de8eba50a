//! One address, one thing: every claim to an id or an output file, and the clashes.

use std::collections::BTreeMap;

use crate::content::{Id, OutputPath, PageUrl};
use crate::diagnostic::{Diagnostic, names};
use crate::text::Place;

/// Who claims a file of the finished site.
#[derive(Clone, Debug)]
struct Claim {
    output: OutputPath,
    what: String,
    place: Option<Place>,
}

/// The claims to output files so far. Two files whose names differ only in letter case or in the form of an accent
/// clash, because on many disks they are one file.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    claims: BTreeMap<String, Claim>,
}

impl Addresses {
    /// Claims `output` for `what`, written down at `place`; generated files have none.
    pub(super) fn claim(&mut self, output: &OutputPath, what: &str, place: Option<Place>) -> Option<Diagnostic> {
        let claim = Claim { output: output.clone(), what: what.to_owned(), place };
        let Some(first) = self.claims.get(&output.collision_key()) else {
            self.claims.insert(output.collision_key(), claim);
            return None;
        };
        let (late, early) = if claim.place.is_some() { (&claim, first) } else { (first, &claim) };
        let place = late.place.as_ref()?;
        let same = if early.output == late.output {
            "the same address"
        } else {
            "an address that differs only in letter case"
        };
        let message = format!("{} and {} have {same}, /{}", late.what, early.what, late.output);
        let clash = Diagnostic::error(names::ID_STABILITY, &place.path, place.span, message)
            .help("rename one of the two files");
        Some(match &early.place {
            Some(place) => clash.label(place.clone(), "the other one"),
            None => clash,
        })
    }

    /// All files that were claimed.
    pub(super) fn outputs(&self) -> impl Iterator<Item = &OutputPath> {
        self.claims.values().map(|claim| &claim.output)
    }
}

/// The addresses of pages by id, and the findings about ids that two pages have.
pub(super) fn ids<'a>(
    pages: impl Iterator<Item = (&'a Id, &'a PageUrl, Place)>,
) -> (BTreeMap<Id, PageUrl>, Vec<Diagnostic>) {
    let mut all: BTreeMap<Id, (PageUrl, Place)> = BTreeMap::new();
    let mut found = Vec::new();
    for (id, url, place) in pages {
        if let Some((_, first)) = all.get(id) {
            let message = format!("two pages have the id `{id}`, so [[{id}]] could mean either");
            found.push(
                Diagnostic::error(names::ID_STABILITY, &place.path, place.span, message)
                    .label(first.clone(), "the other one")
                    .help("a page's id is its file name; rename one of the two files"),
            );
        } else {
            all.insert(id.clone(), (url.clone(), place));
        }
    }
    (all.into_iter().map(|(id, (url, _))| (id, url)).collect(), found)
}
