//! `handout completions`.

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use crate::cli::args::Arguments;
use crate::cli::terminal;
use crate::cli::{Exit, Failure};

/// Prints what `shell` needs to complete commands.
pub(super) fn run(shell: Shell) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    generate(shell, &mut Arguments::command(), "handout", &mut script);
    terminal::result(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Fine)
}
