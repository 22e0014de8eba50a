//! Reading a map key by key, so that every fault is found and every unknown key has its nearest neighbour.
//!
//! A reader asks a [`Fields`] for its keys; what was asked for is what is known. Values are read by the small
//! functions of `scalars.rs`, such as [`text`] and [`id`], which say what is wrong and give `None`.

mod scalars;

use std::collections::BTreeMap;

use crate::content::Id;
use crate::diagnostic::{Diagnostic, Edit, Fix, Trust, names, nearest};
use crate::parse::node::{Entry, Node, Shape};
use crate::text::{Place, SitePath, Span, Spanned};

pub(super) use scalars::{date, id, kebab, number, one_of, text, truth, web_address, whole_number};

/// What was found in one file so far.
#[derive(Debug)]
pub(super) struct Faults {
    path: SitePath,
    found: Vec<Diagnostic>,
}

impl Faults {
    /// Nothing yet, about the file `path`.
    pub(super) fn new(path: &SitePath) -> Self {
        Self { path: path.clone(), found: Vec::new() }
    }

    /// An error about a key or its value. It has to be added.
    pub(super) fn schema(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(names::TYPE_SCHEMA, &self.path, span, message)
    }

    /// An error about an id. It has to be added.
    pub(super) fn id(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(names::ID_STABILITY, &self.path, span, message)
    }

    /// Adds a finding.
    pub(super) fn add(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// A place in the file.
    pub(super) fn place(&self, span: Span) -> Place {
        Place::new(&self.path, span)
    }

    /// The findings themselves, for readers that know nothing of keys.
    pub(super) fn list(&mut self) -> &mut Vec<Diagnostic> {
        &mut self.found
    }

    /// All findings.
    pub(super) fn into_list(self) -> Vec<Diagnostic> {
        self.found
    }
}

/// The keys of one map while they are read.
pub(super) struct Fields<'a> {
    /// Where faults go.
    pub(super) faults: &'a mut Faults,
    /// What the map is, such as "a claim" or "this page".
    what: &'a str,
    /// The whole map.
    pub(super) span: Span,
    entries: &'a [Entry],
    known: Vec<&'static str>,
    missing: Vec<&'static str>,
}

