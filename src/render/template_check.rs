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
    found.extend(layouts::all().filter(|layout| !sources.contains_key(layout.name)).map(missing_layout));
    found.extend(missing_stamps(sources, &outlines));
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
fn missing_layout(layout: layouts::Layout) -> Diagnostic {
    let path = SitePath::known(&format!("templates/{}", layout.name));
    let message = format!("the theme has no layout {}", layout.name);
    Diagnostic::error(names::TEMPLATE, &path, Span::default(), message)
        .help("add the file, or take your own templates/ away to use the built-in theme")
}

/// Places for stamps that layouts must have and neither they nor what they are made of have. What several layouts miss
/// together is told once, at the template that they share.
fn missing_stamps(sources: &BTreeMap<String, Source>, outlines: &BTreeMap<&str, Outline>) -> Vec<Diagnostic> {
    let mut missing: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for layout in layouts::all().filter(|layout| sources.contains_key(layout.name)) {
        // Templates in a circle are a finding of the engine's.
        let Some(root) = root_of(layout.name, outlines) else { continue };
        let parts = made_of(layout.name, outlines);
        let texts: Vec<&str> = parts.into_iter().filter_map(|name| Some(&*sources.get(name)?.text)).collect();
        let has = |stamp: &str| {
            let signs = [format!("data-stamp=\"{stamp}"), format!("data-stamp='{stamp}")];
            texts.iter().any(|text| signs.iter().any(|sign| text.contains(sign)))
        };
        // A name that is computed is judged on the finished page.
        if has("{{") {
            continue;
        }
        for stamp in layout.all_stamps().filter(|stamp| !has(stamp)) {
            missing.entry((root, stamp)).or_default().push(layout.name);
        }
    }
    let finding = |((root, stamp), layouts): ((&str, &str), Vec<&str>)| {
        let home = if layouts.len() == 1 { layouts[0] } else { root };
        let place = outlines[home].extends.as_ref().map_or(0..0, |(_, range)| range.clone());
        let list = layouts.join(", ");
        let message = format!("the theme has no place for the stamp `{stamp}` in {list}");
        let help =
            format!("print it inside an element with data-stamp=\"{stamp}\", here or in a template that it extends");
        sources[home].fault(&place, message).help(help)
    };
    missing.into_iter().map(finding).collect()
}

/// The template that `name` extends in the end; `None` in a circle, or where it is not there.
fn root_of<'a>(name: &'a str, outlines: &'a BTreeMap<&'a str, Outline>) -> Option<&'a str> {
    let mut root = name;
    for _ in 0..=outlines.len() {
        match &outlines.get(root)?.extends {
            None => return Some(root),
            Some((parent, _)) => root = parent,
        }
    }
    None
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
