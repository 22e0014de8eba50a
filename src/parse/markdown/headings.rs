//! Headings and their anchors.

use std::ops::Range;

use pulldown_cmark::Tag;

use super::HEADING_ORDER;
use super::marks::Mark;
use super::tree::{Kind, Node};
use super::words::Words;
use super::writer::{Context, Writer};
use crate::content::{Heading, Id, PassageKind};
use crate::diagnostic::names;
use crate::text::slug;

impl<'a> Writer<'a> {
    /// Takes the anchors that authors chose, so that no other heading gets one of them.
    pub(super) fn take_anchors(&mut self, nodes: &'a [Node<'a>]) {
        for node in nodes {
            if matches!(node.kind, Kind::Tag(Tag::Heading { .. })) {
                if let Some((inside, range)) = attributes(node) {
                    let blanks = self.source.at(range).len() - self.source.at(range).trim_start().len();
                    self.take_anchor(inside, &(range.start + blanks..range.end));
                }
            } else {
                self.take_anchors(&node.children);
            }
        }
    }

    fn take_anchor(&mut self, inside: &str, range: &Range<usize>) {
        let Some(anchor) = inside.trim().strip_prefix('#') else {
            let message = format!("`{{{inside}}}` is no anchor, and a heading takes nothing else");
            return self.error(
                names::MARKDOWN,
                range,
                message,
                "write `{#anchor}` at the end of the heading, or nothing",
            );
        };
        if Id::new(anchor).is_none() {
            let message = format!("the anchor `{anchor}` is not made of lower-case letters, digits and single hyphens");
            let help = format!("write `{{#{}}}`", slug(anchor));
            return self.error(names::MARKDOWN, range, message, &help);
        }
        if !self.slugs.take(anchor) {
            let help = "choose another one: two places of a page cannot have one anchor";
            self.error(names::MARKDOWN, range, format!("the anchor `{anchor}` is taken"), help);
        }
    }

    /// Writes a heading.
    pub(super) fn heading(&mut self, node: &'a Node<'a>, level: u8, context: Context) {
        let mut words = Words::default();
        let inside = Context { kind: PassageKind::Heading, ..context.plain() };
        let (chunks, ()) = self.apart(|writer| writer.inlines(&node.children, inside, &mut words));
        let text = words.text().trim().to_owned();
        let level = self.checked_level(node, level, &text, context);
        let anchor = attributes(node)
            .and_then(|(inside, _)| Id::new(inside.trim().strip_prefix('#')?))
            .map_or_else(|| self.slugs.next(&text), |anchor| anchor.to_string());
        self.html(&format!("<h{level} id=\"{anchor}\">"));
        self.append(chunks);
        self.html(&format!("</h{level}>\n"));
        let span = self.source.span(&node.range);
        self.body.headings.push(Heading { level, text, anchor, span });
        self.passage(words, PassageKind::Heading, &node.range);
    }

    /// The level that the heading gets, with what is wrong about the one it has.
    fn checked_level(&mut self, node: &Node<'_>, level: u8, text: &str, context: Context) -> u8 {
        if text.is_empty() {
            let help = "write what the next part is about, or take the line out";
            self.error(names::MARKDOWN, &node.range, "this heading is empty", help);
        }
        if context.kind == PassageKind::Card {
            let help = "a card has the heading on its first line and no other";
            self.error(names::CARD, &node.range, "this heading stands inside a card", help);
            return self.level;
        }
        if level == 1 {
            let help = "the title in the front matter is the page's first heading; begin this one with `##`";
            self.error(HEADING_ORDER, &node.range, "this is a second main heading", help);
            self.level = 2;
        } else if level > self.level + 1 {
            let wanted = self.level + 1;
            let message = format!("this heading of level {level} follows one of level {}", self.level);
            let help = format!("begin it with `{}`", "#".repeat(usize::from(wanted)));
            self.error(HEADING_ORDER, &node.range, message, &help);
            self.level = wanted;
        } else {
            self.level = level;
        }
        self.level
    }
}

/// What stands in the braces at the end of a heading.
fn attributes<'n>(node: &'n Node<'_>) -> Option<(&'n str, &'n Range<usize>)> {
    node.children.iter().find_map(|child| match &child.kind {
        Kind::Mark(Mark::Attributes(inside)) => Some((inside.as_str(), &child.range)),
        _ => None,
    })
}
