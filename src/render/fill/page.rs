//! The view of a page: what it shows whatever its kind, and its kind's own.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::{Body, Claim, Drafts, Facts, Heading, PageSummary, PageUrl, SiteStatus};
use crate::render::fill::cards::cards;
use crate::render::fill::cause::cause;
use crate::render::fill::exercise::exercise;
use crate::render::fill::guide::guide;
use crate::render::fill::red_flag::red_flag;
use crate::render::fill::review::{audience, draft_notice, is_draft, review};
use crate::render::fill::scene::Scene;
use crate::render::fill::shared::contact;
use crate::render::fill::shelf::RELATED;
use crate::render::fill::sources::Numbers;
use crate::render::fill::treatment::{self_care, treatment};
use crate::render::view::{ClaimView, ConceptView, ContactView, ContentsEntryView, Html, PageLinkView, PageView, View};
use crate::render::{qr, words};

/// What a page is called and where it is.
#[derive(Clone, Debug)]
pub(crate) struct Frame<'a> {
    pub(crate) url: &'a PageUrl,
    pub(crate) title: &'a str,
    pub(crate) summary: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) kind_label: &'a str,
    /// Whether search engines may show it.
    pub(crate) listed: bool,
}

/// The view of a page that the program makes.
pub(crate) fn bare_view(scene: &Scene<'_>, frame: &Frame<'_>) -> View {
    view(page_view(scene, frame))
}

/// The view of a page of the site, with the HTML of its body. `numbers` has met the citations of the body.
pub(crate) fn facts_view(
    scene: &Scene<'_>,
    page: &PageSummary,
    body: Option<&Body>,
    html: String,
    numbers: &mut Numbers<'_>,
) -> View {
    let meta = &page.meta;
    let frame = Frame {
        url: &page.url,
        title: &meta.title.value,
        summary: &meta.summary.value,
        kind: if page.url.is_home() { "home" } else { page.kind().name() },
        kind_label: words::kind(page.kind()),
        listed: !is_draft(scene, page),
    };
    let mut view = view(page_view(scene, &frame));
    view.page.claims = meta.claims.iter().map(|found| claim(found, numbers)).collect();
    match &page.facts {
        Facts::Cause(facts) => view.cause = Some(cause(scene, page, facts, numbers)),
        Facts::Exercise(facts) => view.exercise = Some(exercise(scene, page, facts, numbers)),
        Facts::RedFlag(flags) => view.red_flag = Some(red_flag(scene, page, flags, numbers)),
        Facts::Treatment(facts) => view.treatment = Some(treatment(scene, facts, numbers)),
        Facts::SelfCare(facts) => view.self_care = Some(self_care(facts)),
        Facts::Guide(facts) => view.guide = Some(guide(scene, page, facts, numbers)),
        Facts::Concept { definition } => view.concept = Some(ConceptView { definition: definition.value.clone() }),
        Facts::None => {}
    }
    view.page.sources = numbers.list();
    view.page.key_points = meta.key_points.iter().map(|point| point.value.clone()).collect();
    view.page.also_known_as = meta.also_known_as.iter().map(|name| name.value.clone()).collect();
    view.page.topics = topics(scene, page);
    view.page.review = review(scene, page);
    view.page.draft = draft_notice(scene, Some(page));
    view.page.audience = Some(audience(scene, page));
    view.page.related = related(scene, page);
    view.page.backlinks = backlinks(scene, page, &shown(&view));
    let picture = scene.site.settings.base_url.file(&qr::output(&page.url));
    view.page.qr = is_leaflet(page).then_some(picture);
    view.page.cards = cards(scene, Some(page));
    let parts = parts(&view);
    view.page.contents = contents(&parts, body.map_or(&[], |body| body.headings.as_slice()));
    view.page.headings = parts.into_iter().map(|part| (part.anchor.to_owned(), part.heading.to_owned())).collect();
    view.page.body = Html(html);
    view
}

/// Whether a page is a leaflet on paper.
pub(crate) fn is_leaflet(page: &PageSummary) -> bool {
    matches!(page.facts, Facts::Exercise(_) | Facts::Guide(_))
}

