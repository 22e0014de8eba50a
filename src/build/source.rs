//! Where the files of a site come from when they are read again and again: the preview's way in, as [`super::Sink`] is
//! the way out.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::build::Inputs;
use crate::text::SitePath;

/// How closely to look for what changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look<'a> {
    /// At these places, which the system named, and everywhere if one of them is not a file that is known already.
    At(&'a BTreeSet<PathBuf>),
    /// At the date and size of every file; those that differ are read.
    Dates,
    /// At the bytes of every file.
    Bytes,
}

/// What to do about a file that has gone or is empty, as it is for a moment while an editor saves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// Keep what it held until now, and say that it is not settled.
    Wait,
    /// Believe it.
    Accept,
}

/// What a look found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// The files that are others than before: changed, new or gone.
    pub changed: BTreeSet<SitePath>,
    /// Whether something was gone, empty or in the middle of being written.
    pub unsettled: bool,
}

/// What the system says of changes. It is never believed without a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Something may have changed here.
    At(PathBuf),
    /// Something may have changed anywhere: more happened than the system could keep.
    Anywhere,
}

/// Takes hints, from a thread of the system's.
pub type Hints = Arc<dyn Fn(Hint) + Send + Sync>;

/// A site whose files are looked at again and again. Faults are sentences: what could not be done to what, and why.
pub trait Source: Send {
    /// Brings the files up to date.
    ///
    /// # Errors
    /// When the folder of the site cannot be read; the files are then as they were.
    fn look(&mut self, look: Look<'_>, patience: Patience) -> Result<Looked, String>;

    /// The files as of the last look, all bytes held.
    fn inputs(&self) -> Arc<Inputs>;

    /// Asks the system for hints, or asks again where folders went and came back.
    ///
    /// # Errors
    /// When the system gives none, with what can be done about it.
    fn watch(&mut self, hints: &Hints) -> Result<(), String>;

    /// Replaces the text of a file, if it still holds `old`.
    ///
    /// # Errors
    /// When it holds something else, or cannot be written.
    fn replace(&mut self, path: &SitePath, old: &str, new: &str) -> Result<(), String>;
}
