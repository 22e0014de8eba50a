//! The pictures of ten exercises, and what must hold for any.

use std::collections::BTreeSet;

use proptest::prelude::{any, prop_assert};
use proptest::proptest;

use crate::content::{Advice, Exercise, Position};
use crate::figure::fixture::{exercise, names, read};
use crate::figure::geometry::{Point, apart};
use crate::figure::motion::motion;
use crate::figure::scene::scenes;
use crate::figure::{Figure, faults, figures};

fn drawn(name: &str) -> Vec<Figure> {
    figures(&exercise(name), "fig-")
}

/// An exercise of one phase.
fn one(phase: &str) -> Exercise {
    read(&format!("position: prone\nphases:\n  - step: \"Lie\"\n{phase}"))
}

fn messages(exercise: &Exercise) -> Vec<String> {
    faults(exercise).into_iter().map(|fault| format!("{}: {} ({})", fault.phase, fault.message, fault.help)).collect()
}

#[test]
fn every_phase_with_joints_has_a_picture_and_no_other() {
    for name in names() {
        let exercise = exercise(name);
        let phases = exercise.phases.iter().enumerate().filter(|(_, phase)| !phase.joints.is_empty());
        let expected: Vec<_> = phases.map(|(index, _)| index).collect();
        assert!(expected.len() >= 3, "{name} has hardly any picture");
        assert_eq!(drawn(name).iter().map(|figure| figure.phase).collect::<Vec<_>>(), expected, "{name}");
    }
}

#[test]
fn an_exercise_to_leave_for_now_has_no_picture_that_could_teach_it() {
    let mut exercise = exercise("bird-dog");
    exercise.advice.value = Advice::LeaveForNow;
    assert!(figures(&exercise, "fig-").is_empty());
}

#[test]
fn exercises_that_fit_the_body_have_no_faults() {
    for name in names() {
        assert!(messages(&exercise(name)).is_empty(), "{name}: {:?}", messages(&exercise(name)));
    }
}

#[test]
fn drawing_twice_gives_the_same_text() {
    for name in names() {
        assert_eq!(drawn(name), drawn(name));
    }
}

#[test]
fn a_picture_carries_no_style_and_no_colour_of_its_own() {
    for figure in names().into_iter().flat_map(drawn) {
        let drawn = figure.svg.replace("<use href=\"#fig-p", "<use \"").replace(" href=\"#fig-p", " ");
        for forbidden in ["style", "rgb", "#", "<script", "href", "url("] {
            assert!(!drawn.contains(forbidden), "{forbidden} in {}", figure.svg);
        }
        let colours: BTreeSet<_> = attributes(&figure.svg, "fill").chain(attributes(&figure.svg, "stroke")).collect();
        assert!(colours.is_subset(&BTreeSet::from(["none", "currentColor"])), "{colours:?}");
    }
}

fn attributes<'a>(svg: &'a str, name: &'static str) -> impl Iterator<Item = &'a str> {
    let start = format!(" {name}=\"");
    let mut rest = svg;
    std::iter::from_fn(move || {
        let (_, after) = rest.split_once(&start)?;
        let (value, end) = after.split_once('"')?;
        rest = end;
        Some(value)
    })
}

#[test]
fn ids_are_unique_on_a_page_and_name_each_picture() {
    for name in names() {
        let mut seen = BTreeSet::new();
        for figure in drawn(name) {
            let named: Vec<_> = attributes(&figure.svg, "aria-labelledby").flat_map(str::split_whitespace).collect();
            let ids: Vec<_> = attributes(&figure.svg, "id").collect();
            assert!(named.len() == 2 && ids.starts_with(&named), "{}", figure.svg);
            assert!(ids.into_iter().all(|id| seen.insert(id.to_owned())), "{}", figure.svg);
        }
    }
}

#[test]
fn what_a_picture_borrows_is_drawn_in_an_earlier_one() {
    let mut borrowed = 0;
    for name in names() {
        let mut seen = BTreeSet::new();
        for figure in drawn(name) {
            for wanted in attributes(&figure.svg, "href") {
                borrowed += 1;
                assert!(seen.contains(wanted.trim_start_matches('#')), "{name}: {wanted} is drawn nowhere before");
            }
            seen.extend(attributes(&figure.svg, "id").map(str::to_owned));
        }
    }
    assert!(borrowed > 20, "{borrowed}");
}

