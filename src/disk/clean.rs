//! Removing an output.

use std::path::Path;

use crate::disk::Error;
use crate::disk::lock::Lock;
use crate::disk::manifest::{Standing, standing};
use crate::disk::place::Place;
use crate::disk::stage::sweep;
use crate::disk::tree::remove;

/// What was removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// How many files the output had.
    pub files: usize,
    /// What is still there, each with the reason: what Handout did not make, or could not remove.
    pub leftovers: Vec<String>,
}

/// Removes the output, if Handout made it, and what interrupted runs left beside it.
///
/// # Errors
/// Refused when there is something at `output` that Handout did not make.
pub fn clean(output: &Path) -> Result<Cleaned, Error> {
    let place = Place::find(output)?;
    let failed = |error| Error::system("look at", output, error);
    match standing(&place.output).map_err(failed)? {
        Standing::Strange => {
            let reason = "handout did not make what is in it; remove it yourself if you mean it";
            return Err(Error::refused("remove", output, reason));
        }
        Standing::Absent if standing(&place.staging).map_err(failed)? == Standing::Absent => {
            return Ok(Cleaned::default());
        }
        _ => {}
    }
    let _lock = Lock::take(&place.lock, &place.given)?;
    sweep(&place)?;
    match standing(&place.output).map_err(failed)? {
        Standing::Ours(list) => Ok(Cleaned { files: list.files.len(), leftovers: remove(&place.output, &list) }),
        _ => Ok(Cleaned::default()),
    }
}
