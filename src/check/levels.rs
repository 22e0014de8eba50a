//! The levels that a site sets for rules in `handout.yaml`, for all of it and for single folders:
//!
//! ```yaml
//! rules: {structure/key-points: advice}
//! folders:
//!   content/exercises: {structure/key-points: warning}
//! ```
//!
//! The innermost folder that names a rule decides, then `rules`, then the rule itself.

use crate::check::{Force, RULES};
use crate::content::{Levels, Settings};
use crate::diagnostic::{Diagnostic, Level, RuleName, STAGES, names, nearest};
use crate::site::Site;
use crate::text::{SitePath, Spanned};

/// `diagnostics` with the site's levels, findings of rules that it switched off left out, and the findings about the
/// settings themselves added.
pub fn apply(settings: &Settings, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let adjustable = |rule: RuleName| RULES.iter().any(|known| known.name == rule && known.force == Force::Adjustable);
    let levelled = diagnostics.into_iter().filter_map(|mut diagnostic| {
        match set(settings, &diagnostic).filter(|_| adjustable(diagnostic.rule)) {
            Some(None) => None,
            Some(Some(level)) => {
                diagnostic.level = level;
                Some(diagnostic)
            }
            None => Some(diagnostic),
        }
    });
    let all = std::iter::once(&settings.rules).chain(settings.folders.values().map(|levels| &levels.value));
    levelled.chain(all.flat_map(faults)).collect()
}

/// The level that the settings give to a finding; the inner `None` switches it off.
fn set(settings: &Settings, found: &Diagnostic) -> Option<Option<Level>> {
    let of_rule = |levels: &Levels| levels.get(found.rule.as_str()).map(|level| level.value);
    let around = settings.folders.iter().filter(|(folder, _)| found.path.below(folder).is_some());
    let innermost = around
        .filter_map(|(folder, levels)| Some((folder.len(), of_rule(&levels.value)?)))
        .max_by_key(|(length, _)| *length);
    innermost.map(|(_, level)| level).or_else(|| of_rule(&settings.rules))
}

/// The folders of the settings in which there is no page, so that their levels would mean nothing.
pub fn empty_folders(site: &Site) -> Vec<Diagnostic> {
    let pages = || site.paths.keys().chain(site.held_back.keys()).chain(&site.unreadable);
    let empty = site.settings.folders.iter().filter(|(folder, _)| !pages().any(|path| path.below(folder).is_some()));
    empty
        .map(|(folder, levels)| {
            let message = format!("there is no page in `{folder}`");
            Diagnostic::error(names::TYPE_SCHEMA, &SitePath::known("handout.yaml"), levels.span, message)
                .help("name a folder from the root of the site, such as content/exercises")
        })
        .collect()
}

/// What is wrong with the levels that a site sets.
fn faults(levels: &Levels) -> Vec<Diagnostic> {
    let path = SitePath::known("handout.yaml");
    let fault = |(name, level): (&String, &Spanned<Option<Level>>)| {
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
    levels.iter().filter_map(fault).collect()
}