#[test]
fn all_pictures_of_an_exercise_have_one_frame_and_so_one_scale() {
    for name in names() {
        let figures = drawn(name);
        let frames: BTreeSet<_> = figures.iter().flat_map(|figure| attributes(&figure.svg, "viewBox")).collect();
        assert_eq!(frames.len(), 1, "{name}: {frames:?}");
        let size = |name| attributes(&figures[0].svg, name).next().and_then(|size| size.parse::<u32>().ok()).unwrap();
        let sides: Vec<u32> = frames.first().unwrap().split(' ').map(|side| side.parse().unwrap()).collect();
        assert_eq!([sides[2] / 2, sides[3] / 2], [size("width"), size("height")], "{name}");
    }
}

#[test]
fn a_picture_stays_small() {
    for name in names() {
        for figure in drawn(name) {
            assert!(figure.svg.len() < 2_700, "{name} {}: {} bytes", figure.phase, figure.svg.len());
        }
    }
}

#[test]
fn numbers_are_whole() {
    for figure in names().into_iter().flat_map(drawn) {
        assert!(attributes(&figure.svg, "d").all(|data| !data.contains('.')), "{}", figure.svg);
    }
}

#[test]
fn the_angles_that_are_written_are_the_angles_that_are_drawn() {
    let exercise = exercise("single-knee-to-chest");
    let body = scenes(&exercise)[1].skeleton;
    let bend = |from: Point, joint: Point, to: Point| apart((joint - from).degrees(), (to - joint).degrees());
    let leg = &body.near_leg;
    assert!((bend(leg.hip, leg.knee, leg.ankle) - 130.0).abs() < 0.01);
    assert!((bend(body.hip, body.waist, body.shoulder) - 12.0).abs() < 0.01);
    // The thigh is bent up by 115 from the line on which the pelvis goes on.
    assert!((bend(body.waist, body.hip, leg.knee) - 115.0).abs() < 0.01);
    let far = &body.far_leg;
    assert!((bend(far.hip, far.knee, far.ankle) - 100.0).abs() < 0.01);
}

#[test]
fn what_is_written_about_a_knee_reaches_the_picture() {
    let bent = |knee: i32| one(&format!("    joints: {{pelvis: 90, hip: 90, knee: {knee}}}\n    floor: [toe]"));
    let svg = |knee| figures(&bent(knee), "fig-")[0].svg.clone();
    assert_ne!(svg(60), svg(70));
}

#[test]
fn a_body_stands_on_the_points_that_it_should() {
    for name in names() {
        for scene in scenes(&exercise(name)) {
            let lowest = scene.gaps.iter().map(|(_, _, gap)| *gap).fold(f64::MAX, f64::min);
            assert!(lowest.abs() < 1e-9, "{name} {}: {:?}", scene.index, scene.gaps);
        }
    }
}

#[test]
fn a_point_that_stays_on_the_floor_stays_where_it_was() {
    let exercise = exercise("front-plank");
    let elbows: Vec<_> = scenes(&exercise).iter().map(|scene| scene.skeleton.near_arm.elbow.x).collect();
    assert!(elbows.iter().all(|x| (x - elbows[0]).abs() < 1e-9), "{elbows:?}");
}

#[test]
fn words_say_what_moves_and_what_rests() {
    let of = |name: &str, number: usize| drawn(name)[number].description.clone();
    assert_eq!(
        of("bird-dog", 1),
        "Compared with the picture before, one hip and knee straighten. The other knee and hands rest on the floor."
    );
    assert!(of("press-up", 1).contains("the back arches backwards"), "{}", of("press-up", 1));
    assert!(
        of("press-up", 3).contains("the back straightens, the hips straighten, the arms move down and the elbows bend"),
        "{}",
        of("press-up", 3)
    );
    assert!(of("nerve-slider", 1).contains("the head tips back and one knee straightens"));
    assert!(of("double-knee-to-chest", 2).contains("the back rounds forwards"));
    assert!(of("side-plank", 0).contains("The back is bent to the side"));
    assert_eq!(drawn("front-plank")[1].title, "On the knees: on forearms and knees. Picture 2 of 4");
}

#[test]
fn words_are_in_the_picture_escaped() {
    let mut exercise = exercise("press-up");
    if let Some(name) = &mut exercise.phases[0].name {
        name.value = "up & <down>".to_owned();
    }
    let figure = &figures(&exercise, "fig-")[0];
    assert!(figure.svg.contains("<title id=\"fig-1t\">Up &amp; &lt;down&gt;: lying on your front."));
    assert!(figure.title.starts_with("Up & <down>"));
}

