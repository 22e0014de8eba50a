//! What the preview knows at one moment. It never changes; the next moment has another.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crate::build::{Build, Inputs};
use crate::content::{BaseUrl, Date, OutputPath, PageUrl};
use crate::diagnostic::Diagnostic;
use crate::serve::generation::Generation;
use crate::site::Site;
use crate::text::SitePath;

/// How long a stage of a build took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Took {
    /// The stage.
    pub stage: &'static str,
    /// How long.
    pub time: Duration,
}

/// Which pages are shown as an earlier build made them, because this one could not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// None, or these, with the file that each was made from if there is one.
    These(BTreeMap<OutputPath, Option<SitePath>>),
    /// All: the settings cannot be read.
    All,
}

/// What the preview knows at one moment.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// Counts the moments; greater is later.
    pub number: u64,
    /// The files that were read.
    pub inputs: Arc<Inputs>,
    /// What came of them: all findings.
    pub build: Arc<Build>,
    /// The finished files that are shown: those of `build`, and of earlier builds where this one could not make them.
    pub shown: Arc<Generation>,
    /// What pages know of one another, as of the last build that could read the settings.
    pub site: Option<Arc<Site>>,
    /// Which pages are those of earlier builds.
    pub kept: Kept,
    /// Where the site stands on the web; its path is also the preview's.
    pub base: BaseUrl,
    /// The day for which it is made.
    pub today: Date,
    /// How long the stages of the last builds took, newest first, at most [`Snapshot::TIMES`] builds.
    pub times: Arc<Vec<Vec<Took>>>,
    /// Why the files could not be read, if they could not.
    pub trouble: Option<String>,
    /// The page that was saved last, if pages are to follow it.
    pub follow: Option<OutputPath>,
}

impl Snapshot {
    /// Of how many builds the times are kept.
    pub const TIMES: usize = 50;

    /// Whether the page `output` is shown as an earlier build made it.
    pub fn is_kept(&self, output: &OutputPath) -> bool {
        match &self.kept {
            Kept::These(kept) => kept.contains_key(output),
            Kept::All => self.shown.files.contains_key(output),
        }
    }

    /// The file that the page `output` is made from; `None` for pages that the program makes, such as lists. Where a page
    /// could never be made, because its file cannot be read, that file.
    pub fn source(&self, output: &OutputPath) -> Option<&SitePath> {
        if let Kept::These(kept) = &self.kept
            && let Some(source) = kept.get(output)
        {
            return source.as_ref();
        }
        let site = self.site.as_ref()?;
        let url = PageUrl::new(output.as_str().strip_suffix("index.html")?);
        let unreadable = || site.unreadable.iter().find(|path| page_of(path).as_ref() == Some(&url));
        site.pages.get(&url).map(|page| &page.path).or_else(unreadable)
    }

    /// The page that is made from the file `path`.
    pub fn output(&self, path: &SitePath) -> Option<OutputPath> {
        let url = self.site.as_ref()?.paths.get(path).cloned().or_else(|| page_of(path));
        url.map(|url| url.output()).filter(|output| self.shown.files.contains_key(output))
    }

    /// The findings about one file.
    pub fn findings<'a>(&'a self, path: &'a SitePath) -> impl Iterator<Item = &'a Diagnostic> {
        let start = self.build.diagnostics.partition_point(|found| found.path < *path);
        self.build.diagnostics[start..].iter().take_while(move |found| found.path == *path)
    }

    /// The address of a finished file, as links within the site write it.
    pub fn address(&self, output: &OutputPath) -> String {
        let file = self.base.file(output);
        match file.strip_suffix("index.html") {
            Some(folder) if folder.ends_with('/') => folder.to_owned(),
            _ => file,
        }
    }
}

/// The address of the page in the file `path`, unless the page itself says another.
fn page_of(path: &SitePath) -> Option<PageUrl> {
    path.below("content").filter(|below| below.ends_with(".md")).map(PageUrl::of_content)
}
