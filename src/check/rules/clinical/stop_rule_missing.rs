//! An exercise that does not say when to stop, or not when it gets dangerous.
//!
//! A reader alone at home needs the signs that end today's attempt. At least one of them has to be a stop rule that
//! speaks of a sign on the emergency card: `content/_data/stop-rules.yaml` says which do, by their `red-flags`. A name
//! that is no stop rule would be printed to the reader as it stands.
//!
//! Source: `hw-disc` and `girft-ces-2023` in the register of this site.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -stop-if: [leg-down, weaker]
//! +stop-if: [leg-down]
//! ```
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -stop-if: [leg-down, weaker]
//! +stop-if: [leg-donw, weaker]
//! ```
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -stop-if: [leg-down, weaker]
//! +stop-if: [weaker]
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -stop-if: [leg-down, weaker]
//! +stop-if: [leg-down, weaker, "Stop if your wrists hurt."]
//! ```

use crate::check::prose::word_count;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Advice, Exercise, Page, StopRule};
use crate::diagnostic::{Level, nearest};

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(exercise) = page.summary.exercise() else { return };
    let records = &context.site.records.stop_rules;
    for entry in exercise.stop_if.iter().filter(|entry| !records.contains_key(entry.as_str())) {
        if word_count(entry) < 2 {
            let finding = found.at(entry.span, format!("`{}` is neither a stop rule nor a sentence", entry.value));
            match nearest(entry, records.keys().map(|id| id.as_str())) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help("the stop rules are in content/_data/stop-rules.yaml"),
            };
        }
    }
    if exercise.advice.value == Advice::Try && !speaks_of_an_emergency(exercise, context) {
        let title = &page.summary.meta.title;
        let (span, message) = match (exercise.stop_if.first(), exercise.stop_if.last()) {
            (Some(first), Some(last)) => {
                (first.span.to(last.span), format!("\"{}\" does not say to stop for any emergency sign", title.value))
            }
            _ => (title.span, format!("\"{}\" does not say when to stop", title.value)),
        };
        found.at(span, message).help(offer(context));
    }
    if exercise.advice.value == Advice::Try {
        let listed = |id: &str| exercise.stop_if.iter().any(|entry| entry.value == id);
        for (id, rule) in records.iter().filter(|(id, rule)| rule.required && !listed(id.as_str())) {
            let title = &page.summary.meta.title;
            let span = exercise.stop_if.first().map_or(title.span, |first| first.span);
            found
                .at(span, format!("\"{}\" lacks the stop rule `{id}`, which every exercise needs", title.value))
                .label(rule.place.clone(), "the rule is `required`")
                .help(format!("add `{id}` to `stop-if`"));
        }
    }
}

/// Whether a stop rule of the exercise names a flag of the emergency card.
fn speaks_of_an_emergency(exercise: &Exercise, context: Context<'_>) -> bool {
    let records = &context.site.records.stop_rules;
    let rules = exercise.stop_if.iter().filter_map(|entry| records.get(entry.as_str()));
    rules.into_iter().any(|rule| names_an_emergency(rule, context))
}

fn names_an_emergency(rule: &StopRule, context: Context<'_>) -> bool {
    let stamped = |id| context.site.flags.get(id).is_some_and(|(flag, _)| flag.stamped);
    rule.red_flags.iter().any(|flag| stamped(&flag.value))
}

/// What to write.
fn offer(context: Context<'_>) -> String {
    let rules = context.site.records.stop_rules.iter();
    let names: Vec<&str> =
        rules.filter(|(_, rule)| names_an_emergency(rule, context)).map(|(id, _)| id.as_str()).collect();
    if names.is_empty() {
        "write a rule in content/_data/stop-rules.yaml whose `red-flags` names a stamped flag, and list it here".into()
    } else {
        format!("add one of these to `stop-if`: {}", names.join(", "))
    }
}
