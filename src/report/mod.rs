//! Floor 7: findings as people, editors and build servers read them.
//!
//! Each form is a pure function from findings and the texts they are about to one string. Only [`print()`] and [`say`]
//! write anything.

mod baseline;
mod difference;
mod github;
mod human;
mod json;
mod junit;
mod located;
mod sarif;

use std::io;

use crate::diagnostic::{Diagnostic, Level};

pub use baseline::{Compared, baseline, compare, may_be_covered};
pub use difference::difference;
pub use github::github;
pub use human::human;
pub use json::json;
pub use junit::junit;
pub use sarif::{Results, sarif};

/// How many findings there are of each level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// What stands in the way of publishing.
    pub errors: usize,
    /// What somebody has to look at.
    pub warnings: usize,
    /// Thoughts for the author.
    pub advice: usize,
}

impl Counts {
    /// The numbers for `diagnostics`.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let count = |level| diagnostics.iter().filter(|found| found.level == level).count();
        Self { errors: count(Level::Error), warnings: count(Level::Warning), advice: count(Level::Advice) }
    }
}

/// Writes `text` to standard output, its colours only where they are shown. That nobody reads on is no fault.
///
/// # Errors
/// When it cannot be written, as on a full disk.
pub fn print(text: &str) -> io::Result<()> {
    write(anstream::stdout().lock(), text)
}

/// Writes `text` to standard error, its colours only where they are shown. That nobody reads on is no fault.
///
/// # Errors
/// When it cannot be written.
pub fn say(text: &str) -> io::Result<()> {
    write(anstream::stderr().lock(), text)
}

fn write(mut stream: impl io::Write, text: &str) -> io::Result<()> {
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// The findings as they are shown: most important first, then by place.
fn by_weight(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|found| (found.level, found.sort_key()));
    sorted
}

/// `text` with everything visible that would move a terminal's cursor, or turn the direction of what follows.
fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => shown.push_str("    "),
            '\n' => shown.push('\n'),
            c if c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') => {
                shown.extend(c.escape_unicode());
            }
            c => shown.push(c),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_disturb_a_terminal_is_shown_as_an_escape() {
        assert_eq!(visible("a\u{1b}[2J\r\tb\u{202e}c\u{9b}\nü"), "a\\u{1b}[2J\\u{d}    b\\u{202e}c\\u{9b}\nü");
    }

    #[test]
    fn nobody_reading_on_is_no_fault_and_a_full_disk_is() {
        struct Failing(io::ErrorKind);
        impl io::Write for Failing {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(self.0.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        assert!(write(Failing(io::ErrorKind::BrokenPipe), "x").is_ok());
        assert!(write(Failing(io::ErrorKind::StorageFull), "x").is_err());
    }
}
