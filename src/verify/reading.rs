//! What is known of a finished page after one pass over it ([`super::reader`]): the facts on which it is judged.

use super::requests::{Address, Use};
use super::{Fault, FoundLink, Ids, PageLinks};

/// The facts of a page.
#[derive(Debug, Default)]
pub(super) struct Reading<'a> {
    /// The page.
    pub(super) html: &'a str,
    /// What readers see, blocks on lines of their own.
    pub(super) text: String,
    /// Whether it begins as a page of today.
    pub(super) doctype: bool,
    /// `lang` and `dir` of `<html>`.
    pub(super) language: (Option<String>, Option<String>),
    /// The texts of `<title>`.
    pub(super) titles: Vec<String>,
    /// What it tells search engines.
    pub(super) robots: String,
    /// Whether no link tells those whom it leads to where the reader was, unless it says otherwise itself.
    pub(super) no_referrer: bool,
    /// Its visible headings: level, words and where their tag ends.
    pub(super) headings: Vec<(u8, String, usize)>,
    /// How many visible `<main>` it has.
    pub(super) mains: usize,
    /// Elements with an id, in order.
    pub(super) anchors: Vec<Anchor>,
    /// The address of the first link of the body.
    pub(super) first_link: Option<String>,
    /// Ids that attributes name: the attribute, the id, where the tag ends.
    pub(super) references: Vec<(&'static str, String, usize)>,
    /// Elements with `data-stamp`, in order.
    pub(super) stamps: Vec<StampElement>,
    /// All addresses, in order.
    pub(super) addresses: Vec<Address>,
    /// Style sheets in order: the address, and whether every reader gets it.
    pub(super) styles: Vec<(String, bool)>,
    /// CSS on the page itself and where it ends.
    pub(super) css: Vec<(String, usize)>,
    /// Structured data for search engines.
    pub(super) structured: String,
    /// What is wrong whatever is expected.
    pub(super) mistakes: Vec<Fault>,
}

/// An element with an id.
#[derive(Debug)]
pub(super) struct Anchor {
    pub(super) id: String,
    /// The bytes of [`Reading::text`] that stand in it.
    pub(super) text: (usize, usize),
    /// Whether it is `<main>` or stands in it.
    pub(super) in_main: bool,
    /// Where its tag ends.
    pub(super) at: usize,
}

/// An element with `data-stamp`.
#[derive(Debug)]
pub(super) struct StampElement {
    pub(super) name: String,
    /// The bytes of [`Reading::text`] that stand in it.
    pub(super) text: (usize, usize),
    /// What hides it.
    pub(super) hidden_by: Option<&'static str>,
    /// Where its tag ends.
    pub(super) at: usize,
}

impl Reading<'_> {
    /// What all pages have to agree on.
    pub(super) fn page_links(&self) -> PageLinks {
        let link = |address: &Address| FoundLink {
            href: address.address.clone(),
            followed: matches!(address.used, Use::Follow { .. }),
        };
        PageLinks {
            links: self.addresses.iter().map(link).collect(),
            ids: Ids::of(self.anchors.iter().map(|anchor| anchor.id.as_str())),
        }
    }
}
