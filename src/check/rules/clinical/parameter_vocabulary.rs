//! An exercise that leaves out a property of the movement vocabulary, or uses a word that is not in it.
//!
//! Everything that is derived about an exercise follows from its `movement`. A property that is left out derives
//! nothing, which would look like "safe", so each of `content/_data/movements.yaml` has to be there, `none` included; a
//! misspelt property or level would be left out in effect.
//!
//! Source: the safety model of this project.
//!
//! ```bad
//! -- edit content/exercises/walking.md --
//! -  neural-tension: none
//! ```
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  extension: end
//! +  extension: lots
//! ```
//!
//! ```good
//! -- edit content/exercises/walking.md --
//! -  neural-tension: none
//! +  neural-tension: slider
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Id, Page};
use crate::diagnostic::{Level, nearest};

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(exercise) = page.summary.exercise() else { return };
    let vocabulary = &context.site.records.movements;
    if vocabulary.is_empty() {
        // `clinical/record-absent` says so once.
        return;
    }
    let left_out: Vec<&Id> = vocabulary.keys().filter(|property| !exercise.movement.contains_key(*property)).collect();
    if !left_out.is_empty() {
        let names: Vec<&str> = left_out.iter().map(|property| property.as_str()).collect();
        let lines = left_out.iter().filter_map(|property| {
            let weakest = vocabulary.get(*property)?.levels.first()?;
            Some(format!("`{property}: {}`", weakest.value))
        });
        let lines: Vec<String> = lines.collect();
        found
            .at(exercise.movement_span, format!("`movement` leaves out {}", names.join(", ")))
            .help(format!("give each its level; if there is none of it, write {}", lines.join(", ")));
    }
    for (name, level) in &exercise.movement {
        let Some(property) = vocabulary.get(name) else {
            let near = nearest(name.as_str(), vocabulary.keys().map(Id::as_str));
            let finding = found.at(level.property, format!("there is no movement `{name}`"));
            match near {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help("the movements are written down in content/_data/movements.yaml"),
            };
            continue;
        };
        let levels = || property.levels.iter().map(|level| level.as_str());
        if !levels().any(|known| known == level.level.as_str()) {
            let near = nearest(level.level.as_str(), levels());
            let finding = found
                .at(level.level.span, format!("`{name}` has no level `{}`", level.level.value))
                .help(format!("its levels are {}", levels().collect::<Vec<_>>().join(", ")));
            if let Some(near) = near {
                finding.help(format!("did you mean `{near}`?"));
            }
        }
    }
}
