//! The body of a page: its HTML, made once, with slots for what only the site knows, and the facts that rules need.

use std::collections::BTreeMap;

use crate::content::Id;
use crate::text::{Span, Spanned};

/// A piece of the body's HTML.
#[derive(Clone, Debug, PartialEq)]
pub enum Chunk {
    /// Finished HTML.
    Html(String),
    /// Text that readers see, not yet escaped, in which the first mention of a page may become a link.
    Prose(Spanned<String>),
    /// `<a …>` of the link with this index; `</a>` follows as HTML.
    LinkStart(usize),
    /// The text of a link that was written without one: the title of its page.
    LinkTitle(usize),
    /// `<img …>` of the image with this index.
    Image(usize),
    /// The reference mark of the citation with this index.
    Citation(usize),
    /// The name of a service of the jurisdiction.
    Service(Spanned<Id>),
    /// What to do to reach a service of the jurisdiction.
    Action(Spanned<Id>),
    /// What the component call with this index makes.
    Component(usize),
}

/// How a link was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkSyntax {
    /// `[text](address)` or `<address>`.
    Address,
    /// `[[id]]` or `[[id|text]]`.
    Id,
}

/// A link of the body, as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The address or id, with its anchor.
    pub target: Spanned<String>,
    /// How it was written.
    pub syntax: LinkSyntax,
    /// What readers see; empty for `[[id]]`.
    pub text: String,
    /// The whole link.
    pub span: Span,
}

/// An image of the body, as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// The address.
    pub target: Spanned<String>,
    /// The text alternative.
    pub alt: String,
    /// The title, shown as a caption.
    pub title: String,
    /// The whole image.
    pub span: Span,
}

/// A heading of the body.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// What readers see.
    pub text: String,
    /// Its anchor, one of its own on the page.
    pub anchor: String,
    /// The whole heading.
    pub span: Span,
}

/// A typed argument of a component call.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// `"text"`.
    Text(String),
    /// `3` or `1.5`.
    Number(f64),
    /// `true` or `false`.
    Truth(bool),
}

/// `{{<name key="literal"/>}}`.
#[derive(Clone, Debug, PartialEq)]
pub struct ComponentCall {
    /// The component's name.
    pub name: Spanned<String>,
    /// Its arguments.
    pub arguments: BTreeMap<String, Spanned<Argument>>,
    /// The whole call.
    pub span: Span,
}

/// What kind of block a passage stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// A paragraph of the running text.
    Paragraph,
    /// An item of a list.
    Item,
    /// A heading.
    Heading,
    /// A cell of a table.
    Cell,
    /// Words of somebody else.
    Quotation,
    /// In a care card or callout.
    Card,
    /// A footnote.
    Footnote,
}

/// A run of text that readers see, with the way back to its source. Rules read these.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// What kind of block it stands in.
    pub kind: PassageKind,
    /// Its words, markup left out.
    pub text: String,
    /// Offsets in `text` and where the piece that begins there stands in the file, in order.
    pub pieces: Vec<(u32, Span)>,
    /// The index in [`Body::headings`] of the heading above it.
    pub heading: Option<usize>,
    /// The whole block.
    pub span: Span,
}

impl Passage {
    /// Where the words `range` of [`Passage::text`] stand in the file. A piece that is spelt otherwise there, such as
    /// `&amp;`, is named as a whole.
    pub fn source(&self, range: std::ops::Range<usize>) -> Span {
        let place = |offset: usize| {
            let after = self.pieces.partition_point(|&(start, _)| start as usize <= offset);
            let &(start, span) = self.pieces.get(after.checked_sub(1)?)?;
            let end = self.pieces.get(after).map_or(self.text.len(), |&(next, _)| next as usize);
            let as_written = end - start as usize == span.range().len();
            let at = span.start as usize + (offset - start as usize);
            Some(if as_written { Span::new(at, at + 1) } else { span })
        };
        match (place(range.start), range.end.checked_sub(1).and_then(place)) {
            (Some(first), Some(last)) if last.end > first.start => first.to(last),
            _ => self.span,
        }
    }
}

/// The body of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// Its HTML with slots.
    pub chunks: Vec<Chunk>,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Anchors beside those of the headings: footnotes.
    pub anchors: Vec<String>,
    /// Its links, in order.
    pub links: Vec<Link>,
    /// Its images, in order.
    pub images: Vec<Image>,
    /// Sources cited by `[@id]`, in order.
    pub citations: Vec<Spanned<Id>>,
    /// Its component calls, in order.
    pub components: Vec<ComponentCall>,
    /// Its care cards: the tier's word in capitals as written, and the place.
    pub cards: Vec<Spanned<String>>,
    /// Its text for rules.
    pub passages: Vec<Passage>,
    /// Findings that somebody allowed in a comment before a block.
    pub allow: Vec<crate::content::Allowance>,
    /// How many words readers get.
    pub words: usize,
}
