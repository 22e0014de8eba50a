//! A clean site, built once, and what a build finds after one change.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use handout::build::{Build, File, Inputs, NoSink, Options, build, seal, sealed_copy};
use handout::content::{Date, Drafts};
use handout::diagnostic::Diagnostic;
use handout::disk;
use handout::text::{SitePath, Span};

use super::source::Corpus;
use super::{Operator, Place, Variant};
use crate::site::{TODAY, TestSite, line, small};

/// A template that cannot be read: its error keeps the pages from being rendered, which most mutants do not need.
const STOPPER: &str = "templates/stopper.html";

/// A site before it is changed.
pub(super) struct Clean {
    pub(super) corpus: Corpus,
    inputs: Inputs,
    options: Options,
    build: Build,
    before: BTreeSet<String>,
}

/// What became of one mutant.
pub(super) struct Judged {
    pub(super) operator: &'static str,
    pub(super) expects: &'static [&'static str],
    /// The expected rules that saw it.
    pub(super) caught_by: BTreeSet<String>,
    /// What it was, and what was found instead, for the list of misses.
    pub(super) story: String,
}

impl Clean {
    /// The site of this repository, up to the rules.
    pub(super) fn own() -> Self {
        let mut inputs = disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        inputs.files.insert(SitePath::known(STOPPER), File::Text("{% if %}".into()));
        Self::of(inputs, &|found| found.path.as_str() == STOPPER)
    }

    /// The small site, up to the finished pages.
    pub(super) fn small() -> Self {
        Self::of(small().inputs(), &|_| false)
    }

    /// The small site, live. It is not sealed: what its operators break stands before any seal.
    pub(super) fn live() -> Self {
        Self::of(live_site().inputs(), &|found| found.rule.as_str() == "trust/edited-after-review")
    }

    /// The live site after its reviewer sealed every page.
    pub(super) fn sealed() -> Self {
        let mut inputs = live_site().inputs();
        let options = options();
        let pages: Vec<SitePath> = inputs.texts().into_keys().filter(|path| path.extension() == "md").collect();
        for page in pages {
            let text = seal(&inputs, &options, &page, "test-reviewer-a").unwrap();
            let copy = sealed_copy(&page).unwrap();
            inputs.files.insert(copy, File::Text(text.as_str().into()));
            inputs.files.insert(page, File::Text(text.into()));
        }
        Self::of(inputs, &|_| false)
    }

    fn of(inputs: Inputs, expected: &dyn Fn(&Diagnostic) -> bool) -> Self {
        let options = options();
        let build = build(&inputs, &options, None, &NoSink, &|_| {});
        let faults: Vec<String> = build.diagnostics.iter().filter(|found| !expected(found)).map(line).collect();
        assert!(faults.is_empty(), "the site is not clean to begin with:\n{}", faults.join("\n"));
        let files =
            inputs.texts().into_iter().map(|(path, text)| (path.as_str().to_owned(), text.to_string())).collect();
        let before = build.diagnostics.iter().map(line).collect();
        Self { corpus: Corpus { files }, inputs, options, build, before }
    }

    /// Builds the site with one file changed and looks for what `operator` expects.
    pub(super) fn judge(&self, operator: &'static Operator, variant: &Variant) -> Judged {
        let path = SitePath::known(&variant.path);
        let mut inputs = self.inputs.clone();
        inputs.files.insert(path.clone(), File::Text(variant.text.as_str().into()));
        let after = build(&inputs, &self.options, Some(&self.build), &NoSink, &|_| {});
        let new: Vec<&Diagnostic> =
            after.diagnostics.iter().filter(|found| !self.before.contains(&line(found))).collect();
        let clean = self.corpus.files.get(&variant.path).map_or("", String::as_str);
        let at = Touched::between(clean, &variant.text);
        let placed = |found: &Diagnostic| match operator.place {
            Place::Site => true,
            Place::File => found.path == path || found.labels.iter().any(|label| label.place.path == path),
            Place::Lines => {
                found.path == path && at.holds(&variant.text, found.span)
                    || found
                        .labels
                        .iter()
                        .any(|label| label.place.path == path && at.holds(&variant.text, label.place.span))
            }
        };
        let expected = new.iter().filter(|found| operator.expects.contains(&found.rule.as_str()) && placed(found));
        let caught_by = expected.map(|found| found.rule.to_string()).collect();
        let instead: Vec<String> = new.iter().map(|found| format!("    {}", line(found))).take(4).collect();
        let story = format!("{}\n{}\n  found: {}", variant.path, at.shown(clean, &variant.text), instead.join("\n"));
        Judged { operator: operator.name, expects: operator.expects, caught_by, story }
    }
}

fn options() -> Options {
    Options { today: Date::parse(TODAY).unwrap(), drafts: Drafts::Leave, base_url: None }
}

/// The small site as a live one, signed by test people.
pub(super) fn live_site() -> TestSite {
    small().with(
        "-- edit handout.yaml --\n-status: demonstration\n+status: live\n-- edit every page --\n\
         -review: {written: 2026-11-22, due: 2027-11-22}\n\
         +review: {author: test-author-a, reviewer: test-reviewer-a, reviewed: 2026-11-22, due: 2027-11-22}\n",
    )
}

/// The lines in which two texts differ.
struct Touched {
    old: Range<usize>,
    new: Range<usize>,
}

impl Touched {
    fn between(old: &str, new: &str) -> Self {
        let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
        let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
        let rest = old[same..].iter().rev().zip(new[same..].iter().rev()).take_while(|(old, new)| old == new).count();
        Self { old: same..old.len() - rest, new: same..new.len() - rest }
    }

    /// Whether a span of the new text stands on these lines, beside them, or on a key that they belong to.
    fn holds(&self, text: &str, span: Span) -> bool {
        let lines_of = |offset: u32| text[..(offset as usize).min(text.len())].matches('\n').count();
        let (from, to) = (lines_of(span.start), lines_of(span.end.max(span.start + 1) - 1));
        let beside = from <= self.new.end && to + 1 >= self.new.start;
        beside || self.keys_above(text).contains(&from)
    }

    /// The lines of the keys that the changed lines belong to.
    fn keys_above(&self, text: &str) -> Vec<usize> {
        let lines: Vec<&str> = text.lines().collect();
        let indent = |line: &str| line.len() - line.trim_start().len();
        let first = lines.get(self.new.start).or(lines.last()).map_or(0, |line| indent(line));
        let mut least = first.max(1) + 1;
        let mut keys = Vec::new();
        for at in (0..self.new.start.min(lines.len())).rev() {
            let own = indent(lines[at]);
            if own < least && !lines[at].is_empty() {
                keys.push(at);
                least = own;
            }
            if least == 0 {
                break;
            }
        }
        keys
    }

    /// The change, for a list of misses.
    fn shown(&self, old: &str, new: &str) -> String {
        let cut = |line: &str| line.chars().take(160).collect::<String>();
        let part = |text: &str, range: &Range<usize>, sign: &str| {
            let lines = text.lines().skip(range.start).take(range.len()).take(4);
            lines.map(|line| format!("  {sign}{}\n", cut(line))).collect::<String>()
        };
        format!("  at line {}\n{}{}", self.new.start + 1, part(old, &self.old, "-"), part(new, &self.new, "+"))
    }
}
