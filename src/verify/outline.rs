//! Headings, ids, language and landmarks: what people find their way by who hear a page instead of seeing it.

use std::collections::BTreeSet;

use super::reading::Reading;
use super::{Expected, Fault};
use crate::diagnostic::names::OUTLINE;
use crate::text::words;

/// What is wrong with the outline of a page.
pub(super) fn judge(page: &Reading<'_>, expected: &Expected<'_>) -> Vec<Fault> {
    let mut faults = head(page, expected);
    faults.extend(headings(page, expected));
    faults.extend(ids(page));
    match page.mains {
        1 => {}
        0 => faults.push(Fault::new(OUTLINE, "the page has no `<main>`")),
        count => faults.push(Fault::new(OUTLINE, format!("the page has {count} `<main>`, and may have one"))),
    }
    let skips = page.first_link.as_deref().and_then(|href| href.strip_prefix('#'));
    if !skips.is_some_and(|id| page.anchors.iter().any(|anchor| anchor.id == id && anchor.in_main)) {
        let fault = Fault::new(OUTLINE, "the first link of the page does not skip to its main part");
        faults.push(fault.help("begin the body with `<a href=\"#main\">` and give `<main>` that id"));
    }
    faults
}

fn head(page: &Reading<'_>, expected: &Expected<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !page.doctype {
        faults.push(Fault::new(OUTLINE, "the page does not begin with `<!doctype html>`"));
    }
    let (language, direction) = (expected.language.as_str(), expected.language.direction());
    for (name, found, wanted) in [("lang", &page.language.0, language), ("dir", &page.language.1, direction)] {
        if found.as_deref() != Some(wanted) {
            let found = found.as_deref().map_or("is missing".to_owned(), |found| format!("is `{found}`"));
            faults.push(Fault::new(OUTLINE, format!("`{name}` of `<html>` {found} and should be `{wanted}`")));
        }
    }
    match page.titles.as_slice() {
        [title] if !title.is_empty() => {}
        [] | [_] => faults.push(Fault::new(OUTLINE, "the page has no `<title>`")),
        titles => {
            faults.push(Fault::new(OUTLINE, format!("the page has {} `<title>`, and may have one", titles.len())));
        }
    }
    if expected.noindex && !page.robots.contains("noindex") {
        let fault = Fault::new(OUTLINE, "search engines are not told to leave this page out");
        faults.push(fault.help("put `<meta name=\"robots\" content=\"noindex\">` into the head"));
    }
    faults
}

fn headings(page: &Reading<'_>, expected: &Expected<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let firsts: Vec<&str> =
        page.headings.iter().filter(|(level, ..)| *level == 1).map(|(_, words, _)| words.as_str()).collect();
    match (firsts.as_slice(), &expected.heading) {
        ([found], Some(wanted)) if !same_words(found, wanted) => {
            faults.push(Fault::new(OUTLINE, format!("the heading of the page is “{found}” and should be “{wanted}”")));
        }
        ([_], _) => {}
        ([], _) => faults.push(Fault::new(OUTLINE, "the page has no `<h1>` that readers see")),
        (found, _) => {
            faults.push(Fault::new(OUTLINE, format!("the page has {} `<h1>`, and may have one", found.len())));
        }
    }
    // A card may stand above the heading of the page, so that the first heading may be of level 2.
    let mut last = 1;
    for (level, words, at) in &page.headings {
        if *level > last + 1 {
            let message = format!("the heading “{words}” is `<h{level}>` after `<h{last}>`, a level is left out");
            faults.push(Fault::new(OUTLINE, message).on_line(page.html, *at));
        }
        last = *level;
    }
    faults
}

fn same_words(a: &str, b: &str) -> bool {
    let list = |text: &str| words(text).into_iter().map(|word| text[word].to_owned()).collect::<Vec<_>>();
    list(a) == list(b)
}

fn ids(page: &Reading<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut known = BTreeSet::new();
    for anchor in &page.anchors {
        if !known.insert(anchor.id.as_str()) {
            let message = format!("two elements have the id `{}`", anchor.id);
            faults.push(Fault::new(OUTLINE, message).on_line(page.html, anchor.at));
        }
    }
    for (attribute, id, at) in &page.references {
        if !known.contains(id.as_str()) {
            let message = format!("`{attribute}` names the id `{id}`, which is not on the page");
            faults.push(Fault::new(OUTLINE, message).on_line(page.html, *at));
        }
    }
    faults
}
