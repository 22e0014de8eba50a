//! Rendering, reading back and handing over all files of a site.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::build::parallel::map;
use crate::build::{Output, Sink};
use crate::clinical::Derivation;
use crate::content::{Body, ContentHash, Drafts, OutputPath, Page, SiteStatus};
use crate::diagnostic::Diagnostic;
use crate::render::{self, ExpectedStamp, Planned, Rendered, Templates};
use crate::site::Site;
use crate::text::{SitePath, Span};
use crate::verify::{self, Expected, PageLinks, Stamp};

/// What came of it.
pub(super) struct Made {
    /// What is wrong with templates and finished pages.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Every file that was handed over and the hash of its bytes.
    pub(super) outputs: BTreeMap<OutputPath, ContentHash>,
    /// How many of them are HTML.
    pub(super) html_files: usize,
}

/// One finished page.
struct Finished {
    output: OutputPath,
    source: SitePath,
    hash: ContentHash,
    links: PageLinks,
    diagnostics: Vec<Diagnostic>,
}

/// Renders, verifies and hands over all files of `site`.
pub(super) fn publish(
    site: &Site,
    derivation: &Derivation,
    templates: &Templates,
    pages: &[Arc<Page>],
    sink: &dyn Sink,
) -> Made {
    let bodies: BTreeMap<&SitePath, &Body> = pages.iter().map(|page| (&page.summary.path, &page.body)).collect();
    let renderer = render::Renderer::new(site, derivation, templates, &bodies);
    let finished = map(renderer.plan(), |planned| finish(site, &renderer, &planned, sink));
    let mut made = Made { diagnostics: Vec::new(), outputs: BTreeMap::new(), html_files: finished.len() };
    let mut links = BTreeMap::new();
    let mut sources = BTreeMap::new();
    for page in finished {
        made.diagnostics.extend(page.diagnostics);
        made.outputs.insert(page.output.clone(), page.hash);
        links.insert(page.output.clone(), page.links);
        sources.insert(page.output, page.source);
    }
    for (output, text) in renderer.files() {
        sink.emit(&output, Output::Bytes(text.as_bytes()));
        made.outputs.insert(output, ContentHash::of(text.as_bytes()));
    }
    for asset in site.assets.values() {
        let bytes = asset.contents.held.as_ref();
        sink.emit(&asset.output, bytes.map_or(Output::CopyOf(&asset.path), |bytes| Output::Bytes(bytes)));
        made.outputs.insert(asset.output.clone(), asset.contents.hash.clone());
    }
    let outputs: BTreeSet<OutputPath> = made.outputs.keys().cloned().collect();
    for (output, fault) in verify::landing(&links, &outputs, &site.settings.base_url) {
        made.diagnostics.push(fault.at(&sources[&output], Span::default()));
    }
    made
}

/// Renders one page, reads it back and hands it over.
fn finish(site: &Site, renderer: &render::Renderer<'_>, planned: &Planned, sink: &dyn Sink) -> Finished {
    let rendered = renderer.render(planned);
    let Rendered { html, stamps, template, .. } = rendered.value;
    let mut diagnostics = rendered.diagnostics;
    let verified = verify::verify(&html, &expected(site, &template, stamps));
    // A page that a template could not make lacks everything; one cause is enough to name.
    if diagnostics.is_empty() {
        diagnostics.extend(verified.faults.into_iter().map(|fault| fault.at(&planned.source, Span::default())));
    }
    sink.emit(&planned.output, Output::Bytes(html.as_bytes()));
    Finished {
        output: planned.output.clone(),
        source: planned.source.clone(),
        hash: ContentHash::of(html.as_bytes()),
        links: verified.links,
        diagnostics,
    }
}