/// A view of this page and of nothing else.
fn view(page: PageView) -> View {
    View {
        page,
        cause: None,
        exercise: None,
        red_flag: None,
        treatment: None,
        self_care: None,
        guide: None,
        concept: None,
        home: None,
        list: None,
        topics: Vec::new(),
        az: None,
        matrix: None,
        withdrawn: None,
        redirect: None,
    }
}

fn page_view(scene: &Scene<'_>, frame: &Frame<'_>) -> PageView {
    let settings = &scene.site.settings;
    let same = frame.url.is_home() || frame.title == settings.title;
    let drafts = scene.site.drafts == Drafts::Include;
    let hidden = settings.status == SiteStatus::Demonstration || drafts || !frame.listed;
    PageView {
        title: frame.title.to_owned(),
        head_title: if same { settings.title.clone() } else { format!("{} – {}", frame.title, settings.title) },
        summary: frame.summary.to_owned(),
        url: scene.href(frame.url),
        canonical: settings.base_url.whole(frame.url),
        robots: if hidden { "noindex" } else { "index, follow" }.to_owned(),
        kind: frame.kind.to_owned(),
        kind_label: frame.kind_label.to_owned(),
        breadcrumbs: breadcrumbs(scene, frame.url),
        key_points: Vec::new(),
        headings: BTreeMap::new(),
        contents: Vec::new(),
        body: Html::default(),
        review: None,
        draft: draft_notice(scene, None),
        audience: None,
        also_known_as: Vec::new(),
        topics: Vec::new(),
        backlinks: Vec::new(),
        related: Vec::new(),
        claims: Vec::new(),
        sources: Vec::new(),
        cards: cards(scene, None),
        feedback: feedback(scene, frame.title),
        qr: None,
        json_ld: Html::default(),
    }
}

/// The way from the home page; steps at which no page is are left out.
fn breadcrumbs(scene: &Scene<'_>, url: &PageUrl) -> Vec<PageLinkView> {
    let mut way = Vec::new();
    let mut step = url.parent();
    while let Some(parent) = step {
        if parent.is_home() {
            let mut home = scene.link_to_generated(&parent, words::HOME, &scene.site.settings.description);
            home.kind = "home".to_owned();
            way.push(home);
        } else if let Some(page) = scene.site.pages.get(&parent) {
            way.push(scene.link(page));
        } else if let Some(section) = scene.shelf.sections.iter().find(|section| section.url == parent) {
            way.push(scene.link_to_generated(&section.url, &section.title, &section.summary));
        }
        step = parent.parent();
    }
    way.reverse();
    way
}

/// Where to say what is wrong with a page: the organisation's address for it, or else its contact.
fn feedback(scene: &Scene<'_>, title: &str) -> Option<ContactView> {
    let organisation = &scene.site.settings.organisation;
    let written = organisation.feedback.as_ref().or(organisation.contact.as_ref())?;
    let way = contact(written);
    let url = way.url.map(|url| match url.strip_prefix("mailto:") {
        Some(_) if !url.contains('?') => format!("{url}?subject={}", in_query(title)),
        _ => url,
    });
    let text = if url.is_some() { words::FEEDBACK.to_owned() } else { format!("{}: {}", words::FEEDBACK, way.text) };
    Some(ContactView { text, url })
}

