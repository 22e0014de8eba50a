//! A record that the clinical rules stand on is not there, or is empty.
//!
//! No clinical fact is part of this program: vocabulary, conditions, red flags, stop rules and services are records of the
//! site. A rule that finds no record finds no fault either, and everything would pass. So where there are causes,
//! exercises or guides, each of these records has to be there and hold something, and at least one red flag has to stand
//! on the emergency card (`stamped: true`).
//!
//! Source: the third promise of this project.
//!
//! ```bad
//! -- content/_data/stop-rules.yaml --
//! {}
//! ```
//!
//! ```good
//! -- edit content/_data/stop-rules.yaml --
//! -  text: "Stop and get help if your leg becomes weak."
//! +  text: "Stop if your leg becomes weak, and get help."
//! ```

use crate::check::lexicon::list;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Kind, Records};
use crate::diagnostic::Level;
use crate::text::{SitePath, Span};

/// The word lists that rules about harm look into.
const LISTS: &[&str] = &[
    "emergency-flags",
    "card-flags",
    "guarantee",
    "overstated",
    "promo",
    "adverts",
    "medicines",
    "withdrawal-medicines",
    "withdrawal-cautions",
    "minimising",
    "direction-words",
    "direction-promises",
    "direction-caveats",
    "heat-cold",
    "heat-cold-cautions",
    "medicine-cautions",
    "not-recommended-medicines",
    "position-words",
    "contested-claims",
    "retired-guidelines",
    "slider-adders-below",
    "slider-adders-above",
    "slider-relievers",
    "supine-precautions",
    "prone-precautions",
    "tests",
    "nocebo",
    "fear",
    "stigma",
];

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Site(check) };

fn check(context: Context<'_>, found: &mut Findings<'_>) {
    let needs = |kind| matches!(kind, Kind::Cause | Kind::Exercise | Kind::Guide);
    let Some(page) = context.site.pages.values().find(|page| needs(page.kind())) else { return };
    let why = format!("the site has pages such as \"{}\"", page.meta.title.value);
    let records = &context.site.records;
    for (name, is_empty, what) in contents(records) {
        if !is_empty {
            continue;
        }
        match records.present.get(name) {
            Some(path) => {
                found.on(path, Span::default(), format!("this record is empty, and {why}: {what} cannot be checked"))
            }
            None => found.at(
                Span::default(),
                format!("there is no content/_data/{name}.yaml, and {why}: {what} cannot be checked"),
            ),
        }
        .help("`handout init` writes a starter set that names its sources; copy the file from there and review it");
    }
    for name in LISTS.iter().filter(|name| list(context, name).is_empty()) {
        let Some(path) = records.present.get("lexicons") else { continue };
        found
            .on(
                path,
                Span::default(),
                format!("there is no list `{name}` here, and {why}: its words cannot be looked for"),
            )
            .help("`handout init` writes a starter set; copy the list from there and review it");
    }
    if !context.site.flags.values().any(|(flag, _)| flag.stamped) {
        let red_flags = context.site.pages.values().find(|page| page.kind() == Kind::RedFlag);
        let path = red_flags.map_or(SitePath::known("handout.yaml"), |page| page.path.clone());
        let span = red_flags.map_or(Span::default(), |page| page.meta.title.span);
        found
            .on(&path, span, format!("no red flag stands on the emergency card, and {why}"))
            .help("write the signs of an emergency as `flags` of a page in content/red-flags/, with `stamped: true`");
    }
}

/// The records that clinical rules stand on: name of the file, whether it holds nothing, and what then goes unchecked.
fn contents(records: &Records) -> [(&'static str, bool, &'static str); 8] {
    [
        ("movements", records.movements.is_empty(), "what an exercise does to the body"),
        ("conditions", records.conditions.is_empty(), "pregnancy, thin bones and other factors"),
        ("stages", records.stages.is_empty(), "when a rule holds"),
        ("sources", records.sources.is_empty(), "what the facts rest on"),
        ("stop-rules", records.stop_rules.is_empty(), "when to stop"),
        ("red-flag-sets", records.red_flag_sets.is_empty(), "which warning signs belong together"),
        ("jurisdictions", records.jurisdictions.is_empty(), "whom to call"),
        (
            "lexicons",
            records.lexicons.jargon.is_empty() && records.lexicons.lists.is_empty(),
            "words that mislead or frighten",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::RULES;

    #[test]
    fn every_list_that_a_rule_about_harm_looks_into_is_asked_for() {
        for rule in RULES.iter().filter(|rule| matches!(rule.name.group(), "clinical" | "safety")) {
            let source = rule.source();
            for call in ["number(\"", "list(context, \""] {
                for rest in source.split(call).skip(1) {
                    let name = rest.split('"').next().expect("a split has a first part");
                    assert!(LISTS.contains(&name), "{} looks into `{name}`, which may be absent in silence", rule.name);
                }
            }
        }
    }
}
