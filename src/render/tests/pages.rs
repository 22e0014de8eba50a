//! Which pages there are, and what lists show.

use super::small::{Small, body, cause, day, exercise, id, ids, page, records, s, settings, text, with};
use super::theme::{files, made};
use crate::content::{
    Answer, Facts, Gate, Guide, GuideStep, Heading, Kind, PageSummary, Route, SiteStatus, Status, Withdrawal,
};
use crate::render::Subject;
use crate::render::fill::lists::{List, az, home};
use crate::render::fill::{facts_view, sources::Numbers};
use crate::render::view::View;
use crate::text::Span;

fn outputs(small: &Small) -> Vec<String> {
    small.plan().into_iter().map(|planned| planned.output.to_string()).collect()
}

fn about() -> PageSummary {
    page(Kind::Page, "about.md", "About", Facts::None)
}

fn view_of(small: &Small, name: &str, body: &crate::content::Body) -> View {
    let page = small.site.page(&id(name)).expect("the page is there");
    let mut numbers = Numbers::of(small.scene(), &page.meta.sources);
    facts_view(&small.scene(), page, Some(body), String::new(), &mut numbers)
}

#[test]
fn one_page_is_a_site_with_a_home_page_an_index_and_a_page_for_wrong_addresses() {
    let small = Small::of(vec![about()]);
    assert_eq!(outputs(&small), ["404.html", "a-z/index.html", "about/index.html", "index.html"]);
    assert_eq!(home(&small.scene()).pages[0].title, "About");
}

#[test]
fn a_long_section_goes_over_several_pages_and_one_without_an_index_gets_one() {
    let pages = ["a", "b", "c"].map(|stem| with(exercise(stem, &stem.to_uppercase(), "none")));
    let small = Small::of(pages.into());
    let all = outputs(&small);
    assert!(
        all.contains(&"exercises/index.html".to_owned()) && all.contains(&"exercises/page/2/index.html".to_owned())
    );
    let section = crate::content::PageUrl::new("exercises");
    let second = List::of_section(&small.scene(), &section).view(&small.scene(), &section, 2);
    let titles: Vec<&str> = second.groups[0].entries.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!((titles, second.total, second.next), (vec!["C"], 3, None));
    assert_eq!(second.previous.as_deref(), Some("/backs/exercises/"));
}

#[test]
fn the_glossary_is_never_split_because_links_lead_to_its_entries() {
    let word = |stem: &str| {
        page(Kind::Concept, &format!("concepts/{stem}.md"), stem, Facts::Concept { definition: text("x") })
    };
    let small = Small::of(["a", "b", "c", "d"].map(word).into());
    let url = crate::content::PageUrl::new("concepts");
    let list = List::of_section(&small.scene(), &url).view(&small.scene(), &url, 1);
    assert!(list.glossary && list.pages.is_empty());
    assert_eq!(list.groups[0].entries.len(), 4);
}

#[test]
fn a_topic_has_a_page_when_it_has_pages() {
    let mut about = about();
    about.meta.topics = ids(&["moving"]);
    let all = outputs(&Small::of(vec![about]));
    assert!(all.contains(&"topics/moving/index.html".to_owned()) && all.contains(&"topics/index.html".to_owned()));
    assert!(!all.iter().any(|output| output.contains("sleep")));
}

#[test]
fn a_withdrawn_page_leaves_a_dated_notice_and_every_list() {
    let (mut gone, facts) = exercise("bend", "Bend", "end");
    gone.meta.status = Status::Withdrawn(Withdrawal { on: day("2026-11-20"), reason: "the dose was wrong".to_owned() });
    let small = Small::of(vec![with((gone, facts)), cause("disc", "Disc", Vec::new())]);
    let planned = small.plan();
    let notice = planned.iter().find(|planned| planned.output.as_str() == "exercises/bend/index.html").unwrap();
    assert!(matches!(notice.subject, Subject::Withdrawn(_)));
    let rendered = made(&small, "exercises/bend/index.html", None, &files()).value;
    let words = "We took this page down on 20 November 2026. The dose was wrong. Do not rely on an older copy of it.";
    assert!(rendered.html.contains(words), "{}", rendered.html);
    assert!(rendered.noindex && !rendered.html.contains("Bend your knees"));
    assert!(az(&small.scene()).letters.iter().flat_map(|letter| &letter.entries).all(|entry| entry.name != "Bend"));
}

#[test]
fn an_old_address_leads_to_the_new_one() {
    let mut about = about();
    about.meta.moved_from = vec![text("old/about")];
    let planned = Small::of(vec![about]).plan();
    let old = planned.iter().find(|planned| planned.output.as_str() == "old/about/index.html").unwrap();
    assert_eq!(old.layout, "redirect.html");
}

