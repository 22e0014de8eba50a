//! `handout build`.

use crate::build::{Build, build};
use crate::cli::args::BuildArguments;
use crate::cli::interrupt::Watch;
use crate::cli::terminal;
use crate::cli::timings::Timings;
use crate::cli::{Exit, Failure, project};
use crate::diagnostic::Level;
use crate::disk::{self, Key, Published, Stage};
use crate::site::HeldBack;

/// Checks the site, builds it and publishes it at once, or not at all. Where the last build remembers that all of it
/// was done already, says so again.
pub(super) fn run(arguments: &BuildArguments) -> Result<Exit, Failure> {
    let timings = Timings::start();
    let options = project::options(&arguments.day)?;
    let root = &arguments.site.root;
    let inputs = project::read(root)?;
    timings.ended("read");
    let output = project::output(&arguments.site);
    // Also where nothing is to be done: it waits for nobody else's build, and sweeps up what a killed one left.
    let stage = Stage::begin(&output, root)?;
    let watch = Watch::over(stage.gate());
    let key = (!arguments.no_cache).then(|| Key::of(&inputs, &options));
    let last = key.as_ref().and_then(|key| disk::recall(root, key, &output));
    if key.is_some() {
        timings.ended("recall");
    }
    if let Some((built, published)) = last.as_ref().filter(|_| !arguments.verify_cache) {
        stage.discard();
        terminal::findings(&built.diagnostics, &inputs);
        return tell(arguments, &timings, built, published);
    }
    let built = build(&inputs, &options, None, &stage, &|name| timings.ended(name));
    if let Some((last, _)) = last.filter(|(last, _)| *last != built) {
        let (then, now) = (last.outputs.len(), built.outputs.len());
        let message = format!("the last build, of {then} files, remembers something else than this one, of {now}");
        return Err(Failure::world(
            message,
            "this is a mistake in handout, please report it; `handout clean` mends it",
        ));
    }
    terminal::findings(&built.diagnostics, &inputs);
    if built.has_errors() {
        stage.discard();
        terminal::say("nothing was published");
        return Ok(Exit::Findings);
    }
    let published = stage.finish()?;
    drop(watch);
    timings.ended("publish");
    if let Some(key) = &key {
        // A folder in which nothing can be written costs the next run time, and this one nothing.
        if let Err(fault) = disk::remember(root, key, &built) {
            terminal::say(&format!("note: {fault}"));
        }
    }
    let told = tell(arguments, &timings, &built, &published);
    // The process ends here: to give its memory back piece by piece would only take time.
    std::mem::forget((inputs, built));
    told
}

/// Says what was published.
fn tell(arguments: &BuildArguments, timings: &Timings, built: &Build, published: &Published) -> Result<Exit, Failure> {
    if arguments.timings {
        timings.print();
    }
    let output = project::output(&arguments.site);
    terminal::result(&summary(built, published, &output.display().to_string()))?;
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
