//! Links and images, and the very place of each address.

use std::ops::Range;

use pulldown_cmark::{LinkType, Tag};

use super::address::{Refusal, allowed, allowed_image};
use super::marks::Mark;
use super::tree::{Kind, Node, plain};
use super::words::Words;
use super::writer::{Context, Writer};
use super::{ALT_TEXT, LINK_TEXT};
use crate::content::{Chunk, Image, Link, LinkSyntax};
use crate::diagnostic::{RuleName, names};
use crate::text::{Span, Spanned};

impl<'a> Writer<'a> {
    /// Writes a link. One that may not be published leaves its text.
    pub(super) fn link(&mut self, node: &'a Node<'a>, context: Context, words: &mut Words) {
        let Kind::Tag(Tag::Link { link_type, dest_url, title, .. }) = &node.kind else { return };
        let inside = Context { in_link: true, ..context };
        if context.in_link {
            let help = "end the first link before the second one begins";
            self.error(names::MARKDOWN, &node.range, "this link stands inside another link", help);
            return self.inlines(&node.children, inside, words);
        }
        let (target, syntax) = match link_type {
            LinkType::WikiLink { .. } => (self.id_target(node, dest_url), LinkSyntax::Id),
            _ => (self.target(node, *link_type, dest_url), LinkSyntax::Address),
        };
        let titled = matches!(link_type, LinkType::WikiLink { has_pothole: false });
        let text = if titled { String::new() } else { plain(&node.children).trim().to_owned() };
        let mut fine = self.has_target(&target, node);
        if fine && syntax == LinkSyntax::Address {
            fine = self.accepted(allowed(&target), &target);
        }
        if !titled && text.is_empty() && !has_slot(&node.children) {
            let help = "write between the square brackets where the link leads";
            self.error(LINK_TEXT, &node.range, "this link has no text", help);
            fine = false;
        }
        if !title.is_empty() {
            let warning = self.source.warning(names::MARKDOWN, &node.range, "the title of a link is not shown");
            self.faults.push(warning.help("say it in the text: a title is seen with a mouse only"));
        }
        if !fine {
            return self.inlines(&node.children, inside, words);
        }
        let index = self.body.links.len();
        let span = self.whole(node, *link_type);
        self.body.links.push(Link { target, syntax, text, span });
        self.slot(Chunk::LinkStart(index));
        if titled {
            self.slot(Chunk::LinkTitle(index));
        } else {
            self.inlines(&node.children, inside, words);
        }
        self.html("</a>");
    }

    /// Writes an image.
    pub(super) fn image(&mut self, node: &Node<'_>) {
        let Kind::Tag(Tag::Image { link_type, dest_url, title, .. }) = &node.kind else { return };
        if let Some(mark) = first_mark(&node.children) {
            let help = "write the text alternative as plain words";
            self.error(names::MARKDOWN, &mark.range, "this cannot stand in a text alternative", help);
        }
        let alt = plain(&node.children).trim().to_owned();
        if matches!(link_type, LinkType::WikiLink { .. }) {
            let help = "write `![what the picture shows](file.svg)`";
            return self.error(ALT_TEXT, &node.range, "this image has no text alternative", help);
        }
        if alt.is_empty() {
            let help = "say between the square brackets what the picture shows: `![what it shows](file.svg)`";
            self.error(ALT_TEXT, &node.range, "this image has no text alternative", help);
        }
        let target = self.target(node, *link_type, dest_url);
        if !self.has_target(&target, node) || !self.accepted(allowed_image(&target), &target) {
            return self.escaped(&alt);
        }
        let index = self.body.images.len();
        let span = self.whole(node, *link_type);
        self.body.images.push(Image { target, alt, title: title.trim().to_owned(), span });
        self.slot(Chunk::Image(index));
    }

    /// The whole link. The parser leaves the last two brackets of `[text][]` out.
    fn whole(&self, node: &Node<'_>, link_type: LinkType) -> Span {
        let collapsed = link_type == LinkType::Collapsed && self.source.text[node.range.end..].starts_with("[]");
        Span::new(node.range.start, node.range.end + if collapsed { 2 } else { 0 })
    }

