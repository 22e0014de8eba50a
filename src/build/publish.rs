//! Rendering, reading back and handing over all files of a site.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::build::parallel::map;
use crate::build::reuse::Saved;
use crate::build::{Assembly, Output, SETTINGS, Sink};
use crate::content::{Body, ContentHash, OutputPath, Page};
use crate::diagnostic::{Diagnostic, names};
use crate::render::{self, ExpectedStamp, Planned, Rendered, SiteParts, Subject};
use crate::text::{SitePath, Span};
use crate::verify::{self, Expected, FarAnchor, Fault, Ids, Stamp, Verified, far_landing};

/// The files of a site that were handed over, and what is wrong with them.
#[derive(Clone, Debug)]
pub(super) struct Published {
    /// Every HTML file that is to be made, in the order of their names.
    plan: Arc<Vec<Planned>>,
    /// The HTML files as they were made.
    pub(super) pages: BTreeMap<OutputPath, Arc<Finished>>,
    /// Every file that was handed over and the hash of its bytes.
    pub(super) outputs: BTreeMap<OutputPath, ContentHash>,
    /// Two files of one name.
    clashes: Vec<Diagnostic>,
    /// What is wrong with pages and their links, for pages with which something is.
    faults: BTreeMap<OutputPath, Vec<Diagnostic>>,
}

impl Published {
    /// What is wrong with templates and finished pages.
    pub(super) fn diagnostics(&self) -> Vec<Diagnostic> {
        self.clashes.iter().chain(self.faults.values().flatten()).cloned().collect()
    }
}

/// One finished page.
#[derive(Debug)]
pub(super) struct Finished {
    output: OutputPath,
    source: SitePath,
    hash: ContentHash,
    ids: Ids,
    /// Links to places on other pages.
    far: Vec<FarAnchor>,
    /// What is wrong with it on its own.
    diagnostics: Vec<Diagnostic>,
}

impl Finished {
    /// What is wrong with it among the others.
    fn faults(&self, pages: &BTreeMap<OutputPath, Arc<Self>>) -> Vec<Diagnostic> {
        let far = self.far.iter().filter_map(|link| far_landing(link, &pages.get(&link.target)?.ids));
        self.diagnostics.iter().cloned().chain(far.map(|fault| fault.at(&self.source, Span::default()))).collect()
    }
}

/// Renders, verifies and hands over all files of a site that may be others than they were.
pub(super) fn publish(
    assembly: &Assembly,
    pages: &[Arc<Page>],
    saved: Option<&Saved<'_>>,
    sink: &dyn Sink,
) -> Published {
    let published = saved.and_then(|saved| Some((saved, saved.kept.published.as_ref()?)));
    match published {
        Some((saved, published)) => publish_edited(assembly, pages, saved, published, sink),
        None => publish_all(assembly, pages, sink),
    }
}

/// Makes all files of a site.
fn publish_all(assembly: &Assembly, pages: &[Arc<Page>], sink: &dyn Sink) -> Published {
    let Assembly { site, derivation, parts, .. } = assembly;
    let bodies: BTreeMap<&SitePath, &Body> = pages.iter().map(|page| (&page.summary.path, &page.body)).collect();
    let plan = render::plan(site, derivation, parts);
    let files = render::files(site, derivation, parts);
    let mut outputs: BTreeSet<OutputPath> = plan.iter().map(|planned| planned.output.clone()).collect();
    outputs.extend(files.iter().map(|(output, _)| output.clone()));
    outputs.extend(site.assets.values().map(|asset| asset.output.clone()));
    let ground = verify::Ground { outputs: &outputs, base: &site.settings.base_url };
    let body = |planned: &Planned| planned.source.as_ref().and_then(|path| bodies.get(path)).copied();
    let finished = map(plan.iter().collect(), |planned| finish(assembly, body(planned), planned, &ground, sink));
    let mut made = Published {
        plan: Arc::new(plan),
        pages: BTreeMap::new(),
        outputs: BTreeMap::new(),
        clashes: Vec::new(),
        faults: BTreeMap::new(),
    };
    for page in finished {
        made.outputs.insert(page.output.clone(), page.hash.clone());
        if let Some(other) = made.pages.insert(page.output.clone(), Arc::new(page)) {
            let message = format!("two pages would be written to /{}", other.output);
            let clash = Diagnostic::error(names::ID_STABILITY, &other.source, Span::default(), message);
            made.clashes.push(clash.help("one of them is a list that the program makes; rename the page"));
        }
    }
    for (output, text) in files {
        sink.emit(&output, Output::Bytes(text.as_bytes()));
        made.outputs.insert(output, ContentHash::of(text.as_bytes()));
    }
    for asset in site.assets.values() {
        let bytes = asset.contents.held.as_ref();
        sink.emit(&asset.output, bytes.map_or(Output::CopyOf(&asset.path), |bytes| Output::Bytes(bytes)));
        made.outputs.insert(asset.output.clone(), asset.contents.hash.clone());
    }
    made.faults = faults(&made.pages);
    made
}

