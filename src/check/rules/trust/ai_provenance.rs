//! Text that a machine wrote, and nobody answers for.
//!
//! A page that was written with such help says so: `assisted-by: [name of the tool]`. On a live site it then needs a
//! reviewer, who is a person of the register. What machines leave behind when text is copied from them ("As an AI language
//! model") is found on every page.
//!
//! Source: own practice: a person answers for each page.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +As an AI language model, I cannot give medical advice.
//! ```
//!
//! ```bad
//! -- edit handout.yaml --
//! -status: demonstration
//! +status: live
//! -- edit content/self-care/staying-active.md --
//! -certainty: moderate
//! +certainty: moderate
//! +assisted-by: [a text generator]
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -certainty: moderate
//! +certainty: moderate
//! +assisted-by: [a text generator]
//! ```

use crate::check::prose::Lowered;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Page, SiteStatus};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

/// What machines leave behind.
const TRACES: &[&str] = &[
    "as an ai language model",
    "as an ai assistant",
    "as an ai model",
    "as a large language model",
    "as a language model",
    "my knowledge cutoff",
    "my last knowledge update",
    "as of my last update",
    "as of my knowledge cutoff",
    "i cannot provide medical advice",
    "i can't provide medical advice",
    "i'm not a doctor, but",
    "certainly! here",
    "sure! here",
    "here is a rewritten version",
    "regenerate response",
];

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    for text in context.texts.iter().filter(|text| !text.of_others) {
        let lowered = Lowered::new(text.words);
        if let Some(range) = TRACES.iter().find_map(|trace| lowered.places(trace).next()) {
            let words = &text.words[range.clone()];
            found
                .at(text.span(page, range.clone()), format!("\"{words}\" is what a machine says of itself"))
                .help("have a person write the paragraph; name the tool in `assisted-by`");
        }
    }
    let meta = &page.summary.meta;
    let Some(first) = meta.assisted_by.first() else { return };
    let reviewed = meta.review.as_ref().is_some_and(|review| review.reviewer.is_some());
    if context.site.settings.status == SiteStatus::Live && !reviewed {
        found
            .at(first.span, "this page was written with a machine's help, and no person has reviewed it")
            .help("have it reviewed: `review: {reviewer: …, reviewed: …}`");
    }
}
