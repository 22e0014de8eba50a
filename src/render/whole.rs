//! The stage as the pipeline uses it: plan, shared parts, one page at a time.

use crate::clinical::Derivation;
use crate::content::{Body, OutputPath, PageSummary, PageUrl, Status};
use crate::diagnostic::Parsed;
use crate::render::body;
use crate::render::fill::lists::{List, az, home, topics};
use crate::render::fill::review::is_reviewed;
use crate::render::fill::scene::Scene;
use crate::render::fill::shelf::Shelf;
use crate::render::fill::sources::Numbers;
use crate::render::fill::{self, Frame, bare_view, facts_view};
use crate::render::planned::{Planned, Subject};
use crate::render::stamps::{ExpectedStamp, stamps, steps};
use crate::render::templates::{Shared, Templates};
use crate::render::view::{RedirectView, SharedView, View, WithdrawnView};
use crate::render::{feeds, headers, json_ld, planned, qr, search, words};
use crate::site::Site;
use crate::text::SitePath;

/// What all pages of a site share, made once.
#[derive(Clone, Debug)]
pub struct SiteParts {
    shelf: Shelf,
    view: SharedView,
    variables: Shared,
    /// The address of `stamps.css` as pages link it; `None` if `static/` has none.
    pub stamps_style: Option<String>,
}

impl SiteParts {
    /// The shared parts of a site.
    pub fn of(site: &Site, derivation: &Derivation) -> Self {
        let shelf = Shelf::of(site, derivation);
        let scene = Scene { site, derivation, shelf: &shelf };
        let view = fill::shared(&scene);
        Self { variables: Shared::of(&view), view, stamps_style: fill::stamps_style(&scene), shelf }
    }
}

/// A finished page, and what must be seen on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendered {
    /// The page.
    pub html: String,
    /// The words of its `h1`.
    pub heading: String,
    /// What must be seen on it.
    pub stamps: Vec<ExpectedStamp>,
    /// The words of its steps.
    pub steps: Vec<String>,
    /// The file of the theme that made it.
    pub template: SitePath,
    /// Whether search engines must be told to leave it out.
    pub noindex: bool,
    /// Whether a reviewer of the register stands behind it.
    pub reviewed: bool,
}

/// Every HTML file of the site, in the order of their names.
pub fn plan(site: &Site, derivation: &Derivation, parts: &SiteParts) -> Vec<Planned> {
    planned::plan(&Scene { site, derivation, shelf: &parts.shelf })
}

/// All that is not HTML: the feed, the sitemap, robots.txt, what the search looks through, headers for hosts, and the
/// addresses of leaflets for phones.
pub fn files(site: &Site, derivation: &Derivation, parts: &SiteParts) -> Vec<(OutputPath, String)> {
    let scene = Scene { site, derivation, shelf: &parts.shelf };
    let listed = |planned: &Planned| match &planned.subject {
        Subject::NotFound | Subject::Withdrawn(_) | Subject::Redirect(..) => false,
        Subject::Page(url) => site.pages.get(url).is_some_and(|page| !fill::review::is_draft(&scene, page)),
        _ => true,
    };
    let mut pages: Vec<PageUrl> = planned::plan(&scene).into_iter().filter(listed).map(|planned| planned.url).collect();
    pages.sort();
    let mut all = feeds::files(&scene, &pages);
    all.push((search::output(), search::index(&scene)));
    all.push((OutputPath::new("_headers"), headers::headers()));
    let leaflets = site.pages.values().filter(|page| fill::is_leaflet(page));
    all.extend(
        leaflets
            .filter_map(|page| Some((qr::output(&page.url), qr::picture(&site.settings.base_url.whole(&page.url))?))),
    );
    // What a site brings itself stays.
    all.retain(|(output, _)| !site.assets.values().any(|asset| asset.output == *output));
    all
}

/// Makes one HTML file. `body` is that of the page in the file [`Planned::source`]; generated pages have none.
pub fn render(
    planned: &Planned,
    (site, derivation): (&Site, &Derivation),
    body: Option<&Body>,
    templates: &Templates,
    parts: &SiteParts,
) -> Parsed<Rendered> {
    let scene = Scene { site, derivation, shelf: &parts.shelf };
    let mut found = Vec::new();
    let view = match &planned.subject {
        Subject::Page(url) => site
            .pages
            .get(url)
            .map(|page| written(&scene, page, body, (templates, &parts.variables)).into_value(&mut found)),
        subject => Some(generated(&scene, planned, subject)),
    };
    let view = view.unwrap_or_else(|| generated(&scene, planned, &Subject::NotFound));
    let html = templates.render(planned.layout, &parts.variables, &view).into_value(&mut found);
    let page = match &planned.subject {
        Subject::Page(url) => site.pages.get(url),
        _ => None,
    };
    let rendered = Rendered {
        html,
        heading: view.page.title.clone(),
        stamps: stamps(&parts.view, &view),
        steps: steps(&view),
        template: templates.path_of(planned.layout),
        noindex: view.page.robots.contains("noindex"),
        reviewed: page.is_some_and(|page| is_reviewed(&scene, page)),
    };
    Parsed { value: rendered, diagnostics: found }
}

