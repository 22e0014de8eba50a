//! What has changed from one picture to the next, in words.

use crate::content::Viewpoint;
use crate::figure::posture::Limbs;
use crate::figure::scene::Scene;
use crate::figure::words::listed;

/// From how many degrees on a change of the back or the neck is worth a word.
const NOTABLE: f64 = 8.0;
/// The same of the joints of limbs.
const NOTABLE_OF_LIMB: f64 = 12.0;
/// And of shoulders, which follow what the trunk does.
const NOTABLE_OF_ARM: f64 = 20.0;
/// By how many body heights hips have to rise or sink.
const RISE: f64 = 0.04;

/// Whose joint it is.
#[derive(Clone, Copy, PartialEq)]
enum Owner {
    Both,
    Near,
    Far,
}

/// One movement: "the knees" "bend".
struct Change {
    owner: Owner,
    /// One, and several.
    noun: (&'static str, &'static str),
    /// Of one, and of several.
    verb: (&'static str, &'static str),
}

/// Everything that moves, hip and knee of a leg in one clause if they do the same.
pub(super) fn changes(before: &Scene, scene: &Scene) -> Vec<String> {
    let (old, new) = (&before.stated, &scene.stated);
    let front = new.view == Viewpoint::Front;
    let mut said = Vec::new();
    let rise = scene.skeleton.hip.y - before.skeleton.hip.y;
    if rise.abs() >= RISE && before.position == scene.position {
        said.push(if rise > 0.0 { "the hips lift" } else { "the hips come down" }.to_owned());
    }
    if (new.trunk - old.trunk).abs() >= NOTABLE {
        said.push(format!("the back {}", turn(old.trunk, new.trunk, back_verbs(front))));
    }
    if (new.neck - old.neck).abs() >= NOTABLE {
        let verbs = ["bends forwards", "tips back", "comes level"];
        said.push(format!("the head {}", turn(old.neck, new.neck, verbs)));
    }
    let same_legs = old.legs_together() && new.legs_together();
    let same_arms = [old, new]
        .iter()
        .all(|posture| posture.near.shoulder == posture.far.shoulder && posture.near.elbow == posture.far.elbow);
    let mut moves = Vec::new();
    legs(&mut moves, if same_legs { Owner::Both } else { Owner::Near }, &old.near, &new.near);
    if !same_legs {
        legs(&mut moves, Owner::Far, &old.far, &new.far);
    }
    if !front {
        arms(&mut moves, if same_arms { Owner::Both } else { Owner::Near }, &old.near, &new.near);
        if !same_arms {
            arms(&mut moves, Owner::Far, &old.far, &new.far);
        }
    }
    said.extend(merged(&moves));
    said
}

fn back_verbs(front: bool) -> [&'static str; 3] {
    if front {
        ["bends to the side", "bends to the side", "straightens"]
    } else {
        ["rounds forwards", "arches backwards", "straightens"]
    }
}

/// The verb for a joint that flexes, extends, or comes back towards straight.
fn turn(old: f64, new: f64, [forwards, backwards, straight]: [&'static str; 3]) -> &'static str {
    if new.abs() < old.abs() && new.abs() < NOTABLE {
        straight
    } else if new > old {
        forwards
    } else {
        backwards
    }
}

const BEND: (&str, &str) = ("bends", "bend");
const STRAIGHTEN: (&str, &str) = ("straightens", "straighten");

fn bend(old: f64, new: f64) -> (&'static str, &'static str) {
    if new.abs() > old.abs() { BEND } else { STRAIGHTEN }
}

fn legs(moves: &mut Vec<Change>, owner: Owner, old: &Limbs, new: &Limbs) {
    if (new.hip - old.hip).abs() >= NOTABLE_OF_LIMB {
        let back = new.hip < -5.0 && new.hip < old.hip;
        if back {
            moves.push(Change { owner, noun: ("leg", "legs"), verb: ("goes back", "go back") });
        } else {
            moves.push(Change { owner, noun: ("hip", "hips"), verb: bend(old.hip, new.hip) });
        }
    }
    if (new.knee - old.knee).abs() >= NOTABLE_OF_LIMB {
        moves.push(Change { owner, noun: ("knee", "knees"), verb: bend(old.knee, new.knee) });
    }
    let leg_still = (new.hip - old.hip).abs() < NOTABLE_OF_LIMB && (new.knee - old.knee).abs() < NOTABLE_OF_LIMB;
    if leg_still && (new.ankle - old.ankle).abs() >= NOTABLE_OF_LIMB {
        let up = ("pulls up towards the shin", "pull up towards the shins");
        let verb = if new.ankle > old.ankle { up } else { ("points away", "point away") };
        moves.push(Change { owner, noun: ("foot", "feet"), verb });
    }
}

fn arms(moves: &mut Vec<Change>, owner: Owner, old: &Limbs, new: &Limbs) {
    if (new.shoulder - old.shoulder).abs() >= NOTABLE_OF_ARM {
        let verb = if new.shoulder > old.shoulder {
            if new.shoulder > 120.0 {
                ("reaches up beside the head", "reach up beside the head")
            } else {
                ("moves forwards", "move forwards")
            }
        } else {
            ("moves down", "move down")
        };
        moves.push(Change { owner, noun: ("arm", "arms"), verb });
    }
    if (new.elbow - old.elbow).abs() >= NOTABLE_OF_LIMB {
        moves.push(Change { owner, noun: ("elbow", "elbows"), verb: bend(old.elbow, new.elbow) });
    }
}

fn merged(moves: &[Change]) -> Vec<String> {
    let mut clauses = Vec::new();
    let mut taken = vec![false; moves.len()];
    for (index, first) in moves.iter().enumerate() {
        if taken[index] {
            continue;
        }
        let mut nouns = Vec::new();
        for (other, change) in moves.iter().enumerate().skip(index) {
            if change.owner == first.owner && change.verb == first.verb {
                taken[other] = true;
                nouns.push(if first.owner == Owner::Both { change.noun.1 } else { change.noun.0 }.to_owned());
            }
        }
        let owner = match first.owner {
            Owner::Both => "the",
            Owner::Near => "one",
            Owner::Far => "the other",
        };
        let plural = first.owner == Owner::Both || nouns.len() > 1;
        let verb = if plural { first.verb.1 } else { first.verb.0 };
        clauses.push(format!("{owner} {} {verb}", listed(&nouns)));
    }
    clauses
}
