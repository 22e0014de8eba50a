//! `handout lint --fix`: safe fixes are made in the files, the others are shown.
//!
//! Fixes are tried in memory first. One stays only if its finding is gone afterwards and its file can be read no worse
//! than before; so a run ends, and leaves no fault that was not there. That a page which can be read at last has faults
//! of other kinds is no reason to leave it unread.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::build::{Build, File, Inputs, NoSink, Options, build};
use crate::cli::Failure;
use crate::cli::terminal;
use crate::diagnostic::{Diagnostic, Edit, Level, Trust, edited};
use crate::disk;
use crate::report;
use crate::text::SitePath;

/// After so many rounds something is wrong with the fixes and not with the text.
const MOST_ROUNDS: usize = 20;

/// A site after its fixes.
#[derive(Debug)]
pub(crate) struct Mended {
    /// Its files.
    pub(crate) inputs: Inputs,
    /// What is left to find.
    pub(crate) built: Build,
    /// What was done: file and the fix's own words, in order.
    pub(crate) done: Vec<(SitePath, String)>,
}

/// Makes the safe fixes of those findings that `wanted` says yes to, in memory.
pub(crate) fn mend(inputs: Inputs, options: &Options, built: Build, wanted: &dyn Fn(&Diagnostic) -> bool) -> Mended {
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
fn unreadable(built: &Build, path: &SitePath) -> usize {
    let is_such =
        |found: &&Diagnostic| found.path == *path && found.level == Level::Error && found.rule.group() == "structure";
    built.diagnostics.iter().filter(is_such).count()
}

/// The edits of a finding whose fix may be trusted so far.
fn edits(found: &Diagnostic, trust: Trust) -> Option<&[Edit]> {
    let fix = found.fix.as_ref().filter(|fix| fix.trust == trust && !fix.edits.is_empty());
    fix.map(|fix| fix.edits.as_slice())
}

/// Writes the files of `mended` that are others than those of `before`, and says what was done.
pub(super) fn write(root: &Path, before: &Inputs, mended: &Mended) -> Result<(), Failure> {
    let old = before.texts();
    for (path, text) in mended.inputs.texts() {
        if old.get(&path) != Some(&text) {
            disk::write_source(root, &path, &text)?;
        }
    }
    for (path, words) in &mended.done {
        terminal::say(&format!("fixed {path}: {words}"));
    }
    if mended.done.is_empty() {
        terminal::say("there is nothing that can be fixed without asking");
    }
    Ok(())
}

/// What the fixes that a person has to look at would change, as a difference. Nothing is written.
pub(super) fn ask_first(shown: &[Diagnostic], inputs: &Inputs) -> String {
    let mut by_file: BTreeMap<&SitePath, Vec<&[Edit]>> = BTreeMap::new();
    for found in shown.iter().filter(|found| !inputs.theme.contains(&found.path)) {
        by_file.entry(&found.path).or_default().extend(edits(found, Trust::AskFirst));
    }
    let texts = inputs.texts();
    let of_file = |(path, groups): (&SitePath, Vec<&[Edit]>)| {
        let text = texts.get(path)?;
        Some(report::difference(path.as_str(), text, &edited(text, groups).0))
    };
    by_file.into_iter().filter_map(of_file).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Date, Drafts};
    use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};
    use proptest::sample::{Index, subsequence};

    const KEYS: [(&str, &str); 5] = [
        ("title", "About this site"),
        ("summary", "What it is for, and what it is not."),
        ("status", "published"),
        ("order", "3"),
        ("review", "{written: 2026-11-22, due: 2027-11-22}"),
    ];

    fn options() -> Options {
        Options { today: Date::parse("2026-11-22").unwrap(), drafts: Drafts::Leave, base_url: None }
    }

    fn site(page: &str) -> Inputs {
        let files = [("handout.yaml", "title: A\nbase-url: https://example.org/\n"), ("content/about.md", page)];
        let file = |(path, text): (&str, &str)| (SitePath::known(path), File::Text(text.into()));
        disk::with_theme(Inputs { files: files.into_iter().map(file).collect(), ..Inputs::default() })
    }

    fn mended(inputs: Inputs) -> Mended {
        let built = build(&inputs, &options(), None, &NoSink, &|_| {});
        mend(inputs, &options(), built, &|_| true)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn fixes_converge_remove_what_they_mend_and_make_no_fault(
            wrong in subsequence(vec![0_usize, 1, 2, 3, 4], 0..=5), at in proptest::collection::vec(proptest::arbitrary::any::<Index>(), 5)
        ) {
            let mut page = "---\n".to_owned();
            for (index, (key, value)) in KEYS.iter().enumerate() {
                let mut key = (*key).to_owned();
                if wrong.contains(&index) {
                    key.remove(at[index].index(key.len()));
                }
                page += &format!("{key}: {value}\n");
            }
            page += "---\n\nKnees bend.\n";
            let inputs = site(&page);
            let before = build(&inputs, &options(), None, &NoSink, &|_| {});
            let once = mended(inputs);
            for found in &once.built.diagnostics {
                prop_assert!(edits(found, Trust::Safe).is_none(), "{found:?}");
            }
            let path = SitePath::known("content/about.md");
            prop_assert!(unreadable(&once.built, &path) <= unreadable(&before, &path));
            if !wrong.is_empty() {
                prop_assert!(!once.done.is_empty());
            }
            let again = mended(once.inputs.clone());
            prop_assert_eq!(again.inputs, once.inputs);
            prop_assert!(again.done.is_empty());
        }
    }

    #[test]
    fn a_fix_that_would_do_harm_is_left_out() {
        let inputs = site("---\ntitle: A\nsummary: B\nreview: {written: 2026-11-22, due: 2027-11-22}\n---\n\nC.\n");
        let built = build(&inputs, &options(), None, &NoSink, &|_| {});
        let path = SitePath::known("content/about.md");
        let mut harmful = built.clone();
        let finding =
            Diagnostic::warning(crate::diagnostic::RuleName::new("a/b"), &path, crate::text::Span::new(4, 9), "x");
        let edits = vec![Edit { span: crate::text::Span::new(4, 9), replacement: "tilte".to_owned() }];
        harmful.diagnostics.push(finding.fix(crate::diagnostic::Fix {
            message: "break it".to_owned(),
            edits,
            trust: Trust::Safe,
        }));
        let result = mend(inputs.clone(), &options(), harmful, &|found| found.rule.as_str() == "a/b");
        assert!(result.done.is_empty());
        assert_eq!(result.inputs, inputs);
    }
}
