//! What harms whom is told the same at both ends, on every page that shows it.

use super::small::{
    Small, cause, contraindication, exercise, flag, id, ids, page, records, rule, s, settings, text, with,
};
use super::theme::{files, made};
use crate::content::{
    Certainty, ConditionRules, Exercise, Factor, Facts, Guidance, Help, Kind, PageSummary, Tier, Treatment, Verdict,
    treatment,
};
use crate::render::fill::{facts_view, matrix, sources::Numbers};
use crate::render::stamps::stamps;
use crate::render::view::{LevelView, View};
use crate::text::{Place, SitePath, Span};

/// The view of the page with this id.
fn view_of(small: &Small, name: &str) -> View {
    let page = small.site.page(&id(name)).expect("the page is there");
    let mut numbers = Numbers::of(small.scene(), &page.meta.sources);
    facts_view(&small.scene(), page, None, String::new(), &mut numbers)
}

fn disc() -> PageSummary {
    let rules = vec![
        rule("end", Verdict::Avoid, &["acute"], "It presses on the disc."),
        rule("mid", Verdict::Caution, &[], "It may hurt."),
    ];
    cause("disc", "Slipped disc", rules)
}

fn bend() -> (PageSummary, Exercise) {
    exercise("bend", "Bend", "end")
}

fn sentences(levels: &[LevelView]) -> Vec<(&str, Vec<&str>)> {
    let reasons = |level: &LevelView| level.reasons.len();
    assert!(levels.iter().all(|level| reasons(level) > 0));
    let of_one = |level| {
        let level: &LevelView = level;
        (level.sentence.as_str(), level.reasons.iter().map(|reason| reason.text.as_str()).collect())
    };
    levels.iter().map(of_one).collect()
}

const AT_FIRST: &str = "In the first 6 weeks: do not do this exercise.";
const LATER: &str = "At other times: take care with this exercise, and ask first if you are not sure.";

#[test]
fn a_contraindication_has_the_reasons_of_its_rules_and_says_when_it_holds() {
    let (page, mut facts) = bend();
    facts.contraindications =
        vec![contraindication("disc", Verdict::Caution, &[]), contraindication("disc", Verdict::Avoid, &["acute"])];
    let view = view_of(&Small::of(vec![disc(), with((page, facts))]), "bend").exercise.unwrap();
    assert_eq!(view.contraindications.len(), 1);
    let entry = &view.contraindications[0];
    assert_eq!((entry.condition.title.as_str(), entry.verdict.as_str()), ("Slipped disc", "avoid"));
    let expected = [(AT_FIRST, vec!["It presses on the disc."]), (LATER, vec!["It may hurt."])];
    assert_eq!(sentences(&entry.levels), expected);
    assert_eq!(entry.levels[0].reasons[0].movement.as_deref(), Some("bending right forward"));
    assert_eq!(entry.levels[0].reasons[0].sources[0].href, "#ref-1");
}

#[test]
fn what_is_derived_is_shown_even_where_nobody_declared_it() {
    let view = view_of(&Small::of(vec![disc(), with(bend())]), "bend").exercise.unwrap();
    assert_eq!(sentences(&view.contraindications[0].levels).len(), 2);
    assert_eq!(view.no_contraindications, None);
}

#[test]
fn a_stronger_declaration_takes_the_reason_of_a_weaker_rule() {
    let (page, mut facts) = exercise("bend", "Bend", "mid");
    facts.contraindications = vec![contraindication("disc", Verdict::Avoid, &[])];
    let view = view_of(&Small::of(vec![disc(), with((page, facts))]), "bend").exercise.unwrap();
    let expected = [("Do not do this exercise.", vec!["It may hurt."])];
    assert_eq!(sentences(&view.contraindications[0].levels), expected);
}

#[test]
fn stages_are_told_in_the_order_of_time() {
    let rules = vec![rule("mid", Verdict::Avoid, &["old", "subacute"], "It may hurt.")];
    let small = Small::of(vec![cause("disc", "Slipped disc", rules), with(bend())]);
    let view = view_of(&small, "bend").exercise.unwrap();
    let words = "From 6 to 12 weeks, or after that: do not do this exercise.";
    assert_eq!(view.contraindications[0].levels[0].sentence, words);
}

