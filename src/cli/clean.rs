//! `handout clean`.

use crate::cli::args::SiteArguments;
use crate::cli::project;
use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Failure};
use crate::disk;

/// Removes the published site, if this program made it.
pub(super) fn run(arguments: &SiteArguments, terminal: &Terminal) -> Result<Exit, Failure> {
    let output = project::output(arguments);
    let removed = disk::clean(&output)?;
    terminal.say(&if removed {
        format!("removed {}", output.display())
    } else {
        format!("there is nothing at {}", output.display())
    });
    Ok(Exit::Fine)
}
