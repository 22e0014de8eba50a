//! Floor 5: the rules. A rule sees content and site, and reports; levels and allowances are applied here and only here.

mod allowances;
mod denial;
mod example;
mod findings;
mod grounds;
mod levels;
mod lexicon;
mod medicines;
mod passive;
mod prose;
mod reference;
mod rule;
mod rules;
mod texts;
mod word_lists;

use crate::clinical::Derivation;
use crate::content::Page;
use crate::diagnostic::Diagnostic;
use crate::site::Site;

pub use allowances::apply as apply_allowances;
pub use example::{Change, Example};
pub use findings::Findings;
pub use levels::{apply as apply_levels, empty_folders};
pub use reference::reference;
pub use rule::{Check, Force, Rule};
pub use rules::RULES;
pub use word_lists::WordLists;

use texts::{Text, texts};

/// All that a rule may look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// What pages know of one another, and the day.
    pub site: &'a Site,
    /// What is derived about exercises and conditions.
    pub derivation: &'a Derivation,
    /// The word lists of the site.
    lists: &'a WordLists,
    /// The texts of the page that is looked at; none when it is the site.
    texts: &'a [Text<'a>],
}

impl<'a> Context<'a> {
    /// What is known before a page is looked at.
    pub fn new(site: &'a Site, derivation: &'a Derivation, lists: &'a WordLists) -> Self {
        Self { site, derivation, lists, texts: &[] }
    }
}

/// What the rules find on one page.
pub fn page(page: &Page, context: Context<'_>) -> Vec<Diagnostic> {
    let texts = texts(page, context.lists);
    let context = Context { texts: &texts, ..context };
    let mut all = Vec::new();
    for rule in RULES {
        if let Check::Page(check) | Check::Both(check, _) = rule.check {
            let mut found = Findings::new(rule, &page.summary.path);
            check(page, context, &mut found);
            all.extend(found.into_diagnostics());
        }
    }
    all
}

/// What the rules find in the site as a whole: relations between pages, and what is absent.
pub fn site(context: Context<'_>) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    let settings = crate::text::SitePath::known("handout.yaml");
    for rule in RULES {
        if let Check::Site(check) | Check::Both(_, check) = rule.check {
            let mut found = Findings::new(rule, &settings);
            check(context, &mut found);
            all.extend(found.into_diagnostics());
        }
    }
    all
}
