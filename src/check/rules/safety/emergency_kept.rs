//! A warning sign that is an emergency, made less urgent, taken off the card, or gone.
//!
//! One edit of a tier or of `stamped` sends somebody to a GP next week who should be in hospital tonight. So a second record
//! says which flags are emergencies (`emergency-flags`) and which stand on the card of every page (`card-flags`): lists of
//! ids in `content/_data/lexicons.yaml`. To change one takes two edits, and a person who knows why.
//!
//! Source: `girft-ces-2023` in the register of this site.
//!
//! ```bad
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -    tier: emergency
//! -    group: weakness
//! -    stamped: true
//! +    tier: same-day
//! +    group: weakness
//! ```
//!
//! ```bad
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -    group: weakness
//! -    stamped: true
//! +    group: weakness
//! ```
//!
//! ```good
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -    signs: ["your leg is getting weaker over hours or days"]
//! +    signs: ["your leg is getting weaker over hours"]
//! ```

use crate::check::lexicon::list;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Flag, Id, Tier};
use crate::diagnostic::Level;
use crate::text::Span;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Site(check) };

fn check(context: Context<'_>, found: &mut Findings<'_>) {
    for name in list(context, "emergency-flags") {
        match flag(name, context) {
            None => absent(name, context, found),
            Some(flag) if flag.tier.value != Tier::Emergency => {
                let tier = flag.tier.value.name();
                found
                    .on(
                        &flag.place.path,
                        flag.tier.span,
                        format!("`{name}` is an emergency, and is called {tier} here"),
                    )
                    .help("write `tier: emergency`; the list `emergency-flags` of lexicons.yaml says so");
            }
            Some(_) => {}
        }
    }
    for name in list(context, "card-flags") {
        if let Some(flag) = flag(name, context).filter(|flag| !flag.stamped) {
            found
                .on(&flag.place.path, flag.id.span, format!("`{name}` belongs on the emergency card of every page"))
                .help("add `stamped: true`; the list `card-flags` of lexicons.yaml says so");
        }
    }
}

fn flag<'a>(name: &str, context: Context<'a>) -> Option<&'a Flag> {
    context.site.flags.iter().find_map(|(id, (flag, _))| (Id::as_str(id) == name).then_some(flag))
}

/// Reports a flag of the list that no page states.
fn absent(name: &str, context: Context<'_>, found: &mut Findings<'_>) {
    // Then the flag may stand on the page that could not be read, which is an error of its own.
    if !context.site.unreadable.is_empty() {
        return;
    }
    if let Some(path) = context.site.records.present.get("lexicons") {
        found
            .on(path, Span::default(), format!("no page states the emergency `{name}`, which `emergency-flags` names"))
            .help("put the flag back; or take its name out of the list, if a person who may has decided so");
    }
}
