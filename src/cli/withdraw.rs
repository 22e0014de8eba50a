//! `handout withdraw`.

use std::collections::BTreeMap;

use crate::build::{Inputs, Options, build, mark_withdrawn, take_down};
use crate::cli::args::WithdrawArguments;
use crate::cli::terminal;
use crate::cli::{Exit, Failure, project};
use crate::content::{Id, OutputPath};
use crate::disk::{self, Stage};
use crate::text::SitePath;

/// Takes a page down: in its source, and at once on the published site.
pub(super) fn run(arguments: &WithdrawArguments) -> Result<Exit, Failure> {
    let options = project::options(&arguments.day)?;
    let root = &arguments.site.root;
    let inputs = project::read(root)?;
    let reason = arguments.reason.trim();
    if reason.is_empty() {
        return Err(Failure::usage("a withdrawal needs a reason that readers get", "--reason \"…\""));
    }
    let path = page(&inputs, &arguments.page)?;
    let text = inputs.texts().remove(&path).unwrap_or_default();
    let marked = mark_withdrawn(&text, options.today, reason).ok_or_else(|| {
        Failure::usage(format!("`{path}` has no front matter to mark"), "begin it with two lines of --- around title:")
    })?;
    disk::write_source(root, &path, &marked)?;
    terminal::say(&format!("marked {path} as withdrawn on {}", options.today));
    let inputs = project::read(root)?;
    let output = project::output(&arguments.site);
    let stage = Stage::begin(&output, root)?;
    let built = build(&inputs, &options, None, &stage, &|_| {});
    if !built.has_errors() {
        stage.finish()?;
        terminal::result(&format!("published without it; its address shows the notice: {}\n", output.display()))?;
        return Ok(Exit::Fine);
    }
    stage.discard();
    terminal::findings(&built.diagnostics, &inputs);
    on_the_existing_site(&inputs, &options, &path, arguments)
}

/// Takes the page down from what is published, because the content has errors that keep a whole build from it.
fn on_the_existing_site(
    inputs: &Inputs,
    options: &Options,
    path: &SitePath,
    arguments: &WithdrawArguments,
) -> Result<Exit, Failure> {
    let output = project::output(&arguments.site);
    let published = disk::published_texts(&output)?;
    let changed = match take_down(inputs, options, path, &published) {
        Ok(changed) => changed,
        // The site's own templates may be what is broken; a notice in the built-in ones is better than none.
        Err(found) => {
            take_down(&disk::with_theme(inputs.without_templates()), options, path, &published).map_err(|_| {
                terminal::findings(&found, inputs);
                Failure {
                    exit: Exit::Findings,
                    message: "the page is marked as withdrawn, but the published site still shows it".to_owned(),
                    help: Some(
                        "mend the errors above and build; or take the file off the web server by hand".to_owned(),
                    ),
                }
            })?
        }
    };
    let changes: BTreeMap<OutputPath, Option<Vec<u8>>> =
        changed.into_iter().map(|(path, text)| (path, Some(text.into_bytes()))).collect();
    disk::replace_files(&output, &changes)?;
    terminal::result(&format!(
        "other content has errors, so the page was taken down from the existing site alone: {} files changed in {}\n\
         mend the errors above and build again\n",
        changes.len(),
        output.display()
    ))?;
    Ok(Exit::Fine)
}

/// The file of the page that is called by its id or by its file.
pub(super) fn page(inputs: &Inputs, called: &str) -> Result<SitePath, Failure> {
    let is_page = |path: &&SitePath| {
        path.extension() == "md" && path.below("content").is_some_and(|below| !below.starts_with("_sealed/"))
    };
    let pages = || inputs.files.keys().filter(is_page);
    if let Some(path) = pages().find(|path| path.as_str() == called.trim_start_matches("./")) {
        return Ok(path.clone());
    }
    let id = Id::new(called);
    let stem = |path: &SitePath| match path.stem() {
        "index" => path.folder().rsplit('/').next().unwrap_or("").to_owned(),
        stem => stem.to_owned(),
    };
    let named: Vec<&SitePath> =
        pages().filter(|path| id.as_ref().is_some_and(|id| stem(path) == id.as_str())).collect();
    match named[..] {
        [one] => Ok(one.clone()),
        [] => {
            let stems: Vec<String> = pages().map(stem).collect();
            let near = crate::diagnostic::nearest(called, stems.iter().map(String::as_str));
            let help = near.map_or("name its id or its file".to_owned(), |near| format!("did you mean `{near}`?"));
            Err(Failure::usage(format!("there is no page `{called}`"), help))
        }
        _ => Err(Failure::usage(format!("several pages are called `{called}`"), "name the file")),
    }
}
