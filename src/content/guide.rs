//! Guides: steps in an order, and gates before them.

use crate::content::Id;
use crate::text::{Span, Spanned};

/// Where an answer leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    /// To the next gate, or to the first step.
    Next,
    /// To another page.
    To(Spanned<Id>),
}

/// An answer to a gate.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Where it leads.
    pub to: Route,
    /// What to say to the reader.
    pub say: Option<Spanned<String>>,
    /// The whole entry.
    pub span: Span,
}

/// A plain question before the steps. Who answers yes leaves, and has not the conditions that it excludes.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    /// The question.
    pub question: Spanned<String>,
    /// The conditions that "yes" takes out.
    pub excludes: Vec<Spanned<Id>>,
    /// Where "yes" leads.
    pub yes: Answer,
    /// Where "no" leads.
    pub no: Answer,
    /// Where "not sure" leads: the safer way.
    pub not_sure: Answer,
    /// The whole gate.
    pub span: Span,
}

/// One step of a guide.
#[derive(Clone, Debug, PartialEq)]
pub struct GuideStep {
    /// Its heading.
    pub title: Spanned<String>,
    /// What to do.
    pub text: Spanned<String>,
    /// An exercise page that it uses.
    pub exercise: Option<Spanned<Id>>,
}

/// The whole of a guide's own facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Guide {
    /// The gates, all before the first step.
    pub gates: Vec<Gate>,
    /// The steps.
    pub steps: Vec<GuideStep>,
}
