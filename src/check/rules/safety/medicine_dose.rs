//! A dose of a medicine in the text.
//!
//! What is right for one reader harms another: kidneys, age, other tablets. The leaflet and the pharmacist give the dose. The names
//! of medicines stand in the list `medicines` of `content/_data/lexicons.yaml`; on a page about a medicine any dose counts.
//!
//! Source: own practice: doses belong to the leaflet and the prescriber.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Take ibuprofen 400mg three times a day.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Take ibuprofen as the leaflet says, after 10 minutes of rest.
//! ```

use crate::check::denial::is_denied;
use crate::check::prose::sentence_at;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Facts, Page};
use crate::diagnostic::Level;
use crate::text::words;

/// Units in which medicines are measured.
const UNITS: [&str; 12] =
    ["mg", "mgs", "milligram", "milligrams", "mcg", "µg", "microgram", "micrograms", "g", "gram", "grams", "ml"];

/// Small numbers as words.
const NUMBERS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "eight", "ten", "half", "another"];

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let medicines = context.lists.number("medicines");
    let about_one = matches!(&page.summary.facts, Facts::Treatment(treatment) if treatment.medicine);
    for text in context.texts {
        let measured = doses(text.words).into_iter().map(|range| (range, about_one));
        // How many, and how often, is a dose where the medicine is named beside it.
        let counted = counts(text.words).into_iter().map(|range| (range, false));
        for (range, about_one) in measured.chain(counted) {
            let sentence = sentence_at(text.words, range.start).as_bytes().as_ptr_range();
            let near = |at: &std::ops::Range<usize>| sentence.contains(&text.words[at.start..].as_ptr());
            let named = about_one || text.hits(medicines).any(|hit| near(&hit.range));
            if named && !is_denied(text.words, &range) {
                let dose = &text.words[range.clone()];
                found
                    .at(text.span(page, range.clone()), format!("\"{dose}\" is a dose of a medicine"))
                    .help("leave it out; say \"follow the leaflet\", or whom to ask");
            }
        }
    }
}

/// "Two tablets", "4 times a day", "every six hours".
fn counts(text: &str) -> Vec<std::ops::Range<usize>> {
    let words = words(text);
    let word = |at: usize| words.get(at).map_or(String::new(), |word| text[word.clone()].to_lowercase());
    let number = |at: usize| NUMBERS.contains(&word(at).as_str()) || word(at).parse::<u32>().is_ok();
    let is = |at: usize, known: &[&str]| known.contains(&word(at).as_str());
    let mut all = Vec::new();
    for at in 0..words.len() {
        let forms = ["tablet", "tablets", "pill", "pills", "capsule", "capsules", "doses", "spoonful", "spoonfuls"];
        let last = if number(at)
            && (is(at + 1, &forms) || (is(at + 2, &forms) && !is(at + 1, &["days", "weeks", "of"])))
        {
            at + 1
        } else if number(at) && is(at + 1, &["times"]) && (is(at + 2, &["daily"]) || is(at + 3, &["day", "night"])) {
            at + 2
        } else if (is(at, &["once", "twice"]) && (is(at + 1, &["daily"]) || is(at + 2, &["day"])))
            || (is(at, &["double"]) && is(at + 1, &["dose"]))
            || (is(at, &["every"]) && number(at + 1) && is(at + 2, &["hours", "hour"]))
        {
            at + 1
        } else {
            continue;
        };
        all.push(words[at].start..words[last.min(words.len() - 1)].end);
    }
    all
}

/// Amounts such as `400mg` and `5 ml`.
fn doses(text: &str) -> Vec<std::ops::Range<usize>> {
    let words = words(text);
    let mut all = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let lower = text[word.clone()].to_lowercase();
        let unit = lower.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        if unit.len() == lower.len() {
            continue;
        }
        let next = words.get(at + 1).filter(|next| text[word.end..next.start].trim().is_empty());
        let next_is_unit = next.filter(|next| UNITS.contains(&text[(*next).clone()].to_lowercase().as_str()));
        match next_is_unit {
            _ if UNITS.contains(&unit) => all.push(word.clone()),
            Some(next) if unit.is_empty() => all.push(word.start..next.end),
            _ => {}
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tablets_and_times_are_counted() {
        let of = |text: &str| counts(text).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(of("Two tablets four times a day."), ["Two tablets", "four times a"]);
        assert_eq!(of("2 codeine tablets, every six hours"), ["2 codeine", "every six"]);
        assert!(of("15 days of tablets did not help; one way to take tablets").is_empty());
    }

    #[test]
    fn a_number_with_a_unit_is_a_dose_and_other_numbers_are_not() {
        let of = |text: &str| doses(text).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(of("600mg, 5 ml or 1,200 mg"), ["600mg", "5 ml", "1,200 mg"]);
        assert!(of("10 minutes, 2 in 10, step 3. G is a letter").is_empty());
    }
}
