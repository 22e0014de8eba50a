//! A gate of a guide that lets through, or leads into harm, the very readers whom it is there to stop.
//!
//! A gate is only as safe as its answers. "Yes" to the question of an excluding gate may not lead on. "Not sure" has to
//! take the same way as the answer that leaves, since who is not sure may well have it. And no answer may lead to a page
//! that offers what the gate excludes: to an exercise that the excluded condition forbids, or back to the same guide.
//!
//! Source: the safety model of this project.
//!
//! ```bad
//! -- edit content/guides/find-your-direction.md --
//! -    not-sure: {to: walking, say: "Leave this test out for now."}
//! +    not-sure: {to: next}
//! ```
//!
//! ```bad
//! -- edit content/guides/find-your-direction.md --
//! -    yes: {to: walking, say: "Leave this test out."}
//! -    no: {to: next}
//! -    not-sure: {to: walking, say: "Leave this test out for now."}
//! +    yes: {to: press-up, say: "Leave this test out."}
//! +    no: {to: next}
//! +    not-sure: {to: press-up, say: "Leave this test out for now."}
//! ```
//!
//! ```good
//! -- edit content/guides/find-your-direction.md --
//! -    not-sure: {to: walking, say: "Leave this test out for now."}
//! +    not-sure: {to: walking, say: "Walk in short bouts for now."}
//! ```

use crate::check::grounds::explain;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::clinical::{Condition, Ground};
use crate::content::{Answer, Facts, Gate, Id, Page, PageSummary, Route, Verdict};
use crate::diagnostic::Level;
use crate::text::{Place, Spanned};

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Facts::Guide(guide) = &page.summary.facts else { return };
    for gate in &guide.gates {
        let leaves = |answer: &Answer| matches!(answer.to, Route::To(_));
        if !gate.excludes.is_empty() && !leaves(&gate.yes) {
            found
                .at(gate.yes.span, "\"yes\" leads on, so this gate excludes nobody")
                .help("write `yes: {to: PAGE, say: \"…\"}` with the page that suits these readers");
        }
        not_sure(page, gate, found);
        destination(page, gate, &gate.yes, context, found);
        if target(&gate.yes.to).map(|id| &id.value) != target(&gate.not_sure.to).map(|id| &id.value) {
            destination(page, gate, &gate.not_sure, context, found);
        }
    }
}

/// "Not sure" has to take the way of the answer that leaves.
fn not_sure(page: &Page, gate: &Gate, found: &mut Findings<'_>) {
    let leaving: Vec<(&str, &Answer)> = [("yes", &gate.yes), ("no", &gate.no)]
        .into_iter()
        .filter(|(_, answer)| matches!(answer.to, Route::To(_)))
        .collect();
    // With conditions to exclude it is "yes" that leaves, whatever "no" does.
    let safe: Vec<(&str, &Answer)> = if gate.excludes.is_empty() {
        leaving
    } else {
        leaving.into_iter().filter(|(name, _)| *name == "yes").collect()
    };
    let same =
        |answer: &Answer| target(&answer.to).map(|id| &id.value) == target(&gate.not_sure.to).map(|id| &id.value);
    let Some((name, answer)) = safe.first() else { return };
    if safe.iter().any(|(_, answer)| same(answer)) {
        return;
    }
    let to = target(&answer.to).map_or("", |id| id.value.as_str());
    found
        .at(gate.not_sure.span, format!("\"not sure\" takes another way than \"{name}\", the answer that leaves"))
        .label(Place::new(&page.summary.path, answer.span), "this is the safer way")
        .help(format!("write `not-sure: {{to: {to}, say: \"…\"}}`"));
}

/// No answer that leaves may lead to what is excluded.
fn destination(page: &Page, gate: &Gate, answer: &Answer, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(to) = target(&answer.to) else { return };
    if to.value == page.summary.id {
        found
            .at(to.span, "this answer leads back to this very guide")
            .help("name the page that suits the readers whom the gate takes out");
        return;
    }
    let Some(target) = context.site.page(&to.value) else { return };
    for excluded in &gate.excludes {
        let Some((exercise, condition, ground)) = harm(target, &excluded.value, context) else { continue };
        let message = format!(
            "this answer leads readers who may have {} to \"{}\", which they have to avoid",
            condition.title, exercise.meta.title.value
        );
        explain(found.at(to.span, message), exercise, condition, ground)
            .help("lead them to a page without that exercise, such as one on whom to ask");
    }
}

/// The exercise that `page` is, or uses as a guide without a gate of its own, and that `excluded` forbids.
fn harm<'a>(
    page: &'a PageSummary,
    excluded: &Id,
    context: Context<'a>,
) -> Option<(&'a PageSummary, &'a Condition, &'a Ground)> {
    let condition = context.derivation.conditions.get(excluded)?;
    let exercises: Vec<&PageSummary> = match &page.facts {
        Facts::Exercise(_) => vec![page],
        Facts::Guide(guide) if !excludes(&guide.gates, excluded) => {
            let steps = guide.steps.iter().filter_map(|step| step.exercise.as_ref());
            steps.filter_map(|id| Some(&**context.site.page(&id.value)?)).collect()
        }
        _ => Vec::new(),
    };
    exercises.into_iter().find_map(|exercise| {
        let mut grounds = context.derivation.between(&exercise.id, excluded).iter();
        Some((exercise, condition, grounds.find(|ground| ground.verdict == Verdict::Avoid)?))
    })
}

/// Whether one of `gates` takes out readers with `condition`.
fn excludes(gates: &[Gate], condition: &Id) -> bool {
    gates.iter().flat_map(|gate| &gate.excludes).any(|id| id.value == *condition)
}

/// The page that a route leads to.
fn target(route: &Route) -> Option<&Spanned<Id>> {
    match route {
        Route::To(id) => Some(id),
        Route::Next => None,
    }
}
