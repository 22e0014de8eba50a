//! Opening the browser, by the program that each system has for it.

use std::process::{Command, Stdio};

use crate::cli::terminal;

/// Opens `address` in the person's browser; says so if that cannot be done.
pub(super) fn open(address: &str) {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        let mut command = Command::new("rundll32");
        command.arg("url.dll,FileProtocolHandler");
        command
    } else {
        Command::new("xdg-open")
    };
    let started = command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if started.is_err() {
        terminal::say(&format!("no browser could be opened; visit {address}"));
    }
}
