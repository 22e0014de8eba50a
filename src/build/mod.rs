//! Floor 6: the pipeline on one page.
//!
//! [`build`] is pure and does not fail: what is wrong with the content is in its diagnostics. Finished files go to a
//! [`Sink`] as they are made; whoever holds the sink throws them away when an error stands.

mod inputs;
mod mend;
mod parallel;
mod pictures;
mod publish;
mod seal;
mod sort;
mod source;
mod styles;
mod summary;
mod withdraw;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::check;
use crate::clinical::{Derivation, derive};
use crate::content::{Allowance, Asset, ContentHash, OutputPath, Page, Records, Settings};
use crate::diagnostic::{Diagnostic, Level, Parsed, names};
use crate::parse;
use crate::render::{self, Templates};
use crate::site::{self, Parts, Site};
use crate::text::{SitePath, Span};

pub use inputs::{File, Inputs, NoSink, Options, Output, Sink};
pub use mend::{Mended, edits, mend, unreadable};
pub use seal::{NoSeal, seal, sealed_copy};
pub use sort::SETTINGS;
pub use source::{Hint, Hints, Look, Looked, Patience, Source};
pub use summary::Summary;
pub use withdraw::{mark_withdrawn, take_down};

/// The result of parsing one page, beside the text that it was made from.
type ParsedPage = Arc<Parsed<Option<Arc<Page>>>>;

/// What a build found and made.
#[derive(Clone, Debug, Default)]
pub struct Build {
    /// All findings, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// Every finished file and the hash of its bytes; empty while an error stands, unless the sink takes faulty files.
    pub outputs: BTreeMap<OutputPath, ContentHash>,
    /// What to say at the end.
    pub summary: Summary,
    /// Pages as parsed, by file: reused by the next build where the text is the same.
    parsed: BTreeMap<SitePath, (Arc<str>, ParsedPage)>,
    /// What pages know of one another, and what the records say of each exercise and condition.
    site: Option<(Arc<Site>, Arc<Derivation>)>,
}

impl Build {
    /// What the pages know of one another; `None` where the settings cannot be read, so that there is no site.
    pub fn site(&self) -> Option<&Arc<Site>> {
        self.site.as_ref().map(|(site, _)| site)
    }

    /// What follows from movements and rules for each exercise and condition; there wherever [`Build::site`] is.
    pub fn derivation(&self) -> Option<&Arc<Derivation>> {
        self.site.as_ref().map(|(_, derivation)| derivation)
    }

    /// The page in the file `path` as it was parsed, whether it is on the site or not; `None` if it could not be read.
    pub fn page(&self, path: &SitePath) -> Option<&Arc<Page>> {
        self.parsed.get(path)?.1.value.as_ref()
    }

    /// All that authors allowed in pages that could be read, by file.
    pub fn allowances(&self) -> Vec<(&SitePath, &Allowance)> {
        let pages = self.parsed.iter().filter_map(|(path, (_, result))| Some((path, result.value.as_ref()?)));
        pages
            .flat_map(|(path, page)| {
                page.summary.meta.allow.iter().chain(&page.body.allow).map(move |allowance| (path, allowance))
            })
            .collect()
    }

    /// Whether an error stands, so that nothing may be published.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|found| found.level == Level::Error)
    }
}

/// Two builds are equal when they found and made the same; how much they reused does not matter.
impl PartialEq for Build {
    fn eq(&self, other: &Self) -> bool {
        self.diagnostics == other.diagnostics && self.outputs == other.outputs && self.summary == other.summary
    }
}

