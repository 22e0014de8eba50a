//! A dose in words. Every number is the author's.

use crate::content::{Amount, Dose, DoseCertainty, Records};
use crate::render::fill::sources::Numbers;
use crate::render::view::DoseView;
use crate::render::words;

/// A dose.
pub(crate) fn dose(dose: &Dose, numbers: &mut Numbers<'_>) -> DoseView {
    let own_only = dose.sources.iter().all(|source| Records::is_own(source));
    let basis = match dose.certainty.as_ref().map(|certainty| certainty.value) {
        Some(certainty) if certainty == DoseCertainty::NoneFound || !own_only => words::basis(certainty),
        None if !own_only => words::basis(DoseCertainty::Secondary),
        _ => words::NO_SOURCE,
    };
    DoseView {
        start: amount(&dose.start),
        build_to: dose.build_to.as_ref().map(amount),
        limit: dose.limit.as_ref().map(limit),
        basis: basis.to_owned(),
        sources: numbers.marks(&dose.sources),
        note: dose.note.as_ref().map(|note| note.value.clone()),
    }
}

/// An amount: "1 set of 5, hold for 2 seconds, 2 times a day, 7 days a week".
pub(crate) fn amount(amount: &Amount) -> String {
    let number = |field: &Option<crate::text::Spanned<f64>>| field.as_ref().map(|number| number.value);
    let mut parts = Vec::new();
    let mut what = match (number(&amount.sets), number(&amount.reps)) {
        (Some(sets), Some(reps)) => Some(format!("{} of {}", counted(sets, "set"), plain(reps))),
        (Some(sets), None) => Some(counted(sets, "set")),
        (None, Some(reps)) => Some(counted(reps, "time")),
        (None, None) => None,
    };
    if let Some(minutes) = number(&amount.minutes) {
        what = Some(what.map_or_else(String::new, |what| format!("{what}, ")) + &counted(minutes, "minute"));
    }
    let mut what = what.unwrap_or_default();
    if amount.each_side {
        what += " on each side";
    }
    if let Some(side) = &amount.side {
        what += &format!(" with the {side}");
    }
    parts.push(what.trim().to_owned());
    parts.extend(amount.variant.clone());
    parts.extend(number(&amount.hold_s).filter(|&hold| hold > 0.0).map(|hold| format!("hold for {}", time(hold))));
    parts.extend(number(&amount.cycle_s).map(|cycle| format!("{} for each", time(cycle))));
    parts.extend(
        number(&amount.rest_s).filter(|&rest| rest > 0.0).map(|rest| format!("rest {} in between", time(rest))),
    );
    parts.extend(number(&amount.per_day).map(|times| format!("{} a day", times_in_words(times))));
    parts.extend(number(&amount.days_per_week).map(|days| format!("{} a week", counted(days, "day"))));
    parts.extend(number(&amount.reps_per_day).map(|reps| format!("no more than {} in a day", plain(reps))));
    parts.extend(number(&amount.over_weeks).map(|weeks| format!("built up over {}", counted(weeks, "week"))));
    with_note(parts, amount.note.as_deref())
}

/// A limit: "no more than 30 in a day".
fn limit(limit: &Amount) -> String {
    let number = |field: &Option<crate::text::Spanned<f64>>| field.as_ref().map(|number| number.value);
    let mut parts = Vec::new();
    parts.extend(number(&limit.reps_per_day).map(|reps| format!("{} in a day", plain(reps))));
    parts.extend(number(&limit.sets).map(|sets| counted(sets, "set")));
    parts.extend(number(&limit.reps).map(|reps| format!("{} in a row", plain(reps))));
    parts.extend(number(&limit.hold_s).map(|hold| format!("{} for each hold", time(hold))));
    parts.extend(number(&limit.cycle_s).map(|cycle| format!("{} for each", time(cycle))));
    parts.extend(number(&limit.minutes).map(|minutes| format!("{} at a time", counted(minutes, "minute"))));
    parts.extend(number(&limit.per_day).map(|times| format!("{} a day", times_in_words(times))));
    parts.extend(number(&limit.days_per_week).map(|days| format!("{} a week", counted(days, "day"))));
    parts.extend(number(&limit.over_weeks).map(|weeks| format!("for {}", counted(weeks, "week"))));
    // A limit that has no number here is told by its note alone.
    if let Some(first) = parts.first_mut() {
        *first = format!("no more than {first}");
    }
    with_note(parts, limit.note.as_deref())
}

/// The parts as one line; a note follows as a sentence.
fn with_note(parts: Vec<String>, note: Option<&str>) -> String {
    let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    match note {
        Some(note) if line.is_empty() => note.to_owned(),
        Some(note) => format!("{}. {note}", words::capitalised(&line)),
        None => line,
    }
}

/// "once", "2 times".
fn times_in_words(times: f64) -> String {
    if times == 1.0 { "once".to_owned() } else { format!("{} times", plain(times)) }
}

/// Seconds in words: "2 seconds", "5 minutes".
pub(crate) fn time(seconds: f64) -> String {
    if seconds >= 120.0 && seconds % 60.0 == 0.0 {
        counted(seconds / 60.0, "minute")
    } else {
        counted(seconds, "second")
    }
}

/// A number of things: "1 set", "2 sets".
fn counted(number: f64, thing: &str) -> String {
    format!("{} {thing}{}", plain(number), if number == 1.0 { "" } else { "s" })
}

/// A number without needless decimals.
fn plain(number: f64) -> String {
    format!("{number}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Span, Spanned};

    fn some(number: f64) -> Option<Spanned<f64>> {
        Some(Spanned::new(number, Span::default()))
    }

    #[test]
    fn an_amount_reads_as_a_person_would_say_it() {
        let start = Amount {
            sets: some(1.0),
            reps: some(5.0),
            hold_s: some(2.0),
            per_day: some(2.0),
            days_per_week: some(7.0),
            ..Amount::default()
        };
        assert_eq!(amount(&start), "1 set of 5, hold for 2 seconds, 2 times a day, 7 days a week");
        let walk = Amount { minutes: some(1.0), per_day: some(1.0), over_weeks: some(26.0), ..Amount::default() };
        assert_eq!(amount(&walk), "1 minute, once a day, built up over 26 weeks");
        let slider = Amount {
            sets: some(2.0),
            reps: some(8.0),
            hold_s: some(0.0),
            each_side: true,
            variant: Some("knees bent".to_owned()),
            ..Amount::default()
        };
        assert_eq!(amount(&slider), "2 sets of 8 on each side, knees bent");
    }

    #[test]
    fn a_limit_forbids_more() {
        let hold = Amount { hold_s: some(300.0), per_day: some(3.0), ..Amount::default() };
        assert_eq!(limit(&hold), "no more than 5 minutes for each hold, 3 times a day");
        let note = Amount { note: Some("Add no more than you can repeat.".to_owned()), ..Amount::default() };
        assert_eq!(limit(&note), "Add no more than you can repeat.");
    }
}
