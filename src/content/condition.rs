//! Conditions: what a cause page or a record of `_data/conditions.yaml` says about movement.

use crate::content::{Certainty, Id};
use crate::text::{Place, Span, Spanned};

/// What may be derived about an exercise and a condition. Nothing positive is ever derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// With care, and a modification.
    Caution,
    /// Not at this stage.
    Avoid,
}

impl Verdict {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Caution, Self::Avoid];

    /// The word for it in front matter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Caution => "caution",
            Self::Avoid => "avoid",
        }
    }
}

/// How firmly a rule stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// The response to the movement decides.
    SymptomGuided,
    /// The risk outweighs the use in some people.
    Relative,
    /// Never; nobody can override it.
    Absolute,
}

impl Strength {
    /// All.
    pub const ALL: [Self; 3] = [Self::SymptomGuided, Self::Relative, Self::Absolute];

    /// The word for it in front matter.
    pub fn name(self) -> &'static str {
        match self {
            Self::SymptomGuided => "symptom-guided",
            Self::Relative => "relative",
            Self::Absolute => "absolute",
        }
    }
}

/// One rule of a condition: this movement, from this level on.
#[derive(Clone, Debug, PartialEq)]
pub struct AvoidRule {
    /// A property of the movement vocabulary.
    pub movement: Spanned<Id>,
    /// The level of it at which the rule begins.
    pub level: Spanned<Id>,
    /// Avoid, or caution.
    pub verdict: Spanned<Verdict>,
    /// How firmly.
    pub strength: Spanned<Strength>,
    /// The stages in which it holds; none means all.
    pub stages: Vec<Spanned<Id>>,
    /// How sure it is.
    pub certainty: Spanned<Certainty>,
    /// Whether experts disagree.
    pub contested: bool,
    /// Why, in one plain sentence.
    pub reason: Spanned<String>,
    /// Ids of sources.
    pub sources: Vec<Spanned<Id>>,
    /// The whole rule.
    pub place: Place,
}

/// All that a condition says about movement.
#[derive(Clone, Debug, PartialEq)]
pub struct ConditionRules {
    /// Its rules.
    pub avoid: Vec<AvoidRule>,
    /// Whether readers of a guide for unknown conditions may well have it.
    pub common: bool,
    /// Where every exercise starts, if nothing may be called safe by silence.
    pub default: Option<Spanned<Verdict>>,
    /// Serious pathology: nothing may be offered.
    pub stop_all: bool,
}

/// A condition without a page of its own, such as pregnancy or osteoporosis.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// What else people call it.
    pub also_known_as: Vec<Spanned<String>>,
    /// What it says about movement.
    pub rules: ConditionRules,
    /// Ids of sources.
    pub sources: Vec<Spanned<Id>>,
    /// Its record.
    pub place: Place,
}

/// The whole of a cause page's own facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// What it says about movement.
    pub rules: ConditionRules,
    /// The place of `avoid`, or of the front matter.
    pub span: Span,
}
