//! A dose that builds down instead of up, or goes beyond its own limit.
//!
//! The three amounts of a dose are read one after the other: `start`, `build-to`, `limit`. A later one that is smaller,
//! or a day's work that is more than `limit.reps-per-day`, is a slip of the pen that a patient would follow.
//!
//! Source: the safety model of this project.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  build-to: {sets: 1, reps: 10, per-day: 3}
//! +  build-to: {sets: 2, reps: 10, per-day: 3}
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -  build-to: {sets: 1, reps: 10, per-day: 3}
//! +  build-to: {sets: 2, reps: 5, per-day: 3}
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Amount, Page};
use crate::diagnostic::Level;
use crate::text::{Place, Spanned};

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    let Some(dose) = page.summary.exercise().and_then(|exercise| exercise.dose.as_ref()) else { return };
    let amounts = [("start", Some(&dose.start)), ("build-to", dose.build_to.as_ref()), ("limit", dose.limit.as_ref())];
    let amounts: Vec<(&str, &Amount)> =
        amounts.into_iter().filter_map(|(name, amount)| Some((name, amount?))).collect();
    let in_a_day = |of: fn(&Amount) -> Option<f64>| -> Vec<(&str, f64, &Amount)> {
        amounts.iter().filter_map(|&(name, amount)| Some((name, of(amount)?, amount))).collect()
    };
    for (name, amount) in &amounts {
        if let Some(days) = amount.days_per_week.as_ref().filter(|days| days.value > 7.0) {
            found.at(days.span, format!("`{name}` gives {} days a week", days.value)).help("a week has 7 days");
        }
    }
    let days = in_a_day(per_day);
    let minutes = in_a_day(minutes_per_day);
    let counted = days.windows(2).map(|pair| (pair, "repetitions"));
    for (pair, what) in counted.chain(minutes.windows(2).map(|pair| (pair, "minutes"))) {
        let [(early, fewer, early_amount), (late, more, late_amount)] = pair else { continue };
        if more < fewer {
            found
                .at(late_amount.span, format!("`{late}` comes to {more} {what} a day, `{early}` to {fewer}"))
                .label(Place::new(&page.summary.path, early_amount.span), format!("`{early}`"))
                .help("each amount is at least as much as the one before it");
        }
    }
    let Some(limit) = dose.limit.as_ref().and_then(|limit| limit.reps_per_day.as_ref()) else { return };
    for &(name, reps, amount) in days.iter().filter(|(name, reps, _)| *name != "limit" && *reps > limit.value) {
        found
            .at(
                amount.span,
                format!("`{name}` comes to {reps} repetitions a day, more than the limit of {}", limit.value),
            )
            .label(Place::new(&page.summary.path, limit.span), "the limit")
            .help("mend the one of the two that is wrong");
    }
}

/// The repetitions of a whole day, if the amount tells them.
fn per_day(amount: &Amount) -> Option<f64> {
    let number = |number: &Option<Spanned<f64>>| number.as_ref().map(|number| number.value);
    Some(number(&amount.reps)? * number(&amount.per_day)? * number(&amount.sets).unwrap_or(1.0))
}

/// The minutes of a whole day, if the amount tells them.
fn minutes_per_day(amount: &Amount) -> Option<f64> {
    Some(amount.minutes.as_ref()?.value * amount.per_day.as_ref()?.value)
}
