//! What the evidence says, with its source.

use crate::content::{Certainty, Id};
use crate::text::{Span, Spanned};

/// A statement and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Sourced {
    /// The statement.
    pub text: Spanned<String>,
    /// Ids of sources.
    pub sources: Vec<Spanned<Id>>,
}

/// Whether the evidence is for or against what people say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// It is for it.
    Supports,
    /// Experts disagree.
    Contests,
    /// What is widely said is wrong, and this puts it right.
    Corrects,
}

impl Stance {
    /// All.
    pub const ALL: [Self; 3] = [Self::Supports, Self::Contests, Self::Corrects];

    /// The word for it in front matter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Contests => "contests",
            Self::Corrects => "corrects",
        }
    }
}

/// One line of a page's evidence box.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The statement.
    pub text: Spanned<String>,
    /// How sure it is.
    pub certainty: Spanned<Certainty>,
    /// For or against.
    pub stance: Spanned<Stance>,
    /// Ids of sources.
    pub sources: Vec<Spanned<Id>>,
    /// The whole entry.
    pub span: Span,
}
