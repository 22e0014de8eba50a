//! The next output in the making, in a folder beside the one that is shown.
#![expect(clippy::disallowed_methods, reason = "disk is the edge where files are written")]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::build::{Output, Sink};
use crate::content::{ContentHash, OutputPath};
use crate::disk::folder::{make_all, missing};
use crate::disk::gate::{Begun, Gate};
use crate::disk::lock::Lock;
use crate::disk::manifest::{self, Standing, standing};
use crate::disk::place::Place;
use crate::disk::publish::Swap;
use crate::disk::tree::{Tree, remove};
use crate::disk::{Error, source};
use crate::text::SitePath;

/// Takes finished files. [`Stage::finish`] shows them all at once; a stage that is dropped before leaves no trace.
#[derive(Debug)]
pub struct Stage {
    pub(super) place: Place,
    /// Where the files are that are copied.
    root: PathBuf,
    /// What stood at the output when we began.
    pub(super) old: Standing,
    taken: Mutex<Taken>,
    gate: Gate,
    pub(super) swap: Swap,
}

/// What a stage has taken so far.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub(super) files: BTreeMap<String, Staged>,
    pub(super) fault: Option<Error>,
}

/// One file that a stage has taken.
#[derive(Clone, Debug)]
pub(super) struct Staged {
    pub(super) hash: ContentHash,
    pub(super) len: u64,
    /// Whether the old output has the same bytes at that place.
    pub(super) unchanged: bool,
}

impl Stage {
    /// Begins an output of the site in `root` that is to be shown at `output`. What a run that was killed left beside
    /// it is removed.
    ///
    /// # Errors
    /// Refused when `output` is a dangerous place, or holds something that Handout did not make. A fault of the world
    /// when another run is at it, or when nothing can be written there.
    pub fn begin(output: &Path, root: &Path) -> Result<Self, Error> {
        let place = Place::find(output)?;
        place.allow(root, std::env::home_dir().as_deref())?;
        Self::at(place, root)
    }

    pub(super) fn at(place: Place, root: &Path) -> Result<Self, Error> {
        let failed = |error| Error::system("make the folder", &place.parent, error);
        let made = missing(&place.parent).map_err(failed)?;
        made.iter().try_for_each(fs::create_dir).map_err(failed)?;
        let lock = Lock::take(&place.lock, &place.given)?;
        sweep(&place)?;
        let old = check_ours(&place)?;
        fs::create_dir(&place.staging).map_err(|error| Error::system("make the folder", &place.staging, error))?;
        let begun = Begun { staging: Some(place.staging.clone()), lock: Some(lock), made };
        let stage = Self {
            place,
            root: root.to_owned(),
            old,
            taken: Mutex::default(),
            gate: Gate::new(begun),
            swap: Swap::system(),
        };
        stage.write(manifest::NAME, manifest::UNFINISHED.as_bytes())?;
        Ok(stage)
    }

    /// What ends this stage from another thread.
    pub fn gate(&self) -> Gate {
        self.gate.clone()
    }

    /// Gives up: the old output stands as it was.
    pub fn discard(self) {
        drop(self);
    }

