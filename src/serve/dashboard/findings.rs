//! All findings, by page and by rule, and how long builds took.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Level, RuleName};
use crate::serve::dashboard::{count, table, times};
use crate::serve::explain::{explain, headline};
use crate::serve::html::Html;
use crate::serve::overlay::{frame, line};
use crate::serve::snapshot::Snapshot;
use crate::text::SitePath;

/// Of more findings the most important are shown: nobody reads on, and a browser would take long to draw them.
const MOST: usize = 500;

pub(super) fn fill(html: &mut Html, snapshot: &Snapshot) {
    let all = &snapshot.build.diagnostics;
    state(html, snapshot);
    let mut shown: Vec<&Diagnostic> = all.iter().collect();
    shown.sort_by_key(|found| found.level);
    shown.truncate(MOST);
    if !all.is_empty() {
        html.say("h2", &[("id", "by-page")], "By page");
        if shown.len() < all.len() {
            let words = format!("The {MOST} most important of {} are shown.", count(all.len(), "finding"));
            html.say("p", &[], &words);
        }
        by_page(html, &shown, snapshot);
        html.say("h2", &[("id", "by-rule")], "By rule");
        by_rule(html, all);
    }
    html.say("h2", &[("id", "times")], "How long builds took");
    times::fill(html, snapshot);
}

/// Whether the site can be published, in one box.
fn state(html: &mut Html, snapshot: &Snapshot) {
    let all = &snapshot.build.diagnostics;
    let number = |level: Level| all.iter().filter(|found| found.level == level).count();
    let (errors, warnings, advice) = (number(Level::Error), number(Level::Warning), number(Level::Advice));
    let (class, words) = match (errors, warnings) {
        (0, 0) => ("state fine", "Nothing stands in the way of publishing."),
        (0, _) => ("state look", "The site can be published, and somebody has to look at the warnings."),
        _ => ("state stop", "Nothing is published while an error stands."),
    };
    html.within("section", &[("class", class), ("aria-label", "State of the site")], |section| {
        section.say("p", &[("class", "verdict")], words);
        section.within("ul", &[("class", "counts")], |ul| {
            for (number, word) in [(errors, "error"), (warnings, "warning"), (advice, "remark")] {
                ul.say("li", &[("class", word)], &count(number, word));
            }
            let summary = &snapshot.build.summary;
            let pages: usize = summary.pages.values().sum();
            ul.say("li", &[], &format!("{} with {} words", count(pages, "page"), summary.words));
            if !summary.held_back.is_empty() {
                ul.say("li", &[], &format!("{} not on the site today", count(summary.held_back.len(), "page")));
            }
        });
    });
}

fn by_page(html: &mut Html, shown: &[&Diagnostic], snapshot: &Snapshot) {
    let mut pages: BTreeMap<(Level, &SitePath), Vec<&Diagnostic>> = BTreeMap::new();
    for &found in shown {
        let worst = shown.iter().filter(|other| other.path == found.path).map(|other| other.level).min();
        pages.entry((worst.unwrap_or(found.level), &found.path)).or_default().push(found);
    }
    for ((_, path), findings) in pages {
        html.within("section", &[("class", "file")], |section| {
            section.within("h3", &[], |h3| {
                h3.say("code", &[], path.as_str());
                h3.text(" ");
                h3.say("span", &[("class", "small")], &count(findings.len(), "finding"));
            });
            if let Some(output) = snapshot.output(path) {
                section.within("p", &[("class", "small")], |p| {
                    p.say("a", &[("href", &snapshot.address(&output))], "See them on the page");
                });
            }
            section.within("ul", &[("class", "findings")], |ul| {
                findings.iter().for_each(|found| finding(ul, found, snapshot));
            });
        });
    }
}

fn finding(list: &mut Html, found: &Diagnostic, snapshot: &Snapshot) {
    let inputs = &snapshot.inputs;
    list.within("li", &[], |li| {
        li.within("details", &[], |details| {
            details.within("summary", &[], |summary| {
                summary.say("strong", &[("class", &format!("level {}", found.level.word()))], found.level.word());
                summary.text(" ");
                summary.prose(&found.message);
                summary.text(" ");
                let place = format!("line {}, {}", line(inputs, &found.path, found.span), found.rule);
                summary.say("span", &[("class", "small")], &place);
            });
            frame(details, inputs, &found.path, found.span);
            for label in &found.labels {
                details.within("p", &[], |p| {
                    p.prose(&label.message);
                    let place = line(inputs, &label.place.path, label.place.span);
                    p.say("span", &[("class", "small")], &format!(" {}:{place}", label.place.path));
                });
            }
            found.help.iter().for_each(|help| details.within("p", &[("class", "help")], |p| p.prose(help)));
        });
    });
}

fn by_rule(html: &mut Html, all: &[Diagnostic]) {
    let mut rules: BTreeMap<(Level, RuleName), usize> = BTreeMap::new();
    for found in all {
        *rules.entry((found.level, found.rule)).or_default() += 1;
    }
    table(html, "Rules that found something", &["Rule", "Level", "Findings", "What it finds"], |body| {
        for ((level, rule), number) in rules {
            body.within("tr", &[], |row| {
                row.within("th", &[("scope", "row")], |cell| cell.say("code", &[], rule.as_str()));
                row.within("td", &[], |cell| {
                    cell.say("strong", &[("class", &format!("level {}", level.word()))], level.word());
                });
                row.say("td", &[("class", "number")], &number.to_string());
                row.within("td", &[], |cell| {
                    cell.within("details", &[], |details| {
                        details.within("summary", &[], |summary| summary.prose(&headline(rule)));
                        explain(details, rule);
                    });
                });
            });
        }
    });
}
