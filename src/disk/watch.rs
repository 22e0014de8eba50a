//! What the system says of changes in a site's folders: hints, no facts.
#![expect(clippy::disallowed_methods, reason = "disk is the edge where files are looked at")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::build::{Hint, Hints};
use crate::disk::source::FOLDERS;

/// The folders of a site that the system watches for us.
#[derive(Debug)]
pub(super) struct Watch {
    root: PathBuf,
    watcher: RecommendedWatcher,
    /// Each watched folder, and which one it was: a folder that went and came back is another.
    watched: BTreeMap<PathBuf, Identity>,
}

/// Device and number of a folder.
type Identity = (u64, u64);

impl Watch {
    /// Watches the site in the folder `root`.
    pub(super) fn start(root: &Path, hints: &Hints) -> Result<Self, String> {
        let hints = Arc::clone(hints);
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| tell(event, &hints));
        let watcher = watcher.map_err(|error| words(&error))?;
        let mut watch = Self { root: root.to_owned(), watcher, watched: BTreeMap::new() };
        watch.renew()?;
        Ok(watch)
    }

    /// Watches the folders that are there now.
    pub(super) fn renew(&mut self) -> Result<(), String> {
        // The root is watched without what is in it, for the output may lie there too.
        let folders = FOLDERS.into_iter().map(|name| (self.root.join(name), RecursiveMode::Recursive));
        for (folder, mode) in std::iter::once((self.root.clone(), RecursiveMode::NonRecursive)).chain(folders) {
            let now = identity(&folder);
            if now.as_ref() == self.watched.get(&folder) {
                continue;
            }
            if self.watched.remove(&folder).is_some() {
                // The system forgets a folder that has gone by itself.
                let _ = self.watcher.unwatch(&folder);
            }
            if let Some(now) = now {
                self.watcher.watch(&folder, mode).map_err(|error| words(&error))?;
                self.watched.insert(folder, now);
            }
        }
        Ok(())
    }
}

/// Passes an event on.
fn tell(event: notify::Result<Event>, hints: &Hints) {
    let Ok(event) = event else { return hints(Hint::Anywhere) };
    let only_read = matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
    if event.need_rescan() {
        hints(Hint::Anywhere);
    } else if !only_read {
        event.paths.into_iter().for_each(|path| hints(Hint::At(path)));
    }
}

/// Which folder is at `path`, if there is one.
#[cfg(unix)]
fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    fs::symlink_metadata(path).ok().filter(fs::Metadata::is_dir).map(|about| (about.dev(), about.ino()))
}

/// Which folder is at `path`, if there is one; on this system all are alike.
#[cfg(not(unix))]
fn identity(path: &Path) -> Option<Identity> {
    fs::symlink_metadata(path).ok().filter(fs::Metadata::is_dir).map(|_| (0, 0))
}

/// Why the system does not watch, and what to do about it.
fn words(error: &notify::Error) -> String {
    let no_more_watches = match &error.kind {
        notify::ErrorKind::MaxFilesWatch => true,
        // ENOSPC of inotify, which has nothing to do with a disk.
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::StorageFull,
        _ => false,
    };
    let no_more_watchers = matches!(&error.kind, notify::ErrorKind::Io(error) if error.raw_os_error() == Some(24));
    if no_more_watches {
        "the system's limit of watched folders is reached; `sysctl fs.inotify.max_user_watches=524288` raises it"
            .to_owned()
    } else if no_more_watchers {
        "the system's limit of programs that watch is reached; `sysctl fs.inotify.max_user_instances=512` raises it"
            .to_owned()
    } else {
        error.to_string()
    }
}