#[test]
fn what_moved_is_marked_and_gets_an_arrow_and_the_first_picture_has_none() {
    for name in names() {
        let figures = drawn(name);
        assert!(!figures[0].svg.contains("fig-moving") && !figures[0].svg.contains("fig-arrow"), "{name}");
        assert!(figures[1].svg.contains("fig-moving") && figures[1].svg.contains("fig-arrow"), "{name}");
    }
    let slider = exercise("nerve-slider");
    let scenes = scenes(&slider);
    let moved = motion(&scenes[0], &scenes[1]);
    let curl = exercise("double-knee-to-chest");
    let curled = super::scene::scenes(&curl);
    let moved_curl = motion(&curled[1], &curled[2]);
    assert!(moved_curl.near.thigh && moved_curl.far.thigh && moved_curl.trunk, "{moved_curl:?}");
    assert_eq!(moved.arrows.len(), 2, "one for the head and one for the leg");
    assert!(moved.head && moved.near.shank && !moved.near.thigh && !moved.trunk && !moved.far.shank, "{moved:?}");
}

#[test]
fn a_chair_is_drawn_where_somebody_sits_or_rests_their_legs() {
    assert!(drawn("nerve-slider").iter().all(|figure| figure.svg.contains("fig-prop")));
    let exercise = exercise("rest-90-90");
    let chairs: Vec<_> = scenes(&exercise).iter().map(|scene| scene.chair.is_some()).collect();
    assert_eq!(chairs, [false, true, false]);
}

#[test]
fn a_slip_of_the_keyboard_is_found() {
    let knee = one("    joints: {pelvis: 90, knee: 1300}\n    floor: [heel]");
    assert!(messages(&knee)[0].starts_with("0: no knee can be at 1300 degrees"), "{:?}", messages(&knee));
    let backwards = one("    joints: {pelvis: 90, knee: -60}\n    floor: [heel]");
    assert!(messages(&backwards)[0].contains("no knee can be at -60 degrees"));
    let names = one(
        "    joints: {pelvis: 0, kne: 10}\n    far: {trunk: 5}\n    floor: [hip, plam]\n    foreshorten: [fingers]",
    );
    let found = messages(&names).join("\n");
    for expected in [
        "`kne` is no joint",
        "did you mean `knee`?",
        "`trunk` is no joint that `far`",
        "`plam`",
        "`palm`?",
        "`fingers`",
    ] {
        assert!(found.contains(expected), "{expected} missing in\n{found}");
    }
}

#[test]
fn a_point_that_misses_the_floor_is_found() {
    let lying = one("    joints: {pelvis: 0, ankle: -60}\n    floor: [hip, knee, shoulder]");
    let lifted = one("    joints: {pelvis: 60, hip: -30}\n    floor: [hip, shoulder]");
    assert!(messages(&lying).is_empty(), "{:?}", messages(&lying));
    assert!(messages(&lifted)[0].contains("`shoulder` should touch the floor but is 0.2"), "{:?}", messages(&lifted));
}

#[test]
fn a_body_that_sinks_into_the_floor_is_found() {
    let sunk = one("    joints: {pelvis: 90, shoulder: 0}\n    floor: [hip]");
    assert!(
        messages(&sunk)[0].contains("0.4") && messages(&sunk)[0].contains("below the floor"),
        "{:?}",
        messages(&sunk)
    );
}

proptest! {
    #[test]
    fn any_angles_are_drawn_without_a_fall(angles in proptest::collection::vec(any::<f64>(), 8), front in any::<bool>()) {
        let names = ["pelvis", "trunk", "neck", "hip", "knee", "ankle", "shoulder", "elbow"];
        let mut exercise = exercise("single-knee-to-chest");
        exercise.position.as_mut().expect("a position").value = Position::Prone;
        let phase = &mut exercise.phases[2];
        if front {
            phase.view = crate::content::Viewpoint::Front;
        }
        for (name, angle) in names.iter().zip(&angles) {
            phase.joints.get_mut(*name).expect("every joint is there").value = *angle;
        }
        let figures = figures(&exercise, "fig-");
        prop_assert!(figures.iter().all(|figure| !figure.svg.contains("NaN") && figure.svg.ends_with("</svg>")));
    }
}
