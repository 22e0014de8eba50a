//! Floor 8: the command line. The only place that puts edges and core together, reads the environment and the clock,
//! and writes to the terminal.

mod args;
mod build;
mod clean;
mod completions;
mod explain;
mod lint;
mod project;
mod terminal;
mod timings;
mod today;
mod withdraw;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use crate::cli::args::{Arguments, Command};
use crate::cli::terminal::Terminal;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// All is well.
    Fine = 0,
    /// The content has errors, each located.
    Findings = 1,
    /// The command line or the configuration is wrong, or what was asked for is refused.
    Usage = 2,
    /// The world failed: disk, permission.
    World = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Runs the command line `arguments`, the program's own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let terminal = Terminal::new();
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are errors to the parser, and no faults.
            let exit = if error.use_stderr() { Exit::Usage } else { Exit::Fine };
            terminal.clap(&error);
            return exit.into();
        }
    };
    let exit = match &arguments.command {
        Command::Build(arguments) => build::run(arguments, &terminal),
        Command::Lint(arguments) => lint::run(arguments, &terminal),
        Command::Rules => explain::list(&terminal),
        Command::Explain { rule } => explain::one(rule, &terminal),
        Command::Withdraw(arguments) => withdraw::run(arguments, &terminal),
        Command::Clean(arguments) => clean::run(arguments, &terminal),
        Command::Completions { shell } => completions::run(*shell, &terminal),
        Command::ThemeReference => explain::theme_reference(&terminal),
    };
    exit.unwrap_or_else(|failure| {
        terminal.failure(&failure);
        failure.exit
    })
    .into()
}

/// Why a command could not do its work.
#[derive(Debug)]
struct Failure {
    exit: Exit,
    message: String,
    help: Option<String>,
}

impl Failure {
    /// The command line or configuration is wrong, or what was asked for is refused.
    fn usage(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { exit: Exit::Usage, message: message.into(), help: Some(help.into()) }
    }
}

impl From<crate::disk::Error> for Failure {
    fn from(error: crate::disk::Error) -> Self {
        let exit = if error.is_refusal() { Exit::Usage } else { Exit::World };
        Self { exit, message: error.to_string(), help: error.help() }
    }
}
