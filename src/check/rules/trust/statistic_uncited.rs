//! A figure in the text without a source in the same paragraph.
//!
//! "39 % of people" and "2 in 3" sound like knowledge. Without a source nobody can tell a trial from a guess, and the figure
//! is copied from site to site. Every percentage and every "N in M" or "N out of M" carries a citation, `[@source]`, in its
//! paragraph.
//!
//! Source: CDC Clear Communication Index, numbers. One public site on sciatica had 329 percentages without a source.
//!
//! ```bad
//! -- edit content/treatments/anti-inflammatory-tablets.md --
//! -In one review, about 2 in 10 people had side effects [@tablet-review].
//! +In one review, about 2 in 10 people had side effects.
//! ```
//!
//! ```good
//! -- edit content/treatments/anti-inflammatory-tablets.md --
//! -In one review, about 2 in 10 people had side effects [@tablet-review].
//! +In one review, about 20% of people had side effects [@tablet-review].
//! ```

use std::ops::Range;

use crate::check::prose::is_cited;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Page, PassageKind};
use crate::diagnostic::Level;
use crate::text::words;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    for passage in page.body.passages.iter().filter(|passage| passage.kind != PassageKind::Heading) {
        let Some(range) = statistics(&passage.text).into_iter().next() else { continue };
        if !is_cited(page, passage) {
            let figure = passage.text[range.clone()].to_owned();
            found
                .at(passage.source(range), format!("\"{figure}\" has no source in this paragraph"))
                .help("add `[@source]` after the figure, or say it without a number");
        }
    }
}

/// Numbers as words, as far as shares are written so.
const IN_WORDS: [(&str, f64); 11] = [
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("twenty", 20.0),
];

/// Parts of a whole, before "of".
const FRACTIONS: [&str; 9] =
    ["half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "majority", "two-thirds"];

/// Of whom a share may be.
const PEOPLE: [&str; 16] = [
    "people", "patients", "cases", "adults", "women", "men", "all", "those", "everyone", "us", "them", "backs",
    "children", "users", "runners", "workers",
];

/// Figures of speech that are figures.
const MULTIPLES: [&str; 14] = [
    "twice as",
    "doubles your",
    "doubles the",
    "double the",
    "halves your",
    "halves the",
    "half as",
    "triples your",
    "triples the",
    "factor of",
    "double your",
    "halve your",
    "halve the",
    "tenfold increase",
];

/// What follows "times" in a comparison.
const MORE: [&str; 9] = ["as", "more", "less", "worse", "better", "higher", "lower", "greater", "likelier"];

/// Words before a level that is measured.
const LIMITS: [&str; 8] = ["below", "above", "under", "over", "between", "to", "than", "lotion"];

/// Whether a strength follows a percent sign: "1% permethrin".
fn is_strength(after: &str) -> bool {
    let next = words(after).first().map(|word| after[word.clone()].to_lowercase());
    after.starts_with(' ')
        && next.is_some_and(|next| next.len() > 7 && !PEOPLE.contains(&next.as_str()) && !next.ends_with("ly"))
}

/// Whether a word such as "threefold" begins with a number.
fn number_before(word: &str) -> bool {
    word.strip_suffix("fold").is_some_and(|number| IN_WORDS.iter().any(|(name, _)| *name == number))
}

/// Percentages, shares and comparisons in `text`.
fn statistics(text: &str) -> Vec<Range<usize>> {
    let words = words(text);
    let word = |at: usize| words.get(at).map_or(String::new(), |word| text[word.clone()].to_lowercase());
    let number = |at: usize| {
        let word = word(at);
        word.replace(',', "").parse::<f64>().ok().or_else(|| Some(IN_WORDS.iter().find(|(name, _)| *name == word)?.1))
    };
    let mut all = Vec::new();
    for (at, range) in words.iter().enumerate() {
        let pair = format!("{} {}", word(at), word(at + 1));
        let people = |at: usize| (at..at + 3).any(|at| PEOPLE.contains(&word(at).as_str()));
        if MULTIPLES.contains(&pair.as_str()) || (word(at).ends_with("fold") && number_before(&word(at))) {
            let end = words.get(at + 1).map_or(range.end, |next| next.end);
            all.push(range.start..end);
            continue;
        }
        if FRACTIONS.contains(&word(at).as_str()) && word(at + 1) == "of" && people(at + 2) {
            all.push(range.start..words[at + 1].end);
            continue;
        }
        let Some(share) = number(at) else { continue };
        if word(at + 1) == "times" && MORE.contains(&word(at + 2).as_str()) {
            all.push(range.start..words[at + 2].end);
            continue;
        }
        // A level of the blood and the strength of a lotion are no share of people.
        let limit = at.checked_sub(1).is_some_and(|at| LIMITS.contains(&word(at).as_str()));
        let rest = text[range.end..].trim_start();
        if let Some(after) = rest.strip_prefix('%') {
            // "100% safe" is a manner of speaking; "100% of people" is a figure.
            if share >= 100.0 && !after.trim_start().starts_with("of") {
                continue;
            }
            // "At 50% of your pace" counts no people.
            if after.trim_start().starts_with("of your") {
                continue;
            }
            // "Containing 50% DEET" is a strength.
            if at > 0 && ["containing", "contains", "contain", "strength"].contains(&word(at - 1).as_str()) {
                continue;
            }
            if limit && !after.trim_start().starts_with("of") || is_strength(after) {
                continue;
            }
            let end = range.end + (text[range.end..].len() - rest.len()) + 1;
            all.push(range.start..end);
        } else if word(at + 1) == "percent" || (word(at + 1) == "per" && word(at + 2) == "cent") {
            let last = if word(at + 1) == "percent" { at + 1 } else { at + 2 };
            let own = word(last + 1) == "of" && word(last + 2) == "your";
            if !own && (!limit || word(last + 1) == "of") {
                all.push(range.start..words[last].end);
            }
        } else {
            let whole = match (word(at + 1).as_str(), word(at + 2).as_str()) {
                ("in", _) => at + 2,
                ("out", "of") if word(at + 3) == "every" => at + 4,
                ("out", "of") => at + 3,
                ("of", _) if number(at + 2).is_some() && people(at + 3) => at + 2,
                _ => continue,
            };
            // "2 in 2026" is a year and "1 in 3 days" a time.
            let is_time = |word: &str| {
                let unit = word.trim_end_matches('s');
                ["second", "minute", "hour", "day", "week", "month", "year", "session", "step"].contains(&unit)
            };
            if number(whole).is_some_and(|whole| whole > share && whole <= 1000.0) && !is_time(&word(whole + 1)) {
                all.push(range.start..words[whole].end);
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_figures_and_times_are_not() {
        let of = |text: &str| statistics(text).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(of("About 2 in 3 people, or 66.5 %."), ["2 in 3", "66.5 %"]);
        assert_eq!(of("9 out of 10 and 40 per cent"), ["9 out of 10", "40 per cent"]);
        assert_eq!(of("One in four, three quarters of people"), ["One in four", "quarters of"]);
        assert_eq!(of("It is ten times worse, and doubles your risk."), ["ten times worse", "doubles your"]);
        assert!(
            of("A level below 6.5 percent, a lotion with 1% permethrin, half of the way, one in the morning")
                .is_empty()
        );
        assert!(of("Once in 3 days, 2 in 5 weeks, 5 in 2026, 100% safe, walk 10 to 20 minutes").is_empty());
    }
}
