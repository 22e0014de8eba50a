//! Rendering, reading back and handing over all files of a site.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::build::parallel::map;
use crate::build::{Assembly, Output, SETTINGS, Sink};
use crate::content::{Body, ContentHash, OutputPath, Page};
use crate::diagnostic::{Diagnostic, names};
use crate::render::{self, ExpectedStamp, Planned, Rendered, SiteParts, Subject};
use crate::text::{SitePath, Span};
use crate::verify::{self, Expected, Fault, PageLinks, Stamp, Verified};

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

/// Renders, verifies and hands over all files of a site.
pub(super) fn publish(assembly: &Assembly, pages: &[Arc<Page>], sink: &dyn Sink) -> Made {
    let Assembly { site, derivation, .. } = assembly;
    let bodies: BTreeMap<&SitePath, &Body> = pages.iter().map(|page| (&page.summary.path, &page.body)).collect();
    let parts = SiteParts::of(site, derivation);
    let finished =
        map(render::plan(site, derivation, &parts), |planned| finish(assembly, &parts, &bodies, &planned, sink));
    let mut made = Made { diagnostics: Vec::new(), outputs: BTreeMap::new(), html_files: finished.len() };
    let mut links = BTreeMap::new();
    let mut sources = BTreeMap::new();
    for page in finished {
        made.diagnostics.extend(page.diagnostics);
        if made.outputs.insert(page.output.clone(), page.hash).is_some() {
            let message = format!("two pages would be written to /{}", page.output);
            let clash = Diagnostic::error(names::ID_STABILITY, &page.source, Span::default(), message);
            made.diagnostics.push(clash.help("one of them is a list that the program makes; rename the page"));
        }
        links.insert(page.output.clone(), page.links);
        sources.insert(page.output, page.source);
    }
    for (output, text) in render::files(site, derivation, &parts) {
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
fn finish(
    assembly: &Assembly,
    parts: &SiteParts,
    bodies: &BTreeMap<&SitePath, &Body>,
    planned: &Planned,
    sink: &dyn Sink,
) -> Finished {
    let Assembly { site, derivation, templates } = assembly;
    let body = planned.source.as_ref().and_then(|path| bodies.get(path)).copied();
    let rendered = render::render(planned, (site, derivation), body, templates, parts);
    let source = planned.source.clone().unwrap_or_else(|| SitePath::known(SETTINGS));
    let mut diagnostics = rendered.diagnostics;
    let page = rendered.value;
    let Verified { faults, links } = match planned.subject {
        // An old address says nothing but where the page is now, and sends readers there.
        Subject::Redirect(..) => Verified { faults: Vec::new(), links: verify::links(&page.html) },
        _ => verify::verify(&page.html, &expected(assembly, parts, &page)),
    };
    // A page that a template could not make lacks everything; one cause is enough to name.
    if diagnostics.is_empty() {
        diagnostics.extend(faults.into_iter().map(|fault| located(fault, &source, &page.template)));
    }
    let hash = ContentHash::of(page.html.as_bytes());
    sink.emit(&planned.output, Output::Bytes(page.html.as_bytes()));
    Finished { output: planned.output.clone(), source, hash, links, diagnostics }
}

/// A fault of a finished page, at the file from which it was made; one about a stamp names the template.
fn located(fault: Fault, source: &SitePath, template: &SitePath) -> Diagnostic {
    let of_stamp = fault.stamp.is_some();
    let found = fault.at(source, Span::default());
    let names = |text: &String| text.contains(template.as_str());
    let named = names(&found.message) || found.help.iter().any(names);
    if of_stamp && !named { found.help(format!("the page was made by {template}")) } else { found }
}

/// What must be found on a finished page.
fn expected<'a>(assembly: &'a Assembly, parts: &SiteParts, page: &'a Rendered) -> Expected<'a> {
    let settings = &assembly.site.settings;
    let stamp = |stamp: &ExpectedStamp| Stamp {
        name: stamp.name,
        what: stamp.what.clone(),
        texts: stamp.texts.clone(),
        before_steps: stamp.before_steps,
    };
    Expected {
        template: page.template.as_str(),
        language: &settings.language,
        base: &settings.base_url,
        heading: Some(page.heading.clone()),
        stamps: page.stamps.iter().map(stamp).collect(),
        steps: page.steps.clone(),
        stamps_style: parts.stamps_style.clone(),
        noindex: page.noindex,
        reviewed: page.reviewed,
    }
}
