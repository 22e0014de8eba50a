//! A site that is read again and again while its author writes.
//!
//! Dates and sizes say which files may have changed; reading them says which have. A file that the system named and that
//! is known already is read at once; anything else is a walk through all folders, the same as for a first reading, so
//! that there is one way only in which files come and go.
#![expect(clippy::disallowed_methods, reason = "disk is the edge where files are looked at and dated")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::build::{File, Hints, Inputs, Look, Looked, Patience, Source};
use crate::disk::names::{composed, is_passed_over};
use crate::disk::read::{Met, contents, file, walk};
use crate::disk::source::FOLDERS;
use crate::disk::theme::put;
use crate::disk::watch::Watch;
use crate::disk::{Error, write_source};
use crate::text::SitePath;

/// A file changed so shortly before we read it may change again without getting another date: some systems count in
/// steps of two seconds (FAT), most in steps of some milliseconds.
const DATE_STEP: Duration = Duration::from_secs(2);

/// The files of a site and how they looked when they were read.
#[derive(Debug)]
pub struct Reader {
    root: PathBuf,
    seen: BTreeMap<SitePath, Seen>,
    inputs: Arc<Inputs>,
    watch: Option<Watch>,
    /// What was taken over in a look that failed later.
    found: Looked,
}

/// A file of the site's own.
#[derive(Debug)]
struct Seen {
    /// Where it lies.
    real: PathBuf,
    /// How it looked; `None` if it has to be read each time, as what a link leads to.
    stamp: Option<Stamp>,
}

/// What differs when a file has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    len: u64,
    modified: Option<SystemTime>,
    /// Device, number and date of change of the file's entry, where the system has such.
    entry: Option<(u64, u64, i64, i64)>,
}

impl Reader {
    /// A site in the folder `root` that has not been looked at yet.
    ///
    /// # Errors
    /// When there is no such folder.
    pub fn new(root: &Path) -> Result<Self, Error> {
        let root = root.canonicalize().map_err(|error| Error::system("read the site in", root, error))?;
        let mut inputs = Inputs::default();
        inputs = crate::disk::with_theme(inputs);
        Ok(Self { root, seen: BTreeMap::new(), inputs: Arc::new(inputs), watch: None, found: Looked::default() })
    }

    /// Looks at the named places; false if that is not enough.
    fn look_at(&mut self, places: &BTreeSet<PathBuf>, patience: Patience, looked: &mut Looked) -> Result<bool, Error> {
        for place in places {
            let Ok(below) = place.strip_prefix(&self.root) else { return Ok(false) };
            if !is_of_site(below) {
                continue;
            }
            let Some(path) = site_path(below) else { return Ok(false) };
            let known = self.seen.get(&path).is_some_and(|seen| seen.real == *place && seen.stamp.is_some());
            let is_file = fs::symlink_metadata(place).is_ok_and(|about| about.is_file());
            if !(known && is_file) {
                return Ok(false);
            }
            let new = self.read_plain(&path, place)?;
            self.take(&path, new, patience, looked);
        }
        Ok(true)
    }

    /// Walks through the whole site.
    fn look_everywhere(&mut self, bytes: bool, patience: Patience, looked: &mut Looked) -> Result<(), Error> {
        let mut met_all: BTreeSet<SitePath> = BTreeSet::new();
        let root = self.root.clone();
        fs::metadata(&root).map_err(|error| Error::system("read the site in", &root, error))?;
        let was_all_there = walk(&root, &mut |path, met| {
            let new = match met {
                _ if met_all.contains(&path) => {
                    let twice = "two files have this name, with accents written in two ways; rename one of them";
                    Some((PathBuf::new(), None, File::NotText(twice.to_owned())))
                }
                Met::Fault(sentence) => Some((PathBuf::new(), None, File::NotText(sentence))),
                Met::Entry(entry) if entry.file_type().is_file() => {
                    let same = |seen: &Seen| {
                        let now = || fs::symlink_metadata(entry.path()).ok().map(|about| Stamp::of(&about));
                        seen.real == entry.path() && seen.stamp.is_some() && seen.stamp == now()
                    };
                    if !bytes && self.seen.get(&path).is_some_and(same) {
                        met_all.insert(path);
                        return Ok(true);
                    }
                    self.read_plain(&path, entry.path())?
                }
                Met::Entry(entry) => {
                    file(&root, &path, entry, u64::MAX)?.map(|file| (entry.path().to_owned(), None, file))
                }
            };
            if new.is_some() {
                met_all.insert(path.clone());
                self.take(&path, new, patience, looked);
            }
            // What has gone since it was listed is found missing below.
            Ok(true)
        })?;
        if !was_all_there {
            // Folders came and went under our feet. What was not reached is as before, until the next look.
            looked.unsettled = true;
            return Ok(());
        }
        let gone: Vec<SitePath> = self.seen.keys().filter(|path| !met_all.contains(path)).cloned().collect();
        for path in gone {
            self.take(&path, None, patience, looked);
        }
        Ok(())
    }

