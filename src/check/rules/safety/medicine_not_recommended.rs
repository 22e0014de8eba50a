//! A medicine that guidance advises against, offered as if it helped.
//!
//! The list `not-recommended-medicines` of `content/_data/lexicons.yaml` names medicines that the guidance of the site's
//! country advises against for these conditions. A text that offers one says so in the same part of the page, or leads to
//! the page that gives the position (`positions` of a treatment). The words that say so stand in `position-words`. Plain
//! pages (`kind: page`) are left out.
//!
//! Source: `nice-ng59-drugs` in the register of this site.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Your doctor may offer pregabalin, which helps some people.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Some doctors offer pregabalin. Guidance in the UK advises against it.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Pregabalin does not help leg pain from the back.
//! ```

use crate::check::medicines::{is_offered, leads_to_a_medicine};
use crate::check::rule::Definition;
use crate::check::texts::Text;
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
    let (medicines, positions) =
        (context.lists.number("not-recommended-medicines"), context.lists.number("position-words"));
    let heading = |text: &Text<'_>| text.passage.map(|passage| passage.heading);
    for text in context.texts.iter().filter(|text| !text.of_others) {
        let Some(range) = text.hits(medicines).map(|hit| hit.range.clone()).find(|at| is_offered(text.words, at))
        else {
            continue;
        };
        let said = context
            .texts
            .iter()
            .filter(|other| heading(other) == heading(text))
            .any(|other| other.hits(positions).next().is_some());
        if said || leads_to_a_medicine(page, text, context) {
            continue;
        }
        let words = &text.words[range.clone()];
        found
            .at(text.span(page, range.clone()), format!("\"{words}\" is offered, and guidance advises against it"))
            .help("say what the guidance says beside it, or link to the page that gives the position");
    }
}
