//! HTML and code in a body.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;

use super::comments::{ALLOW_HELP, Part, allowance, instead, parts};
use super::tree::{Kind, Node, plain};
use super::words::Words;
use super::writer::{Writer, escape};
use crate::content::{Allowance, Passage, PassageKind};
use crate::diagnostic::names;
use crate::parse::highlight::highlight;
use crate::text::Span;

impl<'a> Writer<'a> {
    /// Reads an HTML block, which may hold comments only; what they allow.
    pub(super) fn html_block(&mut self, node: &Node<'_>) -> Vec<Allowance> {
        let mut words = Words::default();
        for line in &node.children {
            if let Kind::Html(html) | Kind::InlineHtml(html) | Kind::Text(html) = &line.kind {
                words.push(html, &line.range);
            }
        }
        let html = words.passage(PassageKind::Paragraph, None, self.source.span(&node.range));
        let mut allowed = Vec::new();
        let mut after_comment = false;
        for part in parts(&html.text) {
            match part {
                Part::Comment(range) => {
                    allowed.extend(self.comment(&html, range));
                    after_comment = true;
                }
                Part::Unclosed(range) => self.unclosed_comment(&html.source(range.start..range.start + 4).range()),
                Part::Markup(range) => {
                    let line = range.start..range.start + html.text[range.clone()].lines().next().map_or(0, str::len);
                    let place = html.source(line).range();
                    if after_comment && !html.text[range.clone()].starts_with('<') {
                        let help = "put it on a line of its own, after a blank line";
                        self.error(names::MARKDOWN, &place, "text beside a comment is not read as Markdown", help);
                    } else {
                        self.refuse(&html.text[range], &place);
                    }
                }
            }
        }
        allowed
    }

    fn comment(&mut self, html: &Passage, range: Range<usize>) -> Option<Allowance> {
        let start = range.start;
        let place = |part: Range<usize>| html.source(start + part.start..start + part.end);
        match allowance(&html.text[range], place)? {
            Ok(allowance) => Some(allowance),
            Err(fault) => {
                self.error(names::MARKDOWN, &place(fault.range).range(), fault.message, ALLOW_HELP);
                None
            }
        }
    }

    /// Says that allowances stand before nothing.
    pub(super) fn allow_nothing(&mut self, allowed: Vec<Allowance>) {
        for allowance in allowed {
            let message = "this comment allows a finding in the next block, and no block follows";
            self.error(names::MARKDOWN, &allowance.span.range(), message, "put it before the block that it is about");
        }
    }

    /// Reads HTML within a line, which may be a comment only.
    pub(super) fn inline_html(&mut self, html: &str, node: &Node<'_>) {
        if !html.starts_with("<!--") {
            return self.refuse(html, &node.range);
        }
        let inside = html.trim_start_matches("<!--").trim_end_matches("-->");
        if allowance(inside, |_| Span::default()).is_some() {
            let message = "a comment that allows a finding cannot stand within a paragraph";
            self.error(names::MARKDOWN, &node.range, message, ALLOW_HELP);
        }
    }

    fn unclosed_comment(&mut self, range: &Range<usize>) {
        self.error(names::MARKDOWN, range, "this comment is never closed", "close it with `-->`");
    }

    fn refuse(&mut self, markup: &str, range: &Range<usize>) {
        let (name, help) = instead(markup);
        let what = if name.is_empty() { "HTML".to_owned() } else { format!("HTML, here `<{name}>`,") };
        self.error(names::MARKDOWN, range, format!("{what} is not allowed in a page's text"), help);
    }

    /// Writes a code block.
    pub(super) fn code_block(&mut self, node: &Node<'_>, kind: &CodeBlockKind<'_>) {
        let code = plain(&node.children);
        let info = match kind {
            CodeBlockKind::Fenced(info) => {
                self.check_fence(node);
                info.split([' ', ',', '\t']).next().unwrap_or("")
            }
            CodeBlockKind::Indented => "",
        };
        let class = if info.is_empty() { String::new() } else { format!(" class=\"language-{}\"", escape(info)) };
        let coloured = if code.len() <= self.highlight { highlight(&code, info) } else { None };
        if coloured.is_some() {
            self.highlight -= code.len();
        }
        let html = coloured.unwrap_or_else(|| escape(&code));
        // It scrolls on small screens, and only what has the focus can be scrolled with keys.
        self.html(&format!("<pre tabindex=\"0\"><code{class}>{html}</code></pre>\n"));
    }

    /// Says so if a fence is not closed: the rest of the page would be code.
    fn check_fence(&mut self, node: &Node<'_>) {
        let block = self.source.at(&node.range).trim_end();
        let first = block.lines().next().unwrap_or("");
        let sign = first.trim_start().chars().next().unwrap_or('`');
        let width = first.trim_start().chars().take_while(|&c| c == sign).count();
        // In a quotation or a list the last line begins with their signs.
        let last = block.lines().skip(1).last().unwrap_or("").trim_start_matches([' ', '\t', '>']);
        if last.chars().count() < width || last.chars().any(|c| c != sign) {
            let range = node.range.start..node.range.start + first.trim_end().len();
            let help = format!("write `{}` on a line of its own after the code", String::from(sign).repeat(width));
            self.error(names::MARKDOWN, &range, "this code block is never closed", &help);
        }
    }
}
