//! A position that some readers must not stay in, and no word for them.
//!
//! Lying flat on the back is not for late pregnancy, and who cannot get down to the floor needs another way. What a position
//! asks for stands in `content/_data/lexicons.yaml`, as the lists `supine-precautions`, `prone-precautions`,
//! `side-lying-precautions`, `quadruped-precautions`, `sitting-precautions` and `standing-precautions`; each entry is one
//! precaution in its possible wordings. It counts if the page says it anywhere, or if its contraindications name the
//! condition.
//!
//! Source: `acog-804` in the register of this site.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -easier:
//! -  - {text: "Rest on your elbows instead."}
//! +easier:
//! +  - {text: "Rest on your lower arms instead."}
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -Do not hold your breath at the top.
//! +Rest on your elbows if the floor is hard to reach.
//! ```

use crate::check::lexicon::list;
use crate::check::prose::phrase;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Advice, Page};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(exercise) = page.summary.exercise().filter(|exercise| exercise.advice.value == Advice::Try) else {
        return;
    };
    let Some(position) = &exercise.position else { return };
    let name = format!("{}-precautions", position.value.name());
    let number = context.lists.number(&name);
    let titles: Vec<&str> = exercise
        .contraindications
        .iter()
        .filter_map(|entry| context.site.condition_title(&entry.condition.value))
        .collect();
    for (at, entry) in list(context, &name).iter().enumerate() {
        let said = context.texts.iter().flat_map(|text| text.hits(number)).any(|hit| hit.entry == at);
        let named = || entry.split('|').any(|word| titles.iter().any(|title| phrase(title, word.trim()).is_some()));
        if !said && !named() {
            let what = entry.split('|').next().unwrap_or(entry).trim();
            let message =
                format!("this exercise is done {}, and the page has no word on: {what}", position.value.plain());
            found.at(position.span, message).help("add it to `precautions`, with its source");
        }
    }
}
