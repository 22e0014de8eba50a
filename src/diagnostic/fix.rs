//! Edits that mend a finding.

use crate::text::Span;

/// Whether a fix may be applied without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// The meaning of the text stays the same.
    Safe,
    /// A person has to look at the difference.
    AskFirst,
}

/// One replacement in the file of the diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

/// What would mend a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an order: "write `sources`".
    pub message: String,
    /// The edits, in the file of the diagnostic, none overlapping.
    pub edits: Vec<Edit>,
    /// Whether it may be applied without asking.
    pub trust: Trust,
}
