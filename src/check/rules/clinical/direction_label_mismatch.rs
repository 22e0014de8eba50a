//! A step whose label names a movement that its picture does not make.
//!
//! "Flexion: arch back" sends readers the way that hurts them, whichever of the two they believe. A label is the short name
//! of a phase, or the words before a colon in its step; it counts if it is the name of a movement of
//! `content/_data/movements.yaml` that a joint shows (its id or its label). The joint has to move that way from the phase
//! before, or be that way in the first.
//!
//! Source: the article that this project began with swaps two such labels.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  - step: "Push with your arms so that your chest lifts."
//! +  - step: "Flexion: push with your arms so that your chest lifts."
//! ```
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  - step: "Push with your arms so that your chest lifts."
//! +  - name: bending forward
//! +    step: "Push with your arms so that your chest lifts."
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -  - step: "Push with your arms so that your chest lifts."
//! +  - step: "Extension: push with your arms so that your chest lifts."
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Page, Phase};
use crate::diagnostic::Level;
use crate::text::Place;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(exercise) = page.summary.exercise() else { return };
    let movements = &context.site.records.movements;
    let mut before: Option<&Phase> = None;
    for phase in exercise.phases.iter().filter(|phase| !phase.joints.is_empty()) {
        let labels = phase.name.iter().map(|name| (name.span, name.value.as_str()));
        let of_step = phase.step.split_once(':').map(|(label, _)| (phase.step.span, label));
        for (span, label) in labels.chain(of_step) {
            let label = label.trim().to_lowercase();
            let meant = movements.iter().find(|(id, movement)| {
                id.as_str().replace('-', " ") == label || movement.label.to_lowercase() == label
            });
            let Some((_, movement)) = meant else { continue };
            let Some(joint) = &movement.joint else { continue };
            let Some(angle) = phase.joints.get(joint) else { continue };
            let from = before.and_then(|before| before.joints.get(joint)).map_or(0.0, |angle| angle.value);
            if (angle.value - from) * movement.sign <= 0.0 && angle.value * movement.sign <= 0.0 {
                found
                    .at(span, format!("this is called \"{label}\", and the picture does not show that movement"))
                    .label(Place::new(&page.summary.path, angle.span), "the joint that would show it")
                    .help("put the label right, or the angle");
            }
        }
        before = Some(phase);
    }
}
