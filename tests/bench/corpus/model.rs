//! A page of the own site as a model for copies.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use super::exercise::CauseRule;

/// Keys whose values name pages, in a list or alone.
const RELATIONS: [&str; 4] = ["related:", "instead:", "exercise:", "to:"];
/// Pages of which a site has one.
const ONCE: [&str; 4] = ["_index", "about", "disclaimer", "start-here"];

/// A page of the own site.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    /// Its folder below `content/`; empty at the top.
    pub(crate) folder: String,
    /// Its name without `.md`.
    pub(crate) stem: String,
    /// Its front matter, without the lines that enclose it.
    pub(crate) front: String,
    /// What comes after.
    pub(crate) body: String,
}

/// Settings and records by path, and the pages of the site in `own`.
pub(crate) fn models(own: &Path) -> io::Result<(BTreeMap<String, String>, Vec<Model>)> {
    let mut files = BTreeMap::from([("handout.yaml".to_owned(), fs::read_to_string(own.join("handout.yaml"))?)]);
    let mut models = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(own.join("content").join(&folder))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let below = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            if entry.file_type()?.is_dir() {
                folders.push(below);
            } else if let Some(stem) = name.strip_suffix(".md") {
                let text = fs::read_to_string(entry.path())?;
                let parts = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
                let (front, body) = parts.expect("every page of the own site has a front matter");
                let (folder, stem) = (folder.clone(), stem.to_owned());
                models.push(Model { folder, stem, front: format!("{front}\n"), body: body.to_owned() });
            } else if below.starts_with("_data/") {
                files.insert(format!("content/{below}"), fs::read_to_string(entry.path())?);
            }
        }
    }
    models.sort_by(|a, b| (&a.folder, &a.stem).cmp(&(&b.folder, &b.stem)));
    Ok((files, models))
}

/// Sections that any page can hold: heading and text of those without links, citations and numbers of services.
pub(crate) fn sections(models: &[Model]) -> Vec<(String, String)> {
    let mut all = BTreeMap::new();
    for model in models.iter().filter(|model| matches!(model.folder.as_str(), "" | "self-care" | "concepts")) {
        for section in model.body.split("\n## ").skip(1) {
            let heading = format!("\n## {}\n", section.lines().next().unwrap_or(""));
            let plain = !["[", "](", "{{", "<!--", "{#"].iter().any(|sign| section.contains(sign));
            if plain && section.split_whitespace().count() > 40 {
                all.insert(heading, format!("## {}\n", section.trim_end()));
            }
        }
    }
    all.into_iter().collect()
}

impl Model {
    /// The file of this page, or of a copy whose name ends in `suffix`.
    pub(crate) fn path(&self, suffix: &str) -> String {
        let folder = if self.folder.is_empty() { String::new() } else { format!("{}/", self.folder) };
        format!("content/{folder}{}{suffix}.md", self.stem)
    }

    /// Whether a larger site would have more pages like this one. Red flags it would not: they are on every page.
    pub(crate) fn is_copied(&self) -> bool {
        self.folder != "red-flags" && !ONCE.contains(&self.stem.as_str())
    }

    /// The front matter of the copy in `volume`; `rule` is the rule of a copied cause. `names` are all copies.
    pub(crate) fn renamed_front(&self, volume: usize, names: &BTreeSet<String>, rule: Option<&CauseRule>) -> String {
        let mut text = String::with_capacity(self.front.len() + 500);
        let mut in_rules = false;
        for line in self.front.split_inclusive('\n') {
            let key = line.split_inclusive(':').next().unwrap_or("");
            in_rules = (in_rules && line.starts_with([' ', '-'])) || line == "avoid:\n";
            if let Some(rule) = rule.filter(|_| in_rules) {
                if line == "avoid:\n" {
                    text += &format!("common: false\navoid:\n{}", rule.text);
                }
            } else if key == "title:" {
                text += &format!("{} {volume}\n", line.trim_end());
            } else if key == "also-known-as:" {
                text += &line.replace("\"]", &format!(" {volume}\"]")).replace(", ", &format!(" {volume}, "));
                if !text.ends_with("\"]\n") && text.ends_with("]\n") {
                    text.truncate(text.len() - 2);
                    text += &format!(" {volume}]\n");
                }
            } else {
                text += &renamed_relations(line, volume, names);
            }
        }
        text
    }

    /// The body of the copy in `volume`: links lead to copies in the same volume where there are any.
    pub(crate) fn renamed_body(&self, volume: usize, names: &BTreeSet<String>) -> String {
        let mut text = String::with_capacity(self.body.len() + 2000);
        let mut rest = self.body.as_str();
        loop {
            let ends = [".md", "]]"].map(|end| rest.find(end));
            let Some(at) = ends.into_iter().flatten().min() else { break };
            let name_start = rest[..at].rfind(|c: char| !is_of_name(c)).map_or(0, |before| before + 1);
            text += &rest[..name_start];
            text += &renamed(&rest[name_start..at], volume, names);
            text += &rest[at..at + 2];
            rest = &rest[at + 2..];
        }
        text + rest
    }
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

/// The name of the copy of `page` in `volume`, if there is one.
fn renamed(page: &str, volume: usize, names: &BTreeSet<String>) -> String {
    let copy = format!("{page}-{volume}");
    if names.contains(&copy) { copy } else { page.to_owned() }
}

/// A line of front matter, its relations to copies in the same volume.
fn renamed_relations(line: &str, volume: usize, names: &BTreeSet<String>) -> String {
    let Some(start) = RELATIONS.iter().filter_map(|key| Some(line.find(key)? + key.len())).min() else {
        return line.to_owned();
    };
    let value = &line[start..];
    let end = value.find([']', ',', '}']).filter(|_| !value.trim_start().starts_with('['));
    let end = end.or_else(|| value.find(']')).unwrap_or(value.len());
    let mut text = line[..start].to_owned();
    for piece in value[..end].split_inclusive(|c: char| !is_of_name(c)) {
        let word = piece.trim_end_matches(|c: char| !is_of_name(c));
        text += &renamed(word, volume, names);
        text += &piece[word.len()..];
    }
    text + &value[end..]
}
