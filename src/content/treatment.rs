//! Treatments and self-care: what may help, with what certainty, and who should not.

use std::collections::BTreeMap;

use crate::content::{Certainty, Id, Sourced};
use crate::text::{Span, Spanned};

/// What guidance says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// It recommends it.
    Recommended,
    /// It may be considered.
    Option,
    /// With care.
    Caution,
    /// Neither for nor against.
    Neutral,
    /// It advises against it.
    Against,
    /// No position was found.
    NoneFound,
}

impl Position {
    /// All.
    pub const ALL: [Self; 6] =
        [Self::Recommended, Self::Option, Self::Caution, Self::Neutral, Self::Against, Self::NoneFound];

    /// The word for it in front matter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Recommended => "recommended",
            Self::Option => "option",
            Self::Caution => "caution",
            Self::Neutral => "neutral",
            Self::Against => "against",
            Self::NoneFound => "none-found",
        }
    }
}

/// What one country's guidance says of a treatment.
#[derive(Clone, Debug, PartialEq)]
pub struct Guidance {
    /// In plain words.
    pub says: Spanned<String>,
    /// For or against.
    pub stance: Spanned<Position>,
    /// Ids of sources.
    pub sources: Vec<Spanned<Id>>,
}

/// A condition that a treatment may help.
#[derive(Clone, Debug, PartialEq)]
pub struct MayHelp {
    /// The condition.
    pub condition: Spanned<Id>,
    /// How sure it is.
    pub certainty: Spanned<Certainty>,
    /// What to mind.
    pub note: Option<Spanned<String>>,
    /// Ids of sources.
    pub sources: Vec<Spanned<Id>>,
    /// The whole entry.
    pub span: Span,
}

/// The whole of a treatment page's own facts. Never a dose of a medicine.
#[derive(Clone, Debug, PartialEq)]
pub struct Treatment {
    /// Whether it is a medicine.
    pub medicine: bool,
    /// What it may help.
    pub may_help: Vec<MayHelp>,
    /// Jurisdiction to what its guidance says.
    pub positions: BTreeMap<String, Guidance>,
    /// Who should not use it.
    pub who_should_not: Vec<Sourced>,
    /// Who should ask first.
    pub ask_first: Vec<Sourced>,
    /// Side effects.
    pub side_effects: Vec<Sourced>,
    /// When to stop and get help.
    pub get_help: Vec<Sourced>,
    /// Whom to ask.
    pub whom_to_ask: Option<Spanned<String>>,
}

/// The whole of a self-care page's own facts.
#[derive(Clone, Debug, PartialEq)]
pub struct SelfCare {
    /// What to do.
    pub behaviour: Spanned<String>,
    /// Why.
    pub why: Spanned<String>,
    /// How sure it is.
    pub certainty: Spanned<Certainty>,
    /// What it could cost or harm.
    pub harms: Spanned<String>,
}
