//! Files that a person names on the command line and that are no part of a site, such as a baseline; and new files of a
//! site.
#![expect(clippy::disallowed_methods, reason = "disk is the edge where files are read and written")]

use std::fs;
use std::io::Write as _;
use std::path::Path;

use crate::disk::Error;

/// The text of the file at `path`.
///
/// # Errors
/// When it cannot be read, or is no text.
pub fn read_plain(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|error| Error::system("read", path, error))
}

/// Whether something stands at `path`, even if it is a link that leads nowhere.
pub fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether `folder` does not exist yet or holds nothing.
///
/// # Errors
/// When it is no folder, or cannot be looked into.
pub fn is_free(folder: &Path) -> Result<bool, Error> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !is_there(folder) => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => {
            Err(Error::refused("make a site in", folder, "it is a file; name a folder that is new or empty"))
        }
        Err(error) => Err(Error::system("look into", folder, error)),
    }
}

/// Writes `text` to the file at `path` at once, the folders above it made where they are missing.
///
/// # Errors
/// When it cannot be written; an earlier text is then as it was.
pub fn write_plain(path: &Path, text: &str) -> Result<(), Error> {
    let failed = |error| Error::system("write", path, error);
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".handout-new");
    let beside = path.with_file_name(name);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let written = fs::File::create(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&beside, path)).map_err(|error| {
        // The name is ours and hidden; that it could not be removed matters less than why it could not be written.
        let _ = fs::remove_file(&beside);
        failed(error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_as_it_was_written_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.txt");
        write_plain(&path, "one").unwrap();
        write_plain(&path, "two").unwrap();
        assert_eq!(read_plain(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(folder.path().join("a")).unwrap().count(), 1);
        assert!(is_there(&path) && !is_free(folder.path()).unwrap() && is_free(&folder.path().join("new")).unwrap());
        assert!(is_free(&path).unwrap_err().to_string().contains("it is a file"));
        assert!(read_plain(&folder.path().join("none")).unwrap_err().to_string().contains("none"));
    }
}