    pub(super) fn taken(&self) -> MutexGuard<'_, Taken> {
        // A thread that panicked had not yet changed what is in here.
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, path: &OutputPath, output: Output<'_>) -> Result<Staged, Error> {
        let name = path.as_str();
        if SitePath::new(name).is_err() || name == manifest::NAME {
            return Err(self.mistake(name, "no output may have that name"));
        }
        let bytes = match output {
            Output::Bytes(bytes) => Cow::Borrowed(bytes),
            Output::CopyOf(path) => Cow::Owned(source::bytes(&self.root, path)?),
        };
        let hash = ContentHash::of(&bytes);
        let unchanged = self.has_already(name, &hash, &bytes);
        if !(unchanged && self.link(name)) {
            self.write(name, &bytes)?;
        }
        Ok(Staged { hash, len: bytes.len() as u64, unchanged })
    }

    /// Whether the old output has these bytes at this place. The list is asked first, the file decides.
    fn has_already(&self, name: &str, hash: &ContentHash, bytes: &[u8]) -> bool {
        let Standing::Ours(old) = &self.old else {
            return false;
        };
        let file = self.place.output.join(name);
        old.files.get(name).is_some_and(|listed| listed == hash.as_str())
            && fs::symlink_metadata(&file).is_ok_and(|about| about.is_file() && about.len() == bytes.len() as u64)
            && fs::read(&file).is_ok_and(|old| old == bytes)
    }

    /// Takes the old output's file itself: it keeps its date, and nothing is written. False if that cannot be done.
    fn link(&self, name: &str) -> bool {
        let target = self.place.staging.join(name);
        let folder = target.parent().map(make_all);
        folder.is_some_and(|made| made.is_ok()) && fs::hard_link(self.place.output.join(name), target).is_ok()
    }

    /// Writes a file that is not there yet.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let target = self.place.staging.join(name);
        let failed = |error| Error::system("write", &self.place.given.join(name), error);
        make_all(target.parent().unwrap_or(&self.place.staging)).map_err(failed)?;
        match OpenOptions::new().write(true).create_new(true).open(&target) {
            Ok(mut file) => file.write_all(bytes).map_err(failed),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Err(self.mistake(name, "two files of the site go to the same place"))
            }
            Err(error) => Err(failed(error)),
        }
    }

    /// Puts the list of all files in the place of the mark that says that they are not all there.
    pub(super) fn seal(&self, list: &str) -> Result<(), Error> {
        let next = format!("{}.next", manifest::NAME);
        self.write(&next, list.as_bytes())?;
        let target = self.place.staging.join(manifest::NAME);
        // In one step: a folder without either would be taken for somebody else's.
        fs::rename(self.place.staging.join(next), &target).map_err(|error| Error::system("write", &target, error))
    }

    fn mistake(&self, name: &str, what: &str) -> Error {
        let reason = format!("{what}; this is a mistake in handout, please report it");
        Error::world("write", &self.place.given.join(name), reason)
    }
}

impl Sink for Stage {
    fn emit(&self, path: &OutputPath, output: Output<'_>) {
        let _open = self.gate.open();
        if self.taken().fault.is_some() {
            return;
        }
        let result = self.take(path, output);
        let mut taken = self.taken();
        match result {
            Ok(staged) => {
                taken.files.insert(path.as_str().to_owned(), staged);
            }
            Err(fault) => {
                taken.fault.get_or_insert(fault);
            }
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.gate.stop(|| ());
    }
}

/// Removes what a run that was killed left at the staging folder's place, if it is ours to the last file.
pub(super) fn sweep(place: &Place) -> Result<(), Error> {
    let failed = |error| Error::system("remove what an interrupted run left in", &place.staging, error);
    let strange = |what: &str| {
        let reason = format!("it holds {what}, which handout did not make; move that away");
        Err(Error::refused("remove what an interrupted run left in", &place.staging, reason))
    };
    match standing(&place.staging).map_err(failed)? {
        Standing::Absent => Ok(()),
        Standing::Empty => fs::remove_dir(&place.staging).map_err(failed),
        Standing::Unfinished => fs::remove_dir_all(&place.staging).map_err(failed),
        Standing::Ours(list) => match remove(&place.staging, &list).first() {
            None => Ok(()),
            Some(left) => strange(&format!("`{left}`")),
        },
        // Without a file in it, nothing of anybody's is lost.
        Standing::Strange if Tree::of(&place.staging).is_ok_and(|tree| tree.files.is_empty()) => {
            fs::remove_dir_all(&place.staging).map_err(failed)
        }
        Standing::Strange => strange("something"),
    }
}

/// What stands at the output, if we may replace it.
pub(super) fn check_ours(place: &Place) -> Result<Standing, Error> {
    let failed = |error| Error::system("look at", &place.given, error);
    let standing = standing(&place.output).map_err(failed)?;
    let refuse = |reason: String| Err(Error::refused("publish into", &place.given, reason));
    match &standing {
        Standing::Absent | Standing::Empty => Ok(standing),
        Standing::Ours(list) => {
            let tree = Tree::of(&place.output).map_err(failed)?;
            let strangers: Vec<&str> = tree.strangers(list).take(3).collect();
            if strangers.is_empty() {
                return Ok(standing);
            }
            let names = strangers.join("`, `");
            refuse(format!(
                "it holds `{names}`, which handout did not make and would have to remove; what belongs to the site goes \
                 into `static/`, all else into another folder"
            ))
        }
        Standing::Unfinished | Standing::Strange => refuse(
            "it is not empty and handout did not make what is in it; name another folder, or empty this one yourself"
                .to_owned(),
        ),
    }
}
