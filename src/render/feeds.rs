//! What machines read beside pages: the Atom feed, the sitemap, robots.txt. Each is a function of the site alone; no
//! clock is asked.

use crate::content::{Date, Drafts, Kind, OutputPath, PageSummary, PageUrl, SiteStatus};
use crate::render::addresses::{feed_output, robots_output, sitemap_output};
use crate::render::body::escape;
use crate::render::fill::review::{is_draft, is_reviewed};
use crate::render::fill::scene::Scene;

/// The newest pages that a feed tells of.
const ENTRIES: usize = 50;

/// All of them, with where they go. `pages` are the addresses of all HTML pages that search engines may know.
pub(super) fn files(scene: &Scene<'_>, pages: &[PageUrl]) -> Vec<(OutputPath, String)> {
    vec![(feed_output(), feed(scene)), (sitemap_output(), sitemap(scene, pages)), (robots_output(), robots(scene))]
}

/// The day on which a page last changed in a way that readers should know of.
fn changed(scene: &Scene<'_>, page: &PageSummary) -> Option<Date> {
    let review = page.meta.review.as_ref()?;
    let reviewed = review.reviewed.as_ref().filter(|_| is_reviewed(scene, page)).map(|on| on.value);
    reviewed.max(review.written.as_ref().map(|on| on.value))
}

/// The Atom feed: titles, summaries and links. Steps are not in it, because their stop rules could not be.
fn feed(scene: &Scene<'_>) -> String {
    let settings = &scene.site.settings;
    let written = scene.site.pages.values().map(|page| &**page);
    let told = written.filter(|page| page.kind() != Kind::Section && !is_draft(scene, page));
    let mut pages: Vec<(Date, &PageSummary)> = told.filter_map(|page| Some((changed(scene, page)?, page))).collect();
    pages.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.url.cmp(&b.1.url)));
    pages.truncate(ENTRIES);
    let home = settings.base_url.whole(&PageUrl::new(""));
    let this = settings.base_url.whole_file(&feed_output());
    let updated = pages.first().map_or(scene.site.today, |(on, _)| *on);
    let author = settings.organisation.name.as_ref().unwrap_or(&settings.title);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    out += &format!("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n", settings.language.as_str());
    out += &format!("<id>{}</id>\n<title>{}</title>\n", escape(&home), text(&settings.title));
    if !settings.description.is_empty() {
        out += &format!("<subtitle>{}</subtitle>\n", text(&settings.description));
    }
    out += &format!("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n", escape(&home));
    out += &format!("<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n", escape(&this));
    out += &format!("<updated>{}</updated>\n<author><name>{}</name></author>\n", moment(updated), text(author));
    for (on, page) in pages {
        let address = escape(&settings.base_url.whole(&page.url));
        out += &format!("<entry>\n<id>{address}</id>\n<title>{}</title>\n", text(&page.meta.title));
        out += &format!("<link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n");
        out +=
            &format!("<updated>{}</updated>\n<summary>{}</summary>\n</entry>\n", moment(on), text(&page.meta.summary));
    }
    out + "</feed>\n"
}

/// The start of a day, as Atom writes it.
fn moment(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

/// The list of pages for search engines.
fn sitemap(scene: &Scene<'_>, pages: &[PageUrl]) -> String {
    let base = &scene.site.settings.base_url;
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    out += "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    for url in pages {
        let day = scene.site.pages.get(url).and_then(|page| changed(scene, page));
        let day = day.map(|on| format!("<lastmod>{on}</lastmod>")).unwrap_or_default();
        out += &format!("<url><loc>{}</loc>{day}</url>\n", escape(&base.whole(url)));
    }
    out + "</urlset>\n"
}

/// What robots may do: nothing on a demonstration or a copy with drafts, which are not for patients.
fn robots(scene: &Scene<'_>) -> String {
    match (scene.site.settings.status, scene.site.drafts) {
        (SiteStatus::Demonstration, _) | (_, Drafts::Include) => "User-agent: *\nDisallow: /\n".to_owned(),
        (SiteStatus::Live, Drafts::Leave) => {
            let sitemap = scene.site.settings.base_url.whole_file(&sitemap_output());
            format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")
        }
    }
}

/// Text as XML, without the signs that XML forbids.
fn text(text: &str) -> String {
    let allowed: String = text.chars().filter(|&c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    escape(&allowed)
}
