//! A text that stands in for one that was never written.
//!
//! "TBC", "to be confirmed" and "lorem ipsum" fill a field, so a check for the field passes and the reader gets nothing. In
//! the front matter, where reasons, signs, steps and warnings stand, a text of "none", "n/a" or a dash is one too. In tables
//! such words are left alone.
//!
//! Source: measured: Markdown linters pass an empty list of contraindications, and one that says "TBC".
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  - {condition: spinal-stenosis, level: avoid}
//! +  - {condition: spinal-stenosis, level: avoid, reason: "TBC"}
//! ```
//!
//! ```bad
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -    signs: ["you cannot hold in poo"]
//! +    signs: ["sign to be confirmed"]
//! ```
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Who should not do this: TBC by the clinical team.
//! ```
//!
//! ```bad
//! -- edit content/_data/stop-rules.yaml --
//! -  text: "Stop and get help if your leg becomes weak."
//! +  text: "Lorem ipsum dolor sit amet."
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +There is a lot to do. To be active is fine; none of it has to be long.
//! ```

use std::ops::Range;

use crate::check::findings::Finding;
use crate::check::prose::Lowered;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Page, PassageKind};
use crate::diagnostic::Level;
use crate::text::words;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Both(page, site) };

/// Marks of unfinished text that stand for nothing else, as they are written.
const MARKS: &[&str] =
    &[concat!("TO", "DO"), "TBC", "TBD", "TBA", concat!("FIX", "ME"), concat!("XX", "X"), concat!("XX", "XX"), "TK TK"];

/// Phrases of unfinished text, wherever they stand.
const PHRASES: &[&str] = &[
    "lorem ipsum",
    "dolor sit amet",
    "text goes here",
    "content goes here",
    "insert text",
    "insert content",
    "placeholder text",
    "to be written",
    "details to follow",
    "more details to follow",
    "to be added later",
    "to be completed by",
    "this section is under construction",
    "this page is under construction",
    "this section is empty",
    "this section is intentionally blank",
    "this section will be",
    "write this section",
    "awaiting clinical review",
    "awaiting clinical input",
    "pending clinical review",
    "pending clinical input",
];

/// Endings of a short statement that puts it off: "sign to be confirmed".
const PUTS_OFF: &[&str] = &[
    "to be confirmed",
    "to be decided",
    "to be determined",
    "to be added",
    "to be completed",
    "to be agreed",
    "to be reviewed",
    "to follow",
    "to come",
    "coming soon",
    "under construction",
    "in preparation",
];

/// Whole texts that say nothing, in the front matter and in paragraphs and items.
const EMPTY: &[&str] = &[
    "todo",
    "to do",
    "tbc",
    "tbd",
    "tba",
    "fixme",
    "placeholder",
    "pending",
    "fill in",
    "fill this in",
    "write me",
    "sample text",
    "example text",
    "some text",
    "asdf",
    "blah",
    "blah blah",
    "xxx",
    "insert here",
];

/// Whole texts that say nothing where something has to be said.
const NOTHING: &[&str] = &[
    "none",
    "n/a",
    "na",
    "nil",
    "nothing",
    "unknown",
    "not known",
    "not applicable",
    "see above",
    "as above",
    "same as above",
    "ditto",
    "see below",
    "reason",
    "sign",
    "warning",
    "various",
    "etc",
    "draft",
    "sample",
    "text",
    "test",
    "foo",
    "bar",
];

/// The most words of a statement that only puts off.
const SHORT: usize = 8;

fn page(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    for text in context.texts {
        let place = match text.passage.map(|passage| passage.kind) {
            None => Place::Field,
            Some(PassageKind::Cell | PassageKind::Heading) => Place::Cell,
            Some(_) => Place::Block,
        };
        if let Some(range) = placeholder(text.words, place) {
            report(found.at(text.span(page, range.clone()), message(&text.words[range])));
        }
    }
}

/// Looks at the sentences of the records that pages print.
fn site(context: Context<'_>, found: &mut Findings<'_>) {
    let records = &context.site.records;
    for rule in records.stop_rules.values() {
        of_record(&rule.text, &rule.place, found);
    }
    for rule in records.conditions.values().flat_map(|condition| &condition.rules.avoid) {
        of_record(&rule.reason, &rule.place, found);
    }
    for country in records.jurisdictions.values() {
        for service in country.services.values() {
            of_record(&service.name, &service.place, found);
            of_record(&service.action, &service.place, found);
        }
        for card in country.cards.values() {
            of_record(card, &country.place, found);
        }
    }
    for stage in records.stages.values() {
        of_record(&stage.label, &stage.place, found);
    }
}