/// Makes the files of the pages that were edited; all others are as they were.
fn publish_edited(
    assembly: &Assembly,
    pages: &[Arc<Page>],
    saved: &Saved<'_>,
    before: &Published,
    sink: &dyn Sink,
) -> Published {
    let mut made = before.clone();
    let bodies: BTreeMap<&SitePath, &Body> = pages
        .iter()
        .filter(|page| saved.edited.contains(&page.summary.path))
        .map(|page| (&page.summary.path, &page.body))
        .collect();
    let outputs: BTreeSet<OutputPath> =
        if bodies.is_empty() { BTreeSet::new() } else { made.outputs.keys().cloned().collect() };
    let ground = verify::Ground { outputs: &outputs, base: &assembly.site.settings.base_url };
    let edited = before.plan.iter().filter_map(|planned| Some((planned, *bodies.get(planned.source.as_ref()?)?)));
    let finished = map(edited.collect(), |(planned, body)| {
        finish(assembly, Some(body), planned, &ground, &Unlike { before, sink })
    });
    let mut same_ids = true;
    for page in finished {
        same_ids &= before.pages.get(&page.output).is_some_and(|old| old.ids == page.ids);
        made.outputs.insert(page.output.clone(), page.hash.clone());
        made.faults.remove(&page.output);
        let page = Arc::new(page);
        made.pages.insert(page.output.clone(), Arc::clone(&page));
        let faults = page.faults(&made.pages);
        if !faults.is_empty() {
            made.faults.insert(page.output.clone(), faults);
        }
    }
    if !same_ids {
        made.faults = faults(&made.pages);
    }
    made
}

/// What is wrong with pages, for those with which something is.
fn faults(pages: &BTreeMap<OutputPath, Arc<Finished>>) -> BTreeMap<OutputPath, Vec<Diagnostic>> {
    let all = pages.iter().map(|(output, page)| (output.clone(), page.faults(pages)));
    all.filter(|(_, faults)| !faults.is_empty()).collect()
}

/// Hands on only what is unlike the last time.
struct Unlike<'a> {
    before: &'a Published,
    sink: &'a dyn Sink,
}

impl Sink for Unlike<'_> {
    fn emit(&self, path: &OutputPath, output: Output<'_>) {
        let same = match output {
            Output::Bytes(bytes) => self.before.outputs.get(path) == Some(&ContentHash::of(bytes)),
            Output::CopyOf(_) => false,
        };
        if !same {
            self.sink.emit(path, output);
        }
    }
}

/// Renders one page, reads it back and hands it over.
fn finish(
    assembly: &Assembly,
    body: Option<&Body>,
    planned: &Planned,
    ground: &verify::Ground<'_>,
    sink: &dyn Sink,
) -> Finished {
    let Assembly { site, derivation, parts, templates, .. } = assembly;
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
    let (faults, far) = verify::landing(&planned.output, &links, ground);
    diagnostics.extend(faults.into_iter().map(|fault| fault.at(&source, Span::default())));
    let hash = ContentHash::of(page.html.as_bytes());
    sink.emit(&planned.output, Output::Bytes(page.html.as_bytes()));
    Finished { output: planned.output.clone(), source, hash, ids: links.ids, far, diagnostics }
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
