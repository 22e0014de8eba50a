//! What each kind of page says of itself.

use crate::content::{Advice, Facts, Route, Variant, Verdict, Viewpoint};
use crate::diagnostic::names;
use crate::parse::tests::{COMMON, assert_one, findings_of, read};

const EXERCISE: &str = "advice: try
position: prone
movement: {flexion: none, extension: end}
phases:
  - {step: One., joints: {trunk: -10.5, knee: 0}, floor: [hip], view: front}
  - {step: Two., seconds: 2}
  - {step: Three.}
dose: {start: {reps: 5, each-side: true}, build-to: {reps: 10}, sources: [own]}
stop-if: [leg-down, \"Stop if it hurts more.\"]
easier: [{exercise: prone-prop}, {text: Do less.}]
helps: [{condition: disc-herniation, if: it moves up, sources: [may-2018], despite: {rule: flexion}}]
contraindications:
  - {condition: pregnancy, level: avoid, stages: [bump-shows]}
";

#[test]
fn an_exercise_is_read_whole() {
    let text = format!("---\n{COMMON}{EXERCISE}---\n");
    let parsed = read("content/exercises/press-up.md", &text);
    assert_eq!(parsed.diagnostics, []);
    let page = parsed.value.unwrap();
    let exercise = page.summary.exercise().unwrap();
    assert_eq!(exercise.advice.value, Advice::Try);
    let extension = &exercise.movement["extension"];
    assert_eq!((extension.level.as_str(), extension.property.of(&text)), ("end", "extension"));
    assert_eq!((exercise.phases[0].joints["trunk"].value, exercise.phases[0].view), (-10.5, Viewpoint::Front));
    assert!(exercise.dose.as_ref().unwrap().start.each_side);
    assert!(matches!(&exercise.easier[1], Variant::Text(words) if words.as_str() == "Do less."));
    let contraindication = &exercise.contraindications[0];
    assert_eq!((contraindication.level.value, contraindication.stages[0].as_str()), (Verdict::Avoid, "bump-shows"));
    assert_eq!(contraindication.span.of(&text), "{condition: pregnancy, level: avoid, stages: [bump-shows]}");
    assert_eq!(exercise.helps[0].despite.as_ref().unwrap().rule.as_ref().unwrap().as_str(), "flexion");
    assert!(exercise.contraindications_span.of(&text).starts_with("contraindications:"));
}

#[test]
fn each_mistake_in_an_exercise_is_told_at_its_place() {
    for (right, wrong, place, words) in [
        ("advice: try", "advice: trye", "trye", "did you mean `try`?"),
        ("extension: end", "extension: no", "no", "the bare word `no`"),
        ("extension: end", "extension: ~", "~", "has to be an id, not nothing"),
        ("extension: end", "Extension: end", "Extension", "small letters"),
        ("position: prone\n", "position: lying\n", "lying", "`supine`, `prone`"),
        ("knee: 0", "knee: bent", "bent", "has to be a number"),
        ("knee: 0", "knee: 400", "400", "more than a full turn"),
        ("seconds: 2", "seconds: 0", "seconds: 0", "longer than no time"),
        ("view: front", "view: back", "back", "`side` or `front`"),
        ("reps: 5", "reps: 0", "0", "more than 0"),
        ("reps: 5", "reps: five", "five", "write digits"),
        ("reps: 5", "repz: 5", "repz", "did you mean `reps`?"),
        ("each-side: true", "each-side: yes", "yes", "`true` or `false`"),
        ("{text: Do less.}", "{}", "{}", "one of `exercise` and `text`"),
        ("level: avoid", "level: forbid", "forbid", "`caution` or `avoid`"),
        ("level: avoid", "levle: avoid", "levle", "did you mean `level`?"),
        (
            "  - {step: Three.}\n",
            "",
            "phases:\n  - {step: One., joints: {trunk: -10.5, knee: 0}, floor: [hip], view: front}\n  - {step: Two., seconds: 2}",
            "3 to 10 steps, not 2",
        ),
        ("contraindications:", "contraindicatons:", "contraindicatons", "did you mean `contraindications`?"),
        ("dose: {", "doze: {", "doze", "did you mean `dose`?"),
        ("advice: try\n", "advice: try\ninstead: [walking]\n", "instead: [walking]", "only on exercises to leave"),
        ("movement: {flexion: none, extension: end}\n", "movement: flexion\n", "flexion", "keys with values"),
        ("start: {reps: 5, each-side: true}, ", "", "{build-to: {reps: 10}, sources: [own]}", "needs `start`"),
    ] {
        assert!(EXERCISE.contains(right), "{right}");
        let (text, found) = findings_of("content/exercises/a.md", &EXERCISE.replacen(right, wrong, 1));
        assert_one(&text, &found, place, words);
        assert_eq!(found[0].rule, names::TYPE_SCHEMA);
    }
    let (text, found) = findings_of("content/exercises/a.md", &EXERCISE.replace("position: prone\n", ""));
    assert_one(&text, &found, text.trim_end(), "this page needs `position`");
}

#[test]
fn an_exercise_to_leave_for_now_has_no_instructions() {
    let leave = "advice: leave-for-now\ninstead: [walking]\nmovement: {flexion: end}\ncontraindications: []\n";
    let (_, found) = findings_of("content/exercises/toe-touch.md", leave);
    assert_eq!(found, []);
    let (text, found) = findings_of("content/exercises/toe-touch.md", &leave.replace("instead: [walking]\n", ""));
    assert_one(&text, &found, text.trim_end(), "needs `instead`");
    for key in ["phases: []", "dose: {start: {reps: 1}}", "helps: []"] {
        let (text, found) = findings_of("content/exercises/toe-touch.md", &format!("{leave}{key}\n"));
        assert_one(&text, &found, key, "to leave for now has no");
    }
}

#[test]
fn red_flags_need_signs_and_an_action_and_an_id_of_their_own() {
    let flag = "  - {id: a, tier: emergency, group: bladder, stamped: true, signs: [x], action: {service: urgent, within: now}}\n";
    let text = format!("---\n{COMMON}flags:\n{flag}---\n");
    let page = read("content/red-flags/a.md", &text).value.unwrap();
    let Facts::RedFlag(flags) = &page.summary.facts else { panic!("these are red flags") };
    assert!(flags[0].stamped);
    assert_eq!(flags[0].action.as_ref().unwrap().within.value, "now");
    for (right, wrong, place, words) in [
        ("tier: emergency", "tier: urgent", "urgent", "`emergency`, `same-day` or `routine`"),
        ("signs: [x]", "signs: []", "signs: []", "no signs"),
        ("service: urgent, within", "servise: urgent, within", "servise", "did you mean `service`?"),
        ("id: a", "id: A", "A", "small letters"),
    ] {
        let (text, found) =
            findings_of("content/red-flags/a.md", &format!("flags:\n{}", flag.replacen(right, wrong, 1)));
        assert_one(&text, &found, place, words);
    }
    let (text, found) = findings_of("content/red-flags/a.md", &format!("flags:\n{flag}{flag}"));
    assert_one(&text, &found, "a", "a second time");
    assert_eq!((found[0].rule, found[0].labels.len()), (names::ID_STABILITY, 1));
}

#[test]
fn a_treatment_says_what_guidance_says_and_never_a_dose() {
    let keys = "may-help: []\npositions: {GB: {says: s, stance: none-found}}\nwho-should-not: [{text: t}]\nside-effects: []\nwhom-to-ask: Ask.\n";
    let text = format!("---\n{COMMON}{keys}---\n");
    let parsed = read("content/treatments/a.md", &text);
    assert_eq!(parsed.diagnostics, []);
    let page = parsed.value.unwrap();
    let Facts::Treatment(treatment) = &page.summary.facts else { panic!("this is a treatment") };
    assert_eq!(treatment.positions["GB"].says.value, "s");
    for (right, wrong, place, words) in [
        ("may-help: []", "dose: 5 mg\nmay-help: []", "dose", "no key `dose`"),
        ("stance: none-found", "stance: none", "none", "`none-found`"),
        ("positions:", "position:", "position", "did you mean `positions`?"),
        ("[{text: t}]", "[t]", "t", "keys with values, not text"),
    ] {
        let (text, found) = findings_of("content/treatments/a.md", &keys.replacen(right, wrong, 1));
        assert_one(&text, &found, place, words);
    }
}

#[test]
fn the_answers_of_a_gate_are_keys_although_yaml_once_read_them_as_truth() {
    let keys = "audience: {condition: unknown}\ngates:\n  - question: Q?\n    excludes: [pregnancy]\n    yes: {to: walking, say: Leave.}\n    no: {to: next}\n    not-sure: {to: walking}\nsteps: [{title: T, text: X., exercise: walking}]\n";
    let text = format!("---\n{COMMON}{keys}---\n");
    let parsed = read("content/guides/a.md", &text);
    assert_eq!(parsed.diagnostics, []);
    let page = parsed.value.unwrap();
    let Facts::Guide(guide) = &page.summary.facts else { panic!("this is a guide") };
    assert_eq!(guide.gates[0].no.to, Route::Next);
    assert!(matches!(&guide.gates[0].yes.to, Route::To(id) if id.as_str() == "walking"));
    let (text, found) = findings_of("content/guides/a.md", &keys.replace("    not-sure: {to: walking}\n", ""));
    assert_eq!(found.len(), 1);
    assert!(found[0].message.contains("a gate needs `not-sure`"));
    assert!(found[0].span.of(&text).starts_with("question: Q?"));
}

#[test]
fn self_care_and_concepts_need_all_they_are_made_of() {
    let (_, found) = findings_of("content/self-care/a.md", "behaviour: b\nwhy: w\ncertainty: low\nharms: h\n");
    assert_eq!(found, []);
    let (_, found) = findings_of("content/self-care/a.md", "behaviour: b\n");
    assert_eq!(found.len(), 3);
    let (text, found) = findings_of("content/concepts/a.md", "definition:\n");
    assert_one(&text, &found, "definition", "`definition` is empty");
}

#[test]
fn a_cause_may_have_no_rule_but_not_a_positive_one() {
    assert_eq!(findings_of("content/causes/a.md", "stop-all: true\n").1, []);
    let rule =
        "avoid: [{movement: flexion, level: end, verdict: helpful, strength: relative, certainty: low, reason: r}]\n";
    let (text, found) = findings_of("content/causes/a.md", rule);
    assert_one(&text, &found, "helpful", "`caution` or `avoid`");
}
