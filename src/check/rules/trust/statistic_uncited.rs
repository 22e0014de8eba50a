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

/// Percentages and shares in `text`.
fn statistics(text: &str) -> Vec<Range<usize>> {
    let words = words(text);
    let word = |at: usize| words.get(at).map_or(String::new(), |word| text[word.clone()].to_lowercase());
    let number = |at: usize| word(at).replace(',', "").parse::<f64>().ok();
    let mut all = Vec::new();
    for (at, range) in words.iter().enumerate() {
        let Some(share) = number(at) else { continue };
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
            let end = range.end + (text[range.end..].len() - rest.len()) + 1;
            all.push(range.start..end);
        } else if word(at + 1) == "percent" || (word(at + 1) == "per" && word(at + 2) == "cent") {
            let last = if word(at + 1) == "percent" { at + 1 } else { at + 2 };
            all.push(range.start..words[last].end);
        } else {
            let whole = match (word(at + 1).as_str(), word(at + 2).as_str()) {
                ("in", _) => at + 2,
                ("out", "of") => at + 3,
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
        assert!(of("Once in 3 days, 2 in 5 weeks, 5 in 2026, 100% safe, walk 10 to 20 minutes").is_empty());
    }
}
