//! Where the links of a page lead.

use crate::content::{BaseUrl, Facts, Id, Kind, Link, LinkSyntax, OutputPath, PageSummary, PageUrl, Status, decode};
use crate::diagnostic::{Diagnostic, names, nearest};
use crate::site::{HeldBack, Site};
use crate::text::{SitePath, Spanned};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// To a page of the site, and a place on it.
    Page(PageUrl, Option<String>),
    /// To a file of the site.
    File(OutputPath),
    /// Out of the site, to a mail address or a telephone.
    Elsewhere(String),
    /// To a page that could not be read, so that nothing is published anyway.
    Unreadable,
}

impl LinkTarget {
    /// The address as HTML writes it.
    pub fn href(&self, base: &BaseUrl) -> String {
        match self {
            Self::Page(page, None) => base.link(page),
            Self::Page(page, Some(anchor)) => format!("{}#{anchor}", base.link(page)),
            Self::File(file) => base.file(file),
            Self::Elsewhere(address) => address.clone(),
            Self::Unreadable => String::new(),
        }
    }
}

/// Anchors that the layout of a page makes, beside those of its body.
fn generated_anchors(page: &PageSummary) -> Vec<&'static str> {
    let mut anchors = vec!["main", "get-help", "sources"];
    match &page.facts {
        Facts::Exercise(exercise) => {
            anchors.push("contraindications");
            if !exercise.phases.is_empty() {
                anchors.push("steps");
            }
            if exercise.dose.is_some() {
                anchors.push("dose");
            }
            if !exercise.stop_if.is_empty() {
                anchors.push("stop-if");
            }
        }
        Facts::Guide(guide) => {
            anchors.push("steps");
            if !guide.gates.is_empty() {
                anchors.push("gates");
            }
        }
        _ => {}
    }
    anchors
}

/// Where `link`, written on `page`, leads.
///
/// # Errors
/// The finding about a link that leads nowhere.
pub fn target_of(site: &Site, page: &PageSummary, link: &Link) -> Result<LinkTarget, Box<Diagnostic>> {
    let (address, anchor) = match link.target.split_once('#') {
        Some((address, anchor)) => (address, Some(anchor).filter(|anchor| !anchor.is_empty())),
        None => (link.target.as_str(), None),
    };
    let anchor = anchor.map(|anchor| decode(anchor).unwrap_or_else(|| anchor.to_owned()));
    if link.syntax == LinkSyntax::Id {
        return by_id(site, page, &link.target, address, anchor);
    }
    if has_scheme(address) {
        return Ok(LinkTarget::Elsewhere(link.target.value.clone()));
    }
    let broken = |message: String| Diagnostic::error(names::BROKEN_LINK, &page.path, link.target.span, message);
    if address.is_empty() {
        return on_page(site, page, page, &link.target, anchor);
    }
    let address = decode(address).ok_or_else(|| Box::new(broken(format!("`{address}` is not an address"))))?;
    if let Some(below) = address.strip_prefix('/') {
        return from_root(site, page, &link.target, below, anchor);
    }
    let Ok(path) = page.path.join(&address) else {
        let outside = broken(format!("the link `{address}` leads out of the site"));
        return Err(Box::new(
            outside.help("link to files of this site by a path from this file: ../exercises/walking.md"),
        ));
    };
    by_path(site, page, &link.target, &path, anchor)
}

/// Whether `address` begins with a scheme such as `https:`.
fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

/// A link by id, `[[press-up]]`.
fn by_id(
    site: &Site,
    page: &PageSummary,
    target: &Spanned<String>,
    id: &str,
    anchor: Option<String>,
) -> Result<LinkTarget, Box<Diagnostic>> {
    if let Some(known) = Id::new(id).and_then(|id| site.page(&id)) {
        return on_page(site, page, known, target, anchor);
    }
    if let Some((held, why)) = site.held_back.values().find(|(held, _)| held.id.as_str() == id) {
        return held_back(page, target, held, *why);
    }
    if site.may_be_unreadable(id) {
        return Ok(LinkTarget::Unreadable);
    }
    let near = nearest(id, site.ids.keys().map(Id::as_str));
    Err(Box::new(
        Diagnostic::error(names::BROKEN_LINK, &page.path, target.span, format!("no page has the id `{id}`"))
            .maybe_help(near.map(|near| format!("did you mean [[{near}]]?"))),
    ))
}

