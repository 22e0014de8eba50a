//! A figure of speech where the thing itself could be said.
//!
//! Readers who learnt English late, or who take words at their word, are lost. The words stand in the list `idioms` of
//! `content/_data/lexicons.yaml`.
//!
//! Source: NHS: "we do not use metaphors".
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +At the end of the day, short walks help.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Short walks help.
//! ```

use crate::check::lexicon::report;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Advice, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    report(page, context, found, ("idioms", |_| true), ("is a figure of speech", "say the thing itself"));
}
