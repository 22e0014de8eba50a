//! An exercise that says "may help" and "avoid" of the same condition at the same time.
//!
//! A reader finds both lines on one page and takes the one they like. The two can both be true only at different stages
//! of the illness, and then each has to name its stages.
//!
//! Source: the safety model of this project.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  - {condition: disc-herniation, level: caution}
//! +  - {condition: disc-herniation, level: avoid}
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -  - {condition: disc-herniation, level: caution}
//! +  - {condition: disc-herniation, level: avoid, stages: [acute]}
//! +  - {condition: disc-herniation, level: caution}
//! -  - condition: disc-herniation
//! +  - condition: disc-herniation
//! +    stages: [recovery]
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::clinical::{Origin, Stages};
use crate::content::{Contraindication, Help, Page, Verdict};
use crate::diagnostic::Level;
use crate::text::Place;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(exercise) = page.summary.exercise() else { return };
    for help in exercise.helps.iter().filter(|help| help.despite.is_none()) {
        let stages = Stages::named(&help.stages);
        let Some(entry) = exercise.contraindications.iter().find(|entry| contradicts(entry, help)) else { continue };
        // Where the rules of the condition say avoid, `clinical/condition-recommends-contraindicated` names them.
        let mut grounds = context.derivation.between(&page.summary.id, &help.condition.value).iter();
        if grounds.any(|ground| {
            ground.verdict == Verdict::Avoid && ground.stages.overlap(&stages) && ground.origin != Origin::StopAll
        }) {
            continue;
        }
        let id = &help.condition.value;
        let title = context.site.condition_title(id).unwrap_or(id.as_str());
        found
            .at(help.span, format!("this exercise says both \"may help\" and \"avoid\" for {title}"))
            .label(Place::new(&page.summary.path, entry.span), "here it says avoid")
            .help("take one of the two out, or give each the `stages` in which it is true");
    }
}

/// Whether `entry` says avoid of the condition of `help`, at a stage that both speak of.
fn contradicts(entry: &Contraindication, help: &Help) -> bool {
    entry.condition.value == help.condition.value
        && entry.level.value == Verdict::Avoid
        && Stages::named(&entry.stages).overlap(&Stages::named(&help.stages))
}
