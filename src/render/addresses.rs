//! Addresses of what the program makes whatever the content is.

use crate::content::{Id, OutputPath, PageUrl, Records};

/// The A to Z.
pub(crate) fn az_url() -> PageUrl {
    PageUrl::new("a-z")
}

/// The safety matrix.
pub(crate) fn matrix_url() -> PageUrl {
    PageUrl::new("safety-matrix")
}

/// The list of topics.
pub(crate) fn topics_url() -> PageUrl {
    PageUrl::new("topics")
}

/// A topic.
pub(crate) fn topic_url(topic: &Id) -> PageUrl {
    PageUrl::new(&format!("topics/{topic}"))
}

/// The Atom feed.
pub(crate) fn feed_output() -> OutputPath {
    OutputPath::new("feed.xml")
}

/// The list of pages for search engines.
pub(crate) fn sitemap_output() -> OutputPath {
    OutputPath::new("sitemap.xml")
}

/// What robots may do.
pub(crate) fn robots_output() -> OutputPath {
    OutputPath::new("robots.txt")
}

/// The page for addresses at which nothing is.
pub(crate) fn not_found_output() -> OutputPath {
    OutputPath::new("404.html")
}

/// The files that the program makes whatever the pages are; no page may have one of these addresses.
pub fn generated_outputs(records: &Records) -> Vec<OutputPath> {
    let mut all =
        vec![feed_output(), sitemap_output(), robots_output(), not_found_output(), crate::render::search::output()];
    all.extend([az_url(), matrix_url()].map(|url| url.output()));
    if !records.topics.is_empty() {
        all.push(topics_url().output());
    }
    all.extend(records.topics.keys().map(|topic| topic_url(topic).output()));
    all
}
