//! What a rule reports to.

use crate::check::Rule;
use crate::diagnostic::{Diagnostic, Edit, Fix, RuleName, Trust};
use crate::text::{Place, SitePath, Span};

/// The findings of one rule.
#[derive(Debug)]
pub struct Findings<'a> {
    rule: &'a Rule,
    path: SitePath,
    found: Vec<Diagnostic>,
}

impl<'a> Findings<'a> {
    /// No findings yet, in the file `path`.
    pub(super) fn new(rule: &'a Rule, path: &SitePath) -> Self {
        Self { rule, path: path.clone(), found: Vec::new() }
    }

    /// The name of the rule that reports here.
    pub fn rule(&self) -> RuleName {
        self.rule.name
    }

    /// A finding about the words at `span` of this page, or of `handout.yaml` for rules that look at the whole site.
    pub fn at(&mut self, span: Span, message: impl Into<String>) -> Finding<'_> {
        let path = self.path.clone();
        self.on(&path, span, message)
    }

    /// A finding about words of a certain file.
    pub fn on(&mut self, path: &SitePath, span: Span, message: impl Into<String>) -> Finding<'_> {
        let mut diagnostic = Diagnostic::error(self.rule.name, path, span, message);
        diagnostic.level = self.rule.level;
        self.found.push(diagnostic);
        Finding(self.found.last_mut().expect("it was pushed a line above"))
    }

    /// All that was found.
    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.found
    }
}

/// A finding to which more can be said.
#[derive(Debug)]
pub struct Finding<'a>(&'a mut Diagnostic);

impl Finding<'_> {
    /// What to do about it.
    pub fn help(self, help: impl Into<String>) -> Self {
        self.0.help.push(help.into());
        self
    }

    /// Another place that explains it.
    pub fn label(self, place: Place, message: impl Into<String>) -> Self {
        self.0.labels.push(crate::diagnostic::Label { place, message: message.into() });
        self
    }

    /// An edit that would mend it, for a person to look at: what a page says of safety is nobody's to change unseen.
    pub fn ask_first(self, message: impl Into<String>, edit: Edit) -> Self {
        self.0.fix = Some(Fix { message: message.into(), edits: vec![edit], trust: Trust::AskFirst });
        self
    }
}
