//! What every page says of itself.

use crate::content::{Claim, Date, Id, Kind};
use crate::text::{Span, Spanned};

/// Whether a page is to be seen.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// It is.
    Published,
    /// Not yet; with `--drafts` it is built and says that it is a draft.
    Draft,
    /// No longer: its address keeps a dated safety notice.
    Withdrawn(Withdrawal),
}

/// When and why a page was taken down.
#[derive(Clone, Debug, PartialEq)]
pub struct Withdrawal {
    /// The day.
    pub on: Date,
    /// The reason as readers get it.
    pub reason: String,
}

/// Who stands behind a page, and until when. A demonstration has only the first and the last date.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// When it was written.
    pub written: Option<Spanned<Date>>,
    /// When it was reviewed.
    pub reviewed: Option<Spanned<Date>>,
    /// When it has to be looked at again.
    pub due: Option<Spanned<Date>>,
    /// A person of the register.
    pub author: Option<Spanned<Id>>,
    /// A person of the register.
    pub reviewer: Option<Spanned<Id>>,
    /// The hash of what was reviewed.
    pub seal: Option<Spanned<String>>,
    /// The hash of the derived verdicts that the page showed when it was reviewed.
    pub derived: Option<Spanned<String>>,
    /// The whole entry.
    pub span: Span,
}

/// For whom a page is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Audience {
    /// The condition that its readers have; a guide may be for those who do not know.
    pub condition: AudienceCondition,
    /// The youngest reader, in years.
    pub min_age: u32,
}

/// What a guide may take for granted about its readers.
#[derive(Clone, Debug, PartialEq)]
pub enum AudienceCondition {
    /// Nothing is said.
    Unstated,
    /// The readers do not know what they have.
    Unknown(Span),
    /// They have this one.
    Known(Spanned<Id>),
}

/// A finding that somebody allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct Allowance {
    /// The rule's name.
    pub rule: Spanned<String>,
    /// Why.
    pub reason: Option<Spanned<String>>,
    /// A person of the register.
    pub by: Option<Spanned<Id>>,
    /// Until when.
    pub until: Option<Spanned<Date>>,
    /// What it covers: a block of the body, or nothing for the whole page.
    pub block: Option<Span>,
    /// The whole entry.
    pub span: Span,
}

/// Whether first mentions of other pages become links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AutomaticLinks {
    /// They do.
    Make,
    /// The page asked for none.
    Leave,
}

/// What every page says of itself, whatever its kind.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontMatter {
    /// The page's name, its only `h1`.
    pub title: Spanned<String>,
    /// One or two sentences, the answer first.
    pub summary: Spanned<String>,
    /// Its kind.
    pub kind: Kind,
    /// What else people call it.
    pub also_known_as: Vec<Spanned<String>>,
    /// Ids of topics.
    pub topics: Vec<Spanned<Id>>,
    /// The page in two to five sentences.
    pub key_points: Vec<Spanned<String>>,
    /// Flags that this page's care cards show beside the stamped ones.
    pub red_flags: Vec<Spanned<Id>>,
    /// Tools that wrote part of it.
    pub assisted_by: Vec<Spanned<String>>,
    /// Ids of sources.
    pub sources: Vec<Spanned<Id>>,
    /// The evidence box.
    pub claims: Vec<Claim>,
    /// Pages that the author wants to show beside it.
    pub related: Vec<Spanned<Id>>,
    /// Addresses below the site at which this page once was.
    pub moved_from: Vec<Spanned<String>>,
    /// Its place in lists, smallest first.
    pub order: i64,
    /// Whether first mentions become links.
    pub automatic_links: AutomaticLinks,
    /// Whether it is to be seen.
    pub status: Status,
    /// The first day on which it is to be seen.
    pub publish_from: Option<Spanned<Date>>,
    /// The first day on which it is no longer to be seen.
    pub expires: Option<Spanned<Date>>,
    /// Who stands behind it.
    pub review: Option<Review>,
    /// For whom it is written.
    pub audience: Audience,
    /// Findings that somebody allowed.
    pub allow: Vec<Allowance>,
    /// The whole front matter, for findings about what is not there.
    pub span: Span,
}
