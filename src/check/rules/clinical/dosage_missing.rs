//! An exercise to try that does not say how much to start with.
//!
//! "Do some" is no dose: a reader in pain does too much or nothing. `dose.start` needs an amount (`reps`, `sets`,
//! `hold-s` or `minutes`) and `per-day`, each above 0. Where no source gives one, `sources: [own]` says so on the page.
//!
//! Source: PEMAT item 22 (explicit instructions); `ExercisePlan` of schema.org.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  start: {sets: 1, reps: 5, per-day: 2}
//! +  start: {sets: 1, reps: 5}
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -  start: {sets: 1, reps: 5, per-day: 2}
//! +  start: {hold-s: 5, per-day: 1}
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Advice, Amount, Page};
use crate::diagnostic::Level;
use crate::text::Spanned;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    let Some(exercise) = page.summary.exercise().filter(|exercise| exercise.advice.value == Advice::Try) else {
        return;
    };
    let title = &page.summary.meta.title;
    let Some(dose) = &exercise.dose else {
        found
            .at(title.span, format!("\"{}\" does not say how much to do", title.value))
            .help("add `dose: {start: {reps: …, per-day: …}, sources: […]}`");
        return;
    };
    let missing: Vec<&str> = [
        ("how much at a time (`reps`, `sets`, `hold-s` or `minutes`)", !has_amount(&dose.start)),
        ("how often a day (`per-day`)", !above_zero(&dose.start.per_day)),
    ]
    .into_iter()
    .filter_map(|(what, missing)| missing.then_some(what))
    .collect();
    if !missing.is_empty() {
        found
            .at(dose.start.span, format!("the amount to start with does not say {}", missing.join(", nor ")))
            .help("give the numbers of your source; where you found none, add `sources: [own]` and the page says so");
    }
}

/// Whether an amount says how much at a time.
fn has_amount(amount: &Amount) -> bool {
    [&amount.reps, &amount.sets, &amount.hold_s, &amount.minutes].into_iter().any(above_zero)
}

fn above_zero(number: &Option<Spanned<f64>>) -> bool {
    number.as_ref().is_some_and(|number| number.value > 0.0)
}
