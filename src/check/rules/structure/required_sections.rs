//! A page that leaves out what readers of its kind have to be told.
//!
//! A treatment says what the guidance of the site's own country says of it, if only that none was found. A medicine also
//! says who should not take it, its side effects and whom to ask. A guide has steps, and a red-flag page has flags. An empty
//! text counts as left out.
//!
//! Source: PEMAT items 9 and 10; `mhra-nsaid-2023` in the register of this site.
//!
//! ```bad
//! -- edit content/treatments/anti-inflammatory-tablets.md --
//! -whom-to-ask: "Ask a pharmacist before you take one."
//! ```
//!
//! ```good
//! -- edit content/treatments/anti-inflammatory-tablets.md --
//! -whom-to-ask: "Ask a pharmacist before you take one."
//! +whom-to-ask: "Ask a doctor or a pharmacist first."
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Facts, Page, Sourced, Treatment};
use crate::diagnostic::Level;
use crate::text::Spanned;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let missing = match &page.summary.facts {
        Facts::Treatment(treatment) => of_treatment(treatment, &context.site.settings.jurisdiction.value),
        Facts::Guide(guide) if guide.steps.is_empty() => {
            vec![("its steps".to_owned(), "add `steps: [{title: \"…\", text: \"…\"}]`".to_owned())]
        }
        Facts::RedFlag(flags) if flags.is_empty() => {
            vec![("any red flag".to_owned(), "add `flags`, each with signs and an action".to_owned())]
        }
        _ => Vec::new(),
    };
    let title = &page.summary.meta.title;
    for (what, help) in missing {
        found.at(title.span, format!("\"{}\" does not give {what}", title.value)).help(help);
    }
}

/// What a treatment leaves out, and what to write.
fn of_treatment(treatment: &Treatment, country: &str) -> Vec<(String, String)> {
    let filled = |list: &[Sourced]| list.iter().any(|entry| !entry.text.trim().is_empty());
    let told = |text: Option<&Spanned<String>>| text.is_some_and(|text| !text.trim().is_empty());
    let medicine = |what: &str, key: &str| {
        (format!("{what}, which readers of a page about a medicine need"), format!("add `{key}`"))
    };
    let mut missing = Vec::new();
    if !told(treatment.positions.get(country).map(|guidance| &guidance.says)) {
        let what = format!("the position of the guidance in {country}");
        let entry = format!("{country}: {{says: \"…\", stance: …, sources: […]}}");
        missing.push((what, format!("add to `positions`: `{entry}`; `stance: none-found` if there is none")));
    }
    if treatment.medicine && !filled(&treatment.who_should_not) {
        missing.push(medicine("who should not take it", "who-should-not: [{text: \"…\", sources: […]}]"));
    }
    if treatment.medicine && !filled(&treatment.side_effects) {
        missing.push(medicine("its side effects", "side-effects: [{text: \"…\", sources: […]}]"));
    }
    if treatment.medicine && !told(treatment.whom_to_ask.as_ref()) {
        missing.push(medicine("whom to ask", "whom-to-ask: \"Ask a pharmacist before …\""));
    }
    missing
}