    fn has_target(&mut self, target: &Spanned<String>, node: &Node<'_>) -> bool {
        if target.is_empty() {
            let help = "write the address between the round brackets: `[text](../causes/page.md)`";
            self.error(names::BROKEN_LINK, &node.range, "this link leads nowhere", help);
        } else if target.contains('\n') {
            let help = "write the address or id on one line";
            self.error(names::BROKEN_LINK, &node.range, "this link is broken by the end of the line", help);
            return false;
        }
        !target.is_empty()
    }

    fn accepted(&mut self, answer: Result<(), Refusal>, target: &Spanned<String>) -> bool {
        const RULE: RuleName = names::UNSAFE_LINK;
        let Err(refusal) = answer else { return true };
        self.error(RULE, &target.span.range(), refusal.message, &refusal.help);
        false
    }

    /// The target of `[[id#anchor|text]]`.
    fn id_target(&self, node: &Node<'_>, written: &str) -> Spanned<String> {
        let start = node.range.start + 2;
        let blanks = written.len() - written.trim_start().len();
        // In a table the bar is written `\|`, and the parser leaves the backslash to the id.
        let target = written.trim().trim_end_matches('\\').trim_end();
        let exact = self.source.text.get(start + blanks..start + blanks + target.len()) == Some(target);
        let range = if exact { start + blanks..start + blanks + target.len() } else { node.range.clone() };
        Spanned::new(target.to_owned(), Span::new(range.start, range.end))
    }

    /// The address of any other link or image, and where it is written: at the link or in a definition.
    fn target(&self, node: &Node<'_>, link_type: LinkType, address: &str) -> Spanned<String> {
        let range = match link_type {
            LinkType::Autolink | LinkType::Email => Some(node.range.start + 1..node.range.end - 1),
            LinkType::Inline => {
                let text_end = node.children.last().map_or(node.range.start + 1, |last| last.range.end);
                self.destination(text_end..node.range.end, "](")
            }
            _ => {
                let definition = self.reading.definitions.get(&node.range.start);
                definition.and_then(|range| self.destination(range.clone(), "]:"))
            }
        };
        let range = range.unwrap_or_else(|| node.range.clone());
        let scheme = if link_type == LinkType::Email { "mailto:" } else { "" };
        Spanned::new(format!("{scheme}{address}"), Span::new(range.start, range.end))
    }

    /// The address that follows `sign` in `range`, as it is spelt in the source.
    fn destination(&self, range: Range<usize>, sign: &str) -> Option<Range<usize>> {
        let text = self.source.at(&range);
        let after = text.find(sign)? + sign.len();
        // In a quotation the next line begins with `>`.
        let blank = |c: char| c.is_whitespace() || c == '>';
        let start = after + text[after..].len() - text[after..].trim_start_matches(blank).len();
        let spelt = &text[start..];
        let (start, length) = match spelt.strip_prefix('<') {
            Some(bracketed) => (start + 1, ending(bracketed, |c, _| c == '>')),
            None => (start, ending(spelt, |c, depth| c.is_whitespace() || (c == ')' && depth == 0))),
        };
        Some(range.start + start..range.start + start + length)
    }
}

/// How far `text` goes until a character that `ends` it; escaped ones do not. `ends` knows how many round brackets are
/// open.
fn ending(text: &str, ends: impl Fn(char, usize) -> bool) -> usize {
    let mut open = 0;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if escaped {
            escaped = false;
            continue;
        }
        if ends(c, open) {
            return at;
        }
        match c {
            '\\' => escaped = true,
            '(' => open += 1,
            ')' => open = open.saturating_sub(1),
            _ => {}
        }
    }
    text.len()
}

/// Whether the site fills something in that readers see.
fn has_slot(nodes: &[Node<'_>]) -> bool {
    nodes.iter().any(|node| matches!(node.kind, Kind::Mark(Mark::Call(_))) || has_slot(&node.children))
}

fn first_mark<'n, 'a>(nodes: &'n [Node<'a>]) -> Option<&'n Node<'a>> {
    nodes.iter().find_map(|node| match node.kind {
        Kind::Mark(_) => Some(node),
        _ => first_mark(&node.children),
    })
}
