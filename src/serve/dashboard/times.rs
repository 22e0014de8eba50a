//! How long the last builds took: a picture of all, and the stages of the newest.

use std::time::Duration;

use crate::serve::dashboard::table;
use crate::serve::html::Html;
use crate::serve::snapshot::{Snapshot, Took};

/// Height of the picture, and width of one build in it.
const HEIGHT: f64 = 90.0;
const STEP: usize = 14;

pub(super) fn fill(html: &mut Html, snapshot: &Snapshot) {
    let Some(newest) = snapshot.times.first() else {
        html.say("p", &[], "No build has been timed yet.");
        return;
    };
    let totals: Vec<f64> = snapshot.times.iter().rev().map(|build| milliseconds(total(build))).collect();
    let longest = totals.iter().copied().fold(1.0, f64::max);
    picture(html, &totals, longest);
    table(html, "The newest build, by stage", &["Stage", "Time"], |body| {
        for took in newest {
            row(body, took.stage, took.time);
        }
        row(body, "all", total(newest));
    });
}

/// One bar for each build, the newest on the right.
fn picture(html: &mut Html, totals: &[f64], longest: f64) {
    let width = (totals.len() * STEP).max(140);
    let about = format!("The last {} builds; the longest took {longest:.1} ms.", totals.len());
    let size = [width.to_string(), format!("{}", HEIGHT + 4.0)];
    let view = format!("0 0 {} {}", size[0], size[1]);
    let attributes = [
        ("class", "times"),
        ("role", "img"),
        ("aria-label", about.as_str()),
        ("viewBox", &view),
        ("width", &size[0]),
        ("height", &size[1]),
    ];
    html.within("figure", &[], |figure| {
        figure.within("svg", &attributes, |svg| {
            for (index, total) in totals.iter().enumerate() {
                let height = (total / longest * HEIGHT).max(1.0);
                let (x, y) = ((index * STEP).to_string(), format!("{:.1}", HEIGHT + 2.0 - height));
                let (width, height) = ((STEP - 4).to_string(), format!("{height:.1}"));
                let rect = [("x", x.as_str()), ("y", &y), ("width", &width), ("height", &height)];
                svg.within("rect", &rect, |rect| rect.say("title", &[], &format!("{total:.1} ms")));
            }
        });
        figure.say("figcaption", &[], &about);
    });
}

fn row(body: &mut Html, stage: &str, time: Duration) {
    body.within("tr", &[], |row| {
        row.say("th", &[("scope", "row")], stage);
        row.say("td", &[("class", "number")], &format!("{:.1} ms", milliseconds(time)));
    });
}

fn total(build: &[Took]) -> Duration {
    build.iter().map(|took| took.time).sum()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
