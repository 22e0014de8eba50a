//! A site in one string, and what comes of it, in memory.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, OnceLock};

use handout::build::{Build, File, Inputs, Options, Output, Sink, build};
use handout::content::{Contents, Date, Drafts, OutputPath};
use handout::diagnostic::{Diagnostic, Level};
use handout::disk;
use handout::text::SitePath;

use crate::txtar;

/// The day of all tests.
pub(crate) const TODAY: &str = "2026-11-22";

/// The small clean site that rules' examples change.
pub(crate) fn small() -> TestSite {
    TestSite::new(include_str!("fixture/small.txtar"))
}

/// The files of a site.
#[derive(Clone, Debug)]
pub(crate) struct TestSite {
    files: BTreeMap<String, String>,
    options: Options,
}

impl TestSite {
    /// The files in `txtar`.
    #[track_caller]
    pub(crate) fn new(txtar: &str) -> Self {
        let options = Options { today: Date::parse(TODAY).unwrap(), drafts: Drafts::Leave, base_url: None };
        Self { files: BTreeMap::new(), options }.with(txtar)
    }

    /// The site with the files and edits in `txtar`.
    #[track_caller]
    pub(crate) fn with(mut self, txtar: &str) -> Self {
        txtar::apply(&mut self.files, txtar);
        self
    }

    /// The site without one of its files.
    #[track_caller]
    pub(crate) fn without(mut self, path: &str) -> Self {
        assert!(self.files.remove(path).is_some(), "there is no {path} to take away");
        self
    }

    /// The site on another day.
    pub(crate) fn on(mut self, day: &str) -> Self {
        self.options.today = Date::parse(day).unwrap();
        self
    }

    /// The site with drafts.
    pub(crate) fn with_drafts(mut self) -> Self {
        self.options.drafts = Drafts::Include;
        self
    }

    /// Its files.
    pub(crate) fn files(&self) -> &BTreeMap<String, String> {
        &self.files
    }

    /// What a build reads.
    pub(crate) fn inputs(&self) -> Inputs {
        let file = |(path, text): (&String, &String)| {
            let is_text = [".md", ".yaml", ".html"].iter().any(|ending| path.ends_with(ending));
            let asset = || File::Asset(Contents::of(text.as_bytes(), true));
            (SitePath::known(path), if is_text { File::Text(text.as_str().into()) } else { asset() })
        };
        disk::with_theme(Inputs { files: self.files.iter().map(file).collect(), ..Inputs::default() })
    }

    /// Builds it from scratch.
    pub(crate) fn build(&self) -> Built {
        self.build_after(None)
    }

    /// Builds it with the result of an earlier build at hand, whose files stand where they are not handed over again.
    pub(crate) fn build_after(&self, previous: Option<&Built>) -> Built {
        Built::of(&self.inputs(), &self.options, previous)
    }
}

/// What came of a site.
#[derive(Debug)]
pub(crate) struct Built {
    pub(crate) build: Build,
    outputs: BTreeMap<String, Vec<u8>>,
    emitted: usize,
}

/// Keeps what it is given.
struct Kept(Mutex<BTreeMap<String, Vec<u8>>>);

impl Sink for Kept {
    fn emit(&self, path: &OutputPath, output: Output<'_>) {
        let bytes = match output {
            Output::Bytes(bytes) => bytes.to_vec(),
            Output::CopyOf(path) => format!("the bytes of {path}").into_bytes(),
        };
        let before = self.0.lock().unwrap().insert(path.as_str().to_owned(), bytes);
        assert!(before.is_none(), "{path} was handed over twice");
    }
}

impl Built {
    fn of(inputs: &Inputs, options: &Options, previous: Option<&Self>) -> Self {
        let kept = Kept(Mutex::new(BTreeMap::new()));
        let build = build(inputs, options, previous.map(|previous| &previous.build), &kept, &|_| {});
        let mut outputs = kept.0.into_inner().unwrap();
        let emitted = outputs.len();
        if let Some(previous) = previous {
            for (path, hash) in build
                .outputs
                .iter()
                .filter(|(path, _)| !previous.build.has_errors() && !outputs.contains_key(path.as_str()))
                .collect::<Vec<_>>()
            {
                assert_eq!(
                    previous.build.outputs.get(path),
                    Some(hash),
                    "{path} has other bytes and was not handed over"
                );
                outputs.insert(path.as_str().to_owned(), previous.outputs[path.as_str()].clone());
            }
        }
        if !build.has_errors() {
            let listed: Vec<&str> = build.outputs.keys().map(OutputPath::as_str).collect();
            let given: Vec<&str> = outputs.keys().map(String::as_str).collect();
            assert_eq!(listed, given, "the list of outputs is what was handed over");
        }
        Self { build, outputs, emitted }
    }

    /// How many files were handed over.
    pub(crate) fn emitted(&self) -> usize {
        self.emitted
    }

    /// Fails unless nothing was found.
    #[track_caller]
    pub(crate) fn clean(self) -> Self {
        let found: Vec<String> = self.build.diagnostics.iter().map(line).collect();
        assert!(found.is_empty(), "{}", found.join("\n"));
        self
    }

    /// Fails unless no error was found.
    #[track_caller]
    pub(crate) fn publishable(self) -> Self {
        let errors = self.build.diagnostics.iter().filter(|found| found.level == Level::Error);
        let errors: Vec<String> = errors.map(line).collect();
        assert!(errors.is_empty(), "{}", errors.join("\n"));
        self
    }

    /// Fails unless the findings, each as `path: rule: message`, hold one with all of `words`.
    #[track_caller]
    pub(crate) fn finds(self, words: &[&str]) -> Self {
        let found: Vec<String> = self.build.diagnostics.iter().map(line).collect();
        let all = |line: &String| words.iter().all(|word| line.contains(word));
        assert!(found.iter().any(all), "no finding with {words:?} among\n{}", found.join("\n"));
        self
    }

    /// The text of a finished file.
    #[track_caller]
    pub(crate) fn output(&self, path: &str) -> &str {
        let known = || self.outputs.keys().cloned().collect::<Vec<_>>().join("\n");
        let bytes = self.outputs.get(path).unwrap_or_else(|| panic!("no output {path} among\n{}", known()));
        std::str::from_utf8(bytes).unwrap()
    }

    /// Whether there is a finished file of this name.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.outputs.contains_key(path)
    }

    /// All finished HTML files.
    pub(crate) fn html(&self) -> impl Iterator<Item = (&str, &str)> {
        let html = self.outputs.iter().filter(|(path, _)| path.ends_with(".html"));
        html.map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
    }

    /// All finished files.
    pub(crate) fn outputs(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.outputs
    }
}

/// A finding on one line.
pub(crate) fn line(found: &Diagnostic) -> String {
    let labels: String = found.labels.iter().map(|label| format!(" | {}", label.message)).collect();
    let help: String = found.help.iter().map(|help| format!(" | {help}")).collect();
    format!("{}: {}: {}: {}{labels}{help}", found.path, found.level.word(), found.rule, found.message)
}

/// This repository's own site, built once for all tests.
pub(crate) fn own_site() -> &'static Built {
    static SITE: OnceLock<Built> = OnceLock::new();
    SITE.get_or_init(|| {
        let inputs = disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        let options = Options { today: Date::parse(TODAY).unwrap(), drafts: Drafts::Leave, base_url: None };
        Built::of(&inputs, &options, None).publishable()
    })
}