fn of_record(text: &str, place: &crate::text::Place, found: &mut Findings<'_>) {
    if let Some(range) = placeholder(text, Place::Field) {
        report(found.on(&place.path, place.span, message(&text[range])));
    }
}

fn message(words: &str) -> String {
    format!("\"{words}\" stands where something has to be said")
}

fn report(finding: Finding<'_>) {
    finding.help("write the text, or take the entry out; what is not known yet can wait in a draft (`status: draft`)");
}

/// Where a text stands, which decides how little it may say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Field,
    Block,
    Cell,
}

/// The part of `text` that stands in for one that was never written.
fn placeholder(text: &str, place: Place) -> Option<Range<usize>> {
    let all = words(text);
    let trimmed = text.trim().trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
    let whole = text.len() - text.trim_start().len()..text.trim_end().len();
    if place != Place::Cell
        && (EMPTY.contains(&trimmed.as_str())
            || (trimmed.is_empty() && place == Place::Field && !text.trim().is_empty()))
    {
        return Some(whole);
    }
    if place == Place::Field && NOTHING.contains(&trimmed.as_str()) {
        return Some(whole);
    }
    if let Some(mark) = all.iter().find(|word| MARKS.contains(&&text[(*word).clone()])) {
        return Some(mark.clone());
    }
    let lowered = Lowered::new(text);
    if let Some(range) = PHRASES.iter().find_map(|phrase| lowered.places(phrase).next()) {
        return Some(range);
    }
    if place != Place::Cell && all.len() <= SHORT && PUTS_OFF.iter().any(|end| trimmed.ends_with(end)) {
        let open = ["if", "when", "need", "needs", "has", "have", "ready", "going", "likely", "expected", "continue"];
        let is_open = all.iter().any(|word| open.contains(&text[word.clone()].to_ascii_lowercase().as_str()));
        if !is_open {
            return Some(whole);
        }
    }
    bracketed(text)
}

/// Words in square or angle brackets that tell the author what to put there: `[insert signs]`.
fn bracketed(text: &str) -> Option<Range<usize>> {
    const ORDERS: &[&str] = &["insert", "add", "your", "todo", "tbc", "tbd", "to be", "placeholder", "fill"];
    text.match_indices(['[', '<']).find_map(|(at, open)| {
        let close = if open == "[" { ']' } else { '>' };
        let end = at + text[at..].find(close)? + 1;
        let inside = text[at + 1..end - 1].trim_start().to_ascii_lowercase();
        let orders = ORDERS
            .iter()
            .any(|order| inside.strip_prefix(order).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
        orders.then_some(at..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_for_a_text_is_told_from_one_that_speaks_of_it() {
        let is = |text: &str, place| placeholder(text, place).is_some();
        for text in [
            concat!("TO", "DO"),
            "todo",
            concat!("TO", "DO: ask Anna"),
            "Tbc.",
            "…",
            "-",
            "?",
            "N/A",
            "none",
            "See above",
            "lorem ipsum dolor",
            "Coming soon!",
            "Signs to be confirmed",
            "[insert reason]",
            "Reason: TBC",
            "<add text>",
            "Details to follow.",
            "Stop if TBD",
            "xxx",
            "Text",
            "Placeholder",
            "To be agreed",
            "This section will be written by the team.",
            "Awaiting clinical review",
            "More to come",
            "write me",
            "Under construction",
            concat!("XX", "X"),
            "  tba  ",
            "Content goes here",
        ] {
            assert!(is(text, Place::Field), "{text}");
        }
        for text in [
            "There is a lot to do.",
            "None of these signs has to be strong.",
            "Nothing helps everyone.",
            "you cannot pee",
            "The best is yet to come for people who keep at it over months",
            "Blood tests are not needed.",
            "If your baby is going to come",
            "A test of which movement helps",
            "Todo empieza aquí, con calma.",
            "The nurse will add up your score.",
            "No changes have to be made",
            "The area has to be reviewed",
            "Your appointment is pending.",
            "They drafted a plan.",
            "Press [Enter] to go on.",
            "See below for signs.",
            "Sign the form.",
            "Unknown causes are rare.",
            "A warning label",
            "Text a friend.",
            "Pending tests, rest.",
            "You may need to follow a diet to come off tablets",
            "Ask what is to be done.",
            "Barely any pain",
            "1 < 2 and 3 > 2",
            "[1]",
            "A sample of pee",
            "Draft beer",
            "An example",
            "It comes soon after.",
        ] {
            assert!(!is(text, Place::Field), "{text}");
        }
        assert!(!is("None", Place::Block) && !is("n/a", Place::Cell) && !is("-", Place::Cell));
        assert!(is("TBC", Place::Cell) && is("Coming soon.", Place::Block));
    }
}
