//! The body as a tree of bounded depth, with our own marks in it.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag};

use super::marks::{Mark, Marks, label};
use super::source::Source;
use crate::diagnostic::{Diagnostic, names};

/// Deeper than this nobody follows, and a reader's program may give up.
pub(super) const DEEPEST: usize = 32;

/// What a part of the body is.
#[derive(Clone, Debug)]
pub(super) enum Kind<'a> {
    /// Something with parts.
    Tag(Tag<'a>),
    /// Text that readers see.
    Text(CowStr<'a>),
    /// Code within a line.
    Code(CowStr<'a>),
    /// A line of HTML in an HTML block.
    Html(CowStr<'a>),
    /// HTML within a line.
    InlineHtml(CowStr<'a>),
    /// A line break of the source.
    SoftBreak,
    /// A line break for readers.
    HardBreak,
    /// A line across the page.
    Rule,
    /// One of our own.
    Mark(Mark),
}

/// A part of the body.
#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    /// What it is.
    pub(super) kind: Kind<'a>,
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// Its parts.
    pub(super) children: Vec<Node<'a>>,
}

impl Node<'_> {
    /// Whether it flows with text, and is no block.
    pub(super) fn is_inline(&self) -> bool {
        match &self.kind {
            Kind::Tag(tag) => is_inline(tag),
            Kind::Rule | Kind::Html(_) => false,
            _ => true,
        }
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

/// What readers see of `nodes`, without markup.
pub(super) fn plain(nodes: &[Node<'_>]) -> String {
    let mut text = String::new();
    for node in nodes {
        match &node.kind {
            Kind::Text(piece) | Kind::Code(piece) => text.push_str(piece),
            Kind::SoftBreak | Kind::HardBreak => text.push(' '),
            _ => text.push_str(&plain(&node.children)),
        }
    }
    text
}

/// The tree of `events` with `marks` in it, and what is wrong with their places. `defined` is where addresses are defined.
pub(super) fn tree<'a>(
    source: Source<'a>,
    events: Vec<(Event<'a>, Range<usize>)>,
    marks: Marks,
    defined: &[(Range<usize>, bool)],
) -> (Vec<Node<'a>>, Vec<Diagnostic>) {
    let mut builder = Builder {
        source,
        placed: vec![false; marks.found.len()],
        marks,
        faults: Vec::new(),
        open: vec![Node { kind: Kind::Rule, range: source.start..source.text.len(), children: Vec::new() }],
        skipped: 0,
    };
    for (event, range) in events {
        builder.event(event, range);
    }
    builder.finish(defined)
}

struct Builder<'a> {
    source: Source<'a>,
    marks: Marks,
    /// Which marks stand in text.
    placed: Vec<bool>,
    faults: Vec<Diagnostic>,
    /// The root and the nodes that are not closed.
    open: Vec<Node<'a>>,
    /// How many tags are open that are left out.
    skipped: usize,
}

impl<'a> Builder<'a> {
    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                // A paragraph may be nothing but a mark, and stays; emphasis in a mark is a part of its text.
                let in_mark = is_inline(&tag) && self.is_inside_mark(&range);
                if self.skipped > 0 || in_mark || self.is_too_deep(&tag, &range) {
                    self.skipped += 1;
                } else {
                    self.open.push(Node { kind: Kind::Tag(tag), range, children: Vec::new() });
                }
            }
            Event::End(_) if self.skipped > 0 => self.skipped -= 1,
            Event::End(_) => {
                // The root stays: events are balanced, and it was not opened by one.
                if self.open.len() > 1
                    && let Some(node) = self.open.pop()
                {
                    self.add(node);
                }
            }
            _ if self.skipped > 0 => {}
            Event::Text(text) => self.text(text, range),
            Event::InlineHtml(html) => self.leaf(Kind::InlineHtml(html), range),
            Event::FootnoteReference(name) => self.leaf(Kind::Mark(Mark::Note(label(&name))), range),
            Event::Code(code) => {
                // Line breaks in it became blanks, two for each break of Windows. Browsers show any number as one.
                let broken = self.source.at(&range).contains('\n');
                let joined = || code.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
                let code = if broken { joined().into() } else { code };
                self.leaf(Kind::Code(code), range);
            }
            Event::Html(html) => self.leaf(Kind::Html(html), range),
            Event::SoftBreak => self.leaf(Kind::SoftBreak, range),
            Event::HardBreak => self.leaf(Kind::HardBreak, range),
            Event::Rule => self.leaf(Kind::Rule, range),
            // Switched off; should the parser still find one, its words are shown as they stand.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.leaf(Kind::Text(text), range),
            Event::TaskListMarker(_) => {
                let text = self.source.at(&range);
                self.leaf(Kind::Text(text.into()), range);
            }
        }
    }

    fn add(&mut self, node: Node<'a>) {
        self.open.last_mut().expect("the root is never closed").children.push(node);
    }

    /// The index of the first mark that ends after `at`.
    fn mark_after(&self, at: usize) -> usize {
        self.marks.found.partition_point(|(range, _)| range.end <= at)
    }

    fn is_inside_mark(&self, range: &Range<usize>) -> bool {
        let mark = self.marks.found.get(self.mark_after(range.start));
        mark.is_some_and(|(mark, _)| mark.start <= range.start && range.end <= mark.end)
    }

    fn is_too_deep(&mut self, tag: &Tag<'_>, range: &Range<usize>) -> bool {
        let same = |node: &&Node<'_>| matches!(&node.kind, Kind::Tag(open) if is_inline(open) == is_inline(tag));
        let deep = self.open.iter().filter(same).count() >= DEEPEST;
        if deep {
            let first = self.source.at(range).chars().next().map_or(0, char::len_utf8);
            let message = format!("this is nested deeper than {DEEPEST} levels");
            let fault = self.source.error(names::MARKDOWN, &(range.start..range.start + first), message);
            self.faults.push(fault.help("write it with fewer lists in lists and quotes in quotes"));
            // Its marks are left out with it.
            let marks =
                self.mark_after(range.start)..self.marks.found.partition_point(|(mark, _)| mark.start < range.end);
            self.placed.get_mut(marks).into_iter().flatten().for_each(|placed| *placed = true);
        }
        deep
    }

    /// A leaf that is kept whole, or replaced by the mark in which it stands.
    fn leaf(&mut self, kind: Kind<'a>, range: Range<usize>) {
        let index = self.mark_after(range.start);
        match self.marks.found.get(index) {
            Some((mark, _)) if mark.start < range.end && !matches!(kind, Kind::Code(_) | Kind::Html(_)) => {
                if range.contains(&mark.start) {
                    self.place(index);
                }
            }
            _ => self.add(Node { kind, range, children: Vec::new() }),
        }
    }

    /// Text, cut where marks stand in it.
    fn text(&mut self, text: CowStr<'a>, range: Range<usize>) {
        self.suspects(&range);
        if self.source.at(&range) != &*text {
            return self.leaf(Kind::Text(text), range);
        }
        let mut at = range.start;
        while at < range.end {
            let index = self.mark_after(at);
            let mark = self.marks.found.get(index).map(|(mark, _)| mark.clone()).filter(|mark| mark.start < range.end);
            let Some(mark) = mark else {
                return self.piece(at..range.end);
            };
            if mark.start >= at {
                self.piece(at..mark.start);
                self.place(index);
            }
            at = mark.end;
        }
    }

    fn piece(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            let text = self.source.at(&range);
            self.add(Node { kind: Kind::Text(text.into()), range, children: Vec::new() });
        }
    }

    fn place(&mut self, index: usize) {
        if !std::mem::replace(&mut self.placed[index], true) {
            let (range, mark) = self.marks.found[index].clone();
            self.add(Node { kind: Kind::Mark(mark), range, children: Vec::new() });
        }
    }

    /// Signs that readers see.
    fn suspects(&mut self, range: &Range<usize>) {
        let from = self.marks.suspects.partition_point(|suspect| suspect.at < range.start);
        for suspect in self.marks.suspects[from..].iter_mut().take_while(|suspect| suspect.at < range.end) {
            suspect.seen = true;
        }
    }

    fn finish(mut self, defined: &[(Range<usize>, bool)]) -> (Vec<Node<'a>>, Vec<Diagnostic>) {
        for ((range, mark), placed) in self.marks.found.iter().zip(&self.placed) {
            if *placed {
                continue;
            }
            let rule = if matches!(mark, Mark::Call(_)) { names::COMPONENT } else { names::MARKDOWN };
            let message = format!("`{}` cannot stand here, where no text stands", self.source.at(range));
            let help = "move it out of the address, title or definition, or put it into backticks to show it";
            self.faults.push(self.source.error(rule, range, message).help(help));
        }
        for suspect in &self.marks.suspects {
            let after = defined.partition_point(|(range, _)| range.start <= suspect.at);
            let known = after.checked_sub(1).is_some_and(|index| defined[index].0.contains(&suspect.at));
            if suspect.seen == suspect.faulty_if_seen && (suspect.seen || !known) {
                self.faults.push(suspect.fault.clone());
            }
        }
        let root = self.open.swap_remove(0);
        self.faults.append(&mut self.marks.faults);
        (root.children, self.faults)
    }
}
