//! Floor 5: what a *finished* page must contain, read back from its HTML. It knows no template and trusts none.
//!
//! One pass over the page ([`plain`] or else [`markup`] gives the tags, [`reader`] keeps what matters) and then three questions: are the
//! stamps there, visible and word for word ([`stamps`]); is the page whole for people and machines that read it aloud
//! ([`outline`]); does it ask anything of anybody else ([`requests`])? [`landing()`] asks a fourth, of all pages
//! together: does every link land?
//!
//! What is visible is decided without CSS, as contracts.md says it. That holds only while a browser builds the tree
//! that the tags say, so everything that would make it build another one is a fault: an element that is not closed, a
//! block inside a paragraph, a row outside a table.

mod address;
mod elements;
mod landing;
mod markup;
mod nesting;
mod outline;
mod plain;
mod reader;
mod reading;
mod removal;
mod requests;
mod seen_text;
mod stamps;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::content::{BaseUrl, Language};
use crate::diagnostic::{Diagnostic, RuleName};
use crate::text::{SitePath, Span};

pub use landing::{FarAnchor, Ground, far_landing, landing};
pub use removal::without_entries;
pub use stamps::{STAMP_NAMES, Stamp};

use reader::reading;

/// What one page must contain.
#[derive(Clone, Debug)]
pub struct Expected<'a> {
    /// The file of the theme that made it, such as `templates/exercise.html`, for messages.
    pub template: &'a str,
    /// Its language, which `lang` and `dir` of `<html>` have to say.
    pub language: &'a Language,
    /// Where the site stands: everything outside is somebody else's.
    pub base: &'a BaseUrl,
    /// The words that its only `<h1>` must hold, where they are known.
    pub heading: Option<String>,
    /// What must be seen on it.
    pub stamps: Vec<Stamp>,
    /// The words of its steps, which stand word for word inside the element with `id="steps"`; empty if it has none.
    pub steps: Vec<String>,
    /// The address of `stamps.css` as pages link it: the last style of the page, on every screen and on paper.
    pub stamps_style: Option<String>,
    /// Whether search engines must be told to leave it out.
    pub noindex: bool,
    /// Whether a clinician has reviewed it, so that its structured data may say so.
    pub reviewed: bool,
}

/// Something wrong with a finished page. The caller knows which file the page was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The rule that it breaks.
    pub rule: RuleName,
    /// What is wrong, one sentence without a full stop.
    pub message: String,
    /// What to do, and where it stands in the finished page.
    pub help: Vec<String>,
    /// The stamp that is missing, if one is.
    pub stamp: Option<&'static str>,
}

impl Fault {
    fn new(rule: RuleName, message: impl Into<String>) -> Self {
        Self { rule, message: message.into(), help: Vec::new(), stamp: None }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// With the line of the finished page and the tag on it.
    fn on_line(mut self, html: &str, end: usize) -> Self {
        let before = html.get(..end).unwrap_or(html);
        let line = before.matches('\n').count() + 1;
        let tag = before.rfind('<').map_or("", |start| &before[start..]);
        let tag: String = tag.chars().take(100).collect();
        self.help.push(format!("it is on line {line} of the finished page: `{}`", tag.replace('\n', " ")));
        self
    }

    /// The same as an error at `span` of the file from which the page was made.
    pub fn at(self, path: &SitePath, span: Span) -> Diagnostic {
        let mut diagnostic = Diagnostic::error(self.rule, path, span, self.message);
        diagnostic.help = self.help;
        diagnostic
    }
}

/// An address that stands on a page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FoundLink {
    /// The address as browsers read it.
    pub href: String,
    /// Whether a reader follows it; else the browser loads it, or it only names something.
    pub followed: bool,
}

/// What a page and all others have to agree on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageLinks {
    /// Its addresses, each once.
    pub links: BTreeSet<FoundLink>,
    /// Its ids.
    pub ids: Ids,
}

/// The ids of a page, in order, kept small: a site has a great many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids(Box<str>);

impl Ids {
    /// These ids. One with white space in it is no id, which the outline says.
    fn of<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        let ids: BTreeSet<&str> = ids.filter(|id| !id.contains(char::is_whitespace)).collect();
        Self(ids.into_iter().collect::<Vec<_>>().join("\n").into())
    }

    /// Whether `id` is one of them.
    pub fn has(&self, id: &str) -> bool {
        self.iter().any(|known| known == id)
    }

    /// All of them.
    fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split('\n')
    }
}

/// What was found on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// What [`landing()`] needs.
    pub links: PageLinks,
}

/// Everything about a finished page, in one pass over it.
pub fn verify(html: &str, expected: &Expected<'_>) -> Verified {
    let reading = reading(html);
    let mut faults = stamps::judge(&reading, expected);
    faults.extend(outline::judge(&reading, expected));
    faults.extend(requests::judge(&reading, expected.base));
    faults.extend(reading.mistakes.iter().cloned());
    Verified { faults, links: reading.page_links() }
}

/// What is wrong with a finished page.
pub fn page(html: &str, expected: &Expected<'_>) -> Vec<Fault> {
    verify(html, expected).faults
}

/// The addresses and ids of a finished page, for pages from which nothing else is expected.
pub fn links(html: &str) -> PageLinks {
    reading(html).page_links()
}

/// What readers see of a page without styles: one line for each block, what is hidden or closed left out.
pub fn visible_text(html: &str) -> String {
    reading(html).text
}
