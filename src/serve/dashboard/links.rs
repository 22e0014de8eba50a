//! Which page links to which: a picture of all, a table that says the same, and one page with its neighbours.

use std::collections::BTreeSet;

use crate::content::{PageSummary, PageUrl};
use crate::serve::dashboard::lanes::Lanes;
use crate::serve::dashboard::{count, page_link, picture, site, table};
use crate::serve::html::Html;
use crate::serve::snapshot::Snapshot;
use crate::site::Site;

/// With more pages the picture would be a grey square; then the table stands alone.
const MOST: usize = 250;

pub(super) fn fill(html: &mut Html, snapshot: &Snapshot) {
    let Some(site) = site(html, snapshot) else { return };
    let lanes = Lanes::new(site, snapshot);
    let orphans: Vec<_> = lanes.orphans().collect();
    let words = format!(
        "{}, {} between them, {} that no page links to, {} that lead nowhere. Folders' own pages, which list what is in \
         them, are left out.",
        count(lanes.nodes.len(), "page"),
        count(lanes.links.len(), "link"),
        count(orphans.len(), "page"),
        count(lanes.missing.len(), "link")
    );
    html.say("p", &[], &words);
    if lanes.nodes.len() <= MOST {
        html.say(
            "p",
            &[],
            "Point at a page, or move to it by Tab, to see its own links. Open it for its neighbours by name.",
        );
        picture::draw(html, &lanes);
    } else {
        html.say(
            "p",
            &[],
            &format!("A picture of more than {MOST} pages would show nothing, so there is only the table."),
        );
    }
    if !orphans.is_empty() {
        html.say("h2", &[], "Pages that no page links to");
        html.within("ul", &[], |ul| {
            orphans.iter().for_each(|node| ul.within("li", &[], |li| page_link(li, node.page, snapshot)));
        });
    }
    if !lanes.missing.is_empty() {
        html.say("h2", &[], "Links that lead nowhere");
        table(html, "Links that lead nowhere", &["Page", "Leads to"], |body| {
            for missing in &lanes.missing {
                body.within("tr", &[], |row| {
                    let page = lanes.nodes[missing.from].page;
                    row.within("th", &[("scope", "row")], |cell| page_link(cell, page, snapshot));
                    row.within("td", &[], |cell| cell.say("code", &[], missing.to));
                });
            }
        });
    }
    html.say("h2", &[], "All pages");
    table(html, "All pages and how often they are linked", &["Page", "Kind", "Linked from", "Links to"], |body| {
        for node in &lanes.nodes {
            body.within("tr", &[], |row| {
                row.within("th", &[("scope", "row")], |cell| {
                    cell.say("a", &[("href", &format!("/__handout/links/{}", node.page.id))], &node.page.meta.title);
                });
                row.say("td", &[], lanes.heads[node.lane].name);
                row.say("td", &[("class", "number")], &node.linked_from.to_string());
                row.say("td", &[("class", "number")], &node.links_to.to_string());
            });
        }
    });
}

/// One page and its neighbours.
pub(super) fn of_page(html: &mut Html, page: &PageSummary, site: &Site, snapshot: &Snapshot) {
    html.within("p", &[], |p| {
        page_link(p, page, snapshot);
        p.text(&format!(" is a {}, in ", page.kind().name()));
        p.say("code", &[], page.path.as_str());
        p.text(". ");
        p.say("a", &[("href", "/__handout/links")], "All links");
    });
    let from: BTreeSet<&PageUrl> =
        site.backlinks.get(&page.url).into_iter().flatten().filter(|url| **url != page.url).collect();
    let to = linked_to(site, page);
    html.within("div", &[("class", "neighbours")], |columns| {
        neighbours(columns, "Linked from", &from, site, snapshot);
        neighbours(columns, "Links to", &to, site, snapshot);
    });
}

/// The pages that `page` links to, by hand or by a relation.
fn linked_to<'a>(site: &'a Site, page: &PageSummary) -> BTreeSet<&'a PageUrl> {
    let leads = |(to, sources): &(&PageUrl, &BTreeSet<PageUrl>)| sources.contains(&page.url) && **to != page.url;
    site.backlinks.iter().filter(leads).map(|(to, _)| to).collect()
}

fn neighbours(html: &mut Html, title: &str, urls: &BTreeSet<&PageUrl>, site: &Site, snapshot: &Snapshot) {
    html.within("section", &[], |section| {
        section.say("h2", &[], &format!("{title} {}", count(urls.len(), "page")));
        section.within("ul", &[], |ul| {
            let mut pages: Vec<&PageSummary> = urls.iter().filter_map(|url| Some(&**site.pages.get(*url)?)).collect();
            pages.sort_by_key(|page| (page.kind(), &page.url));
            for page in pages {
                ul.within("li", &[], |li| {
                    page_link(li, page, snapshot);
                    li.text(" ");
                    li.say("a", &[("class", "small"), ("href", &format!("/__handout/links/{}", page.id))], "its links");
                    li.say("span", &[("class", "small")], &format!(" {}", page.kind().name()));
                });
            }
        });
    });
}
