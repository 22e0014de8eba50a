//! What a rule is for, in its own words: for the overlay and the dashboard.

use crate::check::RULES;
use crate::diagnostic::{RuleName, STAGES};
use crate::serve::html::Html;

/// Explains `rule`: its documentation up to the first example.
pub(super) fn explain(html: &mut Html, rule: RuleName) {
    let of_rule = || RULES.iter().find(|known| known.name == rule).map(|rule| rule.documentation());
    let of_stage = || STAGES.iter().find(|known| known.name == rule).map(|stage| stage.documentation());
    let Some(text) = of_rule().or_else(of_stage) else { return };
    let words = text.split("```").next().unwrap_or("");
    for paragraph in words.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        html.within("p", &[], |p| p.prose(&paragraph.replace('\n', " ")));
    }
}

/// What a rule finds, in one line; nothing for a name that nobody documents.
pub(super) fn headline(rule: RuleName) -> String {
    let of_rule = RULES.iter().find(|known| known.name == rule).map(|rule| rule.headline());
    let of_stage = || STAGES.iter().find(|known| known.name == rule).map(|stage| stage.documentation());
    of_rule.or_else(of_stage).and_then(|text| text.lines().next().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_and_stage_explains_itself_without_its_examples() {
        for rule in RULES.iter().map(|rule| rule.name).chain(STAGES.iter().map(|stage| stage.name)) {
            let mut html = Html::default();
            explain(&mut html, rule);
            let text = html.into_text();
            assert!(text.starts_with("<p>") && !text.contains("-- edit"), "{rule}: {text}");
            assert!(!headline(rule).is_empty(), "{rule}");
        }
    }
}
