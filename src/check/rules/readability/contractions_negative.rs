//! "Don't" in an instruction.
//!
//! The one sound that turns an instruction round is easily missed by people who read slowly, in pain or in their second
//! language. In steps, stop rules, precautions and cards, "do not" is safer. Elsewhere "don't" is fine.
//!
//! Source: NHS A to Z of health writing.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  - step: "Lower slowly. Notice where you feel it now."
//! +  - step: "Lower slowly. Don't hold your breath."
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -  - step: "Lower slowly. Notice where you feel it now."
//! +  - step: "Lower slowly. Do not hold your breath."
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;
use crate::text::{Span, words};

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Advice, force: Force::Adjustable, check: Check::Page(check) };

const CONTRACTIONS: &[(&str, &str)] = &[
    ("don't", "do not"),
    ("doesn't", "does not"),
    ("can't", "cannot"),
    ("won't", "will not"),
    ("shouldn't", "should not"),
    ("mustn't", "must not"),
    ("isn't", "is not"),
    ("aren't", "are not"),
    ("couldn't", "could not"),
    ("didn't", "did not"),
];

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let instructions: Vec<Span> = page.summary.exercise().map_or_else(Vec::new, |exercise| {
        let steps = exercise.phases.iter().map(|phase| phase.step.span);
        let stops = exercise.stop_if.iter().map(|stop| stop.span);
        steps.chain(stops).chain(exercise.precautions.iter().map(|precaution| precaution.text.span)).collect()
    });
    for text in context.texts {
        let span = text.span(page, 0..text.words.len());
        let instructs = text.is_card() || instructions.iter().any(|of| of.start <= span.start && span.end <= of.end);
        if !instructs || !text.words.contains(['\'', '’']) {
            continue;
        }
        for word in words(text.words) {
            let lower = text.words[word.clone()].to_lowercase().replace('’', "'");
            let Some((_, whole)) = CONTRACTIONS.iter().find(|(short, _)| *short == lower) else { continue };
            let short = &text.words[word.clone()];
            found
                .at(text.span(page, word.clone()), format!("\"{short}\" is easily read over in an instruction"))
                .help(format!("write \"{whole}\""));
        }
    }
}
