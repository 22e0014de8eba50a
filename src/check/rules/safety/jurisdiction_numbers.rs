//! An emergency number written by hand.
//!
//! The same three digits are an ambulance in one country and an advice line in another. Pages take services and numbers
//! from the jurisdiction, so that a site for another country cannot keep the wrong one: `{{ service.emergency }}` in the
//! body, and in front matter the name of a service in an `action`. Every telephone number of every jurisdiction of the
//! site is looked for, in the body, in the front matter and in stop rules.
//!
//! Source: the safety model of this project.
//!
//! ```bad
//! -- edit content/about.md --
//! -This site is a test. Nobody has checked it.
//! +In an emergency call 911.
//! ```
//!
//! ```good
//! -- edit content/about.md --
//! -This site is a test. Nobody has checked it.
//! +In an emergency call {{ service.emergency }}. About 999 people read this site.
//! ```

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::prose::{front_matter, phrase, place_in, sentence_at, word_count};
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Jurisdiction, Page};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

/// Words that make the number beside them one to call. Without one of them, digits may count people or days.
const CALLS: [&str; 19] = [
    "call",
    "calls",
    "calling",
    "phone",
    "telephone",
    "ring",
    "dial",
    "number",
    "emergency",
    "ambulance",
    "text",
    "contact",
    "line",
    "helpline",
    "online",
    "advice",
    "nhs",
    "service",
    "hospital",
];

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let numbers = numbers(&context.site.records.jurisdictions);
    for prose in front_matter(&page.summary) {
        for (range, service) in written(&prose.value, &numbers) {
            let number = prose.value[range.clone()].to_owned();
            found
                .at(place_in(page, prose, range), message(&number, service))
                .help("say it without the number; the page's cards show the number of the country");
        }
    }
    for passage in &page.body.passages {
        for (range, service) in written(&passage.text, &numbers) {
            let number = passage.text[range.clone()].to_owned();
            let id = service.0;
            found.at(passage.source(range), message(&number, service)).help(format!(
                "write `{{{{ service.{id} }}}}` for its name, or `{{{{ action.{id} }}}}` for the whole order"
            ));
        }
    }
    // A stop rule is told about with the exercises that print it; findings that are the same are told once.
    let stop_if = page.summary.exercise().into_iter().flat_map(|exercise| &exercise.stop_if);
    for rule in stop_if.filter_map(|id| context.site.records.stop_rules.get(id.as_str())) {
        for (range, service) in written(&rule.text, &numbers) {
            found
                .on(&rule.place.path, rule.place.span, message(&rule.text[range], service))
                .help("say it without the number; the page's cards show the number of the country");
        }
    }
}

/// The id of a service, and a country that has it under a number.
type Service<'a> = (&'a str, &'a str);

/// All numbers that can be called, with a service that each belongs to.
fn numbers(jurisdictions: &BTreeMap<String, Jurisdiction>) -> BTreeMap<&str, Service<'_>> {
    let mut all = BTreeMap::new();
    for country in jurisdictions.values() {
        for (id, service) in &country.services {
            if let Some(phone) = &service.phone {
                all.entry(phone.as_str()).or_insert((id.as_str(), country.name.as_str()));
            }
        }
    }
    all
}

/// The numbers that stand in `text` as something to call.
fn written<'a>(text: &str, numbers: &BTreeMap<&str, Service<'a>>) -> Vec<(Range<usize>, Service<'a>)> {
    let mut all = Vec::new();
    for (number, service) in numbers {
        let mut from = 0;
        while let Some(found) = phrase(&text[from..], number) {
            let range = from + found.start..from + found.end;
            from = range.end;
            let sentence = sentence_at(text, range.start);
            let called = CALLS.iter().any(|word| phrase(sentence, word).is_some());
            if (called || word_count(sentence) <= 3) && !is_part_of_number(text, &range) {
                all.push((range, *service));
            }
        }
    }
    all
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

fn message(number: &str, (_, country): Service<'_>) -> String {
    format!("{number} is a number to call in {country}, written by hand")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_no_telephone() {
        let numbers = BTreeMap::from([("112", ("emergency", "Ireland"))]);
        let found = |text: &str| written(text, &numbers).len();
        assert_eq!(found("The next spell came after 208 days, against 112 without it."), 0);
        assert_eq!(found("Call 112, or 1,112 times"), 1);
        assert_eq!(found("Ring 112 or call 112."), 2);
        assert_eq!(found("112 now"), 1);
    }
}
