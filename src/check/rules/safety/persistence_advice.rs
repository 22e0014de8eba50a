//! A self-care page that does not say when to see somebody although nothing is an emergency.
//!
//! Caring for oneself has an end: some people do not get better, and go on for months because nothing told them to stop.
//! A self-care page names a red flag of the tier `routine` among its `red-flags`; its card then says when, and whom to see.
//!
//! Source: `nhs-sciatica` in the register of this site.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -red-flags: [no-better]
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -red-flags: [no-better]
//! +red-flags: [no-better, leg-weakness]
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Flag, Kind, Page, Tier};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    if page.summary.kind() != Kind::SelfCare {
        return;
    }
    let meta = &page.summary.meta;
    let routine = |flag: &Flag| flag.tier.value == Tier::Routine;
    let flags = &context.site.flags;
    if meta.red_flags.iter().any(|id| flags.get(&id.value).is_some_and(|(flag, _)| routine(flag))) {
        return;
    }
    let known: Vec<&str> = flags.values().filter(|(flag, _)| routine(flag)).map(|(flag, _)| flag.id.as_str()).collect();
    let help = if known.is_empty() {
        "write a flag of the tier `routine` on a red-flag page, and name it in `red-flags` here".to_owned()
    } else {
        format!("add one of these to `red-flags`: {}", known.join(", "))
    };
    found.at(meta.title.span, "this page does not say when to see somebody if it does not help").help(help);
}
