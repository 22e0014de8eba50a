//! The body of a page: its HTML with the slots filled that only the site can fill.

use std::collections::BTreeSet;

use crate::content::{AutomaticLinks, Body, Chunk, Id, Image, Link, LinkSyntax, PageSummary, PageUrl};
use crate::diagnostic::{Diagnostic, Parsed, names, nearest};
use crate::render::fill::cards::{service, tel};
use crate::render::fill::scene::Scene;
use crate::render::fill::sources::Numbers;
use crate::render::templates::{Shared, Templates};
use crate::site::{LinkTarget, target_of};
use crate::text::Spanned;

/// The HTML of the body of `page`. Links that lead nowhere are findings of the site; pictures are found here.
pub(super) fn html(
    scene: &Scene<'_>,
    page: &PageSummary,
    body: &Body,
    (templates, shared): (&Templates, &Shared),
    numbers: &mut Numbers<'_>,
) -> Parsed<String> {
    let targets: Vec<Option<LinkTarget>> =
        body.links.iter().map(|link| target_of(scene.site, page, link).ok()).collect();
    let linked = linked_by_hand(page, &targets);
    let mut writer = Writer { scene, page, body, templates, shared, linked, faults: Vec::new() };
    let mut out = String::new();
    for chunk in &body.chunks {
        match chunk {
            Chunk::Html(html) => out.push_str(html),
            Chunk::Prose(text) => writer.prose(text, &mut out),
            Chunk::LinkStart(index) => out.push_str(&writer.link(targets.get(*index))),
            Chunk::LinkTitle(index) => out.push_str(&escape(&writer.title(*index, targets.get(*index)))),
            Chunk::Image(index) => out.push_str(&writer.image(*index)),
            Chunk::Citation(index) => {
                // A mark stands close to its word, however its author wrote it.
                out.truncate(out.trim_end_matches(' ').len());
                out.push_str(&citation(body.citations.get(*index), numbers));
            }
            Chunk::Service(id) => out.push_str(&writer.service(id)),
            Chunk::Action(id) => out.push_str(&writer.action(id)),
            Chunk::Component(index) => out.push_str(&writer.component(*index)),
        }
    }
    Parsed { value: out, diagnostics: writer.faults }
}

/// The pages that the body links to by hand: they need no automatic link. The page itself counts as one.
fn linked_by_hand(page: &PageSummary, targets: &[Option<LinkTarget>]) -> BTreeSet<PageUrl> {
    let by_hand = targets.iter().flatten().filter_map(|target| match target {
        LinkTarget::Page(url, _) => Some(url.clone()),
        LinkTarget::File(_) | LinkTarget::Elsewhere(_) | LinkTarget::Unreadable => None,
    });
    by_hand.chain([page.url.clone()]).collect()
}

struct Writer<'a> {
    scene: &'a Scene<'a>,
    page: &'a PageSummary,
    body: &'a Body,
    templates: &'a Templates,
    shared: &'a Shared,
    /// Pages that need no automatic link any more.
    linked: BTreeSet<PageUrl>,
    faults: Vec<Diagnostic>,
}

