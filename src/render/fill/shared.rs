//! The variables that all pages share, made once for a site.

use crate::content::{PageUrl, SiteStatus};
use crate::render::addresses::{az_url, feed_output, matrix_url, topics_url};
use crate::render::fill::cards::{country, tel};
use crate::render::fill::lists::topics;
use crate::render::fill::scene::Scene;
use crate::render::view::{ContactView, Html, OrganisationView, PageLinkView, ServiceView, SharedView, SiteView};
use crate::render::{headers, search, words};

/// The style sheet of the stamps, which stands last and which no site replaces.
const STAMPS: &str = "stamps.css";

/// The shared variables.
pub(crate) fn shared(scene: &Scene<'_>) -> SharedView {
    SharedView { site: site(scene), data: scene.site.records.plain.clone() }
}

fn site(scene: &Scene<'_>) -> SiteView {
    let settings = &scene.site.settings;
    let sections: Vec<PageLinkView> = scene
        .shelf
        .sections
        .iter()
        .map(|section| scene.link_to_generated(&section.url, &section.title, &section.summary))
        .collect();
    let named = settings.menu.iter().filter_map(|id| scene.link_by_id(&crate::content::Id::new(id)?));
    let menu: Vec<PageLinkView> = if settings.menu.is_empty() { sections.clone() } else { named.collect() };
    let has_glossary = sections.iter().any(|section| section.url == scene.href(&PageUrl::new("concepts")));
    SiteView {
        title: settings.title.clone(),
        description: settings.description.clone(),
        language: settings.language.as_str().to_owned(),
        direction: settings.language.direction().to_owned(),
        home: scene.href(&PageUrl::new("")),
        status: if settings.status == SiteStatus::Live { "live" } else { "demonstration" }.to_owned(),
        demonstration_notice: demonstration_notice(scene),
        disclaimer: settings.disclaimer.trim().to_owned(),
        organisation: OrganisationView {
            name: settings.organisation.name.clone(),
            contact: settings.organisation.contact.as_ref().map(|written| contact(written)),
        },
        menu,
        sections,
        jurisdiction: country(scene).map(|country| country.name.clone()),
        services: services(scene),
        stylesheets: stylesheets(scene),
        scripts: files(scene, "js").into_iter().map(|(_, address)| address).collect(),
        assets: static_files(scene).collect(),
        content_policy: Html(headers::CONTENT_POLICY.to_owned()),
        search: settings.base_url.file(&search::output()),
        feed: settings.base_url.file(&feed_output()),
        az: scene.href(&az_url()),
        matrix: scene.has_matrix().then(|| scene.href(&matrix_url())),
        topics: (!topics(scene).is_empty()).then(|| scene.href(&topics_url())),
        glossary: has_glossary.then(|| scene.href(&PageUrl::new("concepts"))),
    }
}

/// What a demonstration says on every page.
pub(crate) fn demonstration_notice(scene: &Scene<'_>) -> Option<String> {
    (scene.site.settings.status == SiteStatus::Demonstration).then(|| words::DEMONSTRATION.to_owned())
}

fn services(scene: &Scene<'_>) -> std::collections::BTreeMap<String, ServiceView> {
    let services = country(scene).into_iter().flat_map(|country| &country.services);
    let view = |service: &crate::content::Service| ServiceView {
        name: service.name.clone(),
        action: service.action.clone(),
        phone: service.phone.clone(),
        tel: service.phone.as_deref().map(tel),
    };
    services.map(|(id, service)| (id.to_string(), view(service))).collect()
}

/// Files of `static/` by their path below it, and their addresses.
fn static_files(scene: &Scene<'_>) -> impl Iterator<Item = (String, String)> {
    let base = &scene.site.settings.base_url;
    let below =
        |asset: &crate::content::Asset| Some((asset.path.below("static")?.to_owned(), base.file(&asset.output)));
    scene.site.assets.values().filter_map(below)
}

/// Those with this extension, in order.
fn files(scene: &Scene<'_>, extension: &str) -> Vec<(String, String)> {
    let ending = format!(".{extension}");
    static_files(scene).filter(|(path, _)| path.to_lowercase().ends_with(&ending)).collect()
}

/// All style sheets, that of the stamps last, so that none comes after it.
fn stylesheets(scene: &Scene<'_>) -> Vec<String> {
    let (last, first): (Vec<_>, Vec<_>) = files(scene, "css").into_iter().partition(|(path, _)| path == STAMPS);
    first.into_iter().chain(last).map(|(_, address)| address).collect()
}

/// The address of the stamps' style sheet as pages link it.
pub(crate) fn stamps_style(scene: &Scene<'_>) -> Option<String> {
    files(scene, "css").into_iter().find(|(path, _)| path == STAMPS).map(|(_, address)| address)
}

/// A way to reach somebody, written as an address of the web or of mail, or in words.
pub(crate) fn contact(written: &str) -> ContactView {
    let written = written.trim();
    let web = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| written.starts_with(scheme));
    let mail = written.contains('@') && !written.contains(char::is_whitespace);
    let text = written.strip_prefix("mailto:").or_else(|| written.strip_prefix("tel:")).unwrap_or(written);
    let url = if web {
        Some(written.to_owned())
    } else if mail {
        Some(format!("mailto:{written}"))
    } else {
        None
    };
    ContactView { text: text.to_owned(), url }
}
