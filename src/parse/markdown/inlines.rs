//! What flows with text: emphasis, code, marks of our own.

use pulldown_cmark::Tag;

use super::calls::Call;
use super::marks::Mark;
use super::tree::{Kind, Node};
use super::words::Words;
use super::writer::{Context, Writer, escape};
use crate::content::{Chunk, PassageKind};
use crate::diagnostic::names;
use crate::text::{Span, Spanned};

impl<'a> Writer<'a> {
    /// Writes `nodes`, and gathers the words that readers see.
    pub(super) fn inlines(&mut self, nodes: &'a [Node<'a>], context: Context, words: &mut Words) {
        let mut rest = nodes;
        while let Some(node) = rest.first() {
            let length = rest.iter().take_while(|node| matches!(node.kind, Kind::Text(_) | Kind::SoftBreak)).count();
            if length == 0 {
                self.inline(node, context, words);
                rest = &rest[1..];
                continue;
            }
            // One piece of prose, even where the parser cut it: a name may stand across a line break or a bracket.
            let (run, after) = rest.split_at(length);
            let mut text = String::new();
            for piece in run {
                let piece_text = match &piece.kind {
                    Kind::Text(text) => text,
                    _ => " ",
                };
                text.push_str(piece_text);
                words.push(piece_text, &piece.range);
            }
            let range = node.range.start..run.last().map_or(node.range.end, |last| last.range.end);
            self.prose(text, &range, context);
            rest = after;
        }
    }

    fn inline(&mut self, node: &'a Node<'a>, context: Context, words: &mut Words) {
        match &node.kind {
            Kind::Code(code) => {
                let inside = self.source.at(&node.range).find(&**code).map(|at| node.range.start + at);
                words.push(code, &inside.map_or(node.range.clone(), |at| at..at + code.len()));
                self.html(&format!("<code>{}</code>", escape(code)));
            }
            Kind::HardBreak => {
                words.push(" ", &node.range);
                self.html("<br>\n");
            }
            Kind::InlineHtml(html) => self.inline_html(html, node),
            Kind::Mark(mark) => self.mark(mark, node, context),
            Kind::Tag(Tag::Emphasis) => self.element("em", node, context, words),
            Kind::Tag(Tag::Strong) => self.element("strong", node, context, words),
            // What is struck out is not what the page says.
            Kind::Tag(Tag::Strikethrough) => self.element("del", node, context.plain(), words),
            Kind::Tag(Tag::Link { .. }) => self.link(node, context, words),
            Kind::Tag(Tag::Image { title, .. }) => {
                if !title.is_empty() {
                    let message = "the title of this image is not shown";
                    let warning = self.source.warning(names::MARKDOWN, &node.range, message);
                    self.faults
                        .push(warning.help("it is its caption only where the image stands alone in a paragraph"));
                }
                self.image(node);
            }
            _ => self.inlines(&node.children, context, words),
        }
    }

    fn element(&mut self, name: &str, node: &'a Node<'a>, context: Context, words: &mut Words) {
        self.html(&format!("<{name}>"));
        self.inlines(&node.children, context, words);
        self.html(&format!("</{name}>"));
    }

    fn mark(&mut self, mark: &Mark, node: &Node<'_>, context: Context) {
        let in_heading = context.kind == PassageKind::Heading;
        match mark {
            Mark::Citation(_) | Mark::Note(_) if context.in_link => {
                let help = "put it after the link: a link cannot stand in a link";
                self.error(names::MARKDOWN, &node.range, "this reference stands inside a link", help);
            }
            Mark::Citation(id) => {
                let span = Span::new(node.range.start, node.range.end);
                self.slot(Chunk::Citation(self.body.citations.len()));
                self.body.citations.push(Spanned::new(id.clone(), span));
            }
            Mark::Note(label) => self.note_reference(label, &node.range),
            Mark::Card(word) => {
                let message = format!("`[!{word}]` begins a card only where a block quote begins");
                let help = "write `> [!WORD] Heading` with a blank line before it, and the card's text below it";
                self.error(names::CARD, &node.range, message, help);
            }
            Mark::Call(_) if in_heading => {
                let help =
                    "headings are shown in lists, too, where the site does not fill them in; move it to the text";
                self.error(names::COMPONENT, &node.range, "a call cannot stand in a heading", help);
            }
            Mark::Call(Call::Component(_)) if context.in_link => {
                let help = "put it before or after the link";
                self.error(names::COMPONENT, &node.range, "a component cannot stand inside a link", help);
            }
            Mark::Call(Call::Service(id)) => self.slot(Chunk::Service(id.clone())),
            Mark::Call(Call::Action(id)) => self.slot(Chunk::Action(id.clone())),
            Mark::Call(Call::Component(call)) => {
                self.slot(Chunk::Component(self.body.components.len()));
                self.body.components.push(call.clone());
            }
            // The heading has read it.
            Mark::Attributes(_) => {}
        }
    }
}