/// A link by the path of a file.
fn by_path(
    site: &Site,
    page: &PageSummary,
    target: &Spanned<String>,
    path: &SitePath,
    anchor: Option<String>,
) -> Result<LinkTarget, Box<Diagnostic>> {
    if let Some(linked) = site.paths.get(path).and_then(|url| site.pages.get(url)) {
        return on_page(site, page, linked, target, anchor);
    }
    if let Some((held, why)) = site.held_back.get(path) {
        return held_back(page, target, held, *why);
    }
    if site.unreadable.contains(path) {
        return Ok(LinkTarget::Unreadable);
    }
    if let Some(asset) = site.assets.get(path) {
        return Ok(LinkTarget::File(asset.output.clone()));
    }
    let near = nearest(path.as_str(), site.paths.keys().chain(site.assets.keys()).map(SitePath::as_str));
    let with_ending = SitePath::new(&format!("{path}.md")).ok().filter(|page| site.paths.contains_key(page));
    let help = match (&with_ending, near) {
        (Some(page), _) => Some(format!("a link to a page names its file, with .md at the end: {page}")),
        (None, Some(near)) => Some(format!("did you mean {near}?")),
        (None, None) => None,
    };
    Err(Box::new(
        Diagnostic::error(names::BROKEN_LINK, &page.path, target.span, format!("there is no file {path}"))
            .maybe_help(help),
    ))
}

/// A link from the root of the site, `/about/`.
fn from_root(
    site: &Site,
    page: &PageSummary,
    target: &Spanned<String>,
    below: &str,
    anchor: Option<String>,
) -> Result<LinkTarget, Box<Diagnostic>> {
    if let Some(linked) = site.pages.get(&PageUrl::new(below)) {
        return on_page(site, page, linked, target, anchor);
    }
    let file = OutputPath::new(below);
    if site.outputs.contains(&file) {
        return Ok(LinkTarget::File(file));
    }
    Err(Box::new(
        Diagnostic::error(names::BROKEN_LINK, &page.path, target.span, format!("the site has no page at /{below}"))
            .help("link to the page's file by a path from this one, such as ../exercises/walking.md; it is checked"),
    ))
}

/// A link to a page that is there: the anchor has to be there too.
fn on_page(
    site: &Site,
    page: &PageSummary,
    linked: &PageSummary,
    target: &Spanned<String>,
    anchor: Option<String>,
) -> Result<LinkTarget, Box<Diagnostic>> {
    let Some(anchor) = anchor else { return Ok(LinkTarget::Page(linked.url.clone(), None)) };
    let known = || {
        let body = linked.anchors.iter().map(|(anchor, _)| anchor.as_str());
        body.chain(generated_anchors(linked)).chain(glossary_anchors(site, linked))
    };
    let is_known = linked.anchors.iter().any(|(known, _)| *known == anchor)
        || generated_anchors(linked).contains(&anchor.as_str())
        || is_glossary(linked) && Id::new(&anchor).is_some_and(|id| is_concept(site, &id));
    if is_known {
        return Ok(LinkTarget::Page(linked.url.clone(), Some(anchor)));
    }
    let near = nearest(&anchor, known());
    Err(Box::new(
        Diagnostic::error(
            names::BROKEN_LINK,
            &page.path,
            target.span,
            format!("the page \"{}\" has no heading or part `#{anchor}`", linked.meta.title.value),
        )
        .maybe_help(near.map(|near| format!("did you mean #{near}?"))),
    ))
}

/// The section of concepts is the glossary: each concept is an entry of it.
fn glossary_anchors<'a>(site: &'a Site, linked: &PageSummary) -> impl Iterator<Item = &'a str> {
    let is_glossary = is_glossary(linked);
    let concepts = site.pages.values().filter(move |page| is_glossary && page.kind() == Kind::Concept);
    concepts.map(|concept| concept.id.as_str())
}

fn is_glossary(page: &PageSummary) -> bool {
    page.kind() == Kind::Section && page.url.as_str() == "concepts/"
}

fn is_concept(site: &Site, id: &Id) -> bool {
    site.page(id).is_some_and(|page| page.kind() == Kind::Concept)
}

/// A link to a page that is not to be seen today. A withdrawn page keeps its address, so the link lands on its notice.
fn held_back(
    page: &PageSummary,
    target: &Spanned<String>,
    held: &PageSummary,
    why: HeldBack,
) -> Result<LinkTarget, Box<Diagnostic>> {
    let because = match why {
        HeldBack::Withdrawn(_) => return Ok(LinkTarget::Page(held.url.clone(), None)),
        HeldBack::Draft => "it is a draft".to_owned(),
        HeldBack::Future(from) => format!("it is to be published from {from} on"),
        HeldBack::Expired(on) => format!("it expired on {on}"),
    };
    Err(Box::new(
        Diagnostic::error(
            names::BROKEN_LINK,
            &page.path,
            target.span,
            format!("the page \"{}\" is not on the site: {because}", held.meta.title.value),
        )
        .help("take the link out, or publish the page it leads to"),
    ))
}

/// The pages that `page` links to by hand, withdrawn ones left out.
pub fn links_of(site: &Site, page: &PageSummary) -> Vec<PageUrl> {
    let targets = page.links.iter().filter_map(|link| target_of(site, page, link).ok());
    targets
        .filter_map(|target| match target {
            LinkTarget::Page(url, _) => Some(url),
            LinkTarget::File(_) | LinkTarget::Elsewhere(_) | LinkTarget::Unreadable => None,
        })
        .filter(|url| site.pages.get(url).is_some_and(|page| page.meta.status == Status::Published))
        .collect()
}
