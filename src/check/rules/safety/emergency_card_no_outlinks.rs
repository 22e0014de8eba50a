//! A link in a hand-written emergency card.
//!
//! Whoever has one of the signs must act and not read on. A card of emergencies on a red-flag page holds signs and what to
//! do; what explains them stands below the card. Numbers to call and services are written with `{{ action.… }}`.
//!
//! Source: NHS care cards.
//!
//! ```bad
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -> [!ROUTINE] See someone if:
//! -> - you are no better after a few weeks
//! +> [!EMERGENCY] Go to hospital now if:
//! +> - you cannot pee ([read about the nerves](../causes/disc-herniation.md))
//! ```
//!
//! ```good
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -> - you are no better after a few weeks
//! +> - you are no better after a few weeks of [short walks](../exercises/walking.md)
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Page, PassageKind};
use crate::diagnostic::Level;
use crate::text::Span;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    for passage in page.body.passages.iter().filter(|passage| passage.kind == PassageKind::Card) {
        let card = page.body.cards.iter().rfind(|card| card.span.start <= passage.span.end);
        if card.is_none_or(|card| card.value != "EMERGENCY") {
            continue;
        }
        let inside = |span: Span| passage.span.start <= span.start && span.end <= passage.span.end;
        for link in page.body.links.iter().filter(|link| inside(link.span) && !link.target.starts_with("tel:")) {
            found
                .at(link.span, "this link leads a reader with an emergency away from what to do")
                .help("move it below the card");
        }
    }
}
