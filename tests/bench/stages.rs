//! How long the stages of a build take in one process, from scratch and after edits with the last build at hand: what
//! the preview does between a save and the new bytes.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::time::Instant;

use handout::build::{Build, File, Inputs, NoSink, Options, build};
use handout::content::{Date, Drafts};
use handout::disk;
use handout::text::SitePath;

use crate::run::Spread;

/// An edit of a site: the file, what stands in it, and what stands there after it; the round makes each another.
type Edit = (&'static str, &'static str, fn(usize) -> String);

/// The edits that are measured.
const EDITS: [(&str, Edit); 4] = [
    (
        "a body",
        ("content/self-care/staying-active.md", "\n## ", |round| format!("\nWalk a little on day {round}.\n\n## ")),
    ),
    ("a title", ("content/self-care/staying-active.md", "title: ", |round| format!("title: Day {round}, "))),
    ("a record", ("content/_data/topics.yaml", "title: ", |round| format!("title: Day {round}, "))),
    ("a template", ("templates/base.html", "<main ", |round| format!("<p class=\"day-{round}\">Day</p>\n<main "))),
];

/// Builds the site in `root` `rounds` times from scratch and after each edit, and prints medians.
pub(crate) fn stages(root: &Path, rounds: usize) -> io::Result<()> {
    let inputs = disk::read(root).map_err(io::Error::other)?;
    let today = Date::parse("2026-11-22").map_err(io::Error::other)?;
    let options = Options { today, drafts: Drafts::Leave, base_url: None };
    let first = build(&inputs, &options, None, &NoSink, &|_| {});
    if first.has_errors() {
        return Err(io::Error::other("the site has errors, so that not every stage would be measured"));
    }
    println!("| build | stages in ms, medians (lowest to highest) |");
    println!("|---|---|");
    measure("from scratch", rounds, |_| (inputs.clone(), None), &options);
    for (what, (path, old, new)) in EDITS {
        let edited = |round: usize| {
            let mut edited = inputs.clone();
            if let Some(File::Text(text)) = edited.files.get_mut(&SitePath::known(path)) {
                *text = text.replacen(old, &new(round), 1).into();
            }
            (edited, Some(&first))
        };
        measure(&format!("after an edit of {what}"), rounds, edited, &options);
    }
    Ok(())
}

fn measure<'a>(what: &str, rounds: usize, site: impl Fn(usize) -> (Inputs, Option<&'a Build>), options: &Options) {
    let times: RefCell<BTreeMap<(usize, &'static str), Vec<f64>>> = RefCell::default();
    for round in 1..=rounds {
        let (inputs, previous) = site(round);
        let start = Instant::now();
        let last = RefCell::new((0, start));
        let ended = |name: &'static str| {
            let now = Instant::now();
            let mut last = last.borrow_mut();
            let took = now - last.1;
            times.borrow_mut().entry((last.0, name)).or_default().push(took.as_secs_f64() * 1000.0);
            *last = (last.0 + 1, now);
        };
        let built = build(&inputs, options, previous, &NoSink, &ended);
        drop(built);
        times.borrow_mut().entry((9, "in all")).or_default().push(start.elapsed().as_secs_f64() * 1000.0);
    }
    let shown: Vec<String> = times
        .into_inner()
        .into_iter()
        .map(|((_, name), all)| {
            let Spread { median, low, high } = Spread::of(all.into_iter());
            format!("{name} {median:.1} ({low:.1} to {high:.1})")
        })
        .collect();
    println!("| {what} | {} |", shown.join(", "));
}
