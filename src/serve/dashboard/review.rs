//! The review calendar: what is overdue, what is due soon, what was edited since somebody signed it, and when the rest
//! comes up.

use std::collections::BTreeMap;

use crate::content::{Date, PageSummary, Review};
use crate::diagnostic::Diagnostic;
use crate::serve::dashboard::{count, page_link, site, table};
use crate::serve::html::Html;
use crate::serve::snapshot::Snapshot;
use crate::site::Site;

/// Due within so many days is soon.
const SOON: i32 = 60;
/// What says that a page is no longer what was signed.
const EDITED: [&str; 2] = ["trust/edited-after-review", "trust/derived-after-review"];

pub(super) fn fill(html: &mut Html, snapshot: &Snapshot) {
    let Some(site) = site(html, snapshot) else { return };
    let days = |page: &PageSummary| due(page).map(|due| site.today.days_until(due));
    let chosen = |wanted: &dyn Fn(Option<i32>) -> bool| {
        let mut pages: Vec<&PageSummary> =
            site.pages.values().map(|page| &**page).filter(|page| wanted(days(page))).collect();
        pages.sort_by_key(|page| (due(page), page.url.clone()));
        pages
    };
    let overdue = chosen(&|days| days.is_some_and(|days| days < 0));
    let soon = chosen(&|days| days.is_some_and(|days| (0..=SOON).contains(&days)));
    let without = chosen(&|days| days.is_none());
    group(html, "Overdue", &overdue, "No review is overdue.", snapshot);
    group(html, &format!("Due in the next {SOON} days"), &soon, "No review is due soon.", snapshot);
    edited(html, site, snapshot);
    if !without.is_empty() {
        group(html, "Without a date", &without, "", snapshot);
    }
    calendar(html, site, snapshot);
    allowances(html, site, snapshot);
}

fn due(page: &PageSummary) -> Option<Date> {
    page.meta.review.as_ref()?.due.as_ref().map(|due| due.value)
}

fn group(html: &mut Html, title: &str, pages: &[&PageSummary], none: &str, snapshot: &Snapshot) {
    html.say("h2", &[], title);
    if pages.is_empty() {
        html.say("p", &[], none);
        return;
    }
    table(html, title, &["Page", "Kind", "Last looked at", "By", "Due"], |body| {
        for page in pages {
            body.within("tr", &[], |row| {
                row.within("th", &[("scope", "row")], |cell| page_link(cell, page, snapshot));
                row.say("td", &[], page.kind().name());
                let review = page.meta.review.as_ref();
                row.say("td", &[], &review.map_or_else(|| "never".to_owned(), last_look));
                let by = review.and_then(|review| review.reviewer.as_ref()).map(|id| id.value.as_str());
                row.say("td", &[], by.unwrap_or("nobody yet"));
                row.say("td", &[], &due(page).map_or_else(|| "no date".to_owned(), Date::plain));
            });
        }
    });
}

/// When somebody last read it, and as what.
fn last_look(review: &Review) -> String {
    match (&review.reviewed, &review.written) {
        (Some(reviewed), _) => format!("reviewed {}", reviewed.value.plain()),
        (None, Some(written)) => format!("written {}", written.value.plain()),
        (None, None) => "never".to_owned(),
    }
}

/// Pages that are no longer what was signed.
fn edited(html: &mut Html, site: &Site, snapshot: &Snapshot) {
    html.say("h2", &[], "Edited since sign-off");
    let is_edited = |found: &&Diagnostic| EDITED.contains(&found.rule.as_str());
    let found: Vec<&Diagnostic> = snapshot.build.diagnostics.iter().filter(is_edited).collect();
    if found.is_empty() {
        html.say("p", &[], "No page was changed after somebody signed it.");
        return;
    }
    html.within("ul", &[], |ul| {
        for found in found {
            ul.within("li", &[], |li| {
                if let Some(page) = site.paths.get(&found.path).and_then(|url| site.pages.get(url)) {
                    page_link(li, page, snapshot);
                    li.text(": ");
                }
                li.prose(&found.message);
            });
        }
    });
}

/// All dates, a box for each month in which something is due.
fn calendar(html: &mut Html, site: &Site, snapshot: &Snapshot) {
    html.say("h2", &[], "All review dates by month");
    let mut months: BTreeMap<String, (String, Vec<&PageSummary>)> = BTreeMap::new();
    for page in site.pages.values() {
        let Some(due) = due(page) else { continue };
        let (key, plain) = (due.to_string(), due.plain());
        let name = plain.split_once(' ').map_or(plain.as_str(), |(_, month)| month);
        months.entry(key[..7].to_owned()).or_insert_with(|| (name.to_owned(), Vec::new())).1.push(page);
    }
    html.within("ol", &[("class", "months")], |ol| {
        for (name, pages) in months.values() {
            ol.within("li", &[], |li| {
                li.within("details", &[], |details| {
                    details.within("summary", &[], |summary| {
                        summary.say("strong", &[], name);
                        summary.text(&format!(" {}", count(pages.len(), "page")));
                    });
                    details.within("ul", &[], |ul| {
                        pages.iter().for_each(|page| ul.within("li", &[], |li| page_link(li, page, snapshot)));
                    });
                });
            });
        }
    });
}

/// What was allowed, and until when.
fn allowances(html: &mut Html, site: &Site, snapshot: &Snapshot) {
    let all = snapshot.build.allowances();
    if all.is_empty() {
        return;
    }
    html.say("h2", &[], "Findings that somebody allowed");
    table(html, "Findings that somebody allowed", &["File", "Rule", "Reason", "By", "Until"], |body| {
        for (path, allowance) in all {
            body.within("tr", &[], |row| {
                row.say("th", &[("scope", "row")], path.as_str());
                row.say("td", &[], &allowance.rule.value);
                row.say("td", &[], allowance.reason.as_ref().map_or("none", |reason| reason.value.as_str()));
                row.say("td", &[], allowance.by.as_ref().map_or("nobody", |by| by.value.as_str()));
                let until = allowance.until.as_ref().map(|until| until.value);
                let over = until.is_some_and(|until| site.today.days_until(until) < 0);
                let words = until.map_or_else(|| "without end".to_owned(), Date::plain);
                row.say("td", &[], &if over { format!("{words} (over)") } else { words });
            });
        }
    });
}
