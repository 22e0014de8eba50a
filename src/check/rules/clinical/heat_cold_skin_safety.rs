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

use crate::check::lexicon::{is_denied, list};
use crate::check::phrases::Phrases;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let things = Phrases::of(context, "heat-cold");
    let texts = context.texts;
    let leads_on = |text: &crate::check::lexicon::Text<'_>| {
        let inside = |span: crate::text::Span| {
            text.passage.is_some_and(|passage| passage.span.start <= span.start && span.end <= passage.span.end)
        };
        page.body.links.iter().any(|link| inside(link.span)) || !context.site.mentions.find(text.words).is_empty()
    };
    let mention = texts.iter().filter(|text| !text.of_others).find_map(|text| {
        let range = things.places(text.words).into_iter().find(|range| !is_denied(text.words, range))?;
        (!leads_on(text)).then_some((text, range))
    });
    let Some((text, range)) = mention else { return };
    let said = |entry: &&String| {
        let words: Vec<&str> = entry.split('|').collect();
        let words = Phrases::new(&words);
        texts.iter().any(|text| words.are_in(text.words))
    };
    let missing: Vec<&str> = list(context, "heat-cold-cautions")
        .iter()
        .filter(|entry| !said(entry))
        .map(|entry| entry.split('|').next().unwrap_or(entry).trim())
        .collect();
    if !missing.is_empty() {
        let words = &text.words[range.clone()];
        found
            .at(text.span(page, range.clone()), format!("\"{words}\" comes without a word on: {}", missing.join(", ")))
            .help("add the caution, or link to the page that gives it");
    }
}
