//! The pages below `/__handout/`: what stands on the whole site. Each is a plain function of the snapshot; they are made
//! on the server, and work without a script.

mod findings;
mod lanes;
mod links;
mod picture;
mod reading;
mod review;
mod safety;
mod times;

use crate::content::{Id, PageSummary};
use crate::serve::html::Html;
use crate::serve::snapshot::Snapshot;
use crate::site::Site;

/// Style sheets that belong to it, by name and text, given out below `/__handout/`.
pub(super) const FILES: [(&str, &str); 2] =
    [("dashboard.css", include_str!("dashboard.css")), ("icon.svg", include_str!("icon.svg"))];

/// A page of the dashboard: what follows `/__handout/` in its address, its name, and what fills it.
type Part = (&'static str, &'static str, fn(&mut Html, &Snapshot));

const PARTS: [Part; 5] = [
    ("", "Findings", findings::fill),
    ("review", "Review dates", review::fill),
    ("safety", "Safety matrix", safety::fill),
    ("links", "Links", links::fill),
    ("reading", "Readability", reading::fill),
];

/// The page called `path`, which is what follows `/__handout/`; `None` if there is none.
pub(super) fn respond(path: &str, snapshot: &Snapshot) -> Option<String> {
    if let Some((own, title, fill)) = PARTS.iter().find(|(own, ..)| *own == path) {
        return Some(framed(own, title, snapshot, |main| fill(main, snapshot)));
    }
    let id = Id::new(path.strip_prefix("links/")?)?;
    let site = snapshot.build.site()?;
    let page = site.page(&id)?;
    Some(framed("links", &format!("Links of “{}”", page.meta.title.value), snapshot, |main| {
        links::of_page(main, page, site, snapshot);
    }))
}

/// A whole page around what `fill` makes.
fn framed(own: &str, title: &str, snapshot: &Snapshot, fill: impl FnOnce(&mut Html)) -> String {
    let site = snapshot.build.site().map_or("this site", |site| site.settings.title.as_str());
    let mut html = Html::default();
    html.within("html", &[("lang", "en")], |html| {
        html.within("head", &[], |head| {
            head.void("meta", &[("charset", "utf-8")]);
            head.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            head.void("meta", &[("name", "robots"), ("content", "noindex")]);
            head.say("title", &[], &format!("{title} – preview of {site}"));
            head.void("link", &[("rel", "icon"), ("type", "image/svg+xml"), ("href", "/__handout/icon.svg")]);
            head.void("link", &[("rel", "stylesheet"), ("href", "/__handout/dashboard.css")]);
        });
        html.within("body", &[], |body| {
            body.say("a", &[("class", "skip"), ("href", "#main")], "Skip to the main text");
            body.within("header", &[], |header| {
                header.within("p", &[("class", "brand")], |p| {
                    p.text("Preview of ");
                    p.say("a", &[("href", snapshot.base.prefix())], site);
                });
                header.within("nav", &[("aria-label", "Dashboard")], |nav| {
                    nav.within("ul", &[], |ul| {
                        PARTS.iter().for_each(|(path, name, _)| entry(ul, path, name, *path == own));
                    });
                });
            });
            body.within("main", &[("id", "main"), ("tabindex", "-1")], |main| {
                main.say("h1", &[], title);
                if let Some(trouble) = &snapshot.trouble {
                    main.say("p", &[("class", "trouble")], trouble);
                }
                fill(main);
            });
            body.within("footer", &[], |footer| {
                let words = format!(
                    "As of look number {} at the files, for {}. Load this page again for what is newer.",
                    snapshot.number,
                    snapshot.today.plain()
                );
                footer.say("p", &[], &words);
            });
        });
    });
    format!("<!DOCTYPE html>\n{}\n", html.into_text())
}

fn entry(list: &mut Html, path: &str, name: &str, is_here: bool) {
    let address = format!("/__handout/{path}");
    list.within("li", &[], |li| {
        let here = [("href", address.as_str()), ("aria-current", "page")];
        li.say("a", if is_here { &here } else { &here[..1] }, name);
    });
}

/// The title of a page, as a link to it.
fn page_link(html: &mut Html, page: &PageSummary, snapshot: &Snapshot) {
    html.say("a", &[("href", &snapshot.base.link(&page.url))], &page.meta.title);
}

/// The site, or a sentence that says why there is none to show.
fn site<'a>(html: &mut Html, snapshot: &'a Snapshot) -> Option<&'a Site> {
    let site = snapshot.build.site();
    if site.is_none() {
        html.say(
            "p",
            &[("class", "trouble")],
            "handout.yaml cannot be read, so nothing is known of the pages together.",
        );
    }
    site.map(|site| &**site)
}

/// A table that can be scrolled sideways by keyboard too.
fn table(html: &mut Html, caption: &str, columns: &[&str], rows: impl FnOnce(&mut Html)) {
    html.within("div", &[("class", "wide"), ("role", "region"), ("tabindex", "0"), ("aria-label", caption)], |wide| {
        wide.within("table", &[], |table| {
            table.say("caption", &[], caption);
            table.within("thead", &[], |head| {
                head.within("tr", &[], |row| {
                    columns.iter().for_each(|column| row.say("th", &[("scope", "col")], column));
                });
            });
            table.within("tbody", &[], rows);
        });
    });
}

/// `1 page`, `2 pages`.
fn count(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}
