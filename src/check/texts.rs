//! All texts that readers of a page see, each read once: what stands in it of the site's word lists, and whether the page
//! says it itself or gives what others say.

use std::ops::Range;

use crate::check::denial::{announces_what_is_wrong, is_labelled_wrong};
use crate::check::prose::{front_matter, place_in};
use crate::check::word_lists::{Hit, WordLists};
use crate::content::{Page, Passage, PassageKind, Stance};
use crate::text::{Span, Spanned};

/// Headings under which other people's beliefs stand, to be put right.
const CORRECTS: [&str; 9] = [
    "myth",
    "misconception",
    "misunderstanding",
    "people say",
    "you may hear",
    "you may have heard",
    "is it true",
    "fact or fiction",
    "false claims",
];

/// A text that readers of a page see.
#[derive(Clone, Debug)]
pub(super) struct Text<'a> {
    /// Its words.
    pub(super) words: &'a str,
    /// The block it stands in; `None` in the front matter and for the text of a picture.
    pub(super) passage: Option<&'a Passage>,
    /// Whether it gives what others say: a quotation, a claim that the page corrects, a part on myths.
    pub(super) of_others: bool,
    place: Whence<'a>,
    hits: Vec<Hit>,
}

/// The way back to the file.
#[derive(Clone, Copy, Debug)]
enum Whence<'a> {
    FrontMatter(&'a Spanned<String>),
    Body(&'a Passage),
    Picture(Span),
}

impl<'a> Text<'a> {
    fn new(words: &'a str, place: Whence<'a>, of_others: bool, lists: &WordLists) -> Self {
        let passage = if let Whence::Body(passage) = place { Some(passage) } else { None };
        Self { words, passage, of_others, place, hits: lists.hits(words) }
    }

    /// Where its words `range` stand in the file.
    pub(super) fn span(&self, page: &Page, range: Range<usize>) -> Span {
        match self.place {
            Whence::Body(passage) => passage.source(range),
            Whence::FrontMatter(prose) => place_in(page, prose, range),
            Whence::Picture(span) => span,
        }
    }

    /// Whether it stands on a card.
    pub(super) fn is_card(&self) -> bool {
        self.passage.is_some_and(|passage| passage.kind == PassageKind::Card)
    }

    /// Whether it is running text: no heading, no cell of a table, no title.
    pub(super) fn is_prose(&self) -> bool {
        let is_prose = |kind| matches!(kind, PassageKind::Paragraph | PassageKind::Item | PassageKind::Card);
        match self.place {
            Whence::Body(passage) => is_prose(passage.kind),
            Whence::FrontMatter(_) => true,
            Whence::Picture(_) => false,
        }
    }

    /// What stands in it of the list with this number.
    pub(super) fn hits(&self, list: Option<usize>) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(move |hit| hit.is_of(list))
    }
}

/// All texts of `page`: those of the front matter, of the body, and of its pictures.
pub(super) fn texts<'a>(page: &'a Page, lists: &WordLists) -> Vec<Text<'a>> {
    let corrected = page.summary.meta.claims.iter().filter(|claim| claim.stance.value != Stance::Supports);
    let corrected: Vec<Span> = corrected.map(|claim| claim.text.span).collect();
    let front = front_matter(&page.summary).into_iter().map(|prose| {
        let of_others = corrected.contains(&prose.span) || is_labelled_wrong(&prose.value);
        Text::new(&prose.value, Whence::FrontMatter(prose), of_others, lists)
    });
    let others = of_others(page);
    let passages = page.body.passages.iter().zip(others);
    let body = passages.map(|(passage, others)| Text::new(&passage.text, Whence::Body(passage), others, lists));
    let pictures = page.body.images.iter().flat_map(|image| {
        let shown = [&image.alt, &image.title].into_iter().filter(|text| !text.trim().is_empty());
        shown.map(|words| Text::new(words, Whence::Picture(image.span), false, lists))
    });
    front.chain(body).chain(pictures).collect()
}

/// For each passage of the body whether it gives what others say.
fn of_others(page: &Page) -> Vec<bool> {
    let below: Vec<bool> = (0..page.body.headings.len()).map(|at| is_a_correction(page, at)).collect();
    let mut lead_in = false;
    let mut before: Option<&Passage> = None;
    let mut all = Vec::with_capacity(page.body.passages.len());
    for passage in &page.body.passages {
        let in_list = passage.kind == PassageKind::Item
            || passage.kind == PassageKind::Card && before.is_some_and(|before| before.kind == PassageKind::Card);
        let same_part = before.is_some_and(|before| before.heading == passage.heading);
        if !in_list || !same_part {
            lead_in = false;
        }
        let corrected = passage.heading.is_some_and(|at| below[at]);
        all.push(corrected || lead_in || passage.kind == PassageKind::Quotation || is_labelled_wrong(&passage.text));
        if !in_list || passage.kind == PassageKind::Card {
            lead_in = lead_in || announces_what_is_wrong(&passage.text);
        }
        before = Some(passage);
    }
    all
}

/// Whether the heading at `at`, or one that holds it, says that others' beliefs follow.
fn is_a_correction(page: &Page, at: usize) -> bool {
    let corrects = |text: &str| {
        let text = text.to_ascii_lowercase();
        CORRECTS.iter().any(|words| text.contains(words))
    };
    let mut level = u8::MAX;
    page.body.headings.iter().take(at + 1).rev().any(|heading| {
        let above = heading.level < level;
        level = level.min(heading.level);
        above && corrects(&heading.text)
    })
}
