//! `handout clean`.

use crate::cli::args::SiteArguments;
use crate::cli::project;
use crate::cli::terminal;
use crate::cli::{Exit, Failure};
use crate::disk;

/// Removes the published site, if this program made it, and what the last build remembers.
pub(super) fn run(arguments: &SiteArguments) -> Result<Exit, Failure> {
    let output = project::output(arguments);
    let cleaned = disk::clean(&output)?;
    disk::forget(&arguments.root)?;
    let shown = output.display();
    terminal::say(&match cleaned.files {
        0 => format!("there is nothing of ours at {shown}"),
        files => format!("removed {files} files from {shown}"),
    });
    for left in &cleaned.leftovers {
        terminal::say(&format!("note: {left}"));
    }
    Ok(Exit::Fine)
}
