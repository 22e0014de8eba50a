//! A nerve slider whose steps pull on the nerve from both ends.
//!
//! In a slider one end gives way while the other takes up: the knee straightens while the neck goes back. Straightening
//! the knee while the chin goes down is a tensioner, a much stronger thing, and a frequent slip in leaflets. So between
//! two pictured steps knee and neck change in the same direction (both angles fall, or both rise), and where only the
//! foot pulls up, the neck has to give way. Every pictured step of a slider needs `knee`, `neck` and `ankle`.
//!
//! Source: `ellis-2012` in the register of this site.
//!
//! ```bad
//! -- edit content/exercises/nerve-slider.md --
//! -    joints: {pelvis: 90, trunk: 0, neck: -20, hip: 90, knee: 30, ankle: -10, shoulder: 20, elbow: 60}
//! +    joints: {pelvis: 90, trunk: 0, neck: 45, hip: 90, knee: 30, ankle: -10, shoulder: 20, elbow: 60}
//! ```
//!
//! ```good
//! -- edit content/exercises/nerve-slider.md --
//! -    joints: {pelvis: 90, trunk: 0, neck: -20, hip: 90, knee: 30, ankle: -10, shoulder: 20, elbow: 60}
//! +    joints: {pelvis: 90, trunk: 0, neck: -10, hip: 90, knee: 40, ankle: -10, shoulder: 20, elbow: 60}
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Page, Phase, Technique};
use crate::diagnostic::Level;
use crate::text::Place;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

/// Changes up to this many degrees are the width of a drawn line.
const STILL: f64 = 1.0;

/// What a joint does to the pull on the nerve between two steps.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Pull {
    TakesUp,
    GivesWay,
    Still,
}

impl Pull {
    /// From a change in degrees that takes up when it is above zero.
    fn of(change: f64) -> Self {
        match change {
            up if up > STILL => Self::TakesUp,
            down if down < -STILL => Self::GivesWay,
            _ => Self::Still,
        }
    }
}

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    let Some(exercise) = page.summary.exercise() else { return };
    let Some(technique) = exercise.technique.as_ref().filter(|technique| technique.value == Technique::Slider) else {
        return;
    };
    let pictured: Vec<&Phase> = exercise.phases.iter().filter(|phase| !phase.joints.is_empty()).collect();
    for phase in &pictured {
        let missing: Vec<&str> =
            ["knee", "neck", "ankle"].into_iter().filter(|joint| !phase.joints.contains_key(*joint)).collect();
        if !missing.is_empty() {
            found
                .at(phase.span, format!("this step of a slider does not give the angle of {}", missing.join(", ")))
                .help("add it to `joints`, so that the two ends can be compared");
        }
    }
    let moves = pictured.windows(2).any(|pair| {
        let change = |joint| angle(pair[1], joint).zip(angle(pair[0], joint)).map(|(to, from)| to - from);
        change("knee").is_some_and(|change: f64| change.abs() > STILL)
    });
    if !moves {
        found
            .at(technique.span, "the steps do not show that this is a slider: no two of them give a moving knee")
            .help("give `joints` with `knee`, `neck` and `ankle` to at least two steps");
    }
    for pair in pictured.windows(2) {
        if let Some(message) = fault(pair[0], pair[1]) {
            found
                .at(pair[1].span, message)
                .label(Place::new(&page.summary.path, pair[0].span), "compared with this step")
                .help("straighten the knee while the neck goes back, and bend it while the chin comes down");
        }
    }
}

/// The angle of a joint of the near limb.
fn angle(phase: &Phase, joint: &str) -> Option<f64> {
    phase.joints.get(joint).map(|angle| angle.value)
}

/// What is wrong with going from one pictured step to the next.
fn fault(from: &Phase, to: &Phase) -> Option<String> {
    let change = |joint| Some(angle(to, joint)? - angle(from, joint)?);
    let (knee, neck, ankle) = (-change("knee")?, change("neck")?, change("ankle").unwrap_or(0.0));
    let foot = if Pull::of(ankle) == Pull::TakesUp { " and the foot pulls up" } else { "" };
    match (Pull::of(knee), Pull::of(neck)) {
        (Pull::TakesUp, Pull::TakesUp) => {
            Some(format!("the knee straightens{foot} while the chin goes down: both ends pull on the nerve"))
        }
        (Pull::TakesUp, Pull::Still) => Some(format!("the knee straightens{foot} and the neck does not give way")),
        // Back from looking up to looking ahead is no pull.
        (Pull::Still, Pull::TakesUp) if angle(to, "neck").is_some_and(|neck| neck > STILL) => {
            Some(format!("the chin goes down{foot} and the knee does not give way"))
        }
        (Pull::GivesWay, Pull::GivesWay) => {
            Some("knee and neck give way together, so that the next movement takes up at both ends".to_owned())
        }
        (Pull::Still, Pull::Still) if Pull::of(ankle) == Pull::TakesUp => {
            Some("the foot pulls up and neither knee nor neck gives way".to_owned())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Id, Viewpoint};
    use crate::text::{Span, Spanned};

    /// A pictured step with these angles.
    fn step(knee: f64, neck: f64, ankle: f64) -> Phase {
        let joints = [("knee", knee), ("neck", neck), ("ankle", ankle)];
        let joint = |(name, angle)| (Id::known(name), Spanned::new(angle, Span::default()));
        Phase {
            step: Spanned::new(String::new(), Span::default()),
            name: None,
            seconds: None,
            position: None,
            joints: joints.into_iter().map(joint).collect(),
            far: [].into(),
            top_arm: [].into(),
            floor: Vec::new(),
            seat: Vec::new(),
            foreshorten: Vec::new(),
            view: Viewpoint::Side,
            span: Span::default(),
        }
    }

    #[test]
    fn one_end_gives_way_while_the_other_takes_up() {
        assert_eq!(fault(&step(95.0, 30.0, 0.0), &step(30.0, -20.0, -10.0)), None);
        assert_eq!(fault(&step(30.0, -20.0, -10.0), &step(95.0, 30.0, 0.0)), None);
        assert_eq!(fault(&step(95.0, 30.0, 0.0), &step(90.0, 0.0, 0.0)), None);
        assert_eq!(fault(&step(90.0, -20.0, 0.0), &step(90.0, 0.0, 0.0)), None);
    }

    #[test]
    fn what_takes_up_without_a_partner_is_told() {
        for (from, to) in [
            (step(95.0, -20.0, 0.0), step(30.0, 30.0, 0.0)),
            (step(95.0, 30.0, 0.0), step(30.0, 30.0, 20.0)),
            (step(30.0, 0.0, 0.0), step(30.0, 30.0, 0.0)),
            (step(30.0, 30.0, 0.0), step(95.0, -20.0, 0.0)),
            (step(30.0, 0.0, 0.0), step(30.0, 0.0, 20.0)),
        ] {
            assert!(fault(&from, &to).is_some(), "{from:?} {to:?}");
        }
    }
}