    /// Reads a plain file; `None` if it has gone. Without a stamp it may change without showing it.
    fn read_plain(&self, path: &SitePath, place: &Path) -> Result<Option<(PathBuf, Option<Stamp>, File)>, Error> {
        let read = || {
            let before = fs::symlink_metadata(place)?;
            let now = SystemTime::now();
            let file = contents(place, path, u64::MAX)?;
            io::Result::Ok((before, now, file))
        };
        match read() {
            Ok((before, now, file)) => {
                let age = before.modified().ok().and_then(|modified| now.duration_since(modified).ok());
                let stamp = Stamp::of(&before);
                // An old date is a proof of sameness, a fresh one is not yet.
                let settled = age.is_some_and(|age| age > DATE_STEP);
                Ok(Some((place.to_owned(), Some(if settled { stamp } else { stamp.unproved() }), file)))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::system("read", place, error)),
        }
    }

    /// Takes what was found at `path` over into the site.
    fn take(
        &mut self,
        path: &SitePath,
        new: Option<(PathBuf, Option<Stamp>, File)>,
        patience: Patience,
        looked: &mut Looked,
    ) {
        let own = self.seen.contains_key(path);
        let before = self.inputs.files.get(path).filter(|_| own);
        let fleeting = match &new {
            None => true,
            Some((.., file)) => is_empty(file) && before.is_none_or(|before| !is_empty(before)),
        };
        if fleeting && patience == Patience::Wait {
            looked.unsettled = true;
            return;
        }
        let Some((real, stamp, file)) = new else {
            self.seen.remove(path);
            put(Arc::make_mut(&mut self.inputs), path, None);
            looked.changed.insert(path.clone());
            return;
        };
        self.seen.insert(path.clone(), Seen { real, stamp });
        if before != Some(&file) {
            put(Arc::make_mut(&mut self.inputs), path, Some(file));
            looked.changed.insert(path.clone());
        }
    }
}

impl Source for Reader {
    fn look(&mut self, look: Look<'_>, patience: Patience) -> Result<Looked, String> {
        let mut looked = std::mem::take(&mut self.found);
        let result = match look {
            Look::At(places) => match self.look_at(places, patience, &mut looked) {
                Ok(false) => self.look_everywhere(false, patience, &mut looked),
                result => result.map(drop),
            },
            Look::Dates => self.look_everywhere(false, patience, &mut looked),
            Look::Bytes => self.look_everywhere(true, patience, &mut looked),
        };
        if let Err(error) = result {
            // What was taken over before the fault is told when a look succeeds.
            self.found = Looked { unsettled: false, ..looked };
            return Err(error.to_string());
        }
        Ok(looked)
    }

    fn inputs(&self) -> Arc<Inputs> {
        Arc::clone(&self.inputs)
    }

    fn watch(&mut self, hints: &Hints) -> Result<(), String> {
        match &mut self.watch {
            Some(watch) => watch.renew(),
            None => {
                self.watch = Some(Watch::start(&self.root, hints)?);
                Ok(())
            }
        }
    }

    fn replace(&mut self, path: &SitePath, old: &str, new: &str) -> Result<(), String> {
        let place = self.seen.get(path).map_or_else(|| self.root.join(path.as_str()), |seen| seen.real.clone());
        match contents(&place, path, 0) {
            Ok(File::Text(now)) if *now == *old => {
                write_source(&self.root, path, new).map_err(|error| error.to_string())
            }
            Ok(_) => Err(format!("`{path}` has changed in the meantime; nothing was written")),
            Err(error) => Err(Error::system("read", &place, error).to_string()),
        }
    }
}

impl Stamp {
    #[cfg(unix)]
    fn of(about: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        let entry = Some((about.dev(), about.ino(), about.ctime(), about.ctime_nsec()));
        Self { len: about.len(), modified: about.modified().ok(), entry }
    }

    #[cfg(not(unix))]
    fn of(about: &Metadata) -> Self {
        Self { len: about.len(), modified: about.modified().ok(), entry: None }
    }

    /// A stamp that no file has, so that this one is read again at the next look.
    fn unproved(self) -> Self {
        Self { modified: None, len: u64::MAX, ..self }
    }
}

/// Whether a place below the root belongs to the site.
fn is_of_site(below: &Path) -> bool {
    let mut parts = below.iter().map(|part| part.to_string_lossy());
    let Some(first) = parts.next() else { return true };
    first == "handout.yaml"
        || (FOLDERS.contains(&first.as_ref()) && !parts.any(|part| is_passed_over(&part, first == "static")))
}

/// The path of the site for a place below its root.
fn site_path(below: &Path) -> Option<SitePath> {
    SitePath::new(&composed(&below.to_str()?.replace(std::path::MAIN_SEPARATOR, "/"))).ok()
}

/// Whether a file holds nothing.
fn is_empty(file: &File) -> bool {
    match file {
        File::Text(text) => text.is_empty(),
        File::Asset(contents) => contents.len == 0,
        File::NotText(_) => false,
    }
}
