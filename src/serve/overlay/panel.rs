//! The list of findings at the foot of a page. Each opens to its code frame, the explanation of its rule and, where a fix
//! is certain, a button that makes it.

use crate::diagnostic::{Diagnostic, Level};
use crate::serve::explain::explain;
use crate::serve::fix;
use crate::serve::html::Html;
use crate::serve::overlay::{OnPage, Seen, frame, line};
use crate::serve::snapshot::Snapshot;

/// Of a longer list the first are shown, and the dashboard has them all.
const MOST: usize = 100;

/// The panel of a page with findings of its `own`, each `seen` somewhere, and errors `elsewhere`.
pub(super) fn panel(page: &OnPage<'_>, own: &[&Diagnostic], seen: &[Seen], elsewhere: &[&Diagnostic]) -> String {
    let mut html = Html::default();
    let label = format!("Findings of the preview on {}", page.snapshot.address(page.output));
    let attributes = [("id", "handout-overlay"), ("aria-label", label.as_str()), ("data-token", page.token)];
    html.within("aside", &attributes, |aside| {
        aside.within("details", &[("id", "handout-fold"), ("open", "")], |fold| {
            fold.within("summary", &[("id", "handout-title")], |summary| {
                summary.say("strong", &[], "Preview");
                summary.text(" ");
                summary.text(&headline(own, elsewhere, page.snapshot.is_kept(page.output)));
            });
            fold.within("div", &[("id", "handout-findings")], |all| {
                status(all, page);
                list(all, own, |item, index| finding(item, own[index], index + 1, Some(seen[index]), page.snapshot));
                if !elsewhere.is_empty() {
                    all.say(
                        "p",
                        &[("class", "handout-heading")],
                        "Errors in other files keep the site from being published:",
                    );
                    let after = own.len() + 1;
                    list(all, elsewhere, |item, index| {
                        finding(item, elsewhere[index], after + index, None, page.snapshot);
                    });
                }
                all.within("p", &[], |p| {
                    p.say("a", &[("href", "/__handout/")], "All findings, review dates, the safety matrix, links");
                });
            });
        });
    });
    html.into_text()
}

/// What stands on the folded panel.
fn headline(own: &[&Diagnostic], elsewhere: &[&Diagnostic], is_kept: bool) -> String {
    let count = |level: Level| own.iter().filter(|found| found.level == level).count();
    let mut parts: Vec<String> = Vec::new();
    for (level, one, many) in [
        (Level::Error, "error", "errors"),
        (Level::Warning, "warning", "warnings"),
        (Level::Advice, "remark", "remarks"),
    ] {
        match count(level) {
            0 => {}
            1 => parts.push(format!("1 {one}")),
            more => parts.push(format!("{more} {many}")),
        }
    }
    let mut text = if parts.is_empty() {
        "no findings on this page".to_owned()
    } else {
        format!("{} on this page", parts.join(", "))
    };
    if !elsewhere.is_empty() {
        text += &format!("; {} in other files", if elsewhere.len() == 1 { "1 error" } else { "errors" });
    }
    if is_kept {
        text += "; shown as it was before";
    }
    text
}

/// What keeps the page from being the newest, and the site from being published.
fn status(html: &mut Html, page: &OnPage<'_>) {
    let mut say = |words: &str| html.say("p", &[("class", "handout-trouble"), ("role", "status")], words);
    if let Some(trouble) = &page.snapshot.trouble {
        say(trouble);
    }
    if page.snapshot.is_kept(page.output) {
        say("This page is shown as it last could be made. It is made anew when the errors below are mended.");
    } else if page.snapshot.build.has_errors() {
        say("Nothing is published while an error stands.");
    }
}

fn list(html: &mut Html, all: &[&Diagnostic], item: impl Fn(&mut Html, usize)) {
    if all.is_empty() {
        return;
    }
    html.within("ol", &[], |ol| {
        for index in 0..all.len().min(MOST) {
            ol.within("li", &[], |li| item(li, index));
        }
    });
    if all.len() > MOST {
        html.say("p", &[], &format!("… and {} more; the link below leads to all of them.", all.len() - MOST));
    }
}

/// One finding: what is wrong and where; opened, everything else about it.
fn finding(html: &mut Html, found: &Diagnostic, number: usize, seen: Option<Seen>, snapshot: &Snapshot) {
    let inputs = &snapshot.inputs;
    let class = format!("handout-finding handout-{}", found.level.word());
    html.within("details", &[("id", &format!("handout-finding-{number}")), ("class", &class)], |details| {
        details.within("summary", &[], |summary| {
            summary.say("strong", &[("class", "handout-level")], found.level.word());
            summary.text(" ");
            summary.prose(&found.message);
            let place = format!("{}:{}", found.path, line(inputs, &found.path, found.span));
            summary.text(" ");
            summary.say("span", &[("class", "handout-place")], &place);
        });
        details.within("div", &[("class", "handout-about")], |about| {
            match seen {
                Some(Seen::Mark(mark)) => show(about, mark, "", "Show it in the text"),
                Some(Seen::Beside(mark)) => {
                    show(
                        about,
                        mark,
                        "The page as it is shown here does not have these words yet. ",
                        "Show where they belong",
                    );
                }
                Some(Seen::FrontMatter) => {
                    about.say("p", &[], "It stands in the front matter, so there are no words to mark in the text.");
                }
                Some(Seen::Nowhere) => about.say("p", &[], "The page as it is shown here does not have these words."),
                None => {}
            }
            frame(about, inputs, &found.path, found.span);
            for label in &found.labels {
                about.within("p", &[("class", "handout-label")], |p| {
                    p.prose(&label.message);
                    p.text(&format!(" ({}:{})", label.place.path, line(inputs, &label.place.path, label.place.span)));
                });
                frame(about, inputs, &label.place.path, label.place.span);
            }
            for help in &found.help {
                about.within("p", &[("class", "handout-help")], |p| {
                    p.say("strong", &[], "What to do: ");
                    p.prose(help);
                });
            }
            fix(about, found, snapshot);
            about.within("details", &[("class", "handout-why"), ("id", &format!("handout-why-{number}"))], |why| {
                why.within("summary", &[], |summary| {
                    summary.text("Why: the rule ");
                    summary.say("code", &[], found.rule.as_str());
                });
                explain(why, found.rule);
            });
        });
    });
}

/// A link to a mark.
fn show(html: &mut Html, mark: usize, before: &str, words: &str) {
    html.within("p", &[], |p| {
        p.text(before);
        p.say("a", &[("class", "handout-show"), ("href", &format!("#handout-mark-{mark}"))], words);
    });
}

/// The button that makes a fix, if it is certain; otherwise a word on what the fix would be.
fn fix(html: &mut Html, found: &Diagnostic, snapshot: &Snapshot) {
    let Some(fix) = &found.fix else { return };
    match fix::name(found, &snapshot.inputs) {
        Some(name) => html.within("p", &[], |p| {
            let what = format!("Fix it in the file: {}", fix.message.replace('`', ""));
            p.say("button", &[("type", "button"), ("class", "handout-fix"), ("data-handout-fix", &name)], &what);
        }),
        None => html.within("p", &[("class", "handout-help")], |p| {
            p.say("strong", &[], "Could mend it, and needs your eyes: ");
            p.prose(&fix.message);
        }),
    }
}
