//! Showing a finished stage: one sync, one exchange of two folders, and only then the old one is removed.
#![expect(clippy::disallowed_methods, reason = "disk is the edge where files are written")]

use std::fs::{self, File};
use std::io;
use std::path::Path;

use crate::disk::gate::Begun;
use crate::disk::manifest::{Manifest, Standing};
use crate::disk::one_by_one::one_by_one;
use crate::disk::stage::Stage;
use crate::disk::tree::remove;
use crate::disk::{Error, words};

/// What was published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// How many files the site has.
    pub files: usize,
    /// How many bytes they have together.
    pub bytes: u64,
    /// The files of the old output that are no more.
    pub removed: Vec<String>,
    /// How many files are as they were.
    pub unchanged: usize,
    /// Why the new output could not be shown at once, if so: a sentence that says what was done instead.
    pub fallback: Option<String>,
    /// What is left of the old output and could not be removed, each with the reason. A matter for a warning.
    pub leftovers: Vec<String>,
}

/// How one folder takes the place of another; tests put in their own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Swap {
    /// Exchanges two folders, in one step for whoever looks.
    pub(super) exchange: fn(&Path, &Path) -> io::Result<()>,
    /// Moves a folder to where there is none, or an empty one.
    pub(super) rename: fn(&Path, &Path) -> io::Result<()>,
}

impl Swap {
    /// What the system offers.
    pub(super) fn system() -> Self {
        Self { exchange, rename: |from, to| fs::rename(from, to) }
    }
}

impl Stage {
    /// Shows the files in the place of the old output, all at once, and removes the old one.
    ///
    /// # Errors
    /// The first fault since the stage began, or one of showing it. The old output stands then as it was.
    pub fn finish(self) -> Result<Published, Error> {
        let taken = std::mem::take(&mut *self.taken());
        let gate = self.gate();
        if let Some(fault) = taken.fault {
            return Err(fault);
        }
        if taken.files.is_empty() {
            return Err(Error::refused("publish into", &self.place.given, "the new site has no files"));
        }
        let new = Manifest {
            files: taken.files.iter().map(|(path, file)| (path.clone(), file.hash.as_str().to_owned())).collect(),
        };
        let old = match &self.old {
            Standing::Ours(old) => old.clone(),
            _ => Manifest::default(),
        };
        let mut published = Published {
            files: taken.files.len(),
            bytes: taken.files.values().map(|file| file.len).sum(),
            removed: old.files.keys().filter(|path| !new.files.contains_key(*path)).cloned().collect(),
            unchanged: taken.files.values().filter(|file| file.unchanged).count(),
            ..Published::default()
        };
        if old == new && published.unchanged == published.files {
            return Ok(published);
        }
        self.seal(&new.text())?;
        sync(&self.place.staging).map_err(|error| Error::system("write to the disk", &self.place.given, error))?;
        let changed: Vec<&str> =
            taken.files.iter().filter(|(_, file)| !file.unchanged).map(|(path, _)| path.as_str()).collect();
        let mut begun = gate.closed();
        self.show(&mut begun, &old, &new, changed, &mut published)?;
        begun.made.clear();
        Ok(published)
    }

    fn show(
        &self,
        begun: &mut Begun,
        old: &Manifest,
        new: &Manifest,
        changed: Vec<&str>,
        published: &mut Published,
    ) -> Result<(), Error> {
        let is_first = !matches!(self.old, Standing::Ours(_));
        let swap = if is_first { self.swap.rename } else { self.swap.exchange };
        match swap(&self.place.staging, &self.place.output) {
            Ok(()) => {
                begun.staging = None;
                // From here on the new site stands, so nothing that fails is more than a warning.
                if let Err(error) = sync_folder(&self.place.parent) {
                    published.leftovers.push(format!("{}: {}", self.place.parent.display(), words(&error)));
                }
                if !is_first {
                    published.leftovers.extend(remove(&self.place.staging, old));
                }
                Ok(())
            }
            Err(error) if is_not_offered(&error) => {
                one_by_one(&self.place, old, new, changed)?;
                let why = words(&error);
                published.fallback = Some(format!(
                    "the disk cannot exchange two folders in one step ({why}), so files were replaced one by one: for a \
                     moment readers could meet pages of the old and the new site side by side"
                ));
                Ok(())
            }
            Err(error) => Err(Error::system("publish into", &self.place.given, error)),
        }
    }
}

/// Whether `error` says that such a step does not exist here, and not that this one failed.
fn is_not_offered(error: &io::Error) -> bool {
    use io::ErrorKind::{CrossesDevices, InvalidInput, ResourceBusy, Unsupported};
    // Busy: the output is a place where another file system is mounted, as in containers.
    matches!(error.kind(), CrossesDevices | InvalidInput | ResourceBusy | Unsupported)
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(staging: &Path, output: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, staging, CWD, output, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_staging: &Path, _output: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Waits until all that was written in `folder` is on the disk, so that a power cut cannot leave empty files behind.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

/// Waits until all that was written in `folder` is on the disk, so that a power cut cannot leave empty files behind.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    let tree = crate::disk::tree::Tree::of(folder)?;
    for (path, _) in &tree.files {
        File::open(folder.join(path))?.sync_all()?;
    }
    for path in &tree.folders {
        sync_folder(&folder.join(path))?;
    }
    sync_folder(folder)
}

/// Waits until the names in `folder` are on the disk.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Waits until the names in `folder` are on the disk.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
