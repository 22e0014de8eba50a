//! "Studies show", and no study.
//!
//! The words lend weight without saying whose. A paragraph that appeals to research, a trial or a journal carries its
//! citation, `[@source]`; if there is none to cite, the sentence says less than it sounds.
//!
//! Source: the article that this project began with appeals to a journal and names no paper.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Research shows that bed rest makes people weak.
//! ```
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Studies show that bed rest makes people weak.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Research shows that bed rest makes people weak [@disc-review].
//! ```

use std::ops::Range;

use crate::check::prose::{Lowered, is_cited};
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Page, PassageKind};
use crate::diagnostic::Level;
use crate::text::words;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Adjustable, check: Check::Page(check) };

/// How writers appeal to research without naming it.
const APPEALS: [&str; 33] = [
    "research shows",
    "research has shown",
    "research suggests",
    "research published",
    "research indicates",
    "research proves",
    "research found",
    "research confirms",
    "studies show",
    "studies have shown",
    "studies suggest",
    "studies indicate",
    "studies prove",
    "studies found",
    "studies confirm",
    "a study",
    "one study",
    "a recent study",
    "recent studies",
    "recent research",
    "many studies",
    "several studies",
    "a trial",
    "trials show",
    "trials have shown",
    "evidence shows",
    "evidence suggests",
    "science shows",
    "scientists",
    "researchers",
    "journal of",
    "scientifically",
    "clinically proven",
];

/// One of these stands in every appeal, with a capital at its beginning or without: looking for them first leaves most paragraphs alone.
const ROOTS: [&str; 7] = ["tud", "esearch", "rial", "vidence", "cien", "ournal", "linical"];

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    for passage in page.body.passages.iter().filter(|passage| passage.kind != PassageKind::Heading) {
        if !ROOTS.iter().any(|root| passage.text.contains(root)) {
            continue;
        }
        let text = Lowered::new(&passage.text);
        // A journal of one's own steps is none.
        let is_name = |at: &Range<usize>| !passage.text[at.clone()].starts_with("journal");
        let found_at = APPEALS.iter().flat_map(|appeal| text.places(appeal)).filter(is_name);
        let Some(range) = found_at.filter(|at| !is_asked(&passage.text[..at.start])).min_by_key(|at| at.start) else {
            continue;
        };
        if !is_cited(page, passage) {
            let words = passage.text[range.clone()].to_owned();
            found
                .at(passage.source(range), format!("\"{words}\" appeals to research that the paragraph does not name"))
                .help("add `[@source]` after the sentence, or say only what you know");
        }
    }
}

/// Whether the words before an appeal ask for it instead: "what the evidence shows", "whether a trial".
fn is_asked(before: &str) -> bool {
    let asks = |word: &str| ["what", "how", "whether", "if", "until", "no", "without"].contains(&word);
    words(before).into_iter().rev().take(2).any(|word| asks(&before[word].to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_appeal_has_a_root_also_at_the_beginning_of_a_sentence() {
        for appeal in APPEALS {
            let capital = appeal[..1].to_uppercase() + &appeal[1..];
            for written in [appeal, &capital] {
                assert!(ROOTS.iter().any(|root| written.contains(root)), "{written}");
            }
        }
    }

    #[test]
    fn to_ask_for_research_is_no_appeal_to_it() {
        assert!(is_asked("how sure we are of what the "));
        assert!(!is_asked("The best "));
    }
}
