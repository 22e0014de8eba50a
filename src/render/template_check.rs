//! What is checked about templates before anything is rendered: layouts that are missing, places for stamps that are
//! missing, variables and fields that no page has.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, names, nearest};
use crate::render::layouts;
use crate::render::template_fields::{Outline, outline, top_level};
use crate::text::{SitePath, Span};

/// A template as its author wrote it.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) path: SitePath,
    pub(super) text: Arc<str>,
}

impl Source {
    /// The template in the file `path`.
    pub(super) fn new(path: &SitePath, text: &Arc<str>) -> Self {
        Self { path: path.clone(), text: Arc::clone(text) }
    }

    fn fault(&self, range: &Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(names::TEMPLATE, &self.path, Span::new(range.start, range.end), message)
    }
}

/// What is wrong with `sources`, all of which the engine can read.
pub(super) fn check(sources: &BTreeMap<String, Source>) -> Vec<Diagnostic> {
    let outlines: BTreeMap<&str, Outline> =
        sources.iter().map(|(name, source)| (name.as_str(), outline(&source.text))).collect();
    let mut found = Vec::new();
    for (name, source) in sources {
        let outline = &outlines[name.as_str()];
        found.extend(
            outline
                .faults
                .iter()
                .map(|fault| source.fault(&fault.range, fault.message.clone()).maybe_help(fault.help.clone())),
        );
        found.extend(unknown_names(name, source, &outlines));
        found.extend(missing_templates(source, outline, sources));
    }
    found.extend(repeated_components(sources, &outlines));
    for layout in layouts::all() {
        match sources.get(layout.name) {
            None => found.push(missing_layout(layout.name)),
            Some(source) => found.extend(missing_stamps(layout, source, sources, &outlines)),
        }
    }
    found
}

/// Variables that no page has. One that an including template makes is fine.
fn unknown_names(name: &str, source: &Source, outlines: &BTreeMap<&str, Outline>) -> Vec<Diagnostic> {
    let includes_it = |outline: &Outline| outline.includes.iter().any(|(included, _)| included == name);
    let included = outlines.values().any(includes_it);
    let made = |variable: &str| {
        included && outlines.values().any(|outline| outline.bound.iter().any(|bound| bound == variable))
    };
    let outline = &outlines[name];
    let unknown = outline.unknown.iter().filter(|(variable, _)| !made(variable));
    let finding = |(variable, range): &(String, Range<usize>)| {
        let known = top_level().map(|(known, _)| known);
        let near = nearest(variable, known.chain(outline.bound.iter().map(String::as_str)));
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("templates see {}", top_level().map(|(name, _)| name).collect::<Vec<_>>().join(", ")),
        };
        source.fault(range, format!("templates have no variable `{variable}`")).help(help)
    };
    unknown.map(finding).collect()
}

/// Templates that are extended or included and are not there.
fn missing_templates(source: &Source, outline: &Outline, sources: &BTreeMap<String, Source>) -> Vec<Diagnostic> {
    let named = outline.extends.iter().chain(&outline.includes);
    let missing = named.filter(|(name, _)| !sources.contains_key(name));
    let finding = |(name, range): &(String, Range<usize>)| {
        let near = nearest(name, sources.keys().map(String::as_str));
        source
            .fault(range, format!("there is no template `{name}`"))
            .maybe_help(near.map(|near| format!("did you mean `{near}`?")))
            .help("a template's name is its path below templates/")
    };
    missing.map(finding).collect()
}

/// Components of one name in two places.
fn repeated_components(sources: &BTreeMap<String, Source>, outlines: &BTreeMap<&str, Outline>) -> Vec<Diagnostic> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut found = Vec::new();
    for (file, outline) in outlines {
        for (name, range) in &outline.components {
            if let Some(known) = first.insert(name, file) {
                let message = format!("the component `{name}` is in {known} too");
                found.push(sources[*file].fault(range, message).help("give one of them another name"));
            }
        }
    }
    found
}

/// A layout without which some pages cannot be made.
fn missing_layout(name: &str) -> Diagnostic {
    let path = SitePath::known(&format!("templates/{name}"));
    let message = format!("the theme has no layout {name}");
    Diagnostic::error(names::TEMPLATE, &path, Span::default(), message)
        .help("add the file, or take your own templates/ away to use the built-in theme")
}

/// Places for stamps that a layout must have and neither it nor what it is made of has.
fn missing_stamps(
    layout: layouts::Layout,
    source: &Source,
    sources: &BTreeMap<String, Source>,
    outlines: &BTreeMap<&str, Outline>,
) -> Vec<Diagnostic> {
    let texts: Vec<&str> = made_of(layout.name, outlines)
        .into_iter()
        .filter_map(|name| sources.get(name))
        .map(|source| &*source.text)
        .collect();
    let has = |sign: &str| texts.iter().any(|text| text.contains(sign));
    // A name that is computed is judged on the finished page.
    if has("data-stamp=\"{{") {
        return Vec::new();
    }
    let missing = layout.all_stamps().filter(|name| !has(&format!("data-stamp=\"{name}\"")));
    let place = outlines[layout.name].extends.as_ref().map_or(0..0, |(_, range)| range.clone());
    let finding = |name: &str| {
        source.fault(&place, format!("the layout {} has no place for the stamp `{name}`", layout.name)).help(format!(
            "print it inside an element with data-stamp=\"{name}\", here or in a template that it extends"
        ))
    };
    missing.map(finding).collect()
}

/// The templates of which `name` is made: itself, what it extends and includes, and the files of components it calls.
fn made_of<'a>(name: &'a str, outlines: &'a BTreeMap<&'a str, Outline>) -> BTreeSet<&'a str> {
    let homes: BTreeMap<&str, &str> = outlines
        .iter()
        .flat_map(|(file, outline)| outline.components.iter().map(move |(component, _)| (component.as_str(), *file)))
        .collect();
    let mut all = BTreeSet::new();
    let mut left = vec![name];
    while let Some(next) = left.pop() {
        let Some(outline) = outlines.get(next).filter(|_| all.insert(next)) else { continue };
        left.extend(outline.extends.iter().chain(&outline.includes).map(|(name, _)| name.as_str()));
        left.extend(outline.calls.iter().filter_map(|call| homes.get(call.as_str()).copied()));
    }
    all
}
