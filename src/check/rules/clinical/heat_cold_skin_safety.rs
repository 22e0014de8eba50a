//! Heat or cold without a word on the skin.
//!
//! A pack on numb skin burns unnoticed, and leg pain of this kind often comes with numbness. A page that tells people to use one
//! gives each caution of the list `heat-cold-cautions`, or links to the page that does. Its words for a caution stand in one
//! entry, with `|` between; the things themselves stand in `heat-cold` of `content/_data/lexicons.yaml`.
//!
//! Source: `nhs-sciatica` in the register of this site.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Put an ice pack on your back.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Put an ice pack in a cloth on your back, not on numb skin.
//! ```

use crate::check::denial::is_denied;
use crate::check::lexicon::list;
use crate::check::prose::Lowered;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Kind, Page};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

/// What a pack on a plain page has to be for.
const HURTS: &[&str] = &[
    "pain", "pains", "painful", "ache", "aches", "aching", "sore", "stiff", "hurt", "hurts", "leg", "back", "swelling",
];

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let (things, cautions) = (context.lists.number("heat-cold"), context.lists.number("heat-cold-cautions"));
    let leads_on = |text: &crate::check::texts::Text<'_>| {
        let inside = |span: crate::text::Span| {
            text.passage.is_some_and(|passage| passage.span.start <= span.start && span.end <= passage.span.end)
        };
        page.body.links.iter().any(|link| inside(link.span)) || !context.site.mentions.find(text.words).is_empty()
    };
    let mention = context.texts.iter().filter(|text| !text.of_others).find_map(|text| {
        let range = text.hits(things).map(|hit| hit.range.clone()).find(|range| !is_denied(text.words, range))?;
        // Cold packs also cool people who are too hot, and other advice holds there.
        let for_pain = || page.summary.kind() != Kind::Page || Lowered::new(text.words).has_any(HURTS);
        (!leads_on(text) && for_pain()).then_some((text, range))
    });
    let Some((text, range)) = mention else { return };
    let said = |entry: usize| context.texts.iter().flat_map(|text| text.hits(cautions)).any(|hit| hit.entry == entry);
    let missing: Vec<&str> = list(context, "heat-cold-cautions")
        .iter()
        .enumerate()
        .filter(|(at, _)| !said(*at))
        .map(|(_, entry)| entry.split('|').next().unwrap_or(entry).trim())
        .collect();
    // A plain page that gives one of the cautions has thought of them.
    let thought_of =
        page.summary.kind() == Kind::Page && context.texts.iter().any(|text| text.hits(cautions).next().is_some());
    if !missing.is_empty() && !thought_of {
        let words = &text.words[range.clone()];
        found
            .at(text.span(page, range.clone()), format!("\"{words}\" comes without a word on: {}", missing.join(", ")))
            .help("add the caution, or link to the page that gives it");
    }
}
