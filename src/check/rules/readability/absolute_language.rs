//! A promise that no treatment can keep.
//!
//! "A cure", "instant relief" and "guaranteed" make people stay with what does not help them. The words stand in the list
//! `guarantee` of `content/_data/lexicons.yaml`. "Does not cure", a question, a quotation and a part on myths are no promise.
//!
//! Source: NHS, how we write.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Short walks are a cure for leg pain.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +No walk is a cure. Be wary of anyone who offers an instant fix.
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
        ("guarantee", |_| true),
        ("promises more than anybody can keep", "say what happens to how many people, or that it may help some"),
    );
}
