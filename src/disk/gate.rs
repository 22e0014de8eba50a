//! The way out of a stage for a run that is told to stop: nobody writes any more, and what was begun is removed.
#![expect(clippy::disallowed_methods, reason = "disk is the edge where files are removed")]

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::disk::lock::Lock;

/// Whether a stage may be written to. All who write hold it open; who closes it waits until they are done.
#[derive(Clone, Debug)]
pub struct Gate(Arc<RwLock<Begun>>);

/// What a run that stops takes away.
#[derive(Debug)]
pub(super) struct Begun {
    /// The folder in the making; `None` once it is shown or gone.
    pub(super) staging: Option<PathBuf>,
    /// The right to write there.
    pub(super) lock: Option<Lock>,
    /// The folders that were made on the way, outermost first.
    pub(super) made: Vec<PathBuf>,
}

impl Gate {
    pub(super) fn new(begun: Begun) -> Self {
        Self(Arc::new(RwLock::new(begun)))
    }

    /// Held while something is written.
    pub(super) fn open(&self) -> RwLockReadGuard<'_, Begun> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Held while the output changes hands; nobody writes then, and no stop comes between.
    pub(super) fn closed(&self) -> RwLockWriteGuard<'_, Begun> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the stage from another thread: the folder in the making and the lock are removed, the old output stands, and
    /// `then` is called while nobody can write. Once the new output is being shown this waits until it is, and a part of
    /// an output is never left.
    pub fn stop<T>(&self, then: impl FnOnce() -> T) -> T {
        let mut begun = self.closed();
        if let Some(staging) = begun.staging.take() {
            // What cannot be removed now is swept away by the next run.
            let _ = fs::remove_dir_all(staging);
        }
        // The lock lies in a folder that we may have made.
        drop(begun.lock.take());
        for folder in begun.made.drain(..).rev() {
            let _ = fs::remove_dir(folder);
        }
        then()
    }
}