#[test]
fn an_exercise_without_a_rule_against_it_is_not_called_safe() {
    let view = view_of(&Small::of(vec![disc(), with(exercise("rest", "Rest", "none"))]), "rest").exercise.unwrap();
    assert_eq!(view.contraindications, []);
    assert!(view.no_contraindications.unwrap().contains("does not mean that it is safe"));
}

#[test]
fn a_cause_shows_the_other_end_of_each_exercise() {
    let (page, mut facts) = exercise("rest", "Rest", "none");
    facts.helps.push(Help {
        condition: s(id("disc")),
        stages: Vec::new(),
        only_if: Some(text("it eases your leg")),
        note: None,
        certainty: Some(s(Certainty::Low)),
        sources: ids(&["study"]),
        despite: None,
        span: Span::default(),
    });
    let careful = with(exercise("half", "Half a bend", "mid"));
    let small = Small::of(vec![disc(), with(bend()), careful, with((page, facts))]);
    let view = view_of(&small, "disc").cause.unwrap();
    let titles = |links: Vec<&str>| links.join(", ");
    assert_eq!(titles(view.may_help.iter().map(|entry| entry.exercise.title.as_str()).collect()), "Rest");
    assert_eq!(titles(view.careful.iter().map(|entry| entry.exercise.title.as_str()).collect()), "Half a bend");
    assert_eq!(titles(view.leave_alone.iter().map(|entry| entry.exercise.title.as_str()).collect()), "Bend");
    let own_end = view_of(&small, "bend").exercise.unwrap();
    assert_eq!(view.leave_alone[0].levels[0].sentence, own_end.contraindications[0].levels[0].sentence);
    assert_eq!(view.may_help[0].only_if.as_deref(), Some("it eases your leg"));
}

/// A record with these rules.
fn factor(name: &str, stop_all: bool) -> Factor {
    let path = SitePath::known("content/_data/conditions.yaml");
    let avoid = vec![rule("end", Verdict::Avoid, &[], "It is too much.")];
    let rules = ConditionRules { avoid, common: true, default: None, stop_all };
    let place = Place::new(&path, Span::default());
    Factor { id: id(name), title: format!("Condition {name}"), also_known_as: vec![], rules, sources: vec![], place }
}

#[test]
fn the_matrix_says_in_words_what_no_rule_means_and_sums_up_what_stops_all() {
    let mut records = records();
    records.conditions.insert(id("bleeding"), factor("bleeding", true));
    for number in 10..23 {
        let name = format!("c{number}");
        records.conditions.insert(id(&name), factor(&name, false));
    }
    let pages = vec![disc(), with(bend()), with(exercise("rest", "Rest", "none"))];
    let small = Small::with(settings(), records, pages, Vec::new());
    let matrix = matrix(&small.scene(), 1).unwrap();
    let widths: Vec<usize> = matrix.tables.iter().map(|table| table.conditions.len()).collect();
    assert_eq!(widths, [1, 7, 6]);
    let [bend, rest] = matrix.tables[0].rows.as_slice() else { panic!("two exercises") };
    assert_eq!((bend.cells[0].word.as_str(), rest.cells[0].word.as_str()), ("Leave alone", "No rule"));
    assert_eq!(bend.cells[0].stages, ["in the first 6 weeks"]);
    assert_eq!(bend.cells[0].otherwise.as_deref(), Some(LATER));
    assert_eq!(bend.cells[0].reason.as_deref(), Some("It presses on the disc."));
    let stop = matrix.stop.unwrap();
    assert_eq!((stop.word.as_str(), stop.conditions.len()), ("Stop: get help", 1));
    assert!(matrix.words.iter().any(|word| word.verdict == "none" && word.meaning.contains("does not mean")));
}

#[test]
fn a_matrix_too_large_for_a_page_goes_on_on_the_next() {
    let mut pages = vec![disc()];
    pages.extend((1000..6100).map(|number| with(exercise(&format!("e{number}"), &format!("E {number}"), "none"))));
    let small = Small::with(settings(), records(), pages, Vec::new());
    let of = |number| matrix(&small.scene(), number).unwrap();
    let rows = |number| of(number).tables[0].rows.len();
    assert!(rows(1) <= 5000 && rows(1) + rows(2) == 5100, "{} and {}", rows(1), rows(2));
    assert_eq!((of(1).previous, of(2).next), (None, None));
    assert_eq!(of(1).next.as_deref(), Some("/backs/safety-matrix/page/2/"));
    assert!(small.plan().iter().any(|planned| planned.output.as_str() == "safety-matrix/page/2/index.html"));
}

