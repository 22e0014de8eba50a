//! A hand-written care card outside the red-flag pages.
//!
//! Every page gets its cards from the flags, complete and with the services of the country. A second card, written by
//! hand, has other signs and other numbers than the first, and readers see both. On red-flag pages, where the flags are at
//! home, a card may say more; elsewhere name the flag in `red-flags`, or write `> [!IMPORTANT]`.
//!
//! Source: the safety model of this project; NHS care cards.
//!
//! ```bad
//! -- edit content/about.md --
//! -This site is a test. Nobody has checked it.
//! +> [!ROUTINE] See somebody if:
//! +> - your leg is no better
//! ```
//!
//! ```good
//! -- edit content/about.md --
//! -This site is a test. Nobody has checked it.
//! +> [!IMPORTANT] This site is a test
//! +> Nobody has checked it.
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Kind, Page};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    if page.summary.kind() == Kind::RedFlag {
        return;
    }
    for card in page.body.cards.iter().filter(|card| matches!(card.value.as_str(), "EMERGENCY" | "URGENT" | "ROUTINE"))
    {
        found
            .at(card.span, format!("`[!{}]` cards stand on red-flag pages only", card.value))
            .help("name the flag in `red-flags` of this page, and its card shows it; or write `> [!IMPORTANT]`");
    }
}
