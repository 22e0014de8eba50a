//! A medicine that is advised in passing, without a word on who should not take it.
//!
//! A page about a medicine is asked for that by `structure/required-sections`. But "take ibuprofen" also stands in advice
//! about sleep and on pages about causes, where a reader with an ulcer finds no warning. A text that tells people to take a
//! medicine of the list `medicines` says whom to ask or what to read (`medicine-cautions`), or leads to the page about it:
//! by a link, or by a name that becomes one. Lists are in `content/_data/lexicons.yaml`. Plain pages (`kind: page`) are left
//! out.
//!
//! Source: `nhs-ibuprofen` and `mhra-nsaid-2023` in the register of this site.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Take naproxen before you go for a walk.
//! ```
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -  - "Small amounts, often, suit most people."
//! +  - "You can use naproxen on bad days."
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Ask a pharmacist before you take naproxen for a walk.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Some people take [these tablets](../treatments/anti-inflammatory-tablets.md), such as naproxen.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Naproxen was tried in one trial. Do not take naproxen to get through a walk.
//! ```

use crate::check::medicines::{is_advised, leads_to_a_medicine};
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Facts, Kind, Page};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let kind = page.summary.kind();
    let about_one = matches!(&page.summary.facts, Facts::Treatment(treatment) if treatment.medicine);
    if about_one || matches!(kind, Kind::Page | Kind::Section) {
        return;
    }
    let (medicines, cautions) = (context.lists.number("medicines"), context.lists.number("medicine-cautions"));
    for text in context.texts.iter().filter(|text| !text.of_others) {
        let Some(range) = text.hits(medicines).map(|hit| hit.range.clone()).find(|at| is_advised(text.words, at))
        else {
            continue;
        };
        if text.hits(cautions).next().is_some() || leads_to_a_medicine(page, text, context) {
            continue;
        }
        let words = &text.words[range.clone()];
        found
            .at(text.span(page, range.clone()), format!("\"{words}\" is advised, and not who should not take it"))
            .help("say whom to ask first, or link to the page about the medicine");
    }
}
