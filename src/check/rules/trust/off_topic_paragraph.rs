//! A paragraph about something else altogether.
//!
//! Copied articles bring along a celebrity, an election, a recipe. A paragraph that names one of the matters in the list
//! `off-topic` of `content/_data/lexicons.yaml` and shares no word of substance with the title, the summary and the key points
//! of its page is told about. Both have to hold, so that a word by itself is no fault.
//!
//! Source: PEMAT item 2.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +A celebrity was seen at a film première in Paris.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Watch a film about a celebrity if you like, and keep moving in small amounts.
//! ```

use std::collections::BTreeSet;

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Page, PassageKind};
use crate::diagnostic::Level;
use crate::text::words;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

/// Shorter words say little about what a text is about.
const SUBSTANCE: usize = 4;

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let list = context.lists.number("off-topic");
    let mut topic: Option<BTreeSet<String>> = None;
    for text in context.texts.iter().filter(|text| !text.of_others) {
        let paragraph = text.passage.is_some_and(|passage| passage.kind == PassageKind::Paragraph);
        let Some(hit) = text.hits(list).next().filter(|_| paragraph) else { continue };
        let topic = topic.get_or_insert_with(|| of_page(page));
        let shared = words(text.words).into_iter().any(|word| topic.contains(&stem(&text.words[word])));
        if !shared && context.site.mentions.find(text.words).is_empty() {
            let words = &text.words[hit.range.clone()];
            found
                .at(
                    text.span(page, hit.range.clone()),
                    format!("this paragraph, on \"{words}\", is not about this page's topic"),
                )
                .help("take it out, or say what it has to do with the page");
        }
    }
}

/// The words of substance by which a page says what it is about.
fn of_page(page: &Page) -> BTreeSet<String> {
    let meta = &page.summary.meta;
    let texts = [&meta.title, &meta.summary].into_iter().chain(&meta.key_points).chain(&meta.also_known_as);
    texts
        .flat_map(|text| words(text).into_iter().map(|word| stem(&text[word])).collect::<Vec<_>>())
        .filter(|word| word.chars().count() >= SUBSTANCE)
        .chain(GENERAL.iter().map(|word| (*word).to_owned()))
        .collect()
}

/// Words of any page about health.
const GENERAL: &[&str] = &[
    "pain",
    "leg",
    "back",
    "nerve",
    "spine",
    "disc",
    "doctor",
    "nurse",
    "health",
    "exercise",
    "walk",
    "symptom",
    "treatment",
    "medicine",
    "hospital",
    "body",
    "muscle",
    "joint",
    "sleep",
    "care",
    "hurt",
    "ache",
    "illness",
    "patient",
];

/// A word in small letters without its plural.
fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    word.strip_suffix('s').map_or(word.clone(), str::to_owned)
}
