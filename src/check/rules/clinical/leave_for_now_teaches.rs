//! An exercise to leave for now that teaches it all the same, or that another page offers.
//!
//! A page that says "leave this for now" and then gives steps, a dose or whom it helps will be followed. It has none of
//! these; it has `instead`, with something to do today. For the same reason no guide, no `instead` and no `easier` may
//! lead to it as something to do.
//!
//! Source: the safety model of this project.
//!
//! ```bad
//! -- edit content/exercises/toe-touch.md --
//! -instead: [walking]
//! +instead: [walking]
//! +dose: {start: {reps: 5, per-day: 1}, sources: [own]}
//! ```
//!
//! ```bad
//! -- edit content/guides/find-your-direction.md --
//! -  - {title: "Walk", text: "Walk for a few minutes.", exercise: walking}
//! +  - {title: "Bend", text: "Touch your toes.", exercise: toe-touch}
//! ```
//!
//! ```good
//! -- edit content/exercises/toe-touch.md --
//! -instead: [walking]
//! +instead: [walking, nerve-slider]
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Advice, Exercise, Facts, Id, Page, Variant};
use crate::diagnostic::Level;
use crate::text::{Place, Span, Spanned};

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    if let Facts::Exercise(exercise) = &page.summary.facts
        && exercise.advice.value == Advice::LeaveForNow
    {
        teaches(page, exercise, found);
    }
    for id in offered(&page.summary.facts) {
        let Some(linked) = context.site.page(&id.value) else { continue };
        let Some(exercise) = linked.exercise().filter(|exercise| exercise.advice.value == Advice::LeaveForNow) else {
            continue;
        };
        found
            .at(
                id.span,
                format!("\"{}\" is an exercise to leave for now, and is offered here", linked.meta.title.value),
            )
            .label(Place::new(&linked.path, exercise.advice.span), "its own page says so")
            .help("name an exercise to try");
    }
}

/// What a page to leave an exercise may not have, and what it must.
fn teaches(page: &Page, exercise: &Exercise, found: &mut Findings<'_>) {
    let steps = exercise.phases.first().zip(exercise.phases.last());
    let variant = |variant: &Variant| match variant {
        Variant::Exercise(id) => id.span,
        Variant::Text(text) => text.span,
    };
    let taught: [(&str, Option<Span>); 5] = [
        ("steps", steps.map(|(first, last)| first.span.to(last.span))),
        ("a dose", exercise.dose.as_ref().map(|dose| dose.span)),
        ("an easier variant", exercise.easier.first().map(variant)),
        ("a harder variant", exercise.harder.first().map(variant)),
        ("whom it helps", exercise.helps.first().map(|help| help.span)),
    ];
    for (what, span) in taught {
        if let Some(span) = span {
            found
                .at(span, format!("an exercise to leave for now gives {what}"))
                .label(Place::new(&page.summary.path, exercise.advice.span), "leave it for now")
                .help("take it out, or write `advice: try`");
        }
    }
    if exercise.instead.is_empty() {
        found
            .at(exercise.advice.span, "this leaves the reader with nothing to do instead")
            .help("add `instead: [walking]`, with the exercises that suit most people");
    }
}

/// The exercises that a page offers as something to do.
fn offered(facts: &Facts) -> Vec<&Spanned<Id>> {
    match facts {
        Facts::Exercise(exercise) => {
            let easier = exercise.easier.iter().filter_map(|variant| match variant {
                Variant::Exercise(id) => Some(id),
                Variant::Text(_) => None,
            });
            exercise.instead.iter().chain(easier).collect()
        }
        Facts::Guide(guide) => guide.steps.iter().filter_map(|step| step.exercise.as_ref()).collect(),
        _ => Vec::new(),
    }
}
