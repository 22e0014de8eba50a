//! Whether a published site stands as a build left it.
#![expect(clippy::disallowed_methods, reason = "disk is the edge where files are read")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::build::in_parallel;
use crate::content::{ContentHash, OutputPath};
use crate::disk::manifest::{Standing, standing};

/// How many bytes the files of the site at `output` have together, if they are `files` to the byte and its list says so.
pub(super) fn stands(output: &Path, files: &BTreeMap<OutputPath, ContentHash>) -> Option<u64> {
    let Ok(Standing::Ours(list)) = standing(output) else { return None };
    let listed = list.files.iter().map(|(path, hash)| (path.as_str(), hash.as_str()));
    if !listed.eq(files.iter().map(|(path, hash)| (path.as_str(), hash.as_str()))) {
        return None;
    }
    let lengths = in_parallel(files.iter().collect(), |(path, hash)| {
        let file = output.join(path.as_str());
        let about = fs::symlink_metadata(&file).ok().filter(fs::Metadata::is_file)?;
        let bytes = fs::read(&file).ok()?;
        (ContentHash::of(&bytes) == *hash).then_some(about.len())
    });
    lengths.into_iter().sum()
}
