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

use crate::check::lexicon::is_denied;
use crate::check::phrases::Phrases;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;

/// How writers tell people to stop a medicine.
const STOPS: [&str; 9] =
    ["stop taking", "stop your", "stop the", "stop using", "come off", "quit", "give up", "throw away", "stop"];

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let (medicines, cautions) =
        (Phrases::of(context, "withdrawal-medicines"), Phrases::of(context, "withdrawal-cautions"));
    if medicines.is_empty() {
        return;
    }
    let stops = Phrases::new(&STOPS);
    for text in context.texts.iter().filter(|text| !text.of_others) {
        if !medicines.are_in(text.words) || cautions.are_in(text.words) {
            continue;
        }
        if let Some(range) = stops.places(text.words).into_iter().find(|range| !is_denied(text.words, range)) {
            let words = &text.words[range.clone()];
            found
                .at(text.span(page, range.clone()), format!("\"{words}\": to stop this medicine at once can do harm"))
                .help("say in the same paragraph not to stop suddenly, and whom to ask");
        }
    }
}
