//! A number to call that belongs to another country, or that is written by hand on a page about health.
//!
//! The same three digits are an ambulance in one country and an advice line in another. Pages take services and numbers
//! from the jurisdiction, so that a site for another country cannot keep the wrong one: `{{ service.emergency }}` in the
//! body, and in front matter the name of a service in an `action`. Every telephone number of every jurisdiction of the
//! site is looked for, in the body, in the front matter and in stop rules. It counts where the text says to call it. A
//! number of another country is fine in a sentence that names the country; a number of the site's own is fine on a plain
//! page (`kind: page`).
//!
//! Source: the safety model of this project.
//!
//! ```bad
//! -- edit content/about.md --
//! -This site is a test. Nobody has checked it.
//! +In an emergency call 911.
//! ```
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Call 999 if you cannot pee.
//! ```
//!
//! ```good
//! -- edit content/about.md --
//! -This site is a test. Nobody has checked it.
//! +In an emergency call {{ service.emergency }}. In the United States, call 911. About 911 people read this site.
//! ```

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::prose::{Lowered, phrase, sentence_at};
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Jurisdiction, Kind, Page};
use crate::diagnostic::Level;
use crate::text::words;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

/// Words before a number to call, close by.
const CALLS: &[&str] = &[
    "call",
    "calls",
    "calling",
    "phone",
    "phoning",
    "telephone",
    "tel",
    "ring",
    "ringing",
    "dial",
    "dialling",
    "dialing",
    "text",
    "contact",
    "number",
    "on",
    "helpline",
    "nhs",
    "ambulance",
    "emergency",
    "or",
];

/// Words after a number to call.
const THEN: &[&str] =
    &["now", "immediately", "today", "if", "straight", "at", "for", "or", "and", "online", "service", "right"];

/// What a number counts when it is none to call.
const COUNTED: &[&str] = &[
    "people",
    "patients",
    "women",
    "men",
    "children",
    "adults",
    "participants",
    "days",
    "weeks",
    "hours",
    "minutes",
    "years",
    "times",
    "steps",
    "mg",
    "ml",
    "calls",
    "pages",
    "of",
    "million",
    "thousand",
    "per",
    "km",
    "metres",
    "cases",
    "studies",
    "trials",
    "ambulances",
    "hospitals",
    "beds",
    "pounds",
    "dollars",
];

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let own = context.site.settings.jurisdiction.value.as_str();
    let numbers = numbers(&context.site.records.jurisdictions, own);
    let plain = page.summary.kind() == Kind::Page;
    for text in context.texts {
        for (range, number) in written(text.words, &numbers) {
            if number.own && plain {
                continue;
            }
            let help = match text.passage {
                Some(_) => format!(
                    "write `{{{{ service.{id} }}}}` for its name, or `{{{{ action.{id} }}}}` for the whole order",
                    id = number.service
                ),
                None => BY_CARD.to_owned(),
            };
            let message = number.message(&text.words[range.clone()]);
            found.at(text.span(page, range), message).help(help);
        }
    }
    // A stop rule is told about with the exercises that print it; findings that are the same are told once.
    let stop_if = page.summary.exercise().into_iter().flat_map(|exercise| &exercise.stop_if);
    for rule in stop_if.filter_map(|id| context.site.records.stop_rules.get(id.as_str())) {
        for (range, number) in written(&rule.text, &numbers) {
            found.on(&rule.place.path, rule.place.span, number.message(&rule.text[range])).help(BY_CARD);
        }
    }
}

const BY_CARD: &str = "say it without the number; the page's cards show the number of the country";

/// A number to call.
#[derive(Clone, Copy, Debug)]
struct Number<'a> {
    /// The id of a service that has it.
    service: &'a str,
    /// A country that has it, and its code.
    country: (&'a str, &'a str),
    /// Whether it is one of the site's own country.
    own: bool,
}

impl Number<'_> {
    fn message(&self, digits: &str) -> String {
        format!("{digits} is a number to call in {}, written by hand", self.country.0)
    }
}

