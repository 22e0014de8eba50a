//! `handout rules`, with the allowances of a site, `handout explain` and `handout theme-reference`.

use std::path::Path;

use crate::build::{NoSink, Options, build};
use crate::check::{self, RULES};
use crate::cli::terminal;
use crate::cli::today::today;
use crate::cli::{Exit, Failure, project};
use crate::content::Drafts;
use crate::diagnostic::{RuleName, STAGES, nearest};
use crate::render;
use crate::text::LineIndex;

/// Lists all rules with what they find.
pub(super) fn list() -> Result<Exit, Failure> {
    let width = RULES.iter().map(|rule| rule.name.as_str().len()).max().unwrap_or(0);
    let line = |rule: &crate::check::Rule| {
        format!("{:width$}  {:7}  {}\n", rule.name.as_str(), rule.level.word(), rule.headline())
    };
    terminal::result(&RULES.iter().map(line).collect::<String>())?;
    Ok(Exit::Fine)
}

/// Lists all allowances of a site. Whether each is in order is for `lint` to say.
pub(super) fn allowances(root: &Path) -> Result<Exit, Failure> {
    let inputs = project::read(root)?;
    let options = Options { today: today(None)?, drafts: Drafts::Include, base_url: None };
    let built = build(&inputs, &options, None, &NoSink, &|_| {});
    let texts = inputs.texts();
    let mut text = String::new();
    for (path, allowance) in built.allowances() {
        let line = texts.get(path).map_or(1, |text| LineIndex::new(text).ends(allowance.span).0.line);
        let reason = allowance.reason.as_ref().map_or("no reason", |reason| &reason.value);
        let by = allowance.by.as_ref().map_or("nobody", |by| by.value.as_str());
        let until = allowance.until.as_ref().map_or("without end".to_owned(), |until| format!("until {}", until.value));
        text += &format!("{path}:{line}  {}  \"{reason}\"  by {by}  {until}\n", allowance.rule.value);
    }
    if text.is_empty() {
        text = "nothing is allowed on this site\n".to_owned();
    }
    terminal::result(&text)?;
    Ok(Exit::Fine)
}

/// Prints the documentation of one rule, or of what a stage finds.
pub(super) fn one(name: &str) -> Result<Exit, Failure> {
    if let Some(stage) = STAGES.iter().find(|stage| stage.name.as_str() == name) {
        terminal::result(&format!("{} (part of the build)\n\n{}\n", stage.name, stage.documentation()))?;
        return Ok(Exit::Fine);
    }
    let Some(rule) = RULES.iter().find(|rule| rule.name.as_str() == name) else {
        let names = RULES.iter().map(|rule| rule.name).chain(STAGES.iter().map(|stage| stage.name));
        let near = nearest(name, names.map(RuleName::as_str));
        let help = near.map_or("`handout rules` lists all rules".to_owned(), |near| format!("did you mean `{near}`?"));
        return Err(Failure::usage(format!("there is no rule `{name}`"), help));
    };
    let examples: String = rule.examples().iter().map(|example| format!("\n{}", example.in_words())).collect();
    terminal::result(&format!("{}\n{}\n\n{}\n{examples}", rule.name, rule.standing(), rule.explanation()))?;
    Ok(Exit::Fine)
}

/// Prints the reference of all rules, in Markdown.
pub(super) fn reference() -> Result<Exit, Failure> {
    terminal::result(&check::reference())?;
    Ok(Exit::Fine)
}

/// Prints all that templates can see.
pub(super) fn theme_reference() -> Result<Exit, Failure> {
    terminal::result(&render::reference())?;
    Ok(Exit::Fine)
}
