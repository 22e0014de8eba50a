//! Every HTML file of a site: where it goes, what makes it, what it is about.

use crate::content::{Id, OutputPath, PageUrl, Status};
use crate::render::addresses::{az_url, matrix_url, not_found_output, topic_url, topics_url};
use crate::render::fill::lists::List;
use crate::render::fill::matrix_pages;
use crate::render::fill::scene::Scene;
use crate::render::layouts;
use crate::site::HeldBack;
use crate::text::SitePath;

/// What an HTML file is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A page that somebody wrote; a section is one, with the first page of its list.
    Page(PageUrl),
    /// Page 2 or later of a section's list.
    More(PageUrl, usize),
    /// The home page of a site that has no `_index.md`.
    Home,
    /// A section that has no `_index.md`, and the number of the page of its list.
    Section(PageUrl, usize),
    /// A topic, and the number of the page of its list.
    Topic(Id, usize),
    /// The list of topics.
    Topics,
    /// The A to Z.
    Az,
    /// The safety matrix, and the number of its page.
    Matrix(usize),
    /// The page for addresses at which nothing is.
    NotFound,
    /// The notice in place of a page that was taken down.
    Withdrawn(SitePath),
    /// The old address of a page.
    Redirect(PageUrl, PageUrl),
}

/// An HTML file to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Where it goes.
    pub output: OutputPath,
    /// Its address.
    pub url: PageUrl,
    /// The layout that makes it, a file below `templates/`.
    pub layout: &'static str,
    /// The page from which it is made, for findings about it; generated pages have none.
    pub source: Option<SitePath>,
    /// What it is about.
    pub subject: Subject,
}

impl Planned {
    fn at(url: PageUrl, layout: &'static str, source: Option<SitePath>, subject: Subject) -> Self {
        Self { output: url.output(), url, layout, source, subject }
    }
}

/// All HTML files of the site, in the order of their addresses.
pub(super) fn plan(scene: &Scene<'_>) -> Vec<Planned> {
    let site = scene.site;
    let mut all = Vec::new();
    for page in site.pages.values() {
        let layout = if page.url.is_home() { layouts::HOME } else { layouts::of_kind(page.kind()) };
        let source = Some(page.path.clone());
        all.push(Planned::at(page.url.clone(), layout, source.clone(), Subject::Page(page.url.clone())));
        if layout == layouts::SECTION {
            let more = List::of_section(scene, &page.url).numbered_pages(scene);
            all.extend((2..=more).map(|number| {
                let subject = Subject::More(page.url.clone(), number);
                Planned::at(page.url.numbered(number), layouts::SECTION, source.clone(), subject)
            }));
        }
    }
    all.extend(generated(scene));
    for (path, (page, why)) in &site.held_back {
        if let (HeldBack::Withdrawn(_), Status::Withdrawn(_)) = (why, &page.meta.status) {
            let subject = Subject::Withdrawn(path.clone());
            all.push(Planned::at(page.url.clone(), layouts::WITHDRAWN, Some(path.clone()), subject));
        }
    }
    for (from, to) in site.redirects.iter() {
        let source = site.pages.get(to).map(|page| page.path.clone());
        all.push(Planned::at(from.clone(), layouts::REDIRECT, source, Subject::Redirect(from.clone(), to.clone())));
    }
    all.sort_by(|a, b| a.output.cmp(&b.output));
    all
}

/// The pages that nobody wrote.
fn generated(scene: &Scene<'_>) -> Vec<Planned> {
    let site = scene.site;
    let mut all = Vec::new();
    let home = PageUrl::new("");
    if !site.pages.contains_key(&home) {
        all.push(Planned::at(home, layouts::HOME, None, Subject::Home));
    }
    for section in scene.shelf.sections.iter().filter(|section| !site.pages.contains_key(&section.url)) {
        let count = List::of_section(scene, &section.url).numbered_pages(scene);
        all.extend((1..=count).map(|number| {
            let subject = Subject::Section(section.url.clone(), number);
            Planned::at(section.url.numbered(number), layouts::SECTION, None, subject)
        }));
    }
    let topics: Vec<&Id> = site.topics.keys().filter(|topic| site.records.topics.contains_key(*topic)).collect();
    if !topics.is_empty() {
        all.push(Planned::at(topics_url(), layouts::TOPICS, None, Subject::Topics));
    }
    for topic in topics {
        let count = List::of_topic(scene, topic).numbered_pages(scene);
        all.extend((1..=count).map(|number| {
            let subject = Subject::Topic(topic.clone(), number);
            Planned::at(topic_url(topic).numbered(number), layouts::TOPIC, None, subject)
        }));
    }
    all.push(Planned::at(az_url(), layouts::AZ, None, Subject::Az));
    all.extend(
        (1..=matrix_pages(scene))
            .map(|number| Planned::at(matrix_url().numbered(number), layouts::MATRIX, None, Subject::Matrix(number))),
    );
    let not_found = Planned::at(PageUrl::new("404.html"), layouts::NOT_FOUND, None, Subject::NotFound);
    all.push(Planned { output: not_found_output(), ..not_found });
    all
}
