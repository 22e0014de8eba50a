//! Every rule against its own documentation: the failing examples make it speak, the passing ones leave it silent.

use handout::check::{RULES, Rule};
use handout::diagnostic::Diagnostic;

use crate::site::{line, small};

#[test]
fn the_small_site_has_no_finding() {
    let found: Vec<String> = check("").iter().map(line).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn careful_pages_on_other_topics_have_no_finding() {
    let found: Vec<String> = check(include_str!("careful/pages.txtar")).iter().map(line).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_rule_teaches_what_it_finds_with_its_source_and_examples_of_both_kinds() {
    for rule in RULES {
        let text = rule.documentation();
        assert!(!rule.headline().is_empty(), "{} does not say what it finds", rule.name);
        assert!(text.contains("\nSource: "), "{} names no source", rule.name);
        assert!(!examples(rule, "bad").is_empty(), "{} has no failing example", rule.name);
        assert!(!examples(rule, "good").is_empty(), "{} has no passing example", rule.name);
    }
}

#[test]
fn every_failing_example_makes_its_rule_speak_and_say_what_to_do() {
    let mut wrong = Vec::new();
    for rule in RULES {
        for example in examples(rule, "bad") {
            let all = check(&example);
            let found: Vec<&Diagnostic> = all.iter().filter(|found| found.rule == rule.name).collect();
            if found.is_empty() {
                let others: Vec<String> = all.iter().map(line).collect();
                wrong.push(format!("{} does not speak about\n{example}but:\n{}", rule.name, others.join("\n")));
            }
            for found in found {
                if found.level != rule.level || found.help.is_empty() || found.message.ends_with('.') {
                    wrong.push(format!("{} does not say it well: {}", rule.name, line(found)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_passing_example_leaves_its_rule_silent() {
    let mut wrong = Vec::new();
    for rule in RULES {
        for example in examples(rule, "good") {
            let all = check(&example);
            // An example that the parser refuses would leave every rule silent.
            let found = all.iter().filter(|found| found.rule == rule.name || found.rule.group() == "structure");
            wrong.extend(found.map(|found| format!("{}: {example}{}", rule.name, line(found))));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The examples of one kind in the documentation of a rule.
fn examples(rule: &Rule, kind: &str) -> Vec<String> {
    let text = rule.documentation();
    let fence = format!("```{kind}\n");
    let fences = text.split(&fence).skip(1);
    fences.map(|rest| rest.split("```").next().expect("a split has a first part").to_owned()).collect()
}

/// Everything that a build finds in the small site after an example.
fn check(example: &str) -> Vec<Diagnostic> {
    small().with(example).build().build.diagnostics
}
