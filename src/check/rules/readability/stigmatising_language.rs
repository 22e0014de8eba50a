//! A word that labels or blames people.
//!
//! Nobody is their illness. The words stand in the list `stigma` of `content/_data/lexicons.yaml`.
//!
//! Source: NHS, disabilities and conditions.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Many sufferers rest too long.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Many people with leg pain rest too long.
//! ```

use crate::check::lexicon::report;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    report(
        page,
        context,
        found,
        ("stigma", |_| true),
        ("labels people", "name the person first: people with leg pain"),
    );
}
