//! Advice that speaks about readers instead of to them.
//!
//! "Patients should arrange a lift" leaves it open whether the reader is meant. Looked for: people in the third person before
//! "should", "must", "need to" and their like.
//!
//! Source: PEMAT item 21.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Patients should arrange a lift home.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Arrange a lift home. Some people need to rest first.
//! ```

use crate::check::prose::Lowered;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Advice, force: Force::Adjustable, check: Check::Page(check) };

/// How texts speak about their readers.
const READERS: &[&str] = &[
    "patients",
    "the patient",
    "a patient",
    "individuals",
    "the individual",
    "clients",
    "the client",
    "service users",
    "the reader",
    "readers",
    "sufferers",
];

/// What advice begins with.
const ADVISES: &[&str] = &[
    "should",
    "must",
    "need to",
    "needs to",
    "ought to",
    "are advised to",
    "is advised to",
    "are encouraged to",
    "have to",
    "has to",
];

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    for text in context.texts.iter().filter(|text| !text.of_others && text.is_prose()) {
        let lowered = Lowered::new(text.words);
        let advice = READERS.iter().flat_map(|reader| lowered.places(reader)).find_map(|reader| {
            let rest = text.words[reader.end..].trim_start().to_ascii_lowercase();
            let says = ADVISES.iter().find(|says| rest.starts_with(**says))?;
            let start = text.words.len() - text.words[reader.end..].trim_start().len();
            Some(reader.start..start + says.len())
        });
        if let Some(range) = advice {
            let words = &text.words[range.clone()];
            found
                .at(text.span(page, range.clone()), format!("\"{words}\" speaks about the reader, and not to them"))
                .help("say \"you\", or what to do: \"Arrange a lift.\"");
        }
    }
}
