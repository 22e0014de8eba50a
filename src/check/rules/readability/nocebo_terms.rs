//! Words that make a body sound weaker than it is.
//!
//! People who read that their back wears out move less and hurt more. The words stand in the list `nocebo` of
//! `content/_data/lexicons.yaml`. Page titles and other names are left alone, since people search for them.
//!
//! Source: `stewart-2018` in the register of this site.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +The cause is wear and tear.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +The cause is often a change that comes with age.
//! ```

use crate::check::lexicon::report;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Page, PassageKind};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Advice, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    report(
        page,
        context,
        found,
        ("nocebo", |text| text.passage.is_some_and(|passage| passage.kind != PassageKind::Heading)),
        (
            "can make a back sound weaker than it is",
            "speak of changes that come with age, and say that many people without pain have them",
        ),
    );
}
