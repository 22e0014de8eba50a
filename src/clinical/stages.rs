//! The stages of an illness in which a rule or a statement holds.

use std::collections::BTreeSet;

use crate::content::Id;
use crate::text::Spanned;

/// A set of stages. Naming none means all of them, known and unknown: that is the safe reading of silence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stages {
    /// Every stage.
    All,
    /// These ones, at least one.
    Only(BTreeSet<Id>),
}

impl Stages {
    /// The stages that an author named.
    pub fn named(stages: &[Spanned<Id>]) -> Self {
        if stages.is_empty() { Self::All } else { Self::Only(stages.iter().map(|stage| stage.value.clone()).collect()) }
    }

    /// Whether there is a stage that is in both.
    pub fn overlap(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Only(ours), Self::Only(theirs)) => !ours.is_disjoint(theirs),
            _ => true,
        }
    }

    /// Whether each stage of `other` is in this one.
    pub fn cover(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::All, _) => true,
            (Self::Only(_), Self::All) => false,
            (Self::Only(ours), Self::Only(theirs)) => theirs.is_subset(ours),
        }
    }

    /// The stages that are in either.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Only(mut ours), Self::Only(theirs)) => {
                ours.extend(theirs);
                Self::Only(ours)
            }
            _ => Self::All,
        }
    }

    /// The stages by name; none for all.
    pub fn ids(&self) -> Vec<Id> {
        match self {
            Self::All => Vec::new(),
            Self::Only(stages) => stages.iter().cloned().collect(),
        }
    }
}
