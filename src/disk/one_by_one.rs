//! Publishing where two folders cannot be exchanged: file by file, in an order in which no link leads nowhere.
//!
//! What is linked comes before what links to it, and goes after it: new files, then changed ones with the home page
//! last, then what is no more. Until all is done the list in the output names old and new files, so that a run that is
//! killed leaves nothing that the next one would take for somebody else's.
#![expect(clippy::disallowed_methods, reason = "disk is the edge where files are written")]

use std::cmp::Reverse;
use std::fs;
use std::io;
use std::path::Path;

use crate::disk::Error;
use crate::disk::manifest::{self, Manifest};
use crate::disk::place::Place;
use crate::disk::publish::sync;

/// Moves the `changed` files of `place` from its staging folder into its output, which holds what `old` names, and
/// removes what `new` does not.
pub(super) fn one_by_one(place: &Place, old: &Manifest, new: &Manifest, changed: Vec<&str>) -> Result<(), Error> {
    let failed = |path: &str, error| {
        let error = Error::system("replace", &place.given.join(path), error);
        let reason = format!("{}; the site is half replaced, run again when this is mended", error.reason);
        Error { reason, ..error }
    };
    let listing = |list: &Manifest| {
        let list_file = place.output.join(manifest::NAME);
        let next = list_file.with_extension("next");
        fs::write(&next, list.text()).and_then(|()| fs::rename(&next, &list_file))
    };
    fs::create_dir_all(&place.output).map_err(|error| failed("", error))?;
    let mut both = new.clone();
    both.files.extend(old.files.clone());
    listing(&both).map_err(|error| failed(manifest::NAME, error))?;
    for path in in_order(changed, old) {
        make_way(&place.output, path, old).map_err(|error| failed(path, error))?;
        move_file(&place.staging.join(path), &place.output.join(path)).map_err(|error| failed(path, error))?;
    }
    for path in old.files.keys().filter(|path| !new.files.contains_key(*path)) {
        remove_file(&place.output.join(path)).map_err(|error| failed(path, error))?;
        for folder in Path::new(path).ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty()) {
            // One that is not empty is still needed.
            let _ = fs::remove_dir(place.output.join(folder));
        }
    }
    listing(new).map_err(|error| failed(manifest::NAME, error))?;
    sync(&place.output).map_err(|error| failed("", error))
}

/// The changed files in the order in which they are moved.
fn in_order<'a>(mut changed: Vec<&'a str>, old: &Manifest) -> Vec<&'a str> {
    changed.sort_by_key(|path| {
        let is_old = old.files.contains_key(*path);
        let is_page = path.ends_with(".html");
        (is_old, is_page, Reverse(path.matches('/').count()), *path)
    });
    changed
}

/// Removes old files that stand where a folder is needed, or in a folder that stands where a file is needed.
fn make_way(output: &Path, path: &str, old: &Manifest) -> io::Result<()> {
    let is_in_the_way = |other: &str| {
        path.strip_prefix(other).is_some_and(|rest| rest.starts_with('/'))
            || other.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'))
    };
    for other in old.files.keys().filter(|other| is_in_the_way(other)) {
        remove_file(&output.join(other))?;
        for folder in Path::new(other).ancestors().skip(1).take_while(|folder| folder.starts_with(path)) {
            let _ = fs::remove_dir(output.join(folder));
        }
    }
    Ok(())
}

/// Puts a file in its place in one step, across file systems too.
fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            // The name is one that the next run may remove.
            let near = to.with_file_name(".handout-next");
            fs::copy(from, &near)?;
            fs::File::open(&near)?.sync_all()?;
            fs::rename(&near, to)
        }
        result => result,
    }
}

/// Removes an old file, if it is still there and no new file or folder has its place.
fn remove_file(path: &Path) -> io::Result<()> {
    use io::ErrorKind::{IsADirectory, NotADirectory, NotFound};
    match fs::remove_file(path) {
        Err(error) if !matches!(error.kind(), IsADirectory | NotADirectory | NotFound) => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_linked_comes_before_what_links_to_it() {
        let old = ["index.html", "a/index.html", "search.json"].map(|path| (path.to_owned(), String::new()));
        let changed = vec!["a/index.html", "a/new/index.html", "index.html", "search.json", "site.2.css"];
        assert_eq!(
            in_order(changed, &Manifest { files: old.into() }),
            ["site.2.css", "a/new/index.html", "search.json", "a/index.html", "index.html"]
        );
    }
}
