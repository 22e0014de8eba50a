//! A pictured posture that goes further than the movement which the exercise declares.
//!
//! People copy the figure and not the words. If the figure bends further than `movement` says, everything derived from it
//! is derived for another exercise. `content/_data/movements.yaml` says from how many degrees of which joint a level
//! begins; only figures seen from the side show it. The bands are rough, and never an assessment of a person.
//!
//! Source: the safety model of this project.
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -  extension: end
//! +  extension: mid
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -    joints: {pelvis: 15, trunk: -45, neck: -5, hip: -15, knee: 0, ankle: -60, shoulder: 60, elbow: 20}
//! +    joints: {pelvis: 15, trunk: -35, neck: -5, hip: -15, knee: 0, ankle: -60, shoulder: 60, elbow: 20}
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::clinical::rank;
use crate::content::{Exercise, Id, MovementProperty, Page, Phase, Viewpoint};
use crate::diagnostic::Level;
use crate::text::{Place, Spanned};

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(exercise) = page.summary.exercise() else { return };
    for (name, property) in &context.site.records.movements {
        let Some(joint) = &property.joint else { continue };
        for (at, phase) in exercise.phases.iter().enumerate().filter(|(_, phase)| phase.view == Viewpoint::Side) {
            for angle in angles(phase, joint) {
                report(page, exercise, (name, property), at, angle, found);
            }
        }
    }
}

/// The angles of `joint` in the picture of a step, near and far.
fn angles<'a>(phase: &'a Phase, joint: &Id) -> impl Iterator<Item = &'a Spanned<f64>> {
    phase.joints.get(joint).into_iter().chain(phase.far.get(joint))
}

/// Reports an angle beyond the declared level.
fn report(
    page: &Page,
    exercise: &Exercise,
    (name, property): (&Id, &MovementProperty),
    step: usize,
    angle: &Spanned<f64>,
    found: &mut Findings<'_>,
) {
    let Some(declared) = exercise.movement.get(name) else { return };
    let Some(declared_rank) = rank(property, &declared.level.value) else { return };
    let shown = |level: &Id| property.bands.get(level).is_some_and(|from| angle.value * property.sign >= *from);
    let Some(shown) = property.levels.iter().rev().map(|level| &level.value).find(|level| shown(level)) else { return };
    if rank(property, shown).is_none_or(|rank| rank <= declared_rank) {
        return;
    }
    let joint = property.joint.as_ref().map_or("", Id::as_str);
    let message = format!(
        "step {} shows the {joint} at {} degrees, which is `{name}: {shown}`; the exercise declares `{}`",
        step + 1,
        angle.value,
        declared.level.value
    );
    found
        .at(angle.span, message)
        .label(Place::new(&page.summary.path, declared.level.span), "declared here")
        .label(property.place.clone(), format!("`{shown}` begins at {} degrees", property.bands[shown] * property.sign))
        .help(format!("if the figure is right, write `{name}: {shown}` in `movement`; if not, mend the angle"));
}