impl Writer<'_> {
    /// Text, in which the first mention of a page becomes a link.
    fn prose(&mut self, text: &str, out: &mut String) {
        if self.page.meta.automatic_links == AutomaticLinks::Leave {
            return out.push_str(&escape(text));
        }
        let site = self.scene.site;
        let mut written = 0;
        for mention in site.mentions.find(text) {
            if !self.linked.insert(mention.page.clone()) {
                continue;
            }
            out.push_str(&escape(&text[written..mention.range.start]));
            let href = escape(&self.scene.href(mention.page));
            let words = escape(&text[mention.range.clone()]);
            out.push_str(&format!("<a class=\"mention\" href=\"{href}\">{words}</a>"));
            written = mention.range.end;
        }
        out.push_str(&escape(&text[written..]));
    }

    /// `<a …>`; a link that leads nowhere has no address, and is a finding of its own.
    fn link(&self, target: Option<&Option<LinkTarget>>) -> String {
        let Some(Some(target)) = target else { return "<a>".to_owned() };
        let href = escape(&target.href(&self.scene.site.settings.base_url));
        match target {
            LinkTarget::Page(..) | LinkTarget::File(_) => format!("<a href=\"{href}\">"),
            LinkTarget::Elsewhere(address) if is_web(address) => {
                format!("<a class=\"external\" href=\"{href}\" rel=\"noreferrer\">")
            }
            LinkTarget::Elsewhere(address) if ["mailto:", "tel:"].iter().any(|known| starts_with(address, known)) => {
                format!("<a href=\"{href}\">")
            }
            LinkTarget::Elsewhere(_) | LinkTarget::Unreadable => "<a>".to_owned(),
        }
    }

    /// The title of the page to which a link without a text leads.
    fn title(&self, index: usize, target: Option<&Option<LinkTarget>>) -> String {
        let site = self.scene.site;
        let of_page = |url: &PageUrl| {
            let held = || site.held_back.values().map(|(page, _)| page).find(|page| page.url == *url);
            site.pages.get(url).or_else(held).map(|page| page.meta.title.value.clone())
        };
        let title = match target {
            Some(Some(LinkTarget::Page(url, _))) => of_page(url),
            _ => None,
        };
        title.or_else(|| self.body.links.get(index).map(|link| link.target.value.clone())).unwrap_or_default()
    }

    /// `<img …>` with its size, so that the page does not jump when it arrives.
    fn image(&mut self, index: usize) -> String {
        let Some(image) = self.body.images.get(index) else { return String::new() };
        let link = Link {
            target: image.target.clone(),
            syntax: LinkSyntax::Address,
            text: image.alt.clone(),
            span: image.span,
        };
        let output = match target_of(self.scene.site, self.page, &link) {
            Ok(LinkTarget::File(output)) => output,
            Ok(LinkTarget::Page(..) | LinkTarget::Elsewhere(_) | LinkTarget::Unreadable) => {
                return self.no_picture(image);
            }
            Err(fault) => {
                self.faults.push(*fault);
                return escape(&image.alt);
            }
        };
        let size = self.scene.shelf.sizes.get(&output);
        let size = size.map(|(width, height)| format!(" width=\"{width}\" height=\"{height}\"")).unwrap_or_default();
        let src = escape(&self.scene.site.settings.base_url.file(&output));
        let alt = escape(&image.alt);
        let caption = if image.title.is_empty() {
            String::new()
        } else {
            format!("<span class=\"caption\">{}</span>", escape(&image.title))
        };
        format!("<img src=\"{src}\" alt=\"{alt}\"{size} loading=\"lazy\" decoding=\"async\">{caption}")
    }

    /// The finding about an image that is no file of the site.
    fn no_picture(&mut self, image: &Image) -> String {
        let message = format!("the picture `{}` is not a file of this site", image.target.value);
        let help = "put the picture beside the page or into static/, and name it by its path from this file";
        let fault = Diagnostic::error(names::BROKEN_LINK, &self.page.path, image.target.span, message);
        self.faults.push(fault.help(help));
        escape(&image.alt)
    }

    /// The name of a service, as a link where it can be called.
    fn service(&mut self, id: &Spanned<Id>) -> String {
        let Some(found) = service(self.scene, id.as_str()) else { return self.no_service(id) };
        match &found.phone {
            // A name such as "A&E" is not the number behind it.
            Some(number) if found.name.contains(number.as_str()) => linked_number(&found.name, number),
            _ => escape(&found.name),
        }
    }

    /// What to do to reach a service, with its number as a link.
    fn action(&mut self, id: &Spanned<Id>) -> String {
        let Some(found) = service(self.scene, id.as_str()) else { return self.no_service(id) };
        match &found.phone {
            Some(number) => linked_number(&found.action, number),
            None => escape(&found.action),
        }
    }

    /// The finding about a service that the country does not have.
    fn no_service(&mut self, id: &Spanned<Id>) -> String {
        let country = &self.scene.site.settings.jurisdiction.value;
        let services = self.scene.site.records.jurisdictions.get(country).map(|country| &country.services);
        let near = nearest(id.as_str(), services.into_iter().flatten().map(|(id, _)| id.as_str()));
        let message = format!("the jurisdiction {country} has no service `{}`", id.value);
        let fault = Diagnostic::error(names::RELATION, &self.page.path, id.span, message)
            .maybe_help(near.map(|near| format!("did you mean `{near}`?")))
            .help("services are written down in content/_data/jurisdictions.yaml");
        self.faults.push(fault);
        String::new()
    }

    /// What a component makes of a call.
    fn component(&mut self, index: usize) -> String {
        let Some(call) = self.body.components.get(index) else { return String::new() };
        self.templates.component(&self.page.path, call, self.shared).into_value(&mut self.faults)
    }
}

/// The reference mark of a citation.
fn citation(id: Option<&Spanned<Id>>, numbers: &mut Numbers<'_>) -> String {
    let Some(mark) = id.and_then(|id| numbers.mark(&id.value)) else { return String::new() };
    format!("<a href=\"{}\">[{}]</a>", escape(&mark.href), mark.number)
}

/// `text` in which `number` can be called.
fn linked_number(text: &str, number: &str) -> String {
    let words = escape(text);
    let shown = escape(number);
    let link = format!("<a href=\"{}\">{shown}</a>", escape(&tel(number)));
    words.replacen(&shown, &link, 1)
}

/// Whether an address leads into the web.
fn is_web(address: &str) -> bool {
    starts_with(address, "https:") || starts_with(address, "http:")
}

fn starts_with(address: &str, scheme: &str) -> bool {
    address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}

/// Text as HTML.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}
