//! A serious illness of the site's records whose signs stand on no page.
//!
//! A condition with `stop-all: true` is there because readers may have it. If no red flag names it as its `condition`, no
//! page tells them how to notice.
//!
//! Source: `ifompt-2020` in the register of this site.
//!
//! ```bad
//! -- edit content/_data/conditions.yaml --
//! -cauda-equina:
//! +spinal-infection:
//! +  title: "Infection in the spine"
//! +  stop-all: true
//! +cauda-equina:
//! ```
//!
//! ```good
//! -- edit content/_data/conditions.yaml --
//! -cauda-equina:
//! +spinal-infection:
//! +  title: "Infection in the spine"
//! +  stop-all: true
//! +cauda-equina:
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -    group: persistence
//! +    group: persistence
//! +    condition: spinal-infection
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Site(check) };

fn check(context: Context<'_>, found: &mut Findings<'_>) {
    for condition in context.derivation.conditions.values().filter(|condition| condition.stop_all) {
        let mut flags = context.site.flags.values();
        if !flags.any(|(flag, _)| flag.condition.as_ref().is_some_and(|id| id.value == condition.id)) {
            let place = &condition.place;
            found
                .on(&place.path, place.span, format!("no page tells readers how to notice {}", condition.title))
                .help(format!("add `condition: {}` to the red flags that are its signs", condition.id));
        }
    }
}
