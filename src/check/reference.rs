//! The reference of all rules, for contributors: `handout rules --reference`, kept as `docs/rules.md`.

use crate::check::{RULES, Rule};

/// All rules by group, in Markdown.
pub fn reference() -> String {
    let mut text = format!(
        "# Rules\n\nMade by `handout rules --reference`; a test holds it to the rules. {} rules. Each is one file below \
         `src/check/rules/`, and its examples are tests.\n",
        RULES.len()
    );
    let mut group = "";
    for rule in RULES {
        if rule.name.group() != group {
            group = rule.name.group();
            text += &format!("\n## {group}\n");
        }
        text += &one(rule);
    }
    text
}

/// One rule.
fn one(rule: &Rule) -> String {
    let examples: String =
        rule.examples().iter().map(|example| format!("\n```text\n{}```\n", example.in_words())).collect();
    format!("\n### {}\n\n*{}*\n\n{}\n{examples}", rule.name, rule.standing(), rule.explanation())
}
