//! From a path of the site to the file on disk, and never to one outside the site.
#![expect(clippy::disallowed_methods, reason = "disk is the edge where files are looked at and read")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::disk::names::{composed, is_passed_over};
use crate::disk::{Error, theme};
use crate::text::SitePath;

/// The folders whose files belong to a site.
pub(super) const FOLDERS: [&str; 3] = ["content", "templates", "static"];

/// The bytes of a site's file, as the disk has them now; of the built-in theme's, where the site has none.
pub(super) fn bytes(root: &Path, path: &SitePath) -> Result<Vec<u8>, Error> {
    let failed = |error| Error::system("read", &root.join(path.as_str()), error);
    match locate(root, path).and_then(|file| inside(root, &file)) {
        Ok(file) => fs::read(file).map_err(failed),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            theme::bytes(path).map(<[u8]>::to_vec).ok_or_else(|| failed(error))
        }
        Err(error) => Err(failed(error)),
    }
}

/// Where `link` leads, if that is a file of the site; otherwise a sentence that says why it is none.
pub(super) fn link_target(root: &Path, link: &Path) -> Result<PathBuf, String> {
    match inside(root, link) {
        Ok(target) if target.is_file() => Ok(target),
        Ok(target) if target.is_dir() => {
            Err("this is a link to a folder; put the folder itself here, since links can go round in circles"
                .to_owned())
        }
        Ok(_) => Err("this is a link to something that is no file; put a file here".to_owned()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err("this is a link to a file that does not exist; mend the link or remove it".to_owned())
        }
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Err(
            "this is a link out of the folders of the site, whose files would be published with it; put a copy of the \
             file here"
                .to_owned(),
        ),
        Err(_) => Err("this is a link that leads nowhere; mend it or remove it".to_owned()),
    }
}

/// The real place of `file`, once all links are followed: inside a folder of the site, and not in a hidden one.
fn inside(root: &Path, file: &Path) -> io::Result<PathBuf> {
    let (root, real) = (root.canonicalize()?, file.canonicalize()?);
    let parts: Vec<_> =
        real.strip_prefix(&root).unwrap_or(Path::new("")).iter().map(|part| part.to_string_lossy()).collect();
    let is_ours = parts.split_first().is_some_and(|(first, below)| {
        (below.is_empty() && first == "handout.yaml")
            || (FOLDERS.contains(&first.as_ref()) && !below.iter().any(|part| is_passed_over(part, first == "static")))
    });
    if is_ours { Ok(real) } else { Err(io::ErrorKind::PermissionDenied.into()) }
}

/// The file called `path`, also where the disk writes the accents of its name in another way than we do.
fn locate(root: &Path, path: &SitePath) -> io::Result<PathBuf> {
    let direct = root.join(path.as_str());
    if direct.symlink_metadata().is_ok() {
        return Ok(direct);
    }
    let mut found = root.to_owned();
    for part in path.as_str().split('/') {
        let next = found.join(part);
        found = if next.symlink_metadata().is_ok() { next } else { same_name(&found, part)? };
    }
    Ok(found)
}

/// The entry of `folder` that has this name in one spelling.
fn same_name(folder: &Path, name: &str) -> io::Result<PathBuf> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_str().is_some_and(|written| composed(written) == name) {
            return Ok(entry.path());
        }
    }
    Err(io::ErrorKind::NotFound.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_however_the_disk_writes_its_accents() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("content/ru\u{308}cken")).unwrap();
        fs::write(root.path().join("content/ru\u{308}cken/u\u{308}.png"), "x").unwrap();
        assert_eq!(bytes(root.path(), &SitePath::known("content/r\u{fc}cken/\u{fc}.png")).unwrap(), b"x");
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_read_through_a_link_that_leaves_the_site() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("content")).unwrap();
        fs::create_dir_all(root.path().join("private")).unwrap();
        fs::write(root.path().join("private/key.png"), "secret").unwrap();
        std::os::unix::fs::symlink("../private/key.png", root.path().join("content/key.png")).unwrap();
        std::os::unix::fs::symlink("../private", root.path().join("content/folder")).unwrap();
        for path in ["content/key.png", "content/folder/key.png"] {
            assert!(bytes(root.path(), &SitePath::known(path)).is_err(), "{path}");
        }
    }
}
