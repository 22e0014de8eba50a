//! Floor 2: what we tell an author. One type for all sources: YAML, Markdown, links, templates, rules.

mod fix;
mod name;
mod stages;
mod suggest;

use crate::text::{Place, SitePath, Span};

pub use fix::{Edit, Fix, Trust, edited};
pub use name::{RuleName, names};
pub use stages::{STAGES, StageName};
pub use suggest::nearest;

/// How much a finding weighs. The order is that of printing: most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing is published while one stands.
    Error,
    /// Published, but somebody has to look.
    Warning,
    /// A thought for the author.
    Advice,
}

impl Level {
    /// The word for it, in messages and in configuration.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// Another place that explains a finding, such as the rule that was broken.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What stands there.
    pub message: String,
}

/// One finding about the author's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file.
    pub path: SitePath,
    /// The very words.
    pub span: Span,
    /// What found it.
    pub rule: RuleName,
    /// How much it weighs.
    pub level: Level,
    /// What is wrong, one sentence about this text, without a full stop.
    pub message: String,
    /// Other places that matter.
    pub labels: Vec<Label>,
    /// What to do, in the author's words.
    pub help: Vec<String>,
    /// Edits that do it, where they are known.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// An error at `span` of `path`. The other facts are added by the methods below.
    pub fn error(rule: RuleName, path: &SitePath, span: Span, message: impl Into<String>) -> Self {
        Self {
            path: path.clone(),
            span,
            rule,
            level: Level::Error,
            message: message.into(),
            labels: Vec::new(),
            help: Vec::new(),
            fix: None,
        }
    }

    /// The same as a warning.
    pub fn warning(rule: RuleName, path: &SitePath, span: Span, message: impl Into<String>) -> Self {
        Self { level: Level::Warning, ..Self::error(rule, path, span, message) }
    }

    /// With what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// With help, if there is some.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help.extend(help);
        self
    }

    /// With another place that explains it.
    #[must_use]
    pub fn label(mut self, place: Place, message: impl Into<String>) -> Self {
        self.labels.push(Label { place, message: message.into() });
        self
    }

    /// With edits that mend it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// The order in which findings are kept: by place, then by rule and text.
    pub fn sort_key(&self) -> (&SitePath, Span, RuleName, Level, &str) {
        (&self.path, self.span, self.rule, self.level, &self.message)
    }
}

/// A value read from an author's text, and what there is to say about that text.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed<T> {
    /// What was read, as far as it could be.
    pub value: T,
    /// What was found on the way.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Parsed<T> {
    /// A value about which there is nothing to say.
    pub fn clean(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    /// The value; its diagnostics go to `all`.
    pub fn into_value(self, all: &mut Vec<Diagnostic>) -> T {
        all.extend(self.diagnostics);
        self.value
    }
}
