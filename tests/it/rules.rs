//! Every rule against its own documentation: the failing examples make it speak, the passing ones leave it silent.

use std::collections::BTreeMap;
use std::sync::Arc;

use handout::check::{Context, RULES, Rule};
use handout::clinical::derive;
use handout::content::{Date, Drafts, Page};
use handout::diagnostic::{Diagnostic, Parsed};
use handout::site::{Parts, resolve};
use handout::text::SitePath;
use handout::{check, parse};

use crate::txtar;

const SMALL: &str = include_str!("fixture/small.txtar");

#[test]
fn the_small_site_has_no_finding() {
    let found: Vec<String> = check_site(&files("")).iter().map(line).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_rule_teaches_what_it_finds_with_its_source_and_examples_of_both_kinds() {
    for rule in RULES {
        let text = rule.documentation();
        assert!(
            rule.headline().ends_with('.') || text.lines().take(3).any(|line| line.ends_with('.')),
            "{}",
            rule.name
        );
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
            let all = check_site(&files(&example));
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
            let all = check_site(&files(&example));
            let found = all.iter().filter(|found| found.rule == rule.name || found.rule.group() == "structure");
            wrong.extend(found.map(|found| format!("{}: {example}{}", rule.name, line(found))));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The files of the small site after an example.
fn files(example: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    txtar::apply(&mut files, SMALL);
    txtar::apply(&mut files, example);
    files
}

/// The examples of one kind in the documentation of a rule.
fn examples(rule: &Rule, kind: &str) -> Vec<String> {
    let text = rule.documentation();
    let fence = format!("```{kind}\n");
    let fences = text.split(&fence).skip(1);
    fences.map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

/// Everything that is found in a site before it is rendered.
fn check_site(files: &BTreeMap<String, String>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let text = |path: &str| -> Arc<str> { files[path].as_str().into() };
    let (mut records, mut pages) = (BTreeMap::new(), Vec::new());
    for path in files.keys() {
        let site_path = SitePath::known(path);
        if path.ends_with(".md") {
            pages.extend(value(parse::page(&site_path, &text(path)), &mut found));
        } else if path.starts_with("content/_data/") {
            records.insert(site_path, text(path));
        }
    }
    let settings = parse::settings(&SitePath::known("handout.yaml"), &text("handout.yaml"));
    let parts = Parts {
        settings: value(settings, &mut found).unwrap(),
        records: value(parse::records(&records), &mut found),
        pages: pages.iter().map(|page: &Page| Arc::clone(&page.summary)).collect(),
        assets: Vec::new(),
        generated: Vec::new(),
        today: Date::parse("2026-11-22").unwrap(),
        drafts: Drafts::Leave,
    };
    let site = value(resolve(parts), &mut found);
    let derivation = derive(site.pages.values().map(|page| &**page), &site.records);
    let context = Context { site: &site, derivation: &derivation };
    found.extend(pages.iter().flat_map(|page| check::page(page, context)));
    found.extend(check::site(context));
    found
}

/// What was parsed; what was found goes to `all`.
fn value<T>(parsed: Parsed<T>, all: &mut Vec<Diagnostic>) -> T {
    parsed.into_value(all)
}

/// A finding on one line.
fn line(found: &Diagnostic) -> String {
    let labels: String = found.labels.iter().map(|label| format!(" | {}", label.message)).collect();
    let help: String = found.help.iter().map(|help| format!(" | {help}")).collect();
    let (path, span) = (&found.path, found.span);
    format!(
        "{path}:{}..{}: {}: {}: {}{labels}{help}",
        span.start,
        span.end,
        found.level.word(),
        found.rule,
        found.message
    )
}
