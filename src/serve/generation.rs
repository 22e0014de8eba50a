//! All files of one build, in memory.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::build::{Build, File, Inputs, Output, Sink};
use crate::content::{ContentHash, OutputPath};

/// One finished file.
#[derive(Clone, Debug)]
pub struct Served {
    /// Its bytes, as they are published.
    pub bytes: Arc<[u8]>,
    /// Their hash.
    pub hash: ContentHash,
}

/// The finished files of a site, none of which ever changes.
#[derive(Clone, Debug, Default)]
pub struct Generation {
    /// The files by path.
    pub files: BTreeMap<OutputPath, Served>,
}

/// Takes the files that a build hands over.
#[derive(Debug)]
pub(super) struct Store<'a> {
    inputs: &'a Inputs,
    taken: Mutex<BTreeMap<OutputPath, Arc<[u8]>>>,
}

impl<'a> Store<'a> {
    /// A store for a build of `inputs`, whose assets are all held.
    pub(super) fn new(inputs: &'a Inputs) -> Self {
        Self { inputs, taken: Mutex::default() }
    }

    /// The files that `build` lists: those that were handed over, and those of `before` where the bytes are the same.
    /// Pages that no template could make are left out. `None` if the bytes of a file are nowhere to be had, so that the
    /// build has to be made from scratch.
    pub(super) fn finish(self, build: &Build, before: &Generation) -> Option<Generation> {
        let mut taken = self.taken.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut files = BTreeMap::new();
        let blank = ContentHash::of(&[]);
        for (path, hash) in &build.outputs {
            if *hash == blank && path.as_str().ends_with(".html") {
                continue;
            }
            let old = before.files.get(path).filter(|old| old.hash == *hash);
            let served = match old {
                Some(old) => old.clone(),
                None => Served { bytes: taken.remove(path)?, hash: hash.clone() },
            };
            files.insert(path.clone(), served);
        }
        Some(Generation { files })
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<OutputPath, Arc<[u8]>>> {
        // A thread that panicked had not yet changed what is in here.
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for Store<'_> {
    fn emit(&self, path: &OutputPath, output: Output<'_>) {
        let bytes: Option<Arc<[u8]>> = match output {
            Output::Bytes(bytes) => Some(bytes.into()),
            Output::CopyOf(source) => match self.inputs.files.get(source) {
                Some(File::Text(text)) => Some(text.as_bytes().into()),
                Some(File::Asset(contents)) => contents.held.clone(),
                Some(File::NotText(_)) | None => None,
            },
        };
        if let Some(bytes) = bytes {
            self.lock().insert(path.clone(), bytes);
        }
    }

    fn takes_faulty(&self) -> bool {
        true
    }
}
