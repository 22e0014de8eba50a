//! Is an unsafe page let through? From the clean site, operators make thousands of unsafe ones, each with one fault; each
//! has to be found, by a rule that is meant for it, at the place of the fault, where nothing was found before.
//!
//! The operators change text and know nothing of the rules but their names. `cargo test` tries some mutants of each
//! operator (`MUTANTS=8` tries eight, `OPERATORS=word` only those with the word in their name). The whole run, which prints
//! the figures of `tests/FIGURES.md`, is `MUTANTS=all cargo test --profile mutants --test it mutants -- --nocapture`.

mod clinic;
mod exercise;
mod guide;
mod offers;
mod operators;
mod page;
mod places;
mod prose;
mod red_flag;
mod report;
mod sealed;
mod site;
mod source;
mod stranger;
mod theme;
mod trust;
mod unlisted;

use std::collections::BTreeSet;
use std::fmt::Write;

use handout::check::RULES;
use handout::diagnostic::STAGES;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use report::Report;
use site::{Clean, Judged};
use source::Corpus;

/// How many mutants of each operator the everyday run tries.
const SAMPLE: usize = 1;

/// How many mutants of one operator are made at most.
const MOST: usize = 40;

/// A file as an operator changed it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Variant {
    path: String,
    text: String,
}

/// Where a finding has to stand to count.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Place {
    /// On the changed lines, beside them, or on the key that they belong to.
    Lines,
    /// In the changed file.
    File,
    /// Anywhere: what is gone leaves its traces in other files.
    Site,
}

/// The site that an operator starts from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Start {
    /// The site of this repository, up to the rules.
    Own,
    /// The small site of the fixtures, up to the finished pages.
    Finished,
    /// The small site as a live one with people.
    Live,
    /// The live site with every page signed and sealed.
    Sealed,
}

/// A way to make a page unsafe.
struct Operator {
    name: &'static str,
    /// The rules that are meant to see it; one of them is enough.
    expects: &'static [&'static str],
    place: Place,
    start: Start,
    make: fn(&Corpus) -> Vec<Variant>,
}

impl Operator {
    /// Its mutants, distinct, none of them the clean file, at most [`MOST`], spread over all that there are.
    fn mutants(&self, clean: &Clean) -> Vec<Variant> {
        let made: BTreeSet<Variant> = (self.make)(&clean.corpus).into_iter().collect();
        let changed = |variant: &Variant| clean.corpus.files.get(&variant.path) != Some(&variant.text);
        spread(made.into_iter().filter(changed).collect(), MOST)
    }
}

/// All operators: those of the list that the linter was ordered by, and those that a stranger would think of.
fn operators() -> impl Iterator<Item = &'static Operator> {
    let tables = [operators::OPERATORS, offers::OPERATORS, sealed::OPERATORS, stranger::OPERATORS, unlisted::OPERATORS];
    tables.into_iter().flatten()
}

/// `count` of `all`, evenly.
fn spread<T: Clone>(all: Vec<T>, count: usize) -> Vec<T> {
    if all.len() <= count {
        return all;
    }
    (0..count).map(|at| all[at * all.len() / count].clone()).collect()
}

#[test]
fn unsafe_variants_of_the_clean_site_are_found() {
    let wanted = std::env::var("MUTANTS").unwrap_or_default();
    let whole = wanted == "all";
    let sample = if whole { MOST } else { wanted.parse().unwrap_or(SAMPLE) };
    let (own, small, live, sealed) = (Clean::own(), Clean::small(), Clean::live(), Clean::sealed());
    let only = std::env::var("OPERATORS").unwrap_or_default();
    let mut jobs = Vec::new();
    for operator in operators().filter(|operator| operator.name.contains(&only)) {
        let clean = match operator.start {
            Start::Own => &own,
            Start::Finished => &small,
            Start::Live => &live,
            Start::Sealed => &sealed,
        };
        let mutants = operator.mutants(clean);
        assert!(!mutants.is_empty(), "{} makes nothing of this site", operator.name);
        if !operator.expects.iter().any(|rule| is_built(rule)) {
            show(&format!(
                "not judged: {}, {} mutants; no rule is meant to see them yet",
                operator.name,
                mutants.len()
            ));
            continue;
        }
        let mutants = spread(mutants, sample);
        jobs.extend(mutants.into_iter().map(|variant| (operator, clean, variant)));
    }
    let judged: Vec<Judged> =
        jobs.into_par_iter().map(|(operator, clean, variant)| clean.judge(operator, &variant)).collect();
    let report = Report::of(&judged);
    show(&report.to_string());
    let missed = report.missed();
    let serious: Vec<&String> = missed.iter().filter(|(clinical, _)| *clinical).map(|(_, line)| line).collect();
    assert!(serious.is_empty(), "unsafe pages that no clinical or safety rule saw:\n{serious:#?}");
    assert!(report.recall() >= 0.98, "{:.1} % are too few", report.recall() * 100.0);
    if whole && only.is_empty() {
        assert!(operators().count() >= 30 && judged.len() >= 2000, "{} mutants are too few", judged.len());
    }
}

/// Whether there is a rule of this name; the stages themselves find what stands in these groups.
fn is_built(rule: &str) -> bool {
    STAGES.iter().any(|known| known.name.as_str() == rule) || RULES.iter().any(|known| known.name.as_str() == rule)
}

/// Prints for `--nocapture`.
fn show(text: &str) {
    let mut line = String::new();
    write!(line, "{text}").expect("a string takes text");
    #[expect(clippy::print_stdout, reason = "the figures are what the run is for")]
    {
        println!("{line}");
    }
}
