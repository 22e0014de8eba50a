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
const APPEALS: [&str; 25] = [
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
    "many studies",
    "several studies",
    "according to a study",
    "according to studies",
    "according to research",
    "according to experts",
    "science is clear",
    "journal of",
    "scientifically",
    "clinically proven",
];

/// Whom writers let speak in place of a source.
const SPEAKERS: [&str; 15] = [
    "study",
    "studies",
    "trial",
    "trials",
    "research",
    "evidence",
    "science",
    "review",
    "reviews",
    "scientists",
    "researchers",
    "experts",
    "specialists",
    "doctors",
    "physicians",
];

/// How these speak, within a few words behind. That somebody believes or does not know something is no claim.
const SPEAK: [&str; 26] = [
    "show",
    "shows",
    "shown",
    "showed",
    "suggest",
    "suggests",
    "suggested",
    "indicate",
    "indicates",
    "prove",
    "proves",
    "proved",
    "proven",
    "found",
    "finds",
    "confirm",
    "confirms",
    "confirmed",
    "conclude",
    "concludes",
    "concluded",
    "demonstrated",
    "agree",
    "agreed",
    "discovered",
    "say",
];

/// One of these stands in every appeal, with a capital at its beginning or without: looking for them first leaves most paragraphs alone.
const ROOTS: [&str; 12] = [
    "tud",
    "esearch",
    "rial",
    "vidence",
    "cien",
    "ournal",
    "linical",
    "xpert",
    "eview",
    "pecialist",
    "octors",
    "hysicians",
];

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    for passage in page.body.passages.iter().filter(|passage| passage.kind != PassageKind::Heading) {
        if !ROOTS.iter().any(|root| passage.text.contains(root)) {
            continue;
        }
        let text = Lowered::new(&passage.text);
        // A journal of one's own steps is none.
        let is_name = |at: &Range<usize>| !passage.text[at.clone()].starts_with("journal");
        let listed = APPEALS.iter().flat_map(|appeal| text.places(appeal)).filter(is_name);
        let found_at = listed.chain(spoken(&passage.text));
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

/// The places where somebody unnamed speaks: from the speaker to the word of speaking, at most five words behind, in one
/// clause.
fn spoken(text: &str) -> Vec<std::ops::Range<usize>> {
    let all = words(text);
    let lower: Vec<String> = all.iter().map(|word| text[word.clone()].to_lowercase()).collect();
    let mut found = Vec::new();
    for (at, speaker) in lower.iter().enumerate().filter(|(_, word)| SPEAKERS.contains(&word.as_str())) {
        for next in at + 1..lower.len().min(at + 6) {
            let between = &text[all[at].end..all[next].start];
            if between.contains(['.', ';', ':', '!', '?', '(']) || lower[next] == "not" || lower[next] == "no" {
                break;
            }
            // "Doctors found a lump" is what happens to somebody; "doctors agree" speaks.
            let person = speaker == "doctors" || speaker == "physicians";
            let speaks =
                SPEAK.contains(&lower[next].as_str()) && (!person || ["agree", "say"].contains(&lower[next].as_str()));
            // "Experts agree, without strong studies" explains a word.
            if speaks && !text[all[next].end..].starts_with(',') {
                found.push(all[at].start..all[next].end);
                break;
            }
        }
    }
    found
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
    fn who_speaks_is_found_and_who_only_works_is_not() {
        let of = |text: &str| spoken(text).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(of("A recent trial has proved that it works."), ["trial has proved"]);
        assert_eq!(of("Doctors agree."), ["Doctors agree"]);
        assert!(
            of("Scientists do not know why. Researchers believe that it is a virus. The study is open.").is_empty()
        );
        assert!(of("Doctors may have found a lump. No study. It has shown nothing.").is_empty());
    }

    #[test]
    fn to_ask_for_research_is_no_appeal_to_it() {
        assert!(is_asked("how sure we are of what the "));
        assert!(!is_asked("The best "));
    }
}
