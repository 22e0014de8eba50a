//! `handout lint`.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};

use crate::build::{Build, File, Inputs, NoSink, Options, build, mend};
use crate::cli::args::{Deny, Format, LintArguments};
use crate::cli::build::plural;
use crate::cli::timings::Timings;
use crate::cli::{Exit, Failure, fix, project, terminal};
use crate::diagnostic::{Diagnostic, Level, RuleName};
use crate::disk;
use crate::report;
use crate::text::SitePath;

/// Checks the site; writes nothing but what `--fix` and `--write-baseline` ask for.
pub(super) fn run(arguments: &LintArguments) -> Result<Exit, Failure> {
    let timings = Timings::start();
    let options = project::options(&arguments.day)?;
    let mut inputs = project::read(&arguments.root)?;
    timings.ended("read");
    let wanted = if arguments.paths == [PathBuf::from("-")] {
        vec![from_standard_input(&mut inputs, arguments)?]
    } else {
        wanted(arguments, &inputs)?
    };
    if arguments.changed && wanted.is_empty() {
        terminal::say("none of the changed files is part of the site, so there is nothing to check");
        return Ok(Exit::Fine);
    }
    let is_wanted = |found: &Diagnostic| wanted.iter().any(|wanted| covers(wanted, found.path.as_str()));
    let built = build(&inputs, &options, None, &NoSink, &|name| timings.ended(name));
    let (inputs, built) =
        if arguments.fix { mended(arguments, &inputs, &options, built, &is_wanted)? } else { (inputs, built) };
    let all: Vec<Diagnostic> = built.diagnostics.iter().filter(|&found| is_wanted(found)).cloned().collect();
    let shown = after_baseline(arguments, all)?;
    print(arguments, &inputs, &built, &shown)?;
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

/// Writes the findings in the form that was asked for.
fn print(arguments: &LintArguments, inputs: &Inputs, built: &Build, shown: &[Diagnostic]) -> Result<(), Failure> {
    let texts = inputs.texts();
    match arguments.format {
        Format::Human if arguments.ask_first => {
            terminal::findings(shown, inputs);
            terminal::result(&fix::ask_first(shown, inputs))
        }
        Format::Human => {
            terminal::findings(shown, inputs);
            terminal::result(&(statistics(shown) + &coverage(built, shown)))
        }
        Format::Json => terminal::result(&report::json(shown, &texts)),
        Format::Sarif => terminal::result(&report::sarif(shown, &texts)),
        Format::Github => terminal::result(&report::github(shown, &texts)),
        Format::Junit => terminal::result(&report::junit(shown, &texts)),
    }
}

/// The site after its safe fixes, which are written.
fn mended(
    arguments: &LintArguments,
    inputs: &Inputs,
    options: &Options,
    built: Build,
    is_wanted: &dyn Fn(&Diagnostic) -> bool,
) -> Result<(Inputs, Build), Failure> {
    let mended = mend(inputs.clone(), options, built, is_wanted);
    fix::write(&arguments.root, inputs, &mended)?;
    Ok((mended.inputs, mended.built))
}

/// The findings that a baseline does not cover; a new baseline is written where one was asked for.
fn after_baseline(arguments: &LintArguments, all: Vec<Diagnostic>) -> Result<Vec<Diagnostic>, Failure> {
    if let Some(file) = &arguments.write_baseline {
        disk::write_plain(file, &report::baseline(&all))?;
        let left: Vec<Diagnostic> = all.iter().filter(|found| !report::may_be_covered(found)).cloned().collect();
        let covered = all.len() - left.len();
        terminal::say(&format!("wrote {covered} {} to {}", plural("finding", covered), file.display()));
        return Ok(left);
    }
    let Some(file) = &arguments.baseline else { return Ok(all) };
    let compared = report::compare(&disk::read_plain(file)?, all).map_err(|why| {
        let help = "write a new one with --write-baseline";
        Failure::usage(format!("`{}` is no baseline: {why}", file.display()), help)
    })?;
    if compared.covered > 0 {
        terminal::say(&format!(
            "{} {} of the baseline not shown",
            compared.covered,
            plural("finding", compared.covered)
        ));
    }
    // A run over some of the files cannot tell what is gone from the others.
    if arguments.paths.is_empty() {
        for line in &compared.gone {
            terminal::say(&format!("no longer found, take it out of {}: {line}", file.display()));
        }
    }
    Ok(compared.shown)
}

/// How many findings each rule has, most first.
fn statistics(shown: &[Diagnostic]) -> String {
    let mut counts: BTreeMap<RuleName, usize> = BTreeMap::new();
    for found in shown {
        *counts.entry(found.rule).or_default() += 1;
    }
    let mut counts: Vec<(RuleName, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(rule, count)| (std::cmp::Reverse(*count), *rule));
    counts.into_iter().map(|(rule, count)| format!("{count:>6}  {rule}\n")).collect()
}

/// What the run looked at and what it did not: silence alone would not say.
fn coverage(built: &Build, shown: &[Diagnostic]) -> String {
    let summary = &built.summary;
    let pages = summary.page_count();
    let found = if shown.is_empty() {
        "no findings".to_owned()
    } else {
        format!("{} {}", shown.len(), plural("finding", shown.len()))
    };
    let finished = match summary.html_files {
        0 => "the finished pages were not looked at while errors stand".to_owned(),
        files => format!("{files} finished HTML files"),
    };
    let unread: String =
        summary.unread.iter().map(|path| format!("not checked: {path}, because it cannot be read\n")).collect();
    format!(
        "checked {pages} {}, {} {}, {} {}; {finished}: {found}\n{unread}{}",
        plural("page", pages),
        summary.sections,
        plural("section", summary.sections),
        summary.words,
        plural("word", summary.words),
        crate::cli::build::held_back(built),
    )
}

/// Puts what comes on standard input in the place of the file that `--path` names, and says which that is.
fn from_standard_input(inputs: &mut Inputs, arguments: &LintArguments) -> Result<String, Failure> {
    let usage =
        |message: &str| Failure::usage(message, "handout lint - --path content/exercises/walking.md < draft.md");
    let named = arguments.path.as_deref().ok_or_else(|| usage("standard input needs a place in the site"))?;
    let path = SitePath::new(named).ok().filter(|path| path.below("content").is_some() && path.extension() == "md");
    let path = path.ok_or_else(|| usage("--path has to name a page below content/"))?;
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(|error| Failure {
        exit: Exit::World,
        message: format!("could not read standard input: {error}"),
        help: None,
    })?;
    inputs.files.insert(path.clone(), File::Text(text.into()));
    Ok(path.as_str().to_owned())
}

/// The paths to show findings of, from the root of the site; the root itself where none is named. A path that names
/// nothing would pass in silence, except among changed files, which are anybody's.
fn wanted(arguments: &LintArguments, inputs: &Inputs) -> Result<Vec<String>, Failure> {
    if arguments.paths.is_empty() && !arguments.changed {
        return Ok(vec![String::new()]);
    }
    let mut all = Vec::new();
    for path in &arguments.paths {
        let wanted = from_root(path, &arguments.root);
        if inputs.files.keys().any(|file| covers(&wanted, file.as_str())) && !(arguments.changed && wanted.is_empty()) {
            // What is not a page may change what is right on every page.
            let shared = arguments.changed && !is_page(&wanted);
            all.push(if shared { String::new() } else { wanted });
        } else if !arguments.changed {
            return Err(Failure::usage(
                format!("there is nothing to check at `{}`", path.display()),
                "name a file or folder of the site, such as content/exercises",
            ));
        }
    }
    Ok(all)
}

/// Whether a path is that of a page, rather than of a record, a setting or a template.
fn is_page(path: &str) -> bool {
    path.starts_with("content/") && !path.starts_with("content/_data/")
}

/// A path on the command line as one of the site.
fn from_root(path: &Path, root: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts = below.components().filter_map(|part| match part {
        Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// Whether the file `path` is `wanted` or lies in it.
fn covers(wanted: &str, path: &str) -> bool {
    wanted.is_empty() || path == wanted || path.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('/'))
}
