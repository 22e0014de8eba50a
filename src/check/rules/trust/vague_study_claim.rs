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
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Research shows that bed rest makes people weak [@disc-review].
//! ```

use crate::check::prose::{is_cited, phrase};
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Page, PassageKind};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Adjustable, check: Check::Page(check) };

/// How writers appeal to research without naming it.
const APPEALS: [&str; 34] = [
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
    "experts agree",
    "scientifically",
    "clinically proven",
];

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    for passage in page.body.passages.iter().filter(|passage| passage.kind != PassageKind::Heading) {
        let Some(range) = APPEALS.iter().filter_map(|appeal| phrase(&passage.text, appeal)).min_by_key(|at| at.start)
        else {
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
