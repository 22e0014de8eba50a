//! Who stands behind a page and for whom it is written, in words.

use crate::content::{AudienceCondition, Date, Drafts, Facts, Id, PageSummary, Person, Review, SiteStatus, Status};
use crate::render::fill::scene::Scene;
use crate::render::view::ReviewView;
use crate::render::words;
use crate::text::Spanned;

/// Whether a page that is built is not published yet.
pub(crate) fn is_draft(scene: &Scene<'_>, page: &PageSummary) -> bool {
    let future = page.meta.publish_from.as_ref().is_some_and(|from| from.value > scene.site.today);
    page.meta.status == Status::Draft || future
}

/// What a draft says of itself, and every other page of a copy of the site that holds drafts.
pub(crate) fn draft_notice(scene: &Scene<'_>, page: Option<&PageSummary>) -> Option<String> {
    if page.is_some_and(|page| is_draft(scene, page)) {
        Some(words::DRAFT.to_owned())
    } else {
        (scene.site.drafts == Drafts::Include).then(|| words::AMONG_DRAFTS.to_owned())
    }
}

/// Whether a reviewer of the register stands behind the page.
pub(crate) fn is_reviewed(scene: &Scene<'_>, page: &PageSummary) -> bool {
    scene.site.settings.status == SiteStatus::Live && reviewer(scene, page).is_some()
}

/// The page's reviewer.
pub(crate) fn reviewer<'a>(scene: &Scene<'a>, page: &PageSummary) -> Option<&'a Person> {
    person(scene, page.meta.review.as_ref()?.reviewer.as_ref())
}

fn person<'a>(scene: &Scene<'a>, id: Option<&Spanned<Id>>) -> Option<&'a Person> {
    scene.site.records.people.get(&id?.value)
}

/// The review line. A demonstration names no reviewer, whatever the page says.
pub(crate) fn review(scene: &Scene<'_>, page: &PageSummary) -> Option<ReviewView> {
    let review = page.meta.review.as_ref()?;
    let live = scene.site.settings.status == SiteStatus::Live;
    let day = |date: &Option<Spanned<Date>>| date.as_ref().map(|date| date.value);
    let mut sentences = Vec::new();
    let author = person(scene, review.author.as_ref()).filter(|_| live).map(|author| format!(" by {}", named(author)));
    sentences
        .extend(day(&review.written).map(|on| format!("Written on {}{}.", on.plain(), author.unwrap_or_default())));
    sentences.push(reviewed(scene, page, review, live));
    sentences.extend(day(&review.due).map(|on| format!("Due to be looked at again by {}.", on.plain())));
    let overdue = day(&review.due).filter(|&due| due < scene.site.today).map(|due| {
        format!("This page was due to be looked at again by {}. What it says may be out of date.", due.plain())
    });
    let iso = |date: &Option<Spanned<Date>>| day(date).map(|date| date.to_string());
    Some(ReviewView {
        line: sentences.join(" "),
        overdue,
        written: iso(&review.written),
        reviewed: iso(&review.reviewed).filter(|_| live),
        due: iso(&review.due),
    })
}

/// The sentence about the reviewer, or that there is none.
fn reviewed(scene: &Scene<'_>, page: &PageSummary, review: &Review, live: bool) -> String {
    let none = "No clinician has reviewed this page.".to_owned();
    match (reviewer(scene, page).filter(|_| live), &review.reviewed) {
        (Some(reviewer), Some(on)) => format!("Reviewed on {} by {}.", on.value.plain(), named(reviewer)),
        (Some(reviewer), None) => format!("Reviewed by {}.", named(reviewer)),
        (None, _) => none,
    }
}

/// A person with their credentials.
fn named(person: &Person) -> String {
    let register = match (&person.register, &person.number) {
        (Some(register), Some(number)) => format!(" ({register} {number})"),
        (Some(register), None) => format!(" ({register})"),
        (None, _) => String::new(),
    };
    format!("{}, {}{register}", person.name, person.role)
}

/// For whom a page is written.
pub(crate) fn audience(scene: &Scene<'_>, page: &PageSummary) -> String {
    let age = format!("For people aged {} and over", page.meta.audience.min_age);
    match &page.meta.audience.condition {
        AudienceCondition::Unstated => format!("{age}."),
        AudienceCondition::Unknown(_) if matches!(page.facts, Facts::Guide(_)) => {
            format!("{age} who do not know yet what causes their symptoms.")
        }
        AudienceCondition::Unknown(_) => format!("{age}."),
        AudienceCondition::Known(id) => match scene.site.condition_title(&id.value) {
            Some(title) => format!("{age} who have been told that they have this: {title}."),
            None => format!("{age}."),
        },
    }
}
