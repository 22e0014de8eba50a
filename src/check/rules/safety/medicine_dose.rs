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

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let medicines = context.lists.number("medicines");
    let about_one = matches!(&page.summary.facts, Facts::Treatment(treatment) if treatment.medicine);
    for text in context.texts {
        for range in doses(text.words) {
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
    fn a_number_with_a_unit_is_a_dose_and_other_numbers_are_not() {
        let of = |text: &str| doses(text).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(of("600mg, 5 ml or 1,200 mg"), ["600mg", "5 ml", "1,200 mg"]);
        assert!(of("10 minutes, 2 in 10, step 3. G is a letter").is_empty());
    }
}
