//! A page of a live site without an author, or without a reviewer whom anyone can look up.
//!
//! Readers can trust a page as far as they can see who answers for it. With `status: live` each page names its `author` and
//! its `reviewer`, both of the register `content/_data/people.yaml`; and a reviewer has a registration (`register` and
//! `number`) or a page about them (`url`). A demonstration names nobody.
//!
//! Source: NHS England, standard for creating health content.
//!
//! ```bad
//! -- edit handout.yaml --
//! -status: demonstration
//! +status: live
//! -- edit every page --
//! -review: {written: 2026-11-22, due: 2027-11-22}
//! +review: {author: test-author-a, reviewed: 2026-11-22, due: 2027-11-22}
//! ```
//!
//! ```good
//! -- edit handout.yaml --
//! -status: demonstration
//! +status: live
//! -- edit every page --
//! -review: {written: 2026-11-22, due: 2027-11-22}
//! +review: {author: test-author-a, reviewer: test-reviewer-a, reviewed: 2026-11-22, due: 2027-11-22}
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Page, Person, SiteStatus};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    if context.site.settings.status != SiteStatus::Live {
        return;
    }
    let meta = &page.summary.meta;
    let review = meta.review.as_ref();
    let missing: Vec<&str> = [
        ("an author", review.is_none_or(|review| review.author.is_none())),
        ("a reviewer", review.is_none_or(|review| review.reviewer.is_none())),
    ]
    .into_iter()
    .filter_map(|(what, missing)| missing.then_some(what))
    .collect();
    if !missing.is_empty() {
        found
            .at(
                review.map_or(meta.title.span, |review| review.span),
                format!("the site is live, and \"{}\" does not name {}", meta.title.value, missing.join(", nor ")),
            )
            .help("write `review: {author: PERSON, reviewer: PERSON, reviewed: DATE, due: DATE}`")
            .help("people are written down in content/_data/people.yaml");
    }
    let Some(id) = review.and_then(|review| review.reviewer.as_ref()) else { return };
    let Some(reviewer) = context.site.records.people.get(&id.value) else { return };
    if !can_be_looked_up(reviewer) {
        found
            .at(id.span, format!("nobody can look up {}, who reviewed this", reviewer.name))
            .label(reviewer.place.clone(), "neither `register` and `number` nor `url`")
            .help("add the register and the number there, or the address of a page about them");
    }
}

/// Whether a reader can find out that the person is what they say.
fn can_be_looked_up(person: &Person) -> bool {
    let told = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
    !person.name.trim().is_empty()
        && !person.role.trim().is_empty()
        && (told(&person.url) || (told(&person.register) && told(&person.number)))
}
