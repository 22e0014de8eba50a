//! What a picture shows, in words, from the same angles that it is drawn from.

use crate::content::{Position, Viewpoint};
use crate::figure::changes::changes;
use crate::figure::posture::{Limbs, known_points};
use crate::figure::scene::Scene;

/// From how many degrees on the back is not called straight.
const NOTABLE: f64 = 8.0;
/// From how many degrees on a joint is called bent.
const BENT: f64 = 25.0;

/// "Half way: lying on your front. Picture 2 of 4".
pub(super) fn title(scene: &Scene, number: usize, count: usize) -> String {
    let place = place(scene);
    match &scene.phase.name {
        Some(name) => format!("{}: {place}. Picture {number} of {count}", capitalised(&name.value)),
        None => format!("{}. Picture {number} of {count}", capitalised(&place)),
    }
}

/// What is bent in the first picture, and what has changed in each later one; then what the body rests on.
pub(super) fn description(before: Option<&Scene>, scene: &Scene) -> String {
    let posture = match before {
        None => still(scene),
        Some(before) => match changes(before, scene) {
            none if none.is_empty() => "The same position as in the picture before.".to_owned(),
            changes => format!("Compared with the picture before, {}.", listed(&changes)),
        },
    };
    let rest = rest(scene);
    if rest.is_empty() { posture } else { format!("{posture} {rest}") }
}

fn place(scene: &Scene) -> String {
    let rests = |point| scene.rests(point);
    match scene.position {
        Some(Position::Quadruped) => {
            let arms = if rests("elbow") { "forearms" } else { "hands" };
            let legs = if rests("toe") { "toes" } else { "knees" };
            format!("on {arms} and {legs}")
        }
        Some(Position::SideLying) if !rests("hip") => "on your side, with your hips lifted".to_owned(),
        Some(Position::Standing) if scene.steps() => "taking a step".to_owned(),
        Some(position) => position.plain().to_owned(),
        None => "the position of the body".to_owned(),
    }
}

/// The first picture: what is bent.
fn still(scene: &Scene) -> String {
    let posture = &scene.stated;
    let mut said = Vec::new();
    let back = match (posture.view, posture.trunk) {
        (Viewpoint::Front, trunk) if trunk.abs() >= NOTABLE => "bent to the side",
        (Viewpoint::Side, trunk) if trunk >= NOTABLE => "rounded",
        (Viewpoint::Side, trunk) if trunk <= -NOTABLE => "arched",
        _ => "straight",
    };
    said.push(format!("the back is {back}"));
    if posture.view == Viewpoint::Side && posture.neck >= 15.0 {
        said.push("the head is bent forwards".to_owned());
    }
    let side = posture.view == Viewpoint::Side;
    let legs = |limbs: &Limbs| match (limbs.hip >= BENT, limbs.knee >= BENT) {
        (true, true) => "bent at hip and knee",
        (true, false) => "bent at the hip and straight at the knee",
        (false, true) if limbs.hip <= -8.0 && side => "behind the body and bent at the knee",
        (false, true) => "bent at the knee",
        (false, false) if limbs.hip <= -8.0 && side => "behind the body",
        (false, false) => "straight",
    };
    let (near, far) = (legs(&posture.near), legs(&posture.far));
    if near == far {
        said.push(format!("both legs are {near}"));
    } else {
        said.push(format!("one leg is {near}, the other {far}"));
    }
    if posture.view == Viewpoint::Side {
        let elbows = match posture.near.elbow {
            angle if angle >= 45.0 => "bent",
            angle if angle >= 15.0 => "slightly bent",
            _ => "straight",
        };
        said.push(if posture.near.shoulder > 120.0 {
            "the arms are beside the head".to_owned()
        } else {
            format!("the elbows are {elbows}")
        });
    }
    format!("{}.", capitalised(&listed(&said)))
}

/// "Hands and knees rest on the floor."
fn rest(scene: &Scene) -> String {
    let both_legs = scene.stated.legs_together();
    let points: Vec<_> = known_points(&scene.phase.floor).collect();
    let mut nouns = Vec::new();
    for (point, far) in &points {
        let (one, several) = noun(point);
        let limb = !matches!(*point, "hip" | "waist" | "shoulder" | "head");
        let leg = matches!(*point, "knee" | "ankle" | "heel" | "toe");
        let both = points.contains(&(point, !far))
            || scene.view() == Viewpoint::Side && (!limb || leg && both_legs || !leg && both_arms(scene));
        if *point == "toe" && !both && scene.view() == Viewpoint::Side {
            nouns.push(format!("the toes of {} foot", if *far { "the other" } else { "one" }));
            continue;
        }
        let said = match (both, far, scene.view()) {
            (true, _, _) => several.to_owned(),
            (false, _, Viewpoint::Front) => format!("the lower {one}"),
            (false, false, Viewpoint::Side) => format!("one {one}"),
            (false, true, Viewpoint::Side) => format!("the other {one}"),
        };
        if !nouns.contains(&said) {
            nouns.push(said);
        }
    }
    let mut sentences = Vec::new();
    if !nouns.is_empty() {
        let one = nouns.len() == 1 && !matches!(nouns[0].as_str(), "hips" | "shoulders" | "feet" | "knees" | "hands");
        let verb = if one && !nouns[0].ends_with("toes") { "rests" } else { "rest" };
        sentences.push(format!("{} {verb} on the floor.", capitalised(&listed(&nouns))));
    }
    let seated: Vec<_> = known_points(&scene.phase.seat).map(|(point, _)| point).collect();
    if seated.contains(&"hip") {
        sentences.push("The seat of a chair carries the body.".to_owned());
    } else if !seated.is_empty() {
        sentences.push("The lower legs rest on the seat of a chair.".to_owned());
    }
    sentences.join(" ")
}

fn both_arms(scene: &Scene) -> bool {
    let posture = &scene.stated;
    posture.near.shoulder == posture.far.shoulder && posture.near.elbow == posture.far.elbow
}

/// A point of the body in plain words, one and several.
fn noun(point: &str) -> (&'static str, &'static str) {
    match point {
        "waist" => ("lower back", "lower back"),
        "shoulder" => ("shoulder", "shoulders"),
        "head" => ("head", "head"),
        "elbow" => ("forearm", "forearms"),
        "palm" => ("hand", "hands"),
        "knee" => ("knee", "knees"),
        "ankle" => ("foot", "feet"),
        "heel" => ("heel", "heels"),
        "toe" => ("toes", "toes"),
        _ => ("hip", "hips"),
    }
}

/// "a, b and c".
pub(super) fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
