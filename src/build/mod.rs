//! Floor 6: the pipeline on one page.
//!
//! [`build`] is pure and does not fail: what is wrong with the content is in its diagnostics. Finished files go to a
//! [`Sink`] as they are made; whoever holds the sink throws them away when an error stands.

mod inputs;
mod mend;
mod parallel;
mod pictures;
mod publish;
mod reuse;
mod seal;
mod sort;
mod source;
mod styles;
mod summary;
mod withdraw;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::build::reuse::{Ground, Kept, Saved};
use crate::check;
use crate::clinical::{Derivation, derive};
use crate::content::{Allowance, ContentHash, OutputPath, Page, Records, Settings};
use crate::diagnostic::{Diagnostic, Level, Parsed, names};
use crate::parse;
use crate::render::{self, SiteParts, Templates};
use crate::site::{self, Findings, Parts, Site};
use crate::text::{SitePath, Span};

pub use inputs::{File, Inputs, NoSink, Options, Output, Sink};
pub use mend::{Mended, edits, mend, unreadable};
pub use parallel::map as in_parallel;
pub use seal::{NoSeal, seal, sealed_copy};
pub use sort::SETTINGS;
pub use source::{Hint, Hints, Look, Looked, Patience, Source};
pub use summary::Summary;
pub use withdraw::{mark_withdrawn, take_down};

/// The result of parsing one page, beside the text that it was made from.
type ParsedPage = Arc<Parsed<Option<Arc<Page>>>>;

/// Pages as parsed, by file, with their text.
type ParsedPages = BTreeMap<SitePath, (Arc<str>, ParsedPage)>;

/// What a build found and made.
#[derive(Clone, Debug, Default)]
pub struct Build {
    /// All findings, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// Every finished file and the hash of its bytes; empty while an error stands, unless the sink takes faulty files.
    pub outputs: BTreeMap<OutputPath, ContentHash>,
    /// What the rules found and somebody answers for, by page.
    pub allowed: Vec<check::Allowed>,
    /// What to say at the end.
    pub summary: Summary,
    /// The next build parses again only what has another text.
    parsed: ParsedPages,
    /// What else saves the next build work; `None` where there is no site.
    kept: Option<Kept>,
}

impl Build {
    /// What the pages know of one another; `None` where the settings cannot be read, so that there is no site.
    pub fn site(&self) -> Option<&Arc<Site>> {
        self.kept.as_ref().map(|kept| &kept.assembly.site)
    }

    /// What follows from movements and rules for each exercise and condition; there wherever [`Build::site`] is.
    pub fn derivation(&self) -> Option<&Arc<Derivation>> {
        self.kept.as_ref().map(|kept| &kept.assembly.derivation)
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

    /// An earlier build of which no more than this is known; it saves the next one nothing.
    pub fn recalled(
        diagnostics: Vec<Diagnostic>,
        outputs: BTreeMap<OutputPath, ContentHash>,
        summary: Summary,
    ) -> Self {
        Self { diagnostics, outputs, summary, ..Self::default() }
    }

    /// Whether an error stands, so that nothing may be published.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|found| found.level == Level::Error)
    }
}

/// Two builds are equal when they found and made the same; how much they reused does not matter.
impl PartialEq for Build {
    fn eq(&self, other: &Self) -> bool {
        self.diagnostics == other.diagnostics
            && self.outputs == other.outputs
            && self.allowed == other.allowed
            && self.summary == other.summary
    }
}