#[test]
fn the_a_to_z_has_synonyms_with_the_title_they_belong_to() {
    let mut disc = cause("disc", "Slipped disc", Vec::new());
    disc.meta.also_known_as = vec![text("herniated disc"), text("2nd name")];
    let az = az(&Small::of(vec![disc]).scene());
    let letters: Vec<&str> = az.letters.iter().map(|letter| letter.letter.as_str()).collect();
    assert_eq!(letters, ["0–9", "H", "S"]);
    assert_eq!(az.letters[1].entries[0].see.as_deref(), Some("Slipped disc"));
    assert_eq!(az.letters[2].entries[0].see, None);
}

#[test]
fn the_contents_list_holds_the_parts_of_the_layout_around_the_headings_of_the_body() {
    let (mut page, facts) = exercise("bend", "Bend", "end");
    page.meta.sources = ids(&["study"]);
    let small = Small::of(vec![with((page, facts))]);
    let heading =
        |level, text: &str| Heading { level, text: text.to_owned(), anchor: text.to_owned(), span: Span::default() };
    let mut body = body(Vec::new());
    body.headings = vec![heading(2, "why"), heading(4, "deep")];
    let view = view_of(&small, "bend", &body);
    let links: Vec<&str> = view.page.contents.iter().map(|entry| entry.href.as_str()).collect();
    assert_eq!(links, ["#contraindications", "#stop-if", "#steps", "#why", "#sources"]);
    assert_eq!(view.page.headings["stop-if"], view.page.contents[1].text);
}

#[test]
fn related_pages_are_those_picked_and_those_of_the_same_topics() {
    let on_topic = |stem: &str, topics: &[&str]| {
        let mut page = page(Kind::Page, &format!("{stem}.md"), stem, Facts::None);
        page.meta.topics = ids(topics);
        page
    };
    let mut first = on_topic("first", &["moving", "sleep"]);
    first.meta.related = ids(&["picked"]);
    let pages =
        vec![first, on_topic("picked", &[]), on_topic("one", &["sleep"]), on_topic("two", &["moving", "sleep"])];
    let view = view_of(&Small::of(pages), "first", &body(Vec::new()));
    let titles: Vec<&str> = view.page.related.iter().map(|page| page.title.as_str()).collect();
    assert_eq!(titles, ["picked", "two", "one"]);
}

#[test]
fn a_gate_that_leads_to_no_page_leads_to_help_and_never_on() {
    let answer = |to: Route| Answer { to, say: None, span: Span::default() };
    let gate = Gate {
        question: text("Are you pregnant?"),
        excludes: Vec::new(),
        yes: answer(Route::To(s(id("gone")))),
        no: answer(Route::Next),
        not_sure: answer(Route::To(s(id("about")))),
        span: Span::default(),
    };
    let step = GuideStep { title: text("First"), text: text("Walk."), exercise: None };
    let guide = Facts::Guide(Guide { gates: vec![gate], steps: vec![step] });
    let small = Small::of(vec![page(Kind::Guide, "guides/plan.md", "Plan", guide), about()]);
    let view = view_of(&small, "plan", &body(Vec::new())).guide.unwrap();
    let ways: Vec<(&str, bool)> = view.gates[0].answers.iter().map(|to| (to.href.as_str(), to.leaves)).collect();
    assert_eq!(ways, [("#get-help", true), ("#steps", false), ("/backs/about/", true)]);
}

#[test]
fn a_review_that_is_overdue_is_told_and_a_live_site_names_its_reviewer() {
    let mut late = about();
    let review = late.meta.review.as_mut().unwrap();
    review.due = Some(s(day("2026-11-21")));
    review.reviewer = Some(s(id("ann")));
    review.reviewed = Some(s(day("2026-11-02")));
    let mut records = records();
    let place = records.sources[&id("study")].place.clone();
    let (register, number) = (Some("TEST".to_owned()), Some("1".to_owned()));
    let name = "Test Reviewer A".to_owned();
    let ann = crate::content::Person { name, role: "physiotherapist".to_owned(), register, number, url: None, place };
    records.people.insert(id("ann"), ann);
    let line = |status: SiteStatus| {
        let settings = crate::content::Settings { status, ..settings() };
        let small = Small::with(settings, records.clone(), vec![late.clone()], Vec::new());
        let rendered = made(&small, "about/index.html", None, &files()).value;
        let review = view_of(&small, "about", &body(Vec::new())).page.review.unwrap();
        assert!(review.overdue.unwrap().contains("21 November 2026"));
        (review.line, rendered.reviewed)
    };
    let live = line(SiteStatus::Live);
    assert!(live.0.contains("Reviewed on 2 November 2026 by Test Reviewer A, physiotherapist (TEST 1)."), "{}", live.0);
    let demonstration = line(SiteStatus::Demonstration);
    assert!(!demonstration.0.contains("Test Reviewer"), "{}", demonstration.0);
    assert_eq!((live.1, demonstration.1), (true, false));
}
