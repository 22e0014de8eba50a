//! `handout lint --fix`: safe fixes are made in the files, the others are shown.

use std::collections::BTreeMap;
use std::path::Path;

use crate::build::{Inputs, Mended, edits};
use crate::cli::Failure;
use crate::cli::terminal;
use crate::diagnostic::{Diagnostic, Edit, Trust, edited};
use crate::disk;
use crate::report;
use crate::text::SitePath;

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
    use crate::build::{File, NoSink, Options, build, mend, unreadable};
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
