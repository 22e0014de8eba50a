//! Floor 7: reading a site from disk and putting the finished one there.
//!
//! [`read()`] gives a site's files. A [`Stage`] takes finished files into a folder beside the output and
//! [`Stage::finish`] shows them all at once; until then, and after any fault, the old output stands to the byte. What
//! Handout did not make it never removes: a manifest in the output says what it made.

mod again;
mod clean;
mod encoding;
mod folder;
mod gate;
mod lock;
mod manifest;
mod names;
mod one_by_one;
mod place;
mod plain;
#[cfg(test)]
mod promises;
mod publish;
mod read;
mod recall;
mod replace;
mod source;
mod sources;
mod stage;
mod starter;
mod theme;
mod tree;
mod watch;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

pub use again::Reader;
pub use clean::{Cleaned, clean};
pub use gate::Gate;
pub use plain::{is_free, is_there, read_plain, write_plain};
pub use publish::Published;
pub use read::read;
pub use recall::{Key, forget, recall, remember};
pub use replace::replace_files;
pub use sources::{is_site, published_texts, write_source};
pub use stage::Stage;
pub use starter::starter;
pub use theme::with_theme;

/// Whose matter a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The world failed: a full disk, a permission, another run in the way. Exit code 3.
    World,
    /// What was asked for is dangerous and was not begun. Exit code 2.
    Refused,
}

/// Something that could not be done on disk. Shown as one sentence that says what, to which path, why, and what to do.
#[derive(Debug)]
pub struct Error {
    /// Whose matter it is.
    pub kind: Kind,
    /// What we were doing, to be read after "could not": `write`, `publish into`.
    pub doing: &'static str,
    /// To what, as the user would name it.
    pub path: PathBuf,
    /// Why it could not be done, and what to do about it where that is known.
    pub reason: String,
    source: Option<io::Error>,
}

impl Error {
    /// A fault that the system reported while we were `doing` something to `path`.
    pub(crate) fn system(doing: &'static str, path: &Path, source: io::Error) -> Self {
        Self { kind: Kind::World, doing, path: path.to_owned(), reason: words(&source), source: Some(source) }
    }

    /// A fault of the world that we noticed ourselves.
    pub(crate) fn world(doing: &'static str, path: &Path, reason: impl Into<String>) -> Self {
        Self { kind: Kind::World, doing, path: path.to_owned(), reason: reason.into(), source: None }
    }

    /// Something we will not do.
    pub(crate) fn refused(doing: &'static str, path: &Path, reason: impl Into<String>) -> Self {
        Self { kind: Kind::Refused, ..Self::world(doing, path, reason) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A file name may hold anything, also what moves a terminal's cursor.
        let path: String = self.path.to_string_lossy().chars().map(|c| if c.is_control() { '�' } else { c }).collect();
        write!(f, "could not {} `{path}`: {}", self.doing, self.reason)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}

/// What the system said, in words; with what to do where that helps.
fn words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "no space left on device; free some and run again".to_owned(),
        io::ErrorKind::QuotaExceeded => "the disk quota is used up; free some space and run again".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied; run as the user who owns it".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the file system is read-only".to_owned(),
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::NotADirectory => "a part of the path is a file, not a folder".to_owned(),
        _ => {
            let text = error.to_string();
            let text = text.split(" (os error").next().unwrap_or(&text);
            let mut letters = text.chars();
            letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_what_was_done_to_what_and_why() {
        let full = io::Error::from(io::ErrorKind::StorageFull);
        assert_eq!(
            Error::system("write", Path::new("public/x/index.html"), full).to_string(),
            "could not write `public/x/index.html`: no space left on device; free some and run again"
        );
        let busy = io::Error::from_raw_os_error(16);
        assert!(!Error::system("write", Path::new("a\u{1b}[2J"), busy).to_string().contains(['\u{1b}', '(']));
    }
}