/// The view of a page that somebody wrote.
fn written(scene: &Scene<'_>, page: &PageSummary, body: Option<&Body>, engine: (&Templates, &Shared)) -> Parsed<View> {
    let mut numbers = Numbers::of(*scene, &page.meta.sources);
    let mut found = Vec::new();
    let html = match body {
        Some(body) => body::html(scene, page, body, engine, &mut numbers).into_value(&mut found),
        None => String::new(),
    };
    let mut view = facts_view(scene, page, body, html, &mut numbers);
    if page.url.is_home() {
        view.home = Some(home(scene));
    } else if page.kind() == crate::content::Kind::Section {
        view.list = Some(List::of_section(scene, &page.url).view(scene, &page.url, 1));
    }
    view.page.json_ld = json_ld::of_page(scene, page, &view);
    Parsed { value: view, diagnostics: found }
}

/// The view of a page that the program makes.
fn generated(scene: &Scene<'_>, planned: &Planned, subject: &Subject) -> View {
    let site = scene.site;
    let settings = &site.settings;
    let url = &planned.url;
    let bare = |title: &str, summary: &str, kind: &str, listed: bool| {
        bare_view(scene, &Frame { url, title, summary, kind, kind_label: words::generated_kind(kind), listed })
    };
    let mut view = match subject {
        Subject::More(section, number) | Subject::Section(section, number) => {
            let page = site.pages.get(section);
            let made = scene.shelf.sections.iter().find(|known| known.url == *section);
            let title = page.map(|page| page.meta.title.value.clone()).or(made.map(|made| made.title.clone()));
            let summary = page.map(|page| page.meta.summary.value.clone()).or(made.map(|made| made.summary.clone()));
            let title = numbered(&title.unwrap_or_default(), *number);
            let mut view = bare(&title, &summary.unwrap_or_default(), "section", true);
            view.list = Some(List::of_section(scene, section).view(scene, section, *number));
            view
        }
        Subject::Topic(topic, number) => {
            let named = site.records.topics.get(topic);
            let title = numbered(named.map_or(topic.as_str(), |named| &named.title), *number);
            let mut view = bare(&title, named.map_or("", |named| &named.summary), "topic", true);
            let first = crate::render::addresses::topic_url(topic);
            view.list = Some(List::of_topic(scene, topic).view(scene, &first, *number));
            view
        }
        Subject::Home => {
            let mut view = bare(&settings.title, &settings.description, "home", true);
            view.home = Some(home(scene));
            view
        }
        Subject::Topics => {
            let mut view = bare(words::TOPICS_TITLE, words::TOPICS_SUMMARY, "topics", true);
            view.topics = topics(scene);
            view
        }
        Subject::Az => {
            let mut view = bare(words::AZ_TITLE, words::AZ_SUMMARY, "az", true);
            view.az = Some(az(scene));
            view
        }
        Subject::Matrix(number) => {
            let mut view = bare(&numbered(words::MATRIX_TITLE, *number), words::MATRIX_SUMMARY, "matrix", true);
            view.matrix = fill::matrix(scene, *number);
            view
        }
        Subject::Withdrawn(path) => return withdrawn(scene, url, path),
        Subject::Redirect(_, to) => return redirect(scene, url, to),
        Subject::NotFound | Subject::Page(_) => {
            let mut view = bare(words::NOT_FOUND_TITLE, words::NOT_FOUND_SUMMARY, "not-found", false);
            // It is a file, not a folder.
            view.page.url = settings.base_url.file(&planned.output);
            view.page.canonical = settings.base_url.whole_file(&planned.output);
            return view;
        }
    };
    view.page.json_ld = json_ld::of_list(scene, &view);
    view
}

/// The title of a page of a long list.
fn numbered(title: &str, number: usize) -> String {
    if number > 1 { format!("{title}, page {number}") } else { title.to_owned() }
}

/// The notice in place of a page that was taken down. Nothing of the page itself is shown but its title.
fn withdrawn(scene: &Scene<'_>, url: &PageUrl, path: &SitePath) -> View {
    let page = scene.site.held_back.get(path).map(|(page, _)| page);
    let title = page.map_or(words::NOT_FOUND_TITLE, |page| page.meta.title.as_str());
    let kind_label = words::generated_kind("withdrawn");
    let frame = Frame { url, title, summary: words::WITHDRAWN_SUMMARY, kind: "withdrawn", kind_label, listed: false };
    let mut view = bare_view(scene, &frame);
    if let Some(Status::Withdrawn(withdrawal)) = page.map(|page| &page.meta.status) {
        let reason = withdrawal.reason.trim();
        view.withdrawn = Some(WithdrawnView {
            on: withdrawal.on.plain(),
            date: withdrawal.on.to_string(),
            reason: reason.to_owned(),
            notice: words::withdrawn(withdrawal.on, reason),
        });
    }
    view
}

/// The page at an old address.
fn redirect(scene: &Scene<'_>, url: &PageUrl, to: &PageUrl) -> View {
    let title = scene.site.pages.get(to).map_or(words::MOVED_TITLE, |page| page.meta.title.as_str());
    let kind_label = words::generated_kind("redirect");
    let frame = Frame { url, title: words::MOVED_TITLE, summary: title, kind: "redirect", kind_label, listed: false };
    let mut view = bare_view(scene, &frame);
    let canonical = scene.site.settings.base_url.whole(to);
    view.page.canonical.clone_from(&canonical);
    view.redirect = Some(RedirectView { title: title.to_owned(), url: scene.href(to), canonical });
    view
}
