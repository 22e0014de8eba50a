//! Words that claim more than any study shows.
//!
//! "Clinically proven" and "just as effective as surgery" sell; studies compare, with doubt. The words stand in the list `overstated`
//! of `content/_data/lexicons.yaml`.
//!
//! Source: `peul-2007` in the register of this site.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Walking works for everyone.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Nothing works for everyone.
//! ```

use crate::check::lexicon::report;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    report(
        page,
        context,
        found,
        ("overstated", |_| true),
        ("claims more than studies show", "say what was compared, for how many people, and how sure it is"),
    );
}
