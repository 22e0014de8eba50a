//! What the preview knows at one moment. It never changes; the next moment has another.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crate::build::{Build, Inputs};
use crate::content::{BaseUrl, Date, OutputPath};
use crate::diagnostic::Diagnostic;
use crate::serve::generation::Generation;
use crate::text::SitePath;

/// How long a stage of a build took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Took {
    /// The stage.
    pub stage: &'static str,
    /// How long.
    pub time: Duration,
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
    /// The finished files that are shown: those of `build`, or of the last build that could make them.
    pub shown: Arc<Generation>,
    /// Whether `shown` is what `build` made.
    pub is_current: bool,
    /// From which file each finished page was made.
    pub sources: Arc<BTreeMap<OutputPath, SitePath>>,
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
