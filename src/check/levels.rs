//! The levels that a site sets for rules in `handout.yaml`.

use crate::check::{Force, RULES};
use crate::content::Settings;
use crate::diagnostic::{Diagnostic, Level, RuleName, STAGES, names, nearest};
use crate::text::SitePath;

/// `diagnostics` with the site's levels, findings of rules that it switched off left out, and the findings about the
/// settings themselves added.
pub fn apply(settings: &Settings, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let set = |rule: RuleName| settings.rules.get(rule.as_str()).map(|level| level.value);
    let adjustable = |rule: RuleName| RULES.iter().any(|known| known.name == rule && known.force == Force::Adjustable);
    let levelled = diagnostics.into_iter().filter_map(|mut diagnostic| {
        match set(diagnostic.rule).filter(|_| adjustable(diagnostic.rule)) {
            Some(None) => None,
            Some(Some(level)) => {
                diagnostic.level = level;
                Some(diagnostic)
            }
            None => Some(diagnostic),
        }
    });
    levelled.chain(faults(settings)).collect()
}

/// What is wrong with the levels that a site sets.
fn faults(settings: &Settings) -> Vec<Diagnostic> {
    let path = SitePath::known("handout.yaml");
    let fault = |(name, level): (&String, &crate::text::Spanned<Option<Level>>)| {
        if STAGES.iter().any(|stage| stage.name.as_str() == name) {
            let message = format!("the level of `{name}` cannot be set: it belongs to the build itself");
            let help = format!("take this line out; `handout explain {name}` says what to do about its findings");
            return Some(Diagnostic::error(names::TYPE_SCHEMA, &path, level.span, message).help(help));
        }
        let Some(rule) = RULES.iter().find(|rule| rule.name.as_str() == name) else {
            let near = nearest(name, RULES.iter().map(|rule| rule.name.as_str()));
            return Some(
                Diagnostic::error(names::TYPE_SCHEMA, &path, level.span, format!("there is no rule `{name}`"))
                    .maybe_help(near.map(|near| format!("did you mean `{near}`?")))
                    .help("`handout rules` lists all rules"),
            );
        };
        let weaker = level.value.is_none_or(|level| level > rule.level);
        (rule.force == Force::Absolute && weaker).then(|| {
            let message = format!("`{name}` protects patients and stays at {}", rule.level.word());
            Diagnostic::error(names::TYPE_SCHEMA, &path, level.span, message).help("take this line out")
        })
    };
    settings.rules.iter().filter_map(fault).collect()
}
