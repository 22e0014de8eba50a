//! A word that frightens more than it explains.
//!
//! Fear makes backs stiff and keeps people in bed. The words stand in the list `fear` of `content/_data/lexicons.yaml`. Warning
//! signs stand outside this rule: there, plain alarm is right.
//!
//! Source: `stewart-2018` in the register of this site.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Bending gives you crippling pain.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Bending will not give you crippling pain.
//! ```

use crate::check::lexicon::report;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Kind, Page};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    if page.summary.kind() == Kind::RedFlag {
        return;
    }
    report(
        page,
        context,
        found,
        ("fear", |text| !text.is_card()),
        ("frightens readers", "say plainly what happens, without the picture"),
    );
}
