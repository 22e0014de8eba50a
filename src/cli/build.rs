//! `handout build`.

use crate::build::{Build, build};
use crate::cli::args::BuildArguments;
use crate::cli::interrupt::Watch;
use crate::cli::terminal;
use crate::cli::timings::Timings;
use crate::cli::{Exit, Failure, project};
use crate::diagnostic::Level;
use crate::disk::{Published, Stage};
use crate::site::HeldBack;

/// Checks the site, builds it and publishes it at once, or not at all.
pub(super) fn run(arguments: &BuildArguments) -> Result<Exit, Failure> {
    let timings = Timings::start();
    let options = project::options(&arguments.day)?;
    let inputs = project::read(&arguments.site.root)?;
    timings.ended("read");
    let output = project::output(&arguments.site);
    let stage = Stage::begin(&output, &arguments.site.root)?;
    let watch = Watch::over(stage.gate());
    let built = build(&inputs, &options, None, &stage, &|name| timings.ended(name));
    terminal::findings(&built.diagnostics, &inputs);
    if built.has_errors() {
        stage.discard();
        terminal::say("nothing was published");
        return Ok(Exit::Findings);
    }
    let published = stage.finish()?;
    drop(watch);
    timings.ended("publish");
    if arguments.timings {
        timings.print();
    }
    terminal::result(&summary(&built, &published, &output.display().to_string()))?;
    Ok(Exit::Fine)
}

/// What was made, what was held back, and when something changes by itself.
fn summary(built: &Build, published: &Published, output: &str) -> String {
    let summary = &built.summary;
    let kinds: Vec<String> = summary.pages.iter().map(|(kind, count)| format!("{} {count}", kind.name())).collect();
    let pages = summary.page_count();
    let mut text = format!("{pages} {}: {}\n", plural("page", pages), kinds.join(", "));
    text += &format!(
        "published {} files to {output}: {} new or changed, {} as before, {} removed\n",
        published.files,
        published.files - published.unchanged,
        published.unchanged,
        published.removed.len(),
    );
    text += &held_back(built);
    for line in published.fallback.iter().chain(&published.leftovers) {
        text += &format!("note: {line}\n");
    }
    let warnings = built.diagnostics.iter().filter(|found| found.level == Level::Warning).count();
    if warnings > 0 {
        text += &format!("{warnings} {} to look at, above\n", plural("warning", warnings));
    }
    text
}

/// Which pages are not on the site, and the next day on which that changes.
pub(super) fn held_back(built: &Build) -> String {
    let mut text = String::new();
    for (path, title, why) in &built.summary.held_back {
        let why = match why {
            HeldBack::Draft => "is a draft".to_owned(),
            HeldBack::Future(from) => format!("is to be published on {from}"),
            HeldBack::Expired(on) => format!("expired on {on}"),
            HeldBack::Withdrawn(on) => format!("was withdrawn on {on}; its address shows a notice"),
        };
        text += &format!("held back: \"{title}\" {why} ({path})\n");
    }
    for path in &built.summary.passed_over {
        text += &format!("passed over: {path}, because a name that begins with _ is no page\n");
    }
    if let Some((day, what)) = &built.summary.next_change {
        text += &format!("next change: on {day} {what}\n");
    }
    text
}

/// `word`, in the plural unless there is one.
pub(super) fn plural(word: &str, count: usize) -> String {
    if count == 1 { word.to_owned() } else { format!("{word}s") }
}
