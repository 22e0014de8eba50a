//! From the values of the YAML crate to nodes: brings back the words of numbers, gives lists and maps an end, and
//! refuses keys that stand twice, keys that are no words, and tags.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, names};
use crate::parse::characters;
use crate::parse::node::{Entry, Node, ReadsAs, Scalar, Shape};
use crate::parse::yaml::{Located, Raw};
use crate::parse::yaml_fault::{Trouble, fault_over};
use crate::text::{Place, SitePath, Span, Spanned};

/// How many bytes before a value a tag is looked for.
const LONGEST_TAG: usize = 80;

/// Turns what the crate gave into [`Node`]s.
pub(super) struct Builder<'a> {
    /// The file.
    pub(super) path: &'a SitePath,
    /// Its whole text.
    pub(super) text: &'a str,
    /// Where in it the YAML stands.
    pub(super) range: Range<usize>,
    /// Where faults go.
    pub(super) faults: &'a mut Vec<Diagnostic>,
}

impl Builder<'_> {
    /// The node of a value.
    pub(super) fn node(&mut self, located: Located) -> Node {
        let span = self.place_of(&located);
        match located.raw {
            Raw::Null => Node { span, shape: Shape::Null },
            Raw::Truth => self.scalar(span, None, ReadsAs::Truth),
            Raw::Number => self.scalar(span, None, ReadsAs::Number),
            Raw::Text(text) => self.scalar(span, Some(text), ReadsAs::Text),
            Raw::List(items) => {
                let items: Vec<Node> = items.into_iter().map(|item| self.node(item)).collect();
                let span = self.container(span, items.last().map(|item| item.span), ']');
                Node { span, shape: Shape::List(items) }
            }
            Raw::Map(entries) => {
                let entries = self.entries(entries);
                let last = entries.last().map(|entry| entry.key.span.to(entry.value.span));
                Node { span: self.container(span, last, '}'), shape: Shape::Map(entries) }
            }
        }
    }

    fn scalar(&mut self, span: Span, text: Option<String>, reads_as: ReadsAs) -> Node {
        let written = span.of(self.text);
        let bare = !written.starts_with(['"', '\'']);
        let text = text.unwrap_or_else(|| written.trim().to_owned());
        self.refuse_tag(span);
        // `"\u202E"` brings in by an escape what the look at the whole file could not see.
        if let Some(character) = text.chars().find(|&c| characters::is_forbidden(c)).filter(|&c| !written.contains(c)) {
            let message = format!("this text holds {}, written as an escape", characters::described(character));
            let help = "take the escape out; it changes what readers see in ways that nobody can check";
            self.faults.push(Diagnostic::error(names::YAML, self.path, span, message).help(help));
        }
        Node { span, shape: Shape::Scalar(Scalar { text, reads_as, bare }) }
    }

    fn entries(&mut self, raw: Vec<(Located, Located)>) -> Vec<Entry> {
        let mut first_places: BTreeMap<String, Span> = BTreeMap::new();
        let mut entries: Vec<Entry> = Vec::new();
        for (key, value) in raw {
            let key = self.node(key);
            let value = self.node(value);
            let Shape::Scalar(Scalar { text, .. }) = key.shape else {
                self.faults.push(fault_over(self.path, key.span, Trouble::Key));
                continue;
            };
            if let Some(&first) = first_places.get(&text) {
                let message = format!("the key `{text}` stands here a second time");
                let diagnostic = Diagnostic::error(names::YAML, self.path, key.span, message)
                    .label(Place::new(self.path, first), format!("`{text}` stands here first"))
                    .help("keep one of the two");
                self.faults.push(diagnostic);
                continue;
            }
            first_places.insert(text.clone(), key.span);
            entries.push(Entry { key: Spanned::new(text, key.span), value });
        }
        entries
    }

    /// A tag such as `!!str` before a scalar changes what it means; authors have no use for one. Tags that the crate
    /// itself does not know, it refuses.
    fn refuse_tag(&mut self, span: Span) {
        // Looking back further than this for each value would take long on a file of one line.
        let from = self.boundary((span.start as usize - self.range.start).saturating_sub(LONGEST_TAG));
        let before = &self.text[from..span.start as usize];
        let line = before.rsplit('\n').next().unwrap_or("");
        let trimmed = line.trim_end();
        let word = trimmed.rsplit([' ', '\t', '[', '{', ',']).next().unwrap_or("");
        if word.starts_with('!') && !word.ends_with([':', '"', '\'']) && line.len() > trimmed.len() {
            let start = span.start as usize - (line.len() - trimmed.len()) - word.len();
            let tag = Span::new(start, start + word.len()).to(span);
            self.faults.push(fault_over(self.path, tag, Trouble::Tag));
        }
    }

    /// The place of a value, inside the text and on character boundaries whatever the crate says.
    fn place_of(&self, located: &Located) -> Span {
        let start = self.boundary(located.start);
        let end = self.boundary(located.start.saturating_add(located.len)).max(start);
        // The span of a block scalar runs on to the next key.
        let trimmed = self.text[start..end].trim_end().len();
        Span::new(start, start + trimmed)
    }

    fn boundary(&self, offset: usize) -> usize {
        let mut offset = (self.range.start.saturating_add(offset)).min(self.range.end);
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    /// The whole of a container, of which the crate knows only where it begins.
    fn container(&self, start: Span, last: Option<Span>, closing: char) -> Span {
        let inside = last.map_or(start, |last| start.to(last));
        let opening = if closing == ']' { '[' } else { '{' };
        if !self.text[start.start as usize..self.range.end].starts_with(opening) {
            return inside;
        }
        let from = inside.end.max(start.start + 1) as usize;
        let rest = &self.text[from..self.range.end];
        let skipped = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n', ',']).len();
        if rest[skipped..].starts_with(closing) { Span::new(start.start as usize, from + skipped + 1) } else { inside }
    }
}