fn warnings() -> PageSummary {
    let flags = vec![
        flag("numb", Tier::Emergency, true, "you are numb", "emergency-department"),
        flag("chest", Tier::Emergency, false, "your chest hurts", "emergency"),
    ];
    page(Kind::RedFlag, "red-flags/signs.md", "Signs", Facts::RedFlag(flags))
}

#[test]
fn the_emergency_card_is_on_every_page_and_a_page_can_add_to_it() {
    let mut bend = with(bend());
    bend.meta.red_flags = ids(&["chest"]);
    let small = Small::of(vec![warnings(), bend, page(Kind::Page, "about.md", "About", Facts::None)]);
    let signs = |name: &str| -> Vec<(String, Option<String>)> {
        let cards = view_of(&small, name).page.cards;
        assert_eq!((cards.len(), cards[0].heading.as_str()), (1, "Call 999 if:"));
        cards[0].signs.iter().map(|sign| (sign.text.clone(), sign.action.clone())).collect()
    };
    assert_eq!(signs("about"), [("you are numb".to_owned(), None)]);
    // An ambulance is not what the heading says of going to hospital.
    let added = ("your chest hurts".to_owned(), Some("Call 999.".to_owned()));
    assert_eq!(signs("bend"), [("you are numb".to_owned(), None), added]);
    let html = made(&small, "404.html", None, &files()).value;
    assert!(
        html.stamps
            .iter()
            .any(|stamp| stamp.name == "emergency-card" && stamp.texts.contains(&"you are numb".to_owned()))
    );
}

#[test]
fn the_stamps_of_an_exercise_ask_for_each_word_of_safety_before_the_steps() {
    let small = Small::of(vec![warnings(), disc(), with(bend())]);
    let shared = crate::render::fill::shared(&small.scene());
    let all = stamps(&shared, &view_of(&small, "bend"));
    let texts = |name: &str| {
        let stamp = all.iter().find(|stamp| stamp.name == name).expect("it is expected");
        (stamp.before_steps, stamp.texts.join(" | "))
    };
    assert_eq!(texts("contraindications"), (true, format!("Slipped disc | {AT_FIRST} | {LATER}")));
    assert_eq!(texts("stop-rules"), (true, "Stop if it hurts.".to_owned()));
    assert_eq!(texts("emergency-card"), (true, "Call 999 if: | you are numb".to_owned()));
    assert_eq!(texts("disclaimer"), (false, "Not a diagnosis.".to_owned()));
    assert!(texts("review").1.contains("No clinician has reviewed this page."));
    assert!(texts("audience").1.contains("16"));
    assert!(texts("demonstration").1.contains("No clinician has checked"));
    assert!(!all.iter().any(|stamp| stamp.name == "draft"));
}

#[test]
fn guidance_of_the_own_country_comes_first_and_is_told_even_where_none_is() {
    let says =
        |words: &str| Guidance { says: text(words), stance: s(treatment::Position::Against), sources: ids(&["study"]) };
    let treatment = |countries: &[&str]| Treatment {
        medicine: true,
        may_help: Vec::new(),
        positions: countries.iter().map(|country| ((*country).to_owned(), says(country))).collect(),
        who_should_not: Vec::new(),
        ask_first: Vec::new(),
        side_effects: Vec::new(),
        get_help: Vec::new(),
        whom_to_ask: None,
    };
    let told = |countries: &[&str], own: &str| -> Vec<(String, String)> {
        let mut settings = settings();
        settings.jurisdiction = text(own);
        let facts = Facts::Treatment(Box::new(treatment(countries)));
        let pages = vec![page(Kind::Treatment, "treatments/pill.md", "Pill", facts)];
        let view = view_of(&Small::with(settings, records(), pages, Vec::new()), "pill").treatment.unwrap();
        assert!(view.no_help.is_some());
        view.guidance.into_iter().map(|entry| (entry.country, entry.stance_name)).collect()
    };
    let entry = |country: &str, stance: &str| (country.to_owned(), stance.to_owned());
    assert_eq!(told(&["GB", "US"], "US"), [entry("America", "against"), entry("Britain", "against")]);
    assert_eq!(told(&["US"], "GB"), [entry("Britain", "none-found"), entry("America", "against")]);
}
