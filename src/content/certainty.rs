//! How sure anyone can be.

/// The certainty of a statement, in the words of GRADE, and two for what rests on no trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Further research is very unlikely to change it.
    High,
    /// Probably right.
    Moderate,
    /// May be right.
    Low,
    /// We do not know.
    VeryLow,
    /// A panel of experts agreed.
    Consensus,
    /// Looked for and not found.
    NoneFound,
}

impl Certainty {
    /// All, in the order of the documentation.
    pub const ALL: [Self; 6] = [Self::High, Self::Moderate, Self::Low, Self::VeryLow, Self::Consensus, Self::NoneFound];

    /// The word for it in front matter.
    pub fn name(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Moderate => "moderate",
            Self::Low => "low",
            Self::VeryLow => "very-low",
            Self::Consensus => "consensus",
            Self::NoneFound => "none-found",
        }
    }
}
