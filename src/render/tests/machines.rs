//! What machines read: the feed, the sitemap, robots.txt, structured data.

use super::small::{Small, day, exercise, id, page, records, s, settings, text, with};
use crate::content::{Advice, Facts, Kind, PageSummary, Settings, SiteStatus, Status};
use crate::render::fill::{facts_view, sources::Numbers};
use crate::render::json_ld;

fn file(small: &Small, name: &str) -> String {
    let all = small.files();
    all.into_iter().find(|(output, _)| output.as_str() == name).map(|(_, text)| text).expect("it is made")
}

fn live(pages: Vec<PageSummary>) -> Small {
    let settings = Settings { status: SiteStatus::Live, ..settings() };
    Small::with(settings, records(), pages, Vec::new())
}

fn structured(small: &Small, name: &str) -> String {
    let page = small.site.page(&id(name)).expect("the page is there");
    let mut numbers = Numbers::of(small.scene(), &page.meta.sources);
    let view = facts_view(&small.scene(), page, None, String::new(), &mut numbers);
    json_ld::of_page(&small.scene(), page, &view).0
}

#[test]
fn the_feed_tells_of_pages_newest_first_and_gives_no_steps_and_no_drafts() {
    let mut old = page(Kind::Page, "old.md", "Old & <good>", Facts::None);
    old.meta.review.as_mut().unwrap().written = Some(s(day("2026-01-05")));
    let mut draft = page(Kind::Page, "draft.md", "Draft", Facts::None);
    draft.meta.status = Status::Draft;
    let feed = file(&live(vec![old, draft, with(exercise("bend", "Bend", "end"))]), "feed.xml");
    let ids: Vec<&str> = feed.split("<id>").skip(1).map(|rest| rest.split('<').next().unwrap_or("")).collect();
    let base = "https://example.org/backs/";
    assert_eq!(ids, [base.to_owned(), format!("{base}exercises/bend/"), format!("{base}old/")]);
    assert!(feed.contains("<updated>2026-11-01T00:00:00Z</updated>\n<author>"));
    assert!(feed.contains("Old &amp; &lt;good&gt;"));
    assert!(!feed.contains("Bend your knees"));
}

#[test]
fn the_sitemap_lists_what_is_published_and_nothing_that_stands_in_for_a_page() {
    let mut about = page(Kind::Page, "about.md", "About", Facts::None);
    about.meta.moved_from = vec![text("old")];
    let mut draft = page(Kind::Page, "draft.md", "Draft", Facts::None);
    draft.meta.status = Status::Draft;
    let sitemap = file(&live(vec![about, draft]), "sitemap.xml");
    let urls: Vec<&str> = sitemap.split("<loc>").skip(1).map(|rest| rest.split('<').next().unwrap_or("")).collect();
    let base = "https://example.org/backs/";
    assert_eq!(urls, [base.to_owned(), format!("{base}a-z/"), format!("{base}about/")]);
}

#[test]
fn robots_are_kept_from_a_demonstration() {
    let about = || vec![page(Kind::Page, "about.md", "About", Facts::None)];
    assert_eq!(file(&Small::of(about()), "robots.txt"), "User-agent: *\nDisallow: /\n");
    assert!(file(&live(about()), "robots.txt").contains("Sitemap: https://example.org/backs/sitemap.xml"));
}

#[test]
fn an_exercise_is_a_plan_of_physical_therapy_unless_it_is_to_be_left() {
    let small = Small::of(vec![with(exercise("bend", "Bend", "end"))]);
    assert!(structured(&small, "bend").contains("\"@type\":[\"ExercisePlan\",\"PhysicalTherapy\"]"));
    let (page, mut facts) = exercise("bend", "Bend", "end");
    facts.advice = s(Advice::LeaveForNow);
    let told = structured(&Small::of(vec![with((page, facts))]), "bend");
    assert!(told.contains("\"MedicalWebPage\"") && !told.contains("ExercisePlan"));
}

#[test]
fn structured_data_cannot_end_its_own_element() {
    let small = Small::of(vec![page(Kind::Page, "about.md", "</script><script>x", Facts::None)]);
    let told = structured(&small, "about");
    assert_eq!(told.matches('<').count(), 2, "{told}");
}

#[test]
fn a_demonstration_claims_no_reviewer() {
    let mut about = page(Kind::Page, "about.md", "About", Facts::None);
    let review = about.meta.review.as_mut().unwrap();
    review.reviewer = Some(s(id("ann")));
    review.reviewed = Some(s(day("2026-11-02")));
    let told = structured(&Small::of(vec![about]), "about");
    assert!(!told.contains("reviewedBy") && !told.contains("lastReviewed"));
}
