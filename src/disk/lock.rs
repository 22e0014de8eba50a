//! One run at a time for each output.
#![expect(clippy::disallowed_methods, reason = "disk is the edge where files are looked at and removed")]

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::disk::Error;

/// The right to change an output, until it is dropped. The system takes it back from a run that dies.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock at `path` for the output that the user calls `output`.
    pub(super) fn take(path: &Path, output: &Path) -> Result<Self, Error> {
        let failed = |error| Error::system("lock", path, error);
        // The file that we opened may have been removed by the run that held it: then its lock means nothing.
        for _ in 0..100 {
            let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
            let file = file.map_err(failed)?;
            match file.try_lock() {
                Ok(()) if is_at(&file, path).map_err(failed)? => {
                    return Ok(Self { path: path.to_owned(), _file: file });
                }
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => break,
                // A file system without locks: better one run at a time by custom than none at all.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    return Ok(Self { path: path.to_owned(), _file: file });
                }
                Err(TryLockError::Error(error)) => return Err(failed(error)),
            }
        }
        Err(Error::world("publish into", output, "another run of handout is at it; wait until it has ended"))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While we still hold it, so that nobody's lock is removed but ours.
        let _ = fs::remove_file(&self.path);
    }
}

/// Whether `path` still names the open `file`.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let opened = file.metadata()?;
    match fs::metadata(path) {
        Ok(named) => Ok((named.dev(), named.ino()) == (opened.dev(), opened.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether `path` still names the open `file`.
#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> io::Result<bool> {
    path.try_exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_run_is_told_to_wait_and_a_later_one_is_not() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("lock");
        let first = Lock::take(&path, Path::new("public")).unwrap();
        let second = Lock::take(&path, Path::new("public")).unwrap_err();
        assert!(second.to_string().starts_with("could not publish into `public`: another run"), "{second}");
        drop(first);
        assert!(!path.exists());
        drop(Lock::take(&path, Path::new("public")).unwrap());
    }
}
