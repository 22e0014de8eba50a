//! Footnotes: numbered in the order in which readers meet them, with the way back.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::Tag;

use super::marks::{Mark, label};
use super::tree::{Kind, Node};
use super::writer::{Context, Writer};
use crate::content::PassageKind;
use crate::diagnostic::{names, nearest};
use crate::text::Place;

/// The footnotes of a body.
#[derive(Debug, Default)]
pub(super) struct Notes<'a> {
    /// Their texts by label.
    definitions: BTreeMap<String, &'a Node<'a>>,
    /// Those that were referred to, in order.
    order: Vec<String>,
    /// The number of each of these.
    numbers: BTreeMap<String, usize>,
    /// The references to each of these, by their own numbers.
    references: Vec<Vec<usize>>,
    /// How many references there were.
    count: usize,
}

impl<'a> Writer<'a> {
    /// Finds the texts of footnotes, and keeps their anchors free.
    pub(super) fn gather_notes(&mut self, nodes: &'a [Node<'a>]) {
        let references = self.gather(nodes);
        for number in 1..=self.notes.definitions.len() {
            self.slugs.take(&format!("note-{number}"));
        }
        for number in 1..=references {
            self.slugs.take(&format!("note-ref-{number}"));
        }
    }

    /// Finds the texts of footnotes, and counts the references.
    fn gather(&mut self, nodes: &'a [Node<'a>]) -> usize {
        let mut references = 0;
        for node in nodes {
            match &node.kind {
                Kind::Mark(Mark::Note(_)) => references += 1,
                Kind::Tag(Tag::FootnoteDefinition(name)) => {
                    if let Some(first) = self.notes.definitions.get(&label(name)) {
                        let place = Place::new(self.source.path, self.source.span(&first.range));
                        let error =
                            self.source.error(names::MARKDOWN, &node.range, format!("there are two notes `{name}`"));
                        self.faults.push(error.label(place, "the first one").help("give each note a name of its own"));
                    } else {
                        self.notes.definitions.insert(label(name), node);
                    }
                }
                _ => {}
            }
            references += self.gather(&node.children);
        }
        references
    }

    /// Writes the number that leads to a footnote.
    pub(super) fn note_reference(&mut self, label: &str, range: &Range<usize>) {
        if !self.notes.definitions.contains_key(label) {
            let near = nearest(label, self.notes.definitions.keys().map(String::as_str));
            let help = near.map_or_else(
                || format!("add its text: `[^{label}]: …`, or put it into backticks to show it as it stands"),
                |near| format!("did you mean `[^{near}]`?"),
            );
            return self.error(names::MARKDOWN, range, format!("there is no note `{label}`"), &help);
        }
        let notes = &mut self.notes;
        notes.count += 1;
        let number = *notes.numbers.entry(label.to_owned()).or_insert_with(|| {
            notes.order.push(label.to_owned());
            notes.references.push(Vec::new());
            notes.order.len()
        });
        let reference = notes.count;
        notes.references[number - 1].push(reference);
        self.body.anchors.push(format!("note-ref-{reference}"));
        self.html(&format!(
            "<sup class=\"note-ref\"><a id=\"note-ref-{reference}\" href=\"#note-{number}\" \
             role=\"doc-noteref\"><span class=\"visually-hidden\">Note </span>{number}</a></sup>"
        ));
    }

    /// Writes the texts of all footnotes at the end of the body.
    pub(super) fn write_notes(&mut self) {
        if !self.notes.order.is_empty() {
            self.html("<section class=\"notes\" aria-label=\"Notes\">\n<ol>\n");
            let mut notes = Vec::new();
            // A note may refer to another one, so that the list grows on the way.
            while let Some(label) = self.notes.order.get(notes.len()).cloned() {
                let context = Context { kind: PassageKind::Footnote, automatic: true, in_link: false };
                let node = self.notes.definitions[&label];
                let (chunks, ()) = self.apart(|writer| writer.blocks(&node.children, context));
                notes.push(chunks);
            }
            for (index, chunks) in notes.into_iter().enumerate() {
                let number = index + 1;
                self.body.anchors.push(format!("note-{number}"));
                self.html(&format!("<li id=\"note-{number}\">"));
                self.append(chunks);
                for reference in self.notes.references[index].clone() {
                    self.html(&format!(
                        "<a class=\"note-back\" href=\"#note-ref-{reference}\" role=\"doc-backlink\" \
                         aria-label=\"Back to the text of note {number}\">↩</a>"
                    ));
                }
                self.html("</li>\n");
            }
            self.html("</ol>\n</section>\n");
        }
        let unused: Vec<_> = self
            .notes
            .definitions
            .iter()
            .filter(|(label, _)| !self.notes.numbers.contains_key(*label))
            .map(|(label, node)| (label.clone(), node.range.clone()))
            .collect();
        for (label, range) in unused {
            let help = format!("write `[^{label}]` where it belongs, or take it out");
            self.error(names::MARKDOWN, &range, format!("nothing refers to the note `{label}`"), &help);
        }
    }
}
