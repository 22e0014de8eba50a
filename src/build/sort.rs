//! Which file of a site is what.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::build::{File, Inputs};
use crate::content::{Asset, Contents, output_name};
use crate::diagnostic::{Diagnostic, names};
use crate::text::{SitePath, Span};

/// The files of a site by what they are.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    /// `handout.yaml`.
    pub(super) settings: Option<Arc<str>>,
    /// Pages.
    pub(super) pages: BTreeMap<SitePath, Arc<str>>,
    /// `content/_data/*.yaml`.
    pub(super) records: BTreeMap<SitePath, Arc<str>>,
    /// Templates.
    pub(super) templates: BTreeMap<SitePath, Arc<str>>,
    /// Files that are given out as they are.
    pub(super) assets: Vec<Asset>,
    /// Markdown files that are no pages, because their name or folder begins with `_`.
    pub(super) passed_over: Vec<SitePath>,
}

/// The name of the configuration file.
pub const SETTINGS: &str = "handout.yaml";

/// Sorts the files of a site; the second part is what is wrong with them as files.
pub(super) fn sort(inputs: &Inputs) -> (Sorted, Vec<Diagnostic>) {
    let mut sorted = Sorted::default();
    let mut found = Vec::new();
    for (path, file) in &inputs.files {
        let text = match file {
            File::Text(text) => Some(text),
            File::Asset(_) => None,
            File::NotText(why) => {
                found.push(Diagnostic::error(names::FILE, path, Span::default(), why.clone()));
                continue;
            }
        };
        let extension = path.extension();
        match (role(path, &extension), text) {
            (Role::Settings, Some(text)) => sorted.settings = Some(Arc::clone(text)),
            (Role::Page, Some(text)) => drop(sorted.pages.insert(path.clone(), Arc::clone(text))),
            (Role::Record, Some(text)) => drop(sorted.records.insert(path.clone(), Arc::clone(text))),
            (Role::Template, Some(text)) => drop(sorted.templates.insert(path.clone(), Arc::clone(text))),
            (Role::PassedOver, _) => sorted.passed_over.push(path.clone()),
            (Role::Nothing, _) => {}
            (Role::Unstamped, _) => found.push(
                Diagnostic::error(
                    names::FILE,
                    path,
                    Span::default(),
                    "this HTML file would be published without disclaimer and warnings",
                )
                .help("write it as a Markdown page, or put it into templates/ if it is part of the theme"),
            ),
            (Role::Asset { below, hashed }, _) => sorted.assets.push(asset(path, file, &below, hashed)),
            (Role::Settings | Role::Page | Role::Record | Role::Template, None) => {
                found.push(Diagnostic::error(names::FILE, path, Span::default(), "this file has to be text in UTF-8"));
            }
        }
    }
    (sorted, found)
}

/// What a file is, by its path.
enum Role {
    Settings,
    Page,
    Record,
    Template,
    Asset { below: String, hashed: bool },
    PassedOver,
    Unstamped,
    Nothing,
}

/// What the file at `path` is.
fn role(path: &SitePath, extension: &str) -> Role {
    let is_html = matches!(extension, "html" | "htm" | "xhtml");
    if path.as_str() == SETTINGS {
        return Role::Settings;
    }
    if path.below("templates").is_some() {
        return if is_html { Role::Template } else { Role::Nothing };
    }
    if let Some(below) = path.below("static") {
        let hashed = matches!(extension, "css" | "js");
        return if is_html { Role::Unstamped } else { Role::Asset { below: below.to_owned(), hashed } };
    }
    let Some(below) = path.below("content") else { return Role::Nothing };
    if below.strip_prefix("_data/").is_some_and(|name| !name.contains('/') && matches!(extension, "yaml" | "yml")) {
        return Role::Record;
    }
    let private = |part: &str| part.starts_with('_') && part != "_index.md";
    match extension {
        // What was sealed is kept for the difference to it, and no page.
        _ if below.starts_with("_sealed/") => Role::Nothing,
        _ if below.split('/').any(private) => Role::PassedOver,
        "md" => Role::Page,
        _ if is_html => Role::Unstamped,
        _ => Role::Asset { below: below.to_owned(), hashed: true },
    }
}

/// The asset at `path`.
fn asset(path: &SitePath, file: &File, below: &str, hashed: bool) -> Asset {
    let contents = match file {
        File::Asset(contents) => contents.clone(),
        File::Text(text) => Contents::of(text.as_bytes(), true),
        File::NotText(_) => unreachable!("files that should be text and are not were told apart before"),
    };
    let output = output_name(below, &contents.hash, hashed);
    Asset { path: path.clone(), contents, output }
}
