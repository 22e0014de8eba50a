//! Home of `signal_hook`: what happens to a build that is told to stop.
#![expect(clippy::disallowed_methods, reason = "a thread that waits for a signal is no work to share out")]

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::{Handle, Signals};

use crate::cli::terminal;
use crate::disk::Gate;

/// Watches for Ctrl-C and for the system's wish to end, until it is dropped.
pub(super) struct Watch(Option<Handle>);

impl Watch {
    /// Ends the program with the exit code that shells expect, 130 or 143, after `gate` has taken away what was begun.
    /// Where signals cannot be watched, a run that is stopped leaves a folder that the next one removes.
    pub(super) fn over(gate: Gate) -> Self {
        let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return Self(None) };
        let handle = signals.handle();
        std::thread::spawn(move || {
            if let Some(signal) = signals.forever().next() {
                gate.stop(|| {
                    terminal::say("stopped; the site that was published stands as it was");
                    std::process::exit(128 + signal)
                });
            }
        });
        Self(Some(handle))
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(handle) = &self.0 {
            handle.close();
        }
    }
}
