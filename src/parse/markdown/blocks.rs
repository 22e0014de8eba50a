//! Paragraphs, lists, quotations, definitions.

use std::ops::Range;

use pulldown_cmark::Tag;

use super::calls::Call;
use super::marks::Mark;
use super::tree::{Kind, Node, plain};
use super::words::Words;
use super::writer::{Context, Writer, escape};
use crate::content::PassageKind;

impl<'a> Writer<'a> {
    /// Writes blocks that follow one another. Text may stand between them, as in a list without blank lines.
    pub(super) fn blocks(&mut self, nodes: &'a [Node<'a>], context: Context) {
        let mut allowed = Vec::new();
        let mut rest = nodes;
        while let Some(first) = rest.first() {
            let length = rest.iter().take_while(|node| node.is_inline()).count().max(1);
            let (block, after) = rest.split_at(length);
            rest = after;
            if matches!(first.kind, Kind::Tag(Tag::HtmlBlock)) {
                allowed.extend(self.html_block(first));
                continue;
            }
            let range = first.range.start..block.last().map_or(first.range.end, |last| last.range.end);
            for mut allowance in allowed.drain(..) {
                allowance.block = Some(self.source.span(&range));
                self.body.allow.push(allowance);
            }
            if first.is_inline() {
                self.line(block, &range, context);
            } else {
                self.block(first, context);
            }
        }
        self.allow_nothing(allowed);
    }

    /// Writes text that stands alone, and keeps its words.
    pub(super) fn line(&mut self, nodes: &'a [Node<'a>], range: &Range<usize>, context: Context) {
        let mut words = Words::default();
        self.inlines(nodes, context, &mut words);
        self.passage(words, context.kind, range);
    }

    fn block(&mut self, node: &'a Node<'a>, context: Context) {
        match &node.kind {
            Kind::Rule => self.html("<hr>\n"),
            Kind::Tag(Tag::Paragraph) => self.paragraph(&node.children, &node.range, context),
            Kind::Tag(Tag::Heading { level, .. }) => self.heading(node, *level as u8, context),
            Kind::Tag(Tag::BlockQuote(_)) => {
                if !self.card(node, context) {
                    self.html("<blockquote>\n");
                    let quotation = Context { kind: PassageKind::Quotation, ..context };
                    self.blocks(&node.children, if context.kind == PassageKind::Card { context } else { quotation });
                    self.html("</blockquote>\n");
                }
            }
            Kind::Tag(Tag::CodeBlock(kind)) => self.code_block(node, kind),
            Kind::Tag(Tag::List(first)) => self.list(node, *first, context),
            Kind::Tag(Tag::DefinitionList) => self.definitions(node, context),
            Kind::Tag(Tag::Table(alignments)) => self.table(node, alignments, context),
            // Written at the end of the body.
            Kind::Tag(Tag::FootnoteDefinition(_)) => {}
            // No other block is switched on; its words are kept should there be one.
            _ => self.blocks(&node.children, context),
        }
    }

    /// Writes a paragraph, or what stands in its place when it holds one thing only.
    pub(super) fn paragraph(&mut self, nodes: &'a [Node<'a>], range: &Range<usize>, context: Context) {
        let mut visible = nodes.iter().filter(|node| !is_nothing(node));
        let alone = visible.next().filter(|_| visible.next().is_none());
        match alone {
            Some(node) if is_component(node) => self.line(nodes, range, context),
            Some(Node { kind: Kind::Tag(Tag::Image { title, .. }), .. }) if !title.trim().is_empty() => {
                self.html("<figure>\n");
                for node in nodes {
                    self.figure_part(node, context);
                }
                let caption = title.trim();
                self.html(&format!("\n<figcaption>{}</figcaption>\n</figure>\n", escape(caption)));
                let mut words = Words::default();
                let at = self.source.at(range).rfind(caption).map(|at| range.start + at);
                words.push(caption, &at.map_or(range.clone(), |at| at..at + caption.len()));
                self.passage(words, context.kind, range);
            }
            None if nodes.iter().all(is_nothing) => self.line(nodes, range, context),
            _ => {
                self.html("<p>");
                self.line(nodes, range, context);
                self.html("</p>\n");
            }
        }
    }

    fn figure_part(&mut self, node: &'a Node<'a>, context: Context) {
        if matches!(node.kind, Kind::Tag(_)) {
            self.image(node);
        } else {
            // Comments and blanks.
            self.inlines(std::slice::from_ref(node), context, &mut Words::default());
        }
    }

    fn list(&mut self, node: &'a Node<'a>, first: Option<u64>, context: Context) {
        match first {
            None => self.html("<ul>\n"),
            Some(1) => self.html("<ol>\n"),
            Some(first) => self.html(&format!("<ol start=\"{first}\">\n")),
        }
        for item in &node.children {
            self.html("<li>");
            self.blocks(&item.children, context.within(PassageKind::Item));
            self.html("</li>\n");
        }
        self.html(if first.is_some() { "</ol>\n" } else { "</ul>\n" });
    }

    fn definitions(&mut self, node: &'a Node<'a>, context: Context) {
        let context = context.within(PassageKind::Item);
        self.html("<dl>\n");
        for part in &node.children {
            if matches!(part.kind, Kind::Tag(Tag::DefinitionListTitle)) {
                self.html("<dt>");
                self.line(&part.children, &part.range, context.plain());
                self.html("</dt>\n");
            } else {
                self.html("<dd>");
                self.blocks(&part.children, context);
                self.html("</dd>\n");
            }
        }
        self.html("</dl>\n");
    }
}

/// Whether nothing of `node` is seen.
fn is_nothing(node: &Node<'_>) -> bool {
    match &node.kind {
        Kind::InlineHtml(html) => html.starts_with("<!--"),
        Kind::Text(text) => text.trim().is_empty(),
        Kind::SoftBreak => true,
        Kind::Tag(Tag::Link { .. } | Tag::Image { .. }) | Kind::Mark(_) | Kind::Code(_) => false,
        _ => plain(&node.children).trim().is_empty() && node.children.iter().all(is_nothing),
    }
}

fn is_component(node: &Node<'_>) -> bool {
    matches!(node.kind, Kind::Mark(Mark::Call(Call::Component(_))))
}
