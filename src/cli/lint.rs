//! `handout lint`.

use std::path::{Component, Path, PathBuf};

use crate::build::{Build, Inputs, NoSink, build};
use crate::cli::args::{Deny, Format, LintArguments};
use crate::cli::build::plural;
use crate::cli::terminal;
use crate::cli::timings::Timings;
use crate::cli::{Exit, Failure, project};
use crate::diagnostic::{Diagnostic, Level};
use crate::report;

/// Checks the site without writing anything.
pub(super) fn run(arguments: &LintArguments) -> Result<Exit, Failure> {
    let timings = Timings::start();
    let options = project::options(&arguments.day)?;
    let inputs = project::read(&arguments.root)?;
    timings.ended("read");
    let wanted = wanted(&arguments.paths, &arguments.root, &inputs)?;
    let built = build(&inputs, &options, None, &NoSink, &|name| timings.ended(name));
    let shown: Vec<Diagnostic> = built
        .diagnostics
        .iter()
        .filter(|found| wanted.is_empty() || wanted.iter().any(|wanted| covers(wanted, found.path.as_str())))
        .cloned()
        .collect();
    let texts = inputs.texts();
    match arguments.format {
        Format::Human => {
            terminal::findings(&shown, &inputs);
            terminal::result(&coverage(&built, &shown))?;
        }
        Format::Json => terminal::result(&report::json(&shown, &texts))?,
        Format::Sarif => terminal::result(&report::sarif(&shown, &texts))?,
        Format::Github => terminal::result(&report::github(&shown, &texts))?,
        Format::Junit => terminal::result(&report::junit(&shown, &texts))?,
    }
    if arguments.timings {
        timings.print();
    }
    let worst = shown.iter().map(|found| found.level).min();
    let failing = match arguments.deny {
        Some(Deny::Warnings) => worst.is_some_and(|level| level <= Level::Warning),
        None => worst == Some(Level::Error),
    };
    Ok(if failing { Exit::Findings } else { Exit::Fine })
}

/// What the run looked at: silence alone would not say.
fn coverage(built: &Build, shown: &[Diagnostic]) -> String {
    let pages = built.summary.page_count();
    let found = if shown.is_empty() {
        "no findings".to_owned()
    } else {
        format!("{} {}", shown.len(), plural("finding", shown.len()))
    };
    format!(
        "checked {pages} {} with {} words and {} finished HTML files: {found}\n{}",
        plural("page", pages),
        built.summary.words,
        built.summary.html_files,
        crate::cli::build::held_back(built),
    )
}

/// The paths to show findings of, from the root of the site. A path that names nothing would pass in silence.
fn wanted(paths: &[PathBuf], root: &Path, inputs: &Inputs) -> Result<Vec<String>, Failure> {
    let from_root = |path: &PathBuf| {
        let below = path.strip_prefix(root).unwrap_or(path);
        let parts = below.components().filter_map(|part| match part {
            Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
            _ => None,
        });
        let wanted = parts.collect::<Vec<_>>().join("/");
        if inputs.files.keys().any(|file| covers(&wanted, file.as_str())) {
            Ok(wanted)
        } else {
            Err(Failure::usage(
                format!("there is nothing to check at `{}`", path.display()),
                "name a file or folder of the site, such as content/exercises",
            ))
        }
    };
    paths.iter().map(from_root).collect()
}

/// Whether the file `path` is `wanted` or lies in it.
fn covers(wanted: &str, path: &str) -> bool {
    wanted.is_empty() || path == wanted || path.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('/'))
}
