//! Floor 8: the command line. The only place that puts edges and core together, reads the environment and the clock,
//! and writes to the terminal.

mod args;
mod build;
mod clean;
mod completions;
mod explain;
mod fix;
mod init;
mod interrupt;
mod lint;
mod new;
mod project;
mod seal;
mod serve;
mod terminal;
mod timings;
mod today;
mod withdraw;

use std::ffi::OsString;
use std::panic;
use std::process::ExitCode;

use clap::Parser;

use crate::cli::args::{Arguments, Command};
use crate::disk;

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
    /// Ctrl-C, as shells count it.
    Interrupted = 130,
    /// The system, or its owner, asked the program to end.
    Terminated = 143,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Runs the command line `arguments`, the program's own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    // A parser that panics on one page is caught there and becomes a finding; its words would only alarm the author.
    panic::set_hook(Box::new(|_| {}));
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    panic::catch_unwind(|| run_guarded(arguments)).unwrap_or_else(|_| {
        terminal::say("error: handout itself has failed, which is a bug in it; nothing was published");
        terminal::say("  help: please report what you ran, and the page that you changed last");
        Exit::World.into()
    })
}

/// Runs the command line, whose panics are somebody else's matter.
fn run_guarded(arguments: Vec<OsString>) -> ExitCode {
    let exit = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => command(&arguments.command),
        // Help and version are errors to the parser, and no faults.
        Err(error) if !error.use_stderr() => terminal::result(&error.render().ansi().to_string()).map(|()| Exit::Fine),
        Err(error) => {
            let _ = crate::report::say(&error.render().ansi().to_string());
            Ok(Exit::Usage)
        }
    };
    exit.unwrap_or_else(|failure| {
        terminal::failure(&failure);
        failure.exit
    })
    .into()
}

/// Runs one command.
fn command(command: &Command) -> Result<Exit, Failure> {
    match command {
        Command::Build(arguments) => build::run(arguments),
        Command::Serve(arguments) => serve::run(arguments),
        Command::Lint(arguments) => lint::run(arguments),
        Command::Rules { allowances: true, root, .. } => explain::allowances(root),
        Command::Rules { reference: true, .. } => explain::reference(),
        Command::Rules { .. } => explain::list(),
        Command::Explain { rule } => explain::one(rule),
        Command::Init(arguments) => init::run(arguments),
        Command::New(arguments) => new::run(arguments),
        Command::Withdraw(arguments) => withdraw::run(arguments),
        Command::Seal(arguments) => seal::run(arguments),
        Command::Clean(arguments) => clean::run(arguments),
        Command::Completions { shell } => completions::run(*shell),
        Command::ThemeReference => explain::theme_reference(),
    }
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

impl Failure {
    /// The world, or this program itself, failed.
    fn world(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { exit: Exit::World, message: message.into(), help: Some(help.into()) }
    }
}

impl From<disk::Error> for Failure {
    fn from(error: disk::Error) -> Self {
        let exit = match error.kind {
            disk::Kind::World => Exit::World,
            disk::Kind::Refused => Exit::Usage,
        };
        Self { exit, message: error.to_string(), help: None }
    }
}
