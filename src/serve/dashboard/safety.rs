//! The safety matrix with the rule behind each cell: which condition speaks against which exercise, and why.

use crate::clinical::{Condition, Derivation, Ground, Origin, Stages};
use crate::content::{Advice, PageSummary, Verdict};
use crate::serve::dashboard::{page_link, site};
use crate::serve::html::Html;
use crate::serve::overlay::line;
use crate::serve::snapshot::Snapshot;
use crate::site::Site;

pub(super) fn fill(html: &mut Html, snapshot: &Snapshot) {
    let Some(site) = site(html, snapshot) else { return };
    let Some(derivation) = snapshot.build.derivation() else { return };
    let exercises: Vec<&PageSummary> =
        site.pages.values().map(|page| &**page).filter(|page| page.exercise().is_some()).collect();
    if exercises.is_empty() {
        html.say("p", &[], "There are no exercises yet: `handout new exercise NAME` writes the first.");
        return;
    }
    let (stopping, others): (Vec<&Condition>, Vec<&Condition>) =
        derivation.conditions.values().partition(|condition| condition.stop_all);
    html.say(
        "p",
        &[],
        "What follows from the movement of each exercise and the rules of each condition. Open a cell for the rule that it \
         comes from. “No rule” says that no rule was found, and never that it is safe.",
    );
    let label = "Exercises by condition";
    html.within(
        "div",
        &[("class", "wide matrix"), ("role", "region"), ("tabindex", "0"), ("aria-label", label)],
        |wide| {
            wide.within("table", &[], |table| {
                table.say("caption", &[], label);
                table.within("thead", &[], |head| {
                    head.within("tr", &[], |row| {
                        row.say("th", &[("scope", "col")], "Condition");
                        exercises.iter().for_each(|page| heading(row, page, snapshot));
                    });
                });
                table.within("tbody", &[], |body| {
                    for condition in others {
                        body.within("tr", &[], |row| {
                            row.within("th", &[("scope", "row")], |cell| title(cell, condition, snapshot));
                            exercises.iter().for_each(|page| cell(row, page, condition, derivation, site, snapshot));
                        });
                    }
                });
            });
        },
    );
    if !stopping.is_empty() {
        html.say("h2", &[], "Nothing is offered with these");
        html.within("ul", &[], |ul| {
            stopping.iter().for_each(|condition| ul.within("li", &[], |li| title(li, condition, snapshot)));
        });
    }
}

fn heading(row: &mut Html, page: &PageSummary, snapshot: &Snapshot) {
    row.within("th", &[("scope", "col")], |cell| {
        page_link(cell, page, snapshot);
        if page.exercise().is_some_and(|exercise| exercise.advice.value == Advice::LeaveForNow) {
            cell.text(" ");
            cell.say("span", &[("class", "small")], "leave for now");
        }
    });
}

fn title(html: &mut Html, condition: &Condition, snapshot: &Snapshot) {
    match &condition.url {
        Some(url) => html.say("a", &[("href", &snapshot.base.link(url))], &condition.title),
        None => html.text(&condition.title),
    }
}

fn cell(
    row: &mut Html,
    page: &PageSummary,
    condition: &Condition,
    derivation: &Derivation,
    site: &Site,
    snapshot: &Snapshot,
) {
    let grounds = derivation.between(&page.id, &condition.id);
    let Some(verdict) = grounds.iter().map(|ground| ground.verdict).max() else {
        row.say("td", &[("class", "none")], "no rule");
        return;
    };
    let class = if verdict == Verdict::Avoid { "avoid" } else { "caution" };
    row.within("td", &[("class", class)], |cell| {
        cell.within("details", &[], |details| {
            details.within("summary", &[], |summary| {
                summary.say("strong", &[], verdict.name());
                let strongest = grounds.iter().filter(|ground| ground.verdict == verdict);
                if strongest.clone().all(|ground| ground.stages != Stages::All) {
                    summary.text(" at times");
                }
            });
            details.within("ul", &[], |ul| {
                grounds.iter().for_each(|ground| ul.within("li", &[], |li| reason(li, ground, site, snapshot)));
            });
        });
    });
}

/// The rule behind a verdict: its words, when it holds, how sure it is, and where it is written down.
fn reason(html: &mut Html, ground: &Ground, site: &Site, snapshot: &Snapshot) {
    html.say("strong", &[], ground.verdict.name());
    let stages: Vec<String> = ground
        .stages
        .ids()
        .iter()
        .map(|id| site.records.stages.get(id).map_or_else(|| id.to_string(), |stage| stage.label.clone()))
        .collect();
    if !stages.is_empty() {
        html.text(&format!(" {}", stages.join(", ")));
    }
    match &ground.origin {
        Origin::Rule(rule, declared) => {
            html.text(": ");
            html.say("code", &[], &format!("{} from {} on", rule.movement.value, rule.level.value));
            html.text(&format!(", and the exercise has `{declared}`. ").replace('`', ""));
            html.text(&rule.reason.value);
            let contested = if rule.contested { ", contested" } else { "" };
            let place = &rule.place;
            let words = format!(
                " {} certainty, {}{contested}; {}:{}",
                rule.certainty.value.name(),
                rule.strength.value.name(),
                place.path,
                line(&snapshot.inputs, &place.path, place.span)
            );
            html.say("span", &[("class", "small")], &words);
        }
        Origin::Default => html.text(": with this condition nothing is called safe by silence."),
        Origin::StopAll => html.text(": with this condition nothing is offered."),
    }
}
