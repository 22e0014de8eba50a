//! What people read: results on standard output, everything else on standard error.

use std::io::Write;

use anstream::{AutoStream, ColorChoice};

use crate::cli::Failure;

/// The terminal, or what stands in its place.
#[derive(Debug)]
pub(super) struct Terminal {
    colour: bool,
}

impl Terminal {
    /// Colour only where a terminal shows it; `NO_COLOR` and `CLICOLOR` are honoured.
    pub(super) fn new() -> Self {
        let choice = AutoStream::choice(&std::io::stderr());
        Self { colour: choice != ColorChoice::Never }
    }

    /// Whether findings are coloured.
    pub(super) fn colour(&self) -> bool {
        self.colour
    }

    /// A result, on standard output. A reader that went away is no fault of ours.
    pub(super) fn result(&self, text: &str) {
        let mut out = anstream::stdout().lock();
        let _ = out.write_all(text.as_bytes());
        let _ = out.flush();
    }

    /// A line for people, on standard error.
    pub(super) fn say(&self, line: &str) {
        let _ = writeln!(anstream::stderr().lock(), "{line}");
    }

    /// Findings for people, on standard error.
    pub(super) fn findings(&self, text: &str) {
        let _ = write!(anstream::stderr().lock(), "{text}");
    }

    /// Why a command could not do its work.
    pub(super) fn failure(&self, failure: &Failure) {
        self.say(&format!("error: {}", failure.message));
        if let Some(help) = &failure.help {
            self.say(&format!("  help: {help}"));
        }
    }

    /// What the parser of the command line has to say: help, version or a fault.
    pub(super) fn clap(&self, error: &clap::Error) {
        let _ = error.print();
    }
}
