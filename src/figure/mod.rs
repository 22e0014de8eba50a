//! Floor 4: draws the pictured phases of an exercise, from the angles that the checks read too. Pure.
//!
//! ```text
//! Phase ─► Posture ─► Skeleton ─► Scene ─► Layers ─► SVG
//! angles   complete   points      on the   shapes    text
//!                                 floor
//! ```
//!
//! Lengths are textbook shares of body height and angles are right to about ten degrees: good enough to show what to
//! do, never to measure anybody by. Colours are the theme's; here are only classes:
//!
//! | class | what |
//! |---|---|
//! | `fig` | the whole picture |
//! | `fig-body`, `fig-far` | limbs and head; those of the side away from the viewer |
//! | `fig-cloth`, `fig-hair` | the trunk; hair |
//! | `fig-moving` | beside one of the above: it has moved since the picture before |
//! | `fig-ghost`, `fig-arrow` | where it was; which way it went |
//! | `fig-floor`, `fig-mat`, `fig-prop` | floor line, mat; chair and cushion |

mod body;
mod changes;
mod draw;
mod faults;
mod geometry;
mod ground;
mod motion;
mod posture;
mod scene;
mod settle;
mod shape;
mod shared;
mod skeleton;
mod svg;
mod words;

pub use faults::{PictureFault, TOLERANCE, faults};

use crate::content::{Advice, Exercise};
use crate::figure::motion::{Motion, motion};
use crate::figure::scene::Scene;
use crate::figure::settle::settled;
use crate::figure::shared::Shared;
use crate::figure::svg::Frame;

/// A drawn phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Which phase of the exercise it belongs to, from 0.
    pub phase: usize,
    /// The picture, an `svg` element for the middle of a page. What it has in common with an earlier picture of the
    /// same exercise it borrows from that one, so they belong on one page.
    pub svg: String,
    /// The picture's name, which is in the `svg` too.
    pub title: String,
    /// What it shows and what has changed since the one before, which is in the `svg` too.
    pub description: String,
}

/// The pictures of an exercise, all at the same scale, one for each phase that has joints. Their ids begin with
/// `prefix`. None for an exercise to leave for now, so that no picture can teach it.
pub fn figures(exercise: &Exercise, prefix: &str) -> Vec<Figure> {
    if exercise.advice.value == Advice::LeaveForNow {
        return Vec::new();
    }
    let scenes = scene::scenes(exercise);
    let before = |number: usize| number.checked_sub(1).and_then(|before| scenes.get(before));
    let mut still: Vec<Scene> = Vec::new();
    for scene in &scenes {
        let skeleton = still.last().map_or(scene.skeleton, |before| settled(&before.skeleton, &scene.skeleton));
        still.push(Scene { skeleton, ..scene.clone() });
    }
    let drawn: Vec<_> = still
        .iter()
        .enumerate()
        .map(|(number, scene)| {
            let motion = before(number).map_or_else(Motion::default, |before| motion(before, &scenes[number]));
            draw::layers(number.checked_sub(1).map(|before| &still[before]), scene, &motion)
        })
        .collect();
    let frame = Frame::around(drawn.iter().flatten());
    let shared = Shared::of(&frame, &drawn);
    let picture = |(number, scene): (usize, &Scene)| {
        let title = words::title(scene, number + 1, scenes.len());
        let description = words::description(before(number), scene);
        let svg = frame.element(prefix, number, scene.mat, &shared, (&title, &description));
        Figure { phase: scene.index, svg, title, description }
    };
    scenes.iter().enumerate().map(picture).collect()
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
