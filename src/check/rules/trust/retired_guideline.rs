//! A guideline that another has replaced.
//!
//! Advice outlives its guideline on pages that nobody looked at again. A source with `replaced-by: ID` in
//! `content/_data/sources.yaml` is cited only beside the one that took its place; and the names of retired guidelines in the list `retired-guidelines` of
//! `content/_data/lexicons.yaml` stand neither in a text nor in the title of a source that a page uses, unless the same
//! sentence says that they were replaced.
//!
//! Source: NICE withdraws what it replaces: `nice-ng59` took the place of CG88, `nice-ng234` that of CG75.
//!
//! ```bad
//! -- edit content/_data/sources.yaml --
//! -disc-review: {title: "A test review of slipped discs", year: 2020, publisher: Test Press, kind: systematic-review, url: "https://example.com/disc", seen: full}
//! +disc-review: {title: "A test review of slipped discs", replaced-by: bone-guide, kind: systematic-review, url: "https://example.com/disc"}
//! ```
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +The NICE guideline CG88 advises short rests.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +The guideline CG88 was replaced in 2016.
//! ```

use crate::check::prose::{Lowered, sentence_at};
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Id, Page};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Both(page, site) };

/// Words that say that a guideline is history.
const HISTORY: &[&str] = &[
    "replaced",
    "replaces",
    "superseded",
    "supersedes",
    "withdrawn",
    "retired",
    "out of date",
    "outdated",
    "used to",
    "former",
];

fn page(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let list = context.lists.number("retired-guidelines");
    for text in context.texts.iter().filter(|text| !text.of_others) {
        for hit in text.hits(list) {
            if Lowered::new(sentence_at(text.words, hit.range.start)).has_any(HISTORY) {
                continue;
            }
            let name = &text.words[hit.range.clone()];
            found
                .at(text.span(page, hit.range.clone()), format!("{name} has been replaced"))
                .help("go by the guideline that replaced it, and name that one");
        }
    }
    let sources = &context.site.records.sources;
    for id in page.summary.meta.sources.iter().chain(&page.body.citations) {
        let Some(source) = sources.get(&id.value) else { continue };
        let cites = |id: &Id| page.summary.meta.sources.iter().any(|source| source.value == *id);
        if let Some(newer) = source.replaced_by.as_ref().filter(|newer| !cites(&newer.value)) {
            let message = format!("\"{}\" has been replaced", source.title);
            found
                .at(id.span, message)
                .label(source.place.clone(), format!("`replaced-by: {}`", newer.value))
                .help(format!("go by `{}`, and look whether the page still says what it does", newer.value));
        }
    }
}

fn site(context: Context<'_>, found: &mut Findings<'_>) {
    let list = context.lists.number("retired-guidelines");
    for source in context.site.records.sources.values() {
        if source.replaced_by.is_none() && context.lists.hits(&source.title).iter().any(|hit| hit.is_of(list)) {
            found
                .on(&source.place.path, source.place.span, format!("\"{}\" has been replaced", source.title))
                .help("name what replaced it: `replaced-by: ID`");
        }
        if let Some(newer) = &source.replaced_by
            && !context.site.records.sources.contains_key(&newer.value)
        {
            found
                .on(&source.place.path, newer.span, format!("there is no source `{}`", newer.value))
                .help("add it to this file, or put the id right");
        }
    }
}
