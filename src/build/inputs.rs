//! What a build is made from, and what comes out of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::{BaseUrl, Contents, Date, Drafts, OutputPath};
use crate::text::SitePath;

/// A file of the site as the disk gave it.
#[derive(Clone, Debug, PartialEq)]
pub enum File {
    /// Text that is read: pages, records, settings, templates.
    Text(Arc<str>),
    /// Anything else; its bytes are given out as they are.
    Asset(Contents),
    /// A file that should be text and is not: the sentence says why.
    NotText(String),
}

/// All files of a site: `handout.yaml`, `content/`, `templates/`, `static/`, those of the built-in theme included where
/// the site has none of that name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inputs {
    /// The files by path.
    pub files: BTreeMap<SitePath, File>,
    /// Those that come from the built-in theme.
    pub theme: BTreeSet<SitePath>,
}

impl Inputs {
    /// The same files without the site's own templates.
    #[must_use]
    pub fn without_templates(&self) -> Self {
        let kept = |(path, _): &(&SitePath, &File)| path.below("templates").is_none();
        let files = self.files.iter().filter(kept).map(|(path, file)| (path.clone(), file.clone())).collect();
        Self { files, theme: self.theme.clone() }
    }

    /// The texts of the site by path, for code frames.
    pub fn texts(&self) -> BTreeMap<SitePath, Arc<str>> {
        let text = |(path, file): (&SitePath, &File)| match file {
            File::Text(text) => Some((path.clone(), Arc::clone(text))),
            File::Asset(_) | File::NotText(_) => None,
        };
        self.files.iter().filter_map(text).collect()
    }
}

/// What a build has to know beside the files.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The day for which it is made.
    pub today: Date,
    /// Whether drafts are built.
    pub drafts: Drafts,
    /// Another address for the site than that of its settings.
    pub base_url: Option<BaseUrl>,
}

/// One finished file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Output<'a> {
    /// These bytes.
    Bytes(&'a [u8]),
    /// The bytes of this file of the site.
    CopyOf(&'a SitePath),
}

/// Takes finished files, from several threads, in any order, each once.
pub trait Sink: Sync {
    /// Takes one file. Whoever implements this keeps the first fault to itself and reports it at the end.
    fn emit(&self, path: &OutputPath, output: Output<'_>);

    /// Whether files are wanted even while an error stands: to be shown to their author, and never to be published. A
    /// page that a template could not make then has no bytes.
    fn takes_faulty(&self) -> bool {
        false
    }
}

/// Takes finished files and does nothing with them: for checks that write nothing.
#[derive(Clone, Copy, Debug)]
pub struct NoSink;

impl Sink for NoSink {
    fn emit(&self, _: &OutputPath, _: Output<'_>) {}
}
