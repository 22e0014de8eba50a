//! Safe fixes, made in memory.
//!
//! One stays only if its finding is gone afterwards and its file can be read no worse than before; so a run ends, and
//! leaves no fault that was not there. That a page which can be read at last has faults of other kinds is no reason to
//! leave it unread.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::build::{Build, File, Inputs, NoSink, Options, build};
use crate::diagnostic::{Diagnostic, Edit, Level, Trust, edited};
use crate::text::SitePath;

/// After so many rounds something is wrong with the fixes and not with the text.
const MOST_ROUNDS: usize = 20;

/// A site after its fixes.
#[derive(Clone, Debug)]
pub struct Mended {
    /// Its files.
    pub inputs: Inputs,
    /// What is left to find.
    pub built: Build,
    /// What was done: file and the fix's own words, in order.
    pub done: Vec<(SitePath, String)>,
}

/// Makes the safe fixes of those findings that `wanted` says yes to, in memory.
pub fn mend(inputs: Inputs, options: &Options, built: Build, wanted: &dyn Fn(&Diagnostic) -> bool) -> Mended {
    let mut mended = Mended { inputs, built, done: Vec::new() };
    let mut refused: BTreeSet<String> = BTreeSet::new();
    for _ in 0..MOST_ROUNDS {
        let fixable: Vec<Diagnostic> =
            mended.built.diagnostics.iter().filter(|&found| wanted(found)).cloned().collect();
        let usable = |found: &&Diagnostic| {
            edits(found, Trust::Safe).is_some()
                && !mended.inputs.theme.contains(&found.path)
                && !refused.contains(&key(found))
        };
        let mut by_file: BTreeMap<&SitePath, Vec<&Diagnostic>> = BTreeMap::new();
        for found in fixable.iter().filter(usable) {
            by_file.entry(&found.path).or_default().push(found);
        }
        if by_file.is_empty() {
            break;
        }
        for (path, all) in by_file {
            if !attempt(&mut mended, options, path, &all) {
                // Together they did harm, or overlap: the first alone, and if it is to blame never again.
                let first = all[0];
                if !attempt(&mut mended, options, path, &[first]) {
                    refused.insert(key(first));
                }
            }
        }
    }
    mended
}

/// Makes the fixes of `all` in the file `path`, and keeps them if that did good.
fn attempt(mended: &mut Mended, options: &Options, path: &SitePath, all: &[&Diagnostic]) -> bool {
    let Some(File::Text(text)) = mended.inputs.files.get(path) else { return false };
    let (new, made) = edited(text, all.iter().filter_map(|found| edits(found, Trust::Safe)));
    if made != all.len() || *new == **text {
        return false;
    }
    let mut inputs = mended.inputs.clone();
    inputs.files.insert(path.clone(), File::Text(Arc::from(new)));
    let built = build(&inputs, options, Some(&mended.built), &NoSink, &|_| {});
    let before = &mended.built.diagnostics;
    let gone = |found: &&Diagnostic| count(&built.diagnostics, found) < count(before, found);
    let good = all.iter().all(gone) && unreadable(&built, path) <= unreadable(&mended.built, path);
    if good {
        let words = |found: &&Diagnostic| found.fix.as_ref().map(|fix| (path.clone(), fix.message.clone()));
        mended.done.extend(all.iter().filter_map(words));
        mended.inputs = inputs;
        mended.built = built;
    }
    good
}

/// How many findings say the same of the same file.
fn count(all: &[Diagnostic], like: &Diagnostic) -> usize {
    all.iter().filter(|found| key(found) == key(like)).count()
}

/// A finding wherever in its file it stands.
fn key(found: &Diagnostic) -> String {
    format!("{}\t{}\t{}", found.path, found.rule, found.message)
}

/// How many errors keep a file from being read as it is meant. Those of other groups may only come to light.
pub fn unreadable(built: &Build, path: &SitePath) -> usize {
    let is_such =
        |found: &&Diagnostic| found.path == *path && found.level == Level::Error && found.rule.group() == "structure";
    built.diagnostics.iter().filter(is_such).count()
}

/// The edits of a finding whose fix may be trusted so far.
pub fn edits(found: &Diagnostic, trust: Trust) -> Option<&[Edit]> {
    let fix = found.fix.as_ref().filter(|fix| fix.trust == trust && !fix.edits.is_empty());
    fix.map(|fix| fix.edits.as_slice())
}