/// All numbers that can be called, those of the country `own` first.
fn numbers<'a>(jurisdictions: &'a BTreeMap<String, Jurisdiction>, own: &str) -> BTreeMap<&'a str, Number<'a>> {
    let mut all = BTreeMap::new();
    let (here, elsewhere): (Vec<_>, Vec<_>) = jurisdictions.iter().partition(|(code, _)| *code == own);
    for (code, country) in here.into_iter().chain(elsewhere) {
        for (id, service) in &country.services {
            if let Some(phone) = &service.phone {
                let country = (country.name.as_str(), code.as_str());
                let number = Number { service: id.as_str(), country, own: code == own };
                all.entry(phone.as_str()).or_insert(number);
            }
        }
    }
    all
}

/// The numbers that stand in `text` as something to call.
fn written<'a>(text: &str, numbers: &BTreeMap<&str, Number<'a>>) -> Vec<(Range<usize>, Number<'a>)> {
    let mut all = Vec::new();
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return all;
    }
    let lowered = Lowered::new(text);
    for (digits, number) in numbers {
        for range in lowered.places(digits) {
            if is_called(text, &range) && !is_part_of_number(text, &range) && !is_abroad(text, &range, number) {
                all.push((range, *number));
            }
        }
    }
    all
}

/// Whether the digits at `range` stand in a sentence that tells of another country, which has that number.
fn is_abroad(text: &str, range: &Range<usize>, number: &Number<'_>) -> bool {
    let sentence = sentence_at(text, range.start);
    let (name, code) = number.country;
    !number.own && (phrase(sentence, name).is_some() || words(sentence).into_iter().any(|word| sentence[word] == *code))
}

/// Whether the words around the digits at `range` say to call them: digits may count people or days.
fn is_called(text: &str, range: &Range<usize>) -> bool {
    let sentence = sentence_at(text, range.start);
    let start = sentence.as_ptr() as usize - text.as_ptr() as usize;
    let of = |part: &str| words(part).into_iter().map(|word| part[word].to_lowercase()).collect::<Vec<_>>();
    let (before, after) = (of(&text[start..range.start]), of(&text[range.end..start + sentence.len()]));
    let next = after.first().map_or("", String::as_str);
    if COUNTED.contains(&next) {
        return false;
    }
    let called = before.iter().rev().take(4).any(|word| CALLS.contains(&word.as_str()));
    called || (before.is_empty() && (THEN.contains(&next) || after.len() <= 2))
}

/// Whether digits go on beyond a point or comma: `1.999`.
fn is_part_of_number(text: &str, range: &Range<usize>) -> bool {
    let joins = |next: Option<char>, after: Option<char>| {
        matches!(next, Some('.' | ',')) && after.is_some_and(|c| c.is_ascii_digit())
    };
    let mut before = text[..range.start].chars().rev();
    let mut after = text[range.end..].chars();
    joins(before.next(), before.next()) || joins(after.next(), after.next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_no_telephone() {
        let number = Number { service: "emergency", country: ("Ireland", "IE"), own: false };
        let numbers = BTreeMap::from([("112", number)]);
        let found = |text: &str| written(text, &numbers).len();
        for text in [
            "The next spell came after 208 days, against 112 without it.",
            "The hospital has 112 beds.",
            "The service saw 112 people.",
            "A line of 112 people waited for the ambulance.",
            "Contact with 112 patients was lost.",
            "In Ireland, call 112.",
            "Blood pressure of 112 is fine.",
            "Emergency teams helped 112 times.",
        ] {
            assert_eq!(found(text), 0, "{text}");
        }
        assert_eq!(found("Call 112, or 1,112 times"), 1);
        assert_eq!(found("Ring 112 or call 112."), 2);
        assert_eq!(found("112 now"), 1);
        for text in
            ["Phone for help on 112.", "The emergency number is 112.", "112 for an ambulance", "Dial 112!", "call: 112"]
        {
            assert_eq!(found(text), 1, "{text}");
        }
    }
}
