//! Floor 5: from an author's text to the nouns, with everything that is wrong with it.
//!
//! [`page`], [`settings()`] and [`records()`] are pure functions of the text: a page is read without knowing any other.
//! YAML becomes a tree of nodes with places (`yaml.rs`), nodes are read key by key (`reader/`), and what a kind of page
//! says beyond the common keys stands in one file each (`kinds/`).

mod characters;
mod front_matter;
mod highlight;
mod kinds;
mod markdown;
mod name;
mod node;
mod reader;
mod records;
mod sealed;
mod settings;
mod yaml;
mod yaml_fault;
mod yaml_tree;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::content::{Facts, FrontMatter, Page, PageSummary, PageUrl, Records, Settings};
use crate::diagnostic::{Diagnostic, Parsed, names};
use crate::parse::front_matter::Parts;
use crate::parse::name::Name;
use crate::parse::node::{Node, Shape};
use crate::parse::reader::Faults;
use crate::text::{SitePath, Span};

/// How large one file of text may be, in bytes: 1 MiB, some 150,000 words.
const LARGEST: usize = 1024 * 1024;

/// Reads the page in the file `path`. There is no page where the front matter cannot be read or gives no keys; a page
/// with other faults comes back as far as it could be read, so that links to it are not broken as well.
pub fn page(path: &SitePath, text: &Arc<str>) -> Parsed<Option<Page>> {
    let mut faults = Faults::new(path);
    let value = read_page(path, text, &mut faults);
    Parsed { value, diagnostics: faults.into_list() }
}

fn read_page(path: &SitePath, text: &Arc<str>, faults: &mut Faults) -> Option<Page> {
    let name = name::name(path, faults);
    if let Some(fault) = too_large(path, text) {
        faults.add(fault);
        return None;
    }
    let parts = match front_matter::split(path, text) {
        Ok(parts) => parts,
        Err(fault) => {
            faults.list().extend(characters::check(path, text));
            faults.add(*fault);
            return None;
        }
    };
    let node = read_yaml(path, text, parts.yaml.clone(), faults);
    // The body is read even when the front matter is of no use: its faults are told all the same.
    let body = markdown::body(path, text, parts.body).into_value(faults.list());
    let name = name?;
    let node = node?;
    let fingerprint = sealed::fingerprint(&node, &text[parts.body..]);
    let (meta, facts) = read_front_matter(&node, &parts, &name, faults)?;
    let of_headings = body.headings.iter().map(|heading| (heading.anchor.clone(), Some(heading.text.clone())));
    let of_others = body.anchors.iter().map(|anchor| (anchor.clone(), None));
    let summary = PageSummary {
        path: path.clone(),
        id: name.id,
        url: PageUrl::of_content(path.below("content").unwrap_or(path.as_str())),
        meta,
        facts,
        anchors: of_headings.chain(of_others).collect(),
        links: body.links.clone(),
        citations: body.citations.clone(),
    };
    Some(Page { summary: Arc::new(summary), body, text: text.clone(), fingerprint })
}

/// What the front matter says, common keys and those of the kind.
fn read_front_matter(node: &Node, parts: &Parts, name: &Name, faults: &mut Faults) -> Option<(FrontMatter, Facts)> {
    // Front matter without keys is told as the keys that it needs.
    let nothing = Node { span: parts.span, shape: Shape::Map(Vec::new()) };
    let node = if node.shape == Shape::Null { nothing } else { Node { span: parts.span, shape: node.shape.clone() } };
    reader::fields(&node, "this page", faults, |fields| {
        let kind = front_matter::stated_kind(fields, name.kind);
        let meta = front_matter::common(fields, kind, &name.id);
        let facts = kinds::facts(fields, kind);
        Some((meta, facts))
    })
}

/// Reads `handout.yaml`. There are no settings without a name and an address of the site.
pub fn settings(path: &SitePath, text: &str) -> Parsed<Option<Settings>> {
    let mut faults = Faults::new(path);
    let node = match too_large(path, text) {
        Some(fault) => {
            faults.add(fault);
            None
        }
        None => read_yaml(path, text, 0..text.len(), &mut faults),
    };
    let value = node.and_then(|node| settings::settings(&node, &mut faults));
    Parsed { value, diagnostics: faults.into_list() }
}

/// Reads all record files, `content/_data/*.yaml`.
pub fn records(files: &BTreeMap<SitePath, Arc<str>>) -> Parsed<Records> {
    records::records(files)
}

/// Reads YAML and speaks of hidden characters in the whole file. Where the YAML cannot be read because of one, that is
/// said once.
fn read_yaml(path: &SitePath, text: &str, range: Range<usize>, faults: &mut Faults) -> Option<Node> {
    let hidden = characters::check(path, text);
    let mark = if range.start == 0 && text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let range = range.start + mark..range.end;
    let inside = |span: Span| range.start <= span.start as usize && (span.start as usize) < range.end;
    let in_yaml = hidden.iter().any(|fault| inside(fault.span));
    faults.list().extend(hidden);
    let mut of_yaml = Vec::new();
    let node = yaml::read(path, text, range, &mut of_yaml);
    if node.is_some() || !in_yaml {
        faults.list().extend(of_yaml);
    }
    node
}

/// The fault of a file that is too large to read.
fn too_large(path: &SitePath, text: &str) -> Option<Diagnostic> {
    (text.len() > LARGEST).then(|| {
        let message = format!("this file is larger than {} MiB and is not read", LARGEST / 1024 / 1024);
        Diagnostic::error(names::FILE, path, Span::default(), message).help("divide it into several")
    })
}
