//! `handout seal`.

use crate::build::{NoSeal, seal, sealed_copy};
use crate::cli::args::SealArguments;
use crate::cli::withdraw::page;
use crate::cli::{Exit, Failure, project, terminal};
use crate::disk;
use crate::report;

/// Shows what changed since the last seal, and writes a new one for a person of the register.
pub(super) fn run(arguments: &SealArguments) -> Result<Exit, Failure> {
    let options = project::options(&arguments.day)?;
    let root = &arguments.root;
    let inputs = project::read(root)?;
    let path = page(&inputs, &arguments.page)?;
    let texts = inputs.texts();
    let now = texts.get(&path).map_or("", |text| text);
    let copy = sealed_copy(&path)
        .ok_or_else(|| Failure::usage(format!("`{path}` is no page"), "name a page below content/"))?;
    match texts.get(&copy) {
        Some(before) if **before == *now => terminal::result(&format!("{path} is as it was sealed\n"))?,
        Some(before) => terminal::result(&report::difference(path.as_str(), before, now))?,
        None => terminal::result(&format!("{path} has not been sealed before\n"))?,
    }
    let Some(by) = &arguments.by else { return Ok(Exit::Fine) };
    match seal(&inputs, &options, &path, by) {
        Ok(sealed) => {
            // The kept source first: a seal that cannot be compared with anything is worth less than none.
            disk::write_plain(&root.join(copy.as_str()), &sealed)?;
            disk::write_source(root, &path, &sealed)?;
            terminal::result(&format!("sealed {path} by {by} on {}; its source is kept as {copy}\n", options.today))?;
            Ok(Exit::Fine)
        }
        Err(NoSeal::Errors(found)) => {
            terminal::findings(&found, &inputs);
            terminal::say(&format!("{path} was not sealed: errors stand on it"));
            Ok(Exit::Findings)
        }
        Err(NoSeal::Refused(why, help)) => Err(Failure::usage(why, help)),
    }
}
