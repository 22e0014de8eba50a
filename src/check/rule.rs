//! What a rule is.

use crate::check::example::split;
use crate::check::{Context, Example, Findings};
use crate::content::Page;
use crate::diagnostic::{Level, RuleName};

/// How a rule looks.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// At one page at a time.
    Page(fn(&Page, Context<'_>, &mut Findings<'_>)),
    /// At the site as a whole.
    Site(fn(Context<'_>, &mut Findings<'_>)),
    /// At each page, and at the site as a whole.
    Both(fn(&Page, Context<'_>, &mut Findings<'_>), fn(Context<'_>, &mut Findings<'_>)),
}

/// Whether a site may do without a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// `handout.yaml` may set its level, and findings may be allowed.
    Adjustable,
    /// A promise of this program: no setting and no allowance weakens it.
    Absolute,
}

/// One rule. Its file is its name, its documentation and its test.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// `group/what-it-finds`, as its file is called.
    pub name: RuleName,
    /// How much a finding weighs unless the site says otherwise.
    pub level: Level,
    /// Whether the site may say otherwise.
    pub force: Force,
    /// How it looks.
    pub check: Check,
    /// The text of its file.
    source: &'static str,
}

impl Rule {
    /// The rule in the file `source`.
    pub(super) const fn new(name: &'static str, definition: Definition, source: &'static str) -> Self {
        Self {
            name: RuleName::new(name),
            level: definition.level,
            force: definition.force,
            check: definition.check,
            source,
        }
    }

    /// What it finds, why that matters, and examples: the lines at the top of its file, in Markdown.
    pub fn documentation(&self) -> String {
        let lines = self.source.lines().take_while(|line| line.starts_with("//!"));
        let mut text: String = lines.map(|line| format!("{}\n", line[3..].strip_prefix(' ').unwrap_or(""))).collect();
        text.truncate(text.trim_end().len());
        text
    }

    /// The text of its file.
    #[cfg(test)]
    pub(super) fn source(&self) -> &'static str {
        self.source
    }

    /// What it finds and why that matters, without the examples.
    pub fn explanation(&self) -> String {
        split(&self.documentation()).0
    }

    /// Its examples.
    pub fn examples(&self) -> Vec<Example> {
        split(&self.documentation()).1
    }

    /// What a site may do about its level, in a sentence.
    pub fn standing(&self) -> String {
        let level = match self.level {
            Level::Error => "An error",
            Level::Warning => "A warning",
            Level::Advice => "A piece of advice",
        };
        match self.force {
            Force::Absolute => format!("{level}. It protects patients: no setting and no allowance weakens it."),
            Force::Adjustable => {
                format!("{level}. `rules:` in handout.yaml can set another level; a page can allow it with a reason.")
            }
        }
    }

    /// The first line of its documentation.
    pub fn headline(&self) -> String {
        self.documentation().lines().next().unwrap_or("").to_owned()
    }
}

/// What the file of a rule says of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Definition {
    /// How much a finding weighs.
    pub(super) level: Level,
    /// Whether the site may say otherwise.
    pub(super) force: Force,
    /// How it looks.
    pub(super) check: Check,
}
