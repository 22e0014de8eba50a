//! The body as it grows: HTML with slots, and facts.
//!
//! [`Writer`] has one file for each kind of part: blocks, inlines, links, headings, cards, tables, code, notes, markup.

use std::collections::BTreeMap;
use std::ops::Range;

use super::events::Reading;
use super::notes::Notes;
use super::source::Source;
use super::tree::Node;
use super::words::Words;
use crate::content::{Body, Chunk, PassageKind};
use crate::diagnostic::{Diagnostic, Parsed, RuleName, names};
use crate::text::{Slugs, Spanned};

/// Anchors of what stands on pages beside their bodies.
const RESERVED: [&str; 13] = [
    "steps",
    "dose",
    "stop-if",
    "contraindications",
    "gates",
    "evidence",
    "sources",
    "get-help",
    "related",
    "key-points",
    "main",
    "contents",
    "backlinks",
];

/// Where the walk is, and what may stand there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// The kind of the passages here.
    pub(super) kind: PassageKind,
    /// Whether the first mention of a page may become a link here.
    pub(super) automatic: bool,
    /// Whether this is inside a link already.
    pub(super) in_link: bool,
}

impl Context {
    /// The same place, seen as `kind`, unless what is around says more: words in a card are a card's words.
    pub(super) fn within(self, kind: PassageKind) -> Self {
        match self.kind {
            PassageKind::Card | PassageKind::Footnote | PassageKind::Quotation => self,
            _ => Self { kind, ..self },
        }
    }

    /// The same place without automatic links.
    pub(super) fn plain(self) -> Self {
        Self { automatic: false, ..self }
    }
}

/// The body so far.
pub(super) struct Writer<'a> {
    /// The file.
    pub(super) source: Source<'a>,
    /// What the parser knows beside the tree.
    pub(super) reading: Reading<'a>,
    /// The facts so far; the chunks come last.
    pub(super) body: Body,
    /// The HTML so far, or that of the part that is being made.
    pub(super) chunks: Vec<Chunk>,
    /// What was found so far.
    pub(super) faults: Vec<Diagnostic>,
    /// Anchors that are taken.
    pub(super) slugs: Slugs,
    /// The level of the last heading; 1 is the page's title.
    pub(super) level: u8,
    /// Footnotes.
    pub(super) notes: Notes<'a>,
    /// How often a table has each name.
    pub(super) tables: BTreeMap<String, usize>,
    /// How many more bytes of code are highlighted on this page.
    pub(super) highlight: usize,
}

impl<'a> Writer<'a> {
    /// The body of `source`, of which `reading` and the tree `nodes` were made.
    pub(super) fn write(source: Source<'a>, reading: Reading<'a>, nodes: &'a [Node<'a>]) -> Parsed<Body> {
        let mut writer = Self {
            source,
            reading,
            body: Body::default(),
            chunks: Vec::new(),
            faults: Vec::new(),
            slugs: Slugs::avoiding(RESERVED),
            level: 1,
            notes: Notes::default(),
            tables: BTreeMap::new(),
            highlight: 2 * crate::parse::highlight::LONGEST,
        };
        writer.gather_notes(nodes);
        writer.take_anchors(nodes);
        writer.check_references();
        let context = Context { kind: PassageKind::Paragraph, automatic: true, in_link: false };
        writer.blocks(nodes, context);
        writer.write_notes();
        writer.body.chunks = writer.chunks;
        Parsed { value: writer.body, diagnostics: writer.faults }
    }

    /// Notes an error; more is added to what comes back.
    pub(super) fn error(&mut self, rule: RuleName, range: &Range<usize>, message: impl Into<String>, help: &str) {
        self.faults.push(self.source.error(rule, range, message).help(help));
    }

    /// Adds finished HTML.
    pub(super) fn html(&mut self, html: &str) {
        if let Some(Chunk::Html(last)) = self.chunks.last_mut() {
            last.push_str(html);
        } else if !html.is_empty() {
            self.chunks.push(Chunk::Html(html.to_owned()));
        }
    }

    /// Adds text, escaped.
    pub(super) fn escaped(&mut self, text: &str) {
        self.html(&escape(text));
    }

    /// Adds text that readers see, as prose where a link may come to be.
    pub(super) fn prose(&mut self, text: String, range: &Range<usize>, context: Context) {
        if context.automatic && !context.in_link && text.contains(char::is_alphanumeric) {
            let span = crate::text::Span::new(range.start, range.end);
            self.chunks.push(Chunk::Prose(Spanned::new(text, span)));
        } else {
            self.escaped(&text);
        }
    }

    /// Adds a slot.
    pub(super) fn slot(&mut self, chunk: Chunk) {
        self.chunks.push(chunk);
    }

    /// What `make` adds, kept apart.
    pub(super) fn apart<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> (Vec<Chunk>, T) {
        let before = std::mem::take(&mut self.chunks);
        let made = make(self);
        (std::mem::replace(&mut self.chunks, before), made)
    }

    /// Adds what was kept apart.
    pub(super) fn append(&mut self, chunks: Vec<Chunk>) {
        for chunk in chunks {
            match chunk {
                Chunk::Html(html) => self.html(&html),
                chunk => self.slot(chunk),
            }
        }
    }

    /// Keeps the words of the block at `range` for rules.
    pub(super) fn passage(&mut self, words: Words, kind: PassageKind, range: &Range<usize>) {
        if words.is_blank() {
            return;
        }
        self.body.words += words.count();
        let span = self.source.span(range);
        // Notes are written last, wherever they stand.
        let above = self.body.headings.partition_point(|heading| heading.span.start <= span.start);
        self.body.passages.push(words.passage(kind, above.checked_sub(1), span));
    }

    fn check_references(&mut self) {
        for (range, name) in std::mem::take(&mut self.reading.undefined) {
            // `[@a][@b]` and `[@a][^1]` are marks of their own.
            if name.starts_with(['@', '^']) {
                continue;
            }
            let message = format!("no address is given for `{name}`");
            let help = "write `[text](address)`, or add a line `[name]: address` to the page";
            self.error(names::MARKDOWN, &range, message, help);
        }
        for (range, used) in std::mem::take(&mut self.reading.defined) {
            if used {
                continue;
            }
            let help = "use it in a link, or begin the line otherwise: readers see nothing of it";
            self.error(names::MARKDOWN, &range, "this line defines an address that no link uses", help);
        }
        if self.reading.exhausted {
            let place = self.source.start..self.source.start;
            let help = "write the addresses at the links: `[text](address)`";
            self.error(names::MARKDOWN, &place, "this page uses its defined addresses too often", help);
        }
    }
}

/// `text` for any place in HTML.
pub(super) fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
    html
}
