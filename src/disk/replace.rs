//! Changing a few files of an output that stands: a page has to go now, even while the site's sources do not build.
#![expect(clippy::disallowed_methods, reason = "disk is the edge where files are read")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::build::{Output, Sink as _};
use crate::content::OutputPath;
use crate::disk::manifest::Standing;
use crate::disk::place::Place;
use crate::disk::{Error, Published, Stage};

/// Shows the output again, all at once, with these files replaced or added, and without those that are `None`. All
/// other files stay as they are.
///
/// # Errors
/// Refused when `output` is not one that Handout made; otherwise as [`Stage::finish`].
pub fn replace_files(output: &Path, changes: &BTreeMap<OutputPath, Option<Vec<u8>>>) -> Result<Published, Error> {
    let place = Place::find(output)?;
    let shown = place.output.clone();
    let absent = || Error::refused("change", output, "handout has not published there; run `handout build` first");
    if !shown.is_dir() {
        return Err(absent());
    }
    // Nothing is copied from a site here; its root is never asked for.
    let stage = Stage::at(place, &shown)?;
    let Standing::Ours(old) = &stage.old else {
        return Err(absent());
    };
    for path in old.files.keys().map(|path| OutputPath::new(path)).filter(|path| !changes.contains_key(path)) {
        let file = shown.join(path.as_str());
        let bytes = fs::read(&file).map_err(|error| Error::system("read", &output.join(path.as_str()), error))?;
        stage.emit(&path, Output::Bytes(&bytes));
    }
    for (path, bytes) in changes {
        if let Some(bytes) = bytes {
            stage.emit(path, Output::Bytes(bytes));
        }
    }
    stage.finish()
}
