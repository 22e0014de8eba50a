//! What people read: results on standard output, everything else on standard error.

use crate::build::Inputs;
use crate::cli::{Exit, Failure};
use crate::diagnostic::Diagnostic;
use crate::report;

/// Writes a result to standard output.
pub(super) fn result(text: &str) -> Result<(), Failure> {
    report::print(text).map_err(|error| Failure {
        exit: Exit::World,
        message: format!("could not write to standard output: {error}"),
        help: None,
    })
}

/// Writes a line for people to standard error. That it cannot be written there can be told nobody.
pub(super) fn say(line: &str) {
    let _ = report::say(&format!("{line}\n"));
}

/// Writes findings for people to standard error.
pub(super) fn findings(diagnostics: &[Diagnostic], inputs: &Inputs) {
    if !diagnostics.is_empty() {
        let _ = report::say(&report::human(diagnostics, &inputs.texts(), true));
    }
}

/// Says why a command could not do its work.
pub(super) fn failure(failure: &Failure) {
    say(&format!("error: {}", failure.message));
    if let Some(help) = &failure.help {
        say(&format!("  help: {help}"));
    }
}
