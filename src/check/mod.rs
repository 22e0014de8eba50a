//! Floor 5: the rules. A rule sees content and site, and reports; levels and allowances are applied here and only here.

mod allowances;
mod findings;
mod grounds;
mod levels;
mod lexicon;
mod phrases;
mod prose;
mod rule;
mod rules;

use crate::check::lexicon::Text;
use crate::check::phrases::Spoken;
use crate::clinical::Derivation;
use crate::content::Page;
use crate::diagnostic::Diagnostic;
use crate::site::Site;

pub use allowances::apply as apply_allowances;
pub use findings::Findings;
pub use levels::{apply as apply_levels, empty_folders};
pub use phrases::Lexicon;
pub use rule::{Check, Force, Rule};
pub use rules::RULES;

/// All that a rule may look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// What pages know of one another, and the day.
    pub site: &'a Site,
    /// What is derived about exercises and conditions.
    pub derivation: &'a Derivation,
    /// The phrases that rules look for.
    lexicon: &'a Lexicon,
    /// The texts of the page that is looked at; none where it is the site.
    texts: &'a [Text<'a>],
    /// Which phrases may stand in them.
    spoken: &'a Spoken,
}

impl<'a> Context<'a> {
    /// What rules may look at that concern the site as a whole.
    pub fn of(site: &'a Site, derivation: &'a Derivation, lexicon: &'a Lexicon) -> Self {
        static NOTHING: Spoken = Spoken::UNKNOWN;
        Self { site, derivation, lexicon, texts: &[], spoken: &NOTHING }
    }
}

/// What the rules find on one page.
pub fn page(page: &Page, context: Context<'_>) -> Vec<Diagnostic> {
    let texts = lexicon::texts(page);
    let spoken = context.lexicon.spoken(&texts);
    let context = Context { texts: &texts, spoken: &spoken, ..context };
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