/// Builds the site in `inputs`. `previous` saves work and changes nothing else, but that `sink` is not given a file again
/// whose bytes are those of `previous.outputs`. `ended` is called with the name of each stage as it ends.
pub fn build(
    inputs: &Inputs,
    options: &Options,
    previous: Option<&Build>,
    sink: &dyn Sink,
    ended: &dyn Fn(&'static str),
) -> Build {
    let read = read(inputs, options, previous);
    ended("parse");
    let Read { mut diagnostics, parsed, pages, passed_over, ground, of_ground, made } = read;
    let saved = previous.and_then(|previous| {
        let kept = previous.kept.as_ref().filter(|kept| kept.ground == ground)?;
        reuse::saved(kept, &previous.parsed, &parsed)
    });
    let whole = match &saved {
        Some(saved) => Some((saved.assembly.clone(), saved.findings.clone())),
        None => made.map(|made| assemble(made, &pages, &parsed, &ground)),
    };
    let Some((assembly, findings)) = whole else {
        return Build { diagnostics: in_order(diagnostics), parsed, ..Build::default() };
    };
    diagnostics.extend(findings.all().cloned());
    ended("site");
    let Checked { found, allowed, of_pages } = check_all(&pages, &assembly, saved.as_ref());
    diagnostics.extend(found);
    ended("check");
    let mut summary = Summary::of(&assembly.site, &pages, passed_over);
    let mut published = None;
    let is_sound = !diagnostics.iter().any(|found| found.level == Level::Error);
    if is_sound || sink.takes_faulty() {
        let made = publish::publish(&assembly, &pages, saved.as_ref(), sink);
        ended("render and verify");
        summary.html_files = made.pages.len();
        // What else is wrong with the pages of a faulty site may follow from its faults; but that a template could not
        // make a page is said, unless it is known that templates are faulty.
        let of_template = |found: &Diagnostic| found.rule == names::TEMPLATE;
        let is_known = diagnostics.iter().any(of_template);
        let tells = |found: &Diagnostic| is_sound || (of_template(found) && !is_known);
        let found = made.diagnostics().into_iter().filter(tells).collect();
        diagnostics.extend(check::apply_levels(&assembly.site.settings, found));
        published = Some(made);
    }
    let diagnostics = in_order(diagnostics);
    let is_sound = !diagnostics.iter().any(|found| found.level == Level::Error);
    let published = published.filter(|_| is_sound || sink.takes_faulty());
    let outputs = published.as_ref().map(|published| published.outputs.clone()).unwrap_or_default();
    let kept = Kept { ground, of_ground, assembly, findings, of_pages, published };
    Build { diagnostics, outputs, allowed, summary, parsed, kept: Some(kept) }
}

/// What there is before pages know of one another.
struct Read {
    diagnostics: Vec<Diagnostic>,
    parsed: ParsedPages,
    pages: Vec<Arc<Page>>,
    passed_over: Vec<SitePath>,
    ground: Ground,
    of_ground: Arc<Vec<Diagnostic>>,
    /// `None` when the settings cannot be understood at all.
    made: Option<Made>,
}

/// What is made of the ground of a site.
struct Made {
    settings: Settings,
    records: Records,
    templates: Arc<Templates>,
}

/// A site and what belongs to it.
#[derive(Clone, Debug)]
struct Assembly {
    site: Arc<Site>,
    derivation: Arc<Derivation>,
    lists: Arc<check::WordLists>,
    parts: Arc<SiteParts>,
    templates: Arc<Templates>,
}

/// Parses all files.
fn read(inputs: &Inputs, options: &Options, previous: Option<&Build>) -> Read {
    let (mut sorted, mut diagnostics) = sort::sort(inputs);
    diagnostics.extend(styles::faults(inputs));
    diagnostics.extend(pictures::faults(inputs));
    let ground = Ground::of(&sorted, options);
    let kept = previous.and_then(|previous| previous.kept.as_ref());
    let (made, of_ground) = match kept.filter(|kept| kept.ground == ground) {
        Some(kept) => (made_again(kept), Arc::clone(&kept.of_ground)),
        None => {
            let (made, found) = make(&sorted, kept);
            (made, Arc::new(found))
        }
    };
    diagnostics.extend(of_ground.iter().cloned());
    let parsed: ParsedPages = parallel::map(std::mem::take(&mut sorted.pages).into_iter().collect(), |(path, text)| {
        let page = parse_page(&path, &text, previous);
        (path, (text, page))
    })
    .into_iter()
    .collect();
    let results = || parsed.values().map(|(_, result)| result);
    diagnostics.extend(results().flat_map(|result| result.diagnostics.iter().cloned()));
    let pages: Vec<Arc<Page>> = results().filter_map(|result| result.value.clone()).collect();
    if parsed.is_empty() {
        let settings_path = SitePath::known(SETTINGS);
        diagnostics.push(
            Diagnostic::error(names::NOTHING_CHECKED, &settings_path, Span::default(), "this site has no pages")
                .help("write one: content/about.md with `title:`, `summary:` and `review:` between two lines of `---`"),
        );
    }
    Read { diagnostics, parsed, pages, passed_over: sorted.passed_over, ground, of_ground, made }
}

/// Settings, records and templates, and what is wrong with them.
fn make(sorted: &sort::Sorted, kept: Option<&Kept>) -> (Option<Made>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let settings_path = SitePath::known(SETTINGS);
    let settings = match &sorted.settings {
        Some(text) => parse::settings(&settings_path, text).into_value(&mut found),
        None => None,
    };
    let records = parse::records(&sorted.records).into_value(&mut found);
    let templates = match kept.and_then(|kept| reuse::templates(kept, &sorted.templates)) {
        Some(templates) => templates,
        None => Arc::new(Templates::compile(&sorted.templates).into_value(&mut found)),
    };
    (settings.map(|settings| Made { settings, records, templates }), found)
}

/// What an earlier build made of the same ground.
fn made_again(kept: &Kept) -> Option<Made> {
    let Assembly { site, templates, .. } = &kept.assembly;
    let (settings, records) = (site.settings.clone(), (*site.records).clone());
    Some(Made { settings, records, templates: Arc::clone(templates) })
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

/// The site made of its parts, and what does not fit together in it.
fn assemble(made: Made, pages: &[Arc<Page>], parsed: &ParsedPages, ground: &Ground) -> (Assembly, Findings) {
    let Made { settings, records, templates } = made;
    let options = &ground.options;
    let unread = parsed.iter().filter(|(_, (_, result))| result.value.is_none()).map(|(path, _)| path.clone());
    let (site, findings) = site::resolve(Parts {
        generated: render::generated_outputs(&records),
        settings: Settings { base_url: options.base_url.clone().unwrap_or(settings.base_url), ..settings },
        records,
        pages: pages.iter().map(|page| Arc::clone(&page.summary)).collect(),
        unreadable: unread.collect(),
        assets: ground.assets.clone(),
        today: options.today,
        drafts: options.drafts,
    });
    let derivation = derive(site.pages.values().map(|page| &**page), &site.records);
    let assembly = Assembly {
        lists: Arc::new(check::WordLists::of(&site)),
        parts: Arc::new(SiteParts::of(&site, &derivation)),
        site: Arc::new(site),
        derivation: Arc::new(derivation),
        templates,
    };
    (assembly, findings)
}

/// A site put together for something else than building it.
struct Opened {
    assembly: Assembly,
    pages: Vec<Arc<Page>>,
    /// What is wrong with the files, and what does not fit together.
    diagnostics: Vec<Diagnostic>,
}

/// The site in `inputs`.
///
/// # Errors
/// The findings about the files, when the settings cannot be understood at all.
fn open(inputs: &Inputs, options: &Options) -> Result<Opened, Vec<Diagnostic>> {
    let Read { mut diagnostics, parsed, pages, ground, made, .. } = read(inputs, options, None);
    let Some(made) = made else { return Err(diagnostics) };
    let (assembly, findings) = assemble(made, &pages, &parsed, &ground);
    diagnostics.extend(findings.all().cloned());
    Ok(Opened { assembly, pages, diagnostics })
}

/// What the rules find on each page, for pages on which they find something.
type OfPages = BTreeMap<SitePath, Arc<Vec<Diagnostic>>>;

/// What the rules find.
struct Checked {
    /// On all pages and in the site as a whole, allowances and levels applied.
    found: Vec<Diagnostic>,
    /// What of it somebody answers for.
    allowed: Vec<check::Allowed>,
    /// On each page, before that.
    of_pages: OfPages,
}

/// What the rules find on all pages that are on the site, and in the site as a whole.
fn check_all(pages: &[Arc<Page>], assembly: &Assembly, saved: Option<&Saved<'_>>) -> Checked {
    let site = &*assembly.site;
    let context = check::Context::new(site, &assembly.derivation, &assembly.lists);
    let seen: Vec<&Arc<Page>> = pages.iter().filter(|page| site.paths.contains_key(&page.summary.path)).collect();
    let is_checked = |page: &Page| saved.is_some_and(|saved| !saved.edited.contains(&page.summary.path));
    let (checked, unchecked): (Vec<&Arc<Page>>, Vec<&Arc<Page>>) = seen.iter().partition(|page| is_checked(page));
    let mut of_pages: OfPages = match saved {
        Some(saved) if !checked.is_empty() => saved.kept.of_pages.clone(),
        _ => BTreeMap::new(),
    };
    for (page, found) in unchecked.iter().zip(parallel::map(unchecked.clone(), |page| check::page(page, context))) {
        of_pages.remove(&page.summary.path);
        if !found.is_empty() {
            of_pages.insert(page.summary.path.clone(), Arc::new(found));
        }
    }
    let mut by_path: BTreeMap<SitePath, Vec<Diagnostic>> = BTreeMap::new();
    let of_site = check::site(context);
    for found in of_site.iter().chain(of_pages.values().flat_map(|found| found.iter())) {
        by_path.entry(found.path.clone()).or_default().push(found.clone());
    }
    let mut all = Vec::new();
    let mut allowed = Vec::new();
    for page in seen {
        let found = by_path.remove(&page.summary.path).unwrap_or_default();
        let (kept, may_stand) = check::apply_allowances(page, found, &site.records, site.today);
        all.extend(kept);
        allowed.extend(may_stand);
    }
    all.extend(by_path.into_values().flatten());
    all.extend(check::empty_folders(site));
    Checked { found: check::apply_levels(&site.settings, all), allowed, of_pages }
}

/// Findings sorted by place, each once.
fn in_order(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    diagnostics.dedup();
    diagnostics
}