/// Builds the site in `inputs`. `previous` saves work and changes nothing else; `ended` is called with the name of each
/// stage as it ends.
pub fn build(
    inputs: &Inputs,
    options: &Options,
    previous: Option<&Build>,
    sink: &dyn Sink,
    ended: &dyn Fn(&'static str),
) -> Build {
    let read = read(inputs, options, previous);
    ended("parse");
    let Read { mut diagnostics, parsed, pages, assembly, passed_over } = read;
    let Some(assembly) = assembly else {
        return Build { diagnostics: in_order(diagnostics), parsed, ..Build::default() };
    };
    let (site, derivation) = (&*assembly.site, &*assembly.derivation);
    ended("site");
    diagnostics.extend(check_all(&pages, site, derivation));
    ended("check");
    let mut summary = Summary::of(site, &pages, passed_over);
    let mut outputs = BTreeMap::new();
    let is_sound = !diagnostics.iter().any(|found| found.level == Level::Error);
    if is_sound || sink.takes_faulty() {
        let made = publish::publish(&assembly, &pages, sink);
        ended("render and verify");
        summary.html_files = made.html_files;
        // What else is wrong with the pages of a faulty site may follow from its faults; but that a template could not
        // make a page is said, unless it is known that templates are faulty.
        let of_template = |found: &Diagnostic| found.rule == names::TEMPLATE;
        let is_known = diagnostics.iter().any(of_template);
        let tells = |found: &Diagnostic| is_sound || (of_template(found) && !is_known);
        let found = made.diagnostics.into_iter().filter(tells).collect();
        diagnostics.extend(check::apply_levels(&site.settings, found));
        outputs = made.outputs;
    }
    let diagnostics = in_order(diagnostics);
    if diagnostics.iter().any(|found| found.level == Level::Error) && !sink.takes_faulty() {
        outputs.clear();
    }
    let Assembly { site, derivation, .. } = assembly;
    Build { diagnostics, outputs, summary, parsed, site: Some((site, derivation)) }
}

/// What there is before rules look at it.
struct Read {
    diagnostics: Vec<Diagnostic>,
    parsed: BTreeMap<SitePath, (Arc<str>, ParsedPage)>,
    pages: Vec<Arc<Page>>,
    /// `None` when settings or templates cannot be understood at all.
    assembly: Option<Assembly>,
    passed_over: Vec<SitePath>,
}

/// A site and what belongs to it.
struct Assembly {
    site: Arc<Site>,
    derivation: Arc<Derivation>,
    templates: Templates,
}

/// Parses all files and puts the site together.
fn read(inputs: &Inputs, options: &Options, previous: Option<&Build>) -> Read {
    let (sorted, mut diagnostics) = sort::sort(inputs);
    diagnostics.extend(styles::faults(inputs));
    diagnostics.extend(pictures::faults(inputs));
    let settings_path = SitePath::known(SETTINGS);
    let settings = match &sorted.settings {
        Some(text) => parse::settings(&settings_path, text).into_value(&mut diagnostics),
        None => None,
    };
    let records = parse::records(&sorted.records).into_value(&mut diagnostics);
    let templates = Templates::compile(&sorted.templates).into_value(&mut diagnostics);
    let parsed: BTreeMap<SitePath, (Arc<str>, ParsedPage)> =
        parallel::map(sorted.pages.into_iter().collect(), |(path, text)| {
            let page = parse_page(&path, &text, previous);
            (path, (text, page))
        })
        .into_iter()
        .collect();
    let results = || parsed.values().map(|(_, result)| result);
    diagnostics.extend(results().flat_map(|result| result.diagnostics.iter().cloned()));
    let pages: Vec<Arc<Page>> = results().filter_map(|result| result.value.clone()).collect();
    if parsed.is_empty() {
        diagnostics.push(
            Diagnostic::error(names::NOTHING_CHECKED, &settings_path, Span::default(), "this site has no pages")
                .help("write one: content/about.md with `title:`, `summary:` and `review:` between two lines of `---`"),
        );
    }
    let assembly = settings.map(|settings| {
        let settings = Settings { base_url: options.base_url.clone().unwrap_or(settings.base_url), ..settings };
        let unread = parsed.iter().filter(|(_, (_, result))| result.value.is_none()).map(|(path, _)| path.clone());
        let (site, found) = assemble(settings, records, (&pages, unread.collect()), sorted.assets, options);
        diagnostics.extend(found);
        let summaries = site.pages.values().map(|page| &**page);
        let derivation = derive(summaries, &site.records);
        Assembly { site: Arc::new(site), derivation: Arc::new(derivation), templates }
    });
    Read { diagnostics, parsed, pages, assembly, passed_over: sorted.passed_over }
}

/// A page, parsed again only if its text is another than before.
fn parse_page(path: &SitePath, text: &Arc<str>, previous: Option<&Build>) -> ParsedPage {
    let before = previous.and_then(|previous| previous.parsed.get(path));
    match before.filter(|(old, _)| old == text) {
        Some((_, page)) => Arc::clone(page),
        None => {
            let Parsed { value, diagnostics } = parse::page(path, text);
            Arc::new(Parsed { value: value.map(Arc::new), diagnostics })
        }
    }
}

/// The site made of its parts.
fn assemble(
    settings: Settings,
    records: Records,
    (pages, unreadable): (&[Arc<Page>], BTreeSet<SitePath>),
    assets: Vec<Asset>,
    options: &Options,
) -> (Site, Vec<Diagnostic>) {
    let parts = Parts {
        generated: render::generated_outputs(&records),
        settings,
        records,
        pages: pages.iter().map(|page| Arc::clone(&page.summary)).collect(),
        unreadable,
        assets,
        today: options.today,
        drafts: options.drafts,
    };
    let Parsed { value, diagnostics } = site::resolve(parts);
    (value, diagnostics)
}

/// What the rules find on all pages that are on the site and in the site as a whole, allowances and levels applied.
fn check_all(pages: &[Arc<Page>], site: &Site, derivation: &Derivation) -> Vec<Diagnostic> {
    let lists = check::WordLists::of(site);
    let context = check::Context::new(site, derivation, &lists);
    let seen: Vec<&Arc<Page>> = pages.iter().filter(|page| site.paths.contains_key(&page.summary.path)).collect();
    let mut by_path: BTreeMap<SitePath, Vec<Diagnostic>> = BTreeMap::new();
    let of_site = check::site(context);
    let of_pages = parallel::map(seen.clone(), |page| check::page(page, context));
    for found in of_site.into_iter().chain(of_pages.into_iter().flatten()) {
        by_path.entry(found.path.clone()).or_default().push(found);
    }
    let mut all = Vec::new();
    for page in seen {
        let found = by_path.remove(&page.summary.path).unwrap_or_default();
        all.extend(check::apply_allowances(page, found, &site.records, site.today));
    }
    all.extend(by_path.into_values().flatten());
    all.extend(check::empty_folders(site));
    check::apply_levels(&site.settings, all)
}

/// Findings sorted by place, each once.
fn in_order(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    diagnostics.dedup();
    diagnostics
}