/// Text inside the query of an address.
fn in_query(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn claim(claim: &Claim, numbers: &mut Numbers<'_>) -> ClaimView {
    ClaimView {
        text: claim.text.value.clone(),
        certainty: words::certainty(claim.certainty.value).to_owned(),
        certainty_name: claim.certainty.name().to_owned(),
        stance: words::stance(claim.stance.value).to_owned(),
        stance_name: claim.stance.name().to_owned(),
        sources: numbers.marks(&claim.sources),
    }
}

fn topics(scene: &Scene<'_>, page: &PageSummary) -> Vec<PageLinkView> {
    let link = |id: &crate::content::Id| {
        let named = scene.site.records.topics.get(id)?;
        let mut link = scene.link_to_generated(&crate::render::addresses::topic_url(id), &named.title, &named.summary);
        link.kind = "topic".to_owned();
        link.kind_label = "Topic".to_owned();
        Some(link)
    };
    page.meta.topics.iter().filter_map(|id| link(&id.value)).collect()
}

/// The pages that the other lists of the page name.
fn shown(view: &View) -> BTreeSet<String> {
    let related = view.page.related.iter();
    let of_cause = view.cause.iter().flat_map(|cause| {
        let against = cause.leave_alone.iter().chain(&cause.careful).map(|entry| &entry.exercise);
        let may_help = cause.may_help.iter().map(|entry| &entry.exercise);
        against.chain(may_help).chain(cause.treatments.iter().map(|entry| &entry.treatment))
    });
    related.chain(of_cause).map(|link| link.url.clone()).collect()
}

fn backlinks(scene: &Scene<'_>, page: &PageSummary, shown: &BTreeSet<String>) -> Vec<PageLinkView> {
    let linking = scene.site.backlinks.get(&page.url).into_iter().flatten();
    let answered = |url: &PageUrl| scene.site.backlinks.get(url).is_some_and(|linking| linking.contains(&page.url));
    let linking = linking.filter(|url| !answered(url) && !shown.contains(&scene.href(url)));
    let mut pages: Vec<&PageSummary> =
        linking.filter_map(|url| scene.site.pages.get(url)).map(|page| &**page).collect();
    pages.sort_by_key(|page| scene.shelf.place(page));
    pages.into_iter().map(|page| scene.link(page)).collect()
}

/// Pages that the author picked, then pages with which it shares most topics.
fn related(scene: &Scene<'_>, page: &PageSummary) -> Vec<PageLinkView> {
    let picked: Vec<&PageSummary> =
        page.meta.related.iter().filter_map(|id| scene.site.page(&id.value)).map(|page| &**page).collect();
    let known = |other: &PageSummary| other.url == page.url || picked.iter().any(|known| known.url == other.url);
    let room = RELATED.saturating_sub(picked.len());
    let near: Vec<&PageSummary> = scene.shelf.near(scene.site, page).filter(|other| !known(other)).take(room).collect();
    let picked = picked.into_iter().filter(|other| other.url != page.url);
    picked.chain(near).map(|other| scene.link(other)).collect()
}

/// A part of the page that the layout makes.
#[derive(Clone, Copy, Debug)]
struct Part {
    anchor: &'static str,
    heading: &'static str,
    /// Whether it stands before the body.
    first: bool,
}

/// The parts that the layout makes, in the order of the page.
fn parts(view: &View) -> Vec<Part> {
    let part = |there: bool, anchor: &'static str, heading: &'static str, first: bool| {
        there.then_some(Part { anchor, heading, first })
    };
    let mut all = Vec::new();
    if let Some(exercise) = &view.exercise {
        all.extend(part(true, "contraindications", "Who this is not for", true));
        all.extend(part(!exercise.stop_rules.is_empty(), "stop-if", "When to stop", true));
        all.extend(part(!exercise.steps.is_empty(), "steps", "How to do it", true));
        all.extend(part(exercise.dose.is_some(), "dose", "How much", true));
    }
    if let Some(guide) = &view.guide {
        all.extend(part(!guide.gates.is_empty(), "gates", "Before you start", true));
        all.extend(part(!guide.stop_rules.is_empty(), "stop-if", "When to stop", true));
        all.extend(part(true, "steps", "The steps", true));
    }
    all.extend(part(!view.page.claims.is_empty(), "evidence", "What the evidence says", false));
    all.extend(part(!view.page.sources.is_empty(), "sources", "Sources", false));
    all
}

/// The contents list: the layout's parts before the body, the body's headings, the layout's parts after it.
fn contents(parts: &[Part], headings: &[Heading]) -> Vec<ContentsEntryView> {
    let made = |first: bool| {
        parts.iter().filter(move |part| part.first == first).map(|part| ContentsEntryView {
            level: 2,
            text: part.heading.to_owned(),
            href: format!("#{}", part.anchor),
        })
    };
    let own = headings.iter().filter(|heading| heading.level <= 3).map(|heading| ContentsEntryView {
        level: u32::from(heading.level),
        text: heading.text.clone(),
        href: format!("#{}", heading.anchor),
    });
    made(true).chain(own).chain(made(false)).collect()
}
