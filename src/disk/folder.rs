//! Making folders, with the system's own words when that fails: the standard library answers "file exists" where the
//! folder is there but may not be looked at.
#![expect(clippy::disallowed_methods, reason = "disk is the edge where folders are made")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Makes `folder`, and those above it that are missing.
pub(super) fn make_all(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => match fs::metadata(folder)?.is_dir() {
            true => Ok(()),
            false => Err(error),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            make_all(folder.parent().ok_or(error)?)?;
            match fs::create_dir(folder) {
                // Another thread was quicker.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
                result => result,
            }
        }
        result => result,
    }
}

/// The folders on the way to `folder` that do not exist, outermost first.
pub(super) fn missing(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut missing = Vec::new();
    for above in folder.ancestors() {
        if above.try_exists()? {
            break;
        }
        missing.insert(0, above.to_owned());
    }
    Ok(missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_made_where_they_are_missing_and_a_file_in_the_way_is_said() {
        let home = tempfile::tempdir().unwrap();
        let deep = home.path().join("a/b/c");
        assert_eq!(missing(&deep).unwrap().len(), 3);
        make_all(&deep).unwrap();
        make_all(&deep).unwrap();
        assert_eq!(missing(&deep).unwrap(), Vec::<PathBuf>::new());
        fs::write(home.path().join("a/file"), "").unwrap();
        assert_eq!(make_all(&home.path().join("a/file")).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(make_all(&home.path().join("a/file/x")).unwrap_err().kind(), io::ErrorKind::NotADirectory);
    }
}
