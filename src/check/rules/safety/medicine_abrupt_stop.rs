//! "Stop taking it", of a medicine that must not be stopped at once.
//!
//! Stopping some medicines suddenly causes fits, panic or worse pain. A paragraph that tells people to stop one says to ask first,
//! or to do it slowly. The medicines stand in the list `withdrawal-medicines`, the words that make it safe in
//! `withdrawal-cautions` of `content/_data/lexicons.yaml`.
//!
//! Source: `nice-ng59-drugs` in the register of this site.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +If it makes you dizzy, stop taking your pregabalin.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +If it makes you dizzy, ask a doctor before you stop taking your pregabalin.
//! ```

use std::sync::LazyLock;

use crate::check::denial::is_denied;
use crate::check::rule::Definition;
use crate::check::word_lists::WordLists;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;

/// How writers tell people to stop a medicine.
static STOPS: LazyLock<WordLists> = LazyLock::new(|| {
    let ways = [
        "stop",
        "stopping",
        "quit",
        "quitting",
        "come off",
        "coming off",
        "give up",
        "throw away",
        "bin",
        "ditch",
        "drop",
        "skip",
        "cease",
        "discontinue",
        "cut out",
        "leave off",
        "get off",
        "go cold turkey",
        "cold turkey",
    ];
    WordLists::single("stops", ways)
});

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let (medicines, cautions) =
        (context.lists.number("withdrawal-medicines"), context.lists.number("withdrawal-cautions"));
    for text in context.texts.iter().filter(|text| !text.of_others) {
        if text.hits(medicines).next().is_none() || text.hits(cautions).next().is_some() {
            continue;
        }
        let mut places = STOPS.hits(text.words).into_iter().map(|hit| hit.range);
        if let Some(range) = places.find(|range| !is_denied(text.words, range)) {
            let words = &text.words[range.clone()];
            found
                .at(text.span(page, range.clone()), format!("\"{words}\": to stop this medicine at once can do harm"))
                .help("say in the same paragraph not to stop suddenly, and whom to ask");
        }
    }
}
