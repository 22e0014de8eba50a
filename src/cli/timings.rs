//! How long each stage took, for `--timings`.
#![expect(clippy::disallowed_methods, reason = "the command line takes times, the core has no clock")]

use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::cli::terminal;

/// A stopwatch that the stages of a build press as they end.
#[derive(Debug)]
pub(super) struct Timings {
    last: Mutex<(Instant, Vec<(&'static str, Duration)>)>,
}

impl Timings {
    /// Starts now.
    pub(super) fn start() -> Self {
        Self { last: Mutex::new((Instant::now(), Vec::new())) }
    }

    /// The stage called `name` has ended.
    pub(super) fn ended(&self, name: &'static str) {
        let mut last = self.last.lock().expect("nothing panics while it holds this lock");
        let now = Instant::now();
        let took = now - last.0;
        last.0 = now;
        last.1.push((name, took));
    }

    /// Prints a line for each stage.
    pub(super) fn print(&self) {
        let last = self.last.lock().expect("nothing panics while it holds this lock");
        for (name, took) in &last.1 {
            terminal::say(&format!("{:>9.1} ms  {name}", took.as_secs_f64() * 1000.0));
        }
    }
}
