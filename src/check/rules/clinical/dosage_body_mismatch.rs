//! A number of repetitions, sets or times a day in the text that is not the dose of the page.
//!
//! The dose stands once, in `dose`, and the page prints it. A second number in the steps or the running text is right on
//! the day it is written and wrong after the next edit; the reader sees two and picks one. A sentence that cites a source
//! reports somebody else's dose and is left alone, and so are lines between `easier` and `harder`.
//!
//! Source: the safety model of this project (one fact, one place).
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -Do not hold your breath at the top.
//! +Do 20 repetitions. Do not hold your breath at the top.
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -Do not hold your breath at the top.
//! +Do 5 to 10 repetitions. Do not hold your breath at the top.
//! ```

use crate::check::prose::{place_in, sentence_at};
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Amount, Dose, Page, PassageKind};
use crate::diagnostic::Level;
use crate::text::{Place, Span, Spanned, words};

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Adjustable, check: Check::Page(check) };

/// What a number in the text counts.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Counted {
    Repetitions,
    Sets,
    TimesADay,
}

impl Counted {
    /// The number of an amount that counts the same.
    fn of(self, amount: &Amount) -> &Option<Spanned<f64>> {
        match self {
            Self::Repetitions => &amount.reps,
            Self::Sets => &amount.sets,
            Self::TimesADay => &amount.per_day,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Repetitions => "repetitions",
            Self::Sets => "sets",
            Self::TimesADay => "times a day",
        }
    }
}

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    let Some(exercise) = page.summary.exercise() else { return };
    let Some(dose) = &exercise.dose else { return };
    let steps = exercise.phases.iter().map(|phase| &phase.step);
    for prose in steps.chain(&page.summary.meta.key_points).chain(&exercise.expect) {
        for (range, number, counted) in numbers(&prose.value) {
            report(page, dose, place_in(page, prose, range), number, counted, found);
        }
    }
    let text = |kind| matches!(kind, PassageKind::Paragraph | PassageKind::Item | PassageKind::Card);
    for passage in page.body.passages.iter().filter(|passage| text(passage.kind)) {
        for (range, number, counted) in numbers(&passage.text) {
            let sentence = sentence_at(&passage.text, range.start);
            let start = sentence.as_ptr() as usize - passage.text.as_ptr() as usize;
            let around = passage.source(start..start + sentence.trim_end().len());
            // A citation stands at the end of its sentence, before or after the full stop.
            let cited = page
                .body
                .citations
                .iter()
                .any(|citation| around.start <= citation.span.start && citation.span.start <= around.end + 3);
            if !cited {
                report(page, dose, passage.source(range), number, counted, found);
            }
        }
    }
}

/// Reports a number that lies outside those of the dose.
fn report(page: &Page, dose: &Dose, span: Span, number: f64, counted: Counted, found: &mut Findings<'_>) {
    let amounts = [Some(&dose.start), dose.build_to.as_ref(), dose.limit.as_ref()];
    let given: Vec<f64> =
        amounts.into_iter().flatten().filter_map(|amount| Some(counted.of(amount).as_ref()?.value)).collect();
    let least = given.iter().copied().fold(f64::INFINITY, f64::min);
    let most = given.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if given.is_empty() || (least <= number && number <= most) {
        return;
    }
    let word = counted.word();
    let range = if least < most { format!("{least} to {most}") } else { format!("{least}") };
    found
        .at(span, format!("the text says {number} {word}, and the dose of this page says {range}"))
        .label(Place::new(&page.summary.path, dose.span), "the dose that the page prints")
        .help("take the number out of the text; the page prints the dose by itself");
}

/// The numbers of `text` that count repetitions, sets or times a day, each with its place.
fn numbers(text: &str) -> Vec<(std::ops::Range<usize>, f64, Counted)> {
    let words = words(text);
    let word = |at: usize| words.get(at).map_or(String::new(), |range| text[range.clone()].to_lowercase());
    let mut all = Vec::new();
    for (at, range) in words.iter().enumerate() {
        let Ok(number) = text[range.clone()].parse::<f64>() else { continue };
        // In "5 to 10 repetitions" the first number is counted by the word after the second.
        let to = matches!(word(at + 1).as_str(), "to" | "or" | "and") && word(at + 2).parse::<f64>().is_ok();
        let unit = at + if to { 3 } else { 1 };
        let counted = match (word(unit).as_str(), word(unit + 1).as_str(), word(unit + 2).as_str()) {
            ("rep" | "reps" | "repetition" | "repetitions", _, _) => Counted::Repetitions,
            ("set" | "sets", _, _) => Counted::Sets,
            ("time" | "times", "a" | "per" | "each" | "every", "day") | ("times", "daily", _) => Counted::TimesADay,
            _ => continue,
        };
        all.push((range.clone(), number, counted));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_counts_what_the_words_after_it_say() {
        let found: Vec<(f64, Counted)> = numbers("Do 2 sets of 5 to 10 reps, 3 times a day, for 2 weeks.")
            .into_iter()
            .map(|(_, number, counted)| (number, counted))
            .collect();
        let reps = Counted::Repetitions;
        assert_eq!(found, [(2.0, Counted::Sets), (5.0, reps), (10.0, reps), (3.0, Counted::TimesADay)]);
    }
}