/// Reads the map `node` by `read`, then speaks of keys that are unknown or missing.
pub(super) fn fields<T>(
    node: &Node,
    what: &str,
    faults: &mut Faults,
    read: impl FnOnce(&mut Fields<'_>) -> Option<T>,
) -> Option<T> {
    let Shape::Map(entries) = &node.shape else {
        let message = format!("{what} has to be keys with values, not {}", node.described());
        faults.add(faults.schema(node.span, message).help("write `key: value` pairs, one a line or inside `{…}`"));
        return None;
    };
    fields_at(entries, what, node.span, faults, read)
}

/// The same for entries whose place is told as `span`.
pub(super) fn fields_at<T>(
    entries: &[Entry],
    what: &str,
    span: Span,
    faults: &mut Faults,
    read: impl FnOnce(&mut Fields<'_>) -> Option<T>,
) -> Option<T> {
    let mut fields = Fields { faults, what, span, entries, known: Vec::new(), missing: Vec::new() };
    let value = read(&mut fields);
    fields.finish();
    value
}

impl<'a> Fields<'a> {
    /// The value of `key`, if the author wrote one. A key without a value is a fault.
    fn find(&mut self, key: &'static str) -> Option<&'a Node> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        let entry = self.entries.iter().find(|entry| entry.key.value == key)?;
        if entry.value.shape == Shape::Null {
            let diagnostic = self.faults.schema(entry.key.span.to(entry.value.span), format!("`{key}` is empty"));
            self.faults.add(diagnostic.help("write its value, or take the key out"));
            return None;
        }
        Some(&entry.value)
    }

    /// Whether `key` is there, with or without a value.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key.value == key)
    }

    /// The place of `key` with its value, or of the whole map if it is not there.
    pub(super) fn span_of(&self, key: &str) -> Span {
        let entry = self.entries.iter().find(|entry| entry.key.value == key);
        entry.map_or(self.span, |entry| entry.key.span.to(entry.value.span))
    }

    /// The value of a key that may be left out.
    pub(super) fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Node, &str, &mut Faults) -> Option<T>,
    ) -> Option<T> {
        let node = self.find(key)?;
        read(node, &format!("`{key}`"), self.faults)
    }

    /// The value of a key that has to be there.
    pub(super) fn required<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Node, &str, &mut Faults) -> Option<T>,
    ) -> Option<T> {
        self.require(key);
        self.optional(key, read)
    }

    /// `true` or `false`, or `default` for a key that is left out.
    pub(super) fn truth_or(&mut self, key: &'static str, default: bool) -> bool {
        self.optional(key, truth).unwrap_or(default)
    }

    /// Says that `key` has to be there.
    pub(super) fn require(&mut self, key: &'static str) {
        if !self.has(key) {
            self.missing.push(key);
        }
    }

    /// The values of a list that may be left out. Values with faults are left out.
    pub(super) fn list<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&Node, &str, &mut Faults) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = self.find(key) else { return Vec::new() };
        let Shape::List(items) = &node.shape else {
            let diagnostic =
                self.faults.schema(node.span, format!("`{key}` has to be a list, not {}", node.described()));
            let example = match &node.shape {
                Shape::Scalar(scalar) if !scalar.text.contains('\n') => format!("write `{key}: [{}]`", scalar.text),
                _ => "begin each entry with a hyphen, or write them inside `[…]`".to_owned(),
            };
            self.faults.add(diagnostic.help(example));
            return Vec::new();
        };
        let what = format!("an entry of `{key}`");
        items.iter().filter_map(|item| read(item, &what, self.faults)).collect()
    }

    /// Ids of a list that may be left out, none of them twice.
    pub(super) fn ids(&mut self, key: &'static str) -> Vec<Spanned<Id>> {
        let mut first_places: BTreeMap<Id, Span> = BTreeMap::new();
        let mut once = Vec::new();
        for id in self.list(key, id) {
            match first_places.get(&id.value) {
                Some(&first) => {
                    let diagnostic = self.faults.schema(id.span, format!("`{}` stands twice in `{key}`", id.value));
                    let label = self.faults.place(first);
                    self.faults.add(diagnostic.label(label, "it stands here first").help("take one of the two out"));
                }
                None => {
                    first_places.insert(id.value.clone(), id.span);
                    once.push(id);
                }
            }
        }
        once
    }

    /// A list whose entries are maps, each called `what`.
    pub(super) fn entries<T>(
        &mut self,
        key: &'static str,
        what: &str,
        mut read: impl FnMut(&mut Fields<'_>) -> Option<T>,
    ) -> Vec<T> {
        self.list(key, |node, _, faults| fields(node, what, faults, &mut read))
    }

    /// A key whose value is a map.
    pub(super) fn entry<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Fields<'_>) -> Option<T>) -> Option<T> {
        self.optional(key, |node, what, faults| fields(node, what, faults, read))
    }

    /// A key whose value is a map with keys of the author's own. Each is read by `read`; faulty ones are left out.
    pub(super) fn map<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&Spanned<String>, &Node, &mut Faults) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = self.find(key) else { return Vec::new() };
        let Shape::Map(entries) = &node.shape else {
            let message = format!("`{key}` has to be keys with values, not {}", node.described());
            let diagnostic = self.faults.schema(node.span, message);
            self.faults.add(diagnostic.help("write `key: value` pairs, one a line or inside `{…}`"));
            return Vec::new();
        };
        entries.iter().filter_map(|entry| read(&entry.key, &entry.value, self.faults)).collect()
    }

    /// An error about a key or its value.
    pub(super) fn fault(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.faults.add(self.faults.schema(span, message).help(help));
    }

    /// Speaks of keys that nobody asked for and of those that should be there. A key that is only misspelt is one
    /// fault, not two.
    fn finish(mut self) {
        let mut absent: Vec<&str> = self.known.iter().copied().filter(|&known| !self.has(known)).collect();
        let unknown = self.entries.iter().filter(|entry| !self.known.contains(&entry.key.value.as_str()));
        for entry in unknown {
            let written = entry.key.value.as_str();
            let meant = nearest(written, absent.iter().copied());
            let rival = nearest(written, absent.iter().copied().filter(|&other| Some(other) != meant));
            let message = format!("{} has no key `{written}`", self.what);
            let mut diagnostic = self.faults.schema(entry.key.span, message);
            if let Some(meant) = meant {
                diagnostic = diagnostic.help(format!("did you mean `{meant}`?"));
                if rival.is_none() {
                    diagnostic = diagnostic.fix(Fix {
                        message: format!("write `{meant}`"),
                        edits: vec![Edit { span: entry.key.span, replacement: meant.to_owned() }],
                        trust: Trust::Safe,
                    });
                }
                self.missing.retain(|&missing| missing != meant);
                absent.retain(|&other| other != meant);
            }
            diagnostic = diagnostic.help(format!("the keys here are {}", self.known.join(", ")));
            self.faults.add(diagnostic);
        }
        for missing in &self.missing {
            let diagnostic = self.faults.schema(self.span, format!("{} needs `{missing}`", self.what));
            self.faults.add(diagnostic.help(format!("add `{missing}:` with its value")));
        }
    }
}
