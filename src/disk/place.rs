//! Where an output lies, and the places where none may lie.
#![expect(clippy::disallowed_methods, reason = "disk is the edge where folders are looked at")]

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::disk::Error;
use crate::disk::source::FOLDERS;

/// An output folder and the names beside it that we use.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// As the user wrote it, for messages.
    pub(super) given: PathBuf,
    /// Its whole path, with all links followed.
    pub(super) output: PathBuf,
    /// The folder it lies in, which need not exist yet.
    pub(super) parent: PathBuf,
    /// Where the next output is made.
    pub(super) staging: PathBuf,
    /// What keeps a second run away.
    pub(super) lock: PathBuf,
}

impl Place {
    /// The place that the user calls `given`, there or not.
    pub(super) fn find(given: &Path) -> Result<Self, Error> {
        // Without a slash at its end, which would follow a link.
        let given: PathBuf = given.components().collect();
        let refuse = |reason: &str| Err(Error::refused("publish into", &given, reason));
        match fs::symlink_metadata(&given) {
            Ok(about) if about.is_symlink() => {
                return refuse("it is a link to another place; name that place itself, or another folder");
            }
            Ok(about) if !about.is_dir() => return refuse("it is a file; name a folder"),
            _ => {}
        }
        let output = real(&given)?;
        let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
            return refuse("it is the root of the file system; name a folder of its own");
        };
        let beside = |what: &str| parent.join(hidden(name, what));
        let (staging, lock) = (beside("staging"), beside("lock"));
        Ok(Self { parent: parent.to_owned(), given, staging, lock, output })
    }

    /// Whether this is a place where an output of the site in `root` may lie.
    pub(super) fn allow(&self, root: &Path, home: Option<&Path>) -> Result<(), Error> {
        let refuse = |reason: String| {
            let remedy = "name a folder of its own, such as `public`";
            Err(Error::refused("publish into", &self.given, format!("{reason}; {remedy}")))
        };
        let root = real(root)?;
        if root == self.output {
            return refuse("it is the folder of the site itself".to_owned());
        }
        if root.starts_with(&self.output) {
            return refuse("it holds the folder of the site".to_owned());
        }
        if home.and_then(|home| real(home).ok()).is_some_and(|home| home.starts_with(&self.output)) {
            return refuse("it is your home folder, or holds it".to_owned());
        }
        for folder in FOLDERS.into_iter().chain([".git"]) {
            let sources = real(&root.join(folder))?;
            if self.output.starts_with(&sources) || sources.starts_with(&self.output) {
                return refuse(format!("that is where the site keeps `{folder}`"));
            }
        }
        Ok(())
    }
}

fn hidden(name: &OsStr, what: &str) -> OsString {
    let mut hidden = OsString::from(".handout-");
    hidden.push(name);
    hidden.push(format!("-{what}"));
    hidden
}

/// The whole path of something that need not exist: what exists of it with all links followed, then the rest.
fn real(path: &Path) -> Result<PathBuf, Error> {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let mut missing: Vec<&OsStr> = Vec::new();
    let mut there = path;
    loop {
        match there.canonicalize() {
            Ok(found) => return Ok(missing.iter().rev().fold(found, |whole, part| whole.join(part))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(Error::system("look at", path, error)),
        }
        match there.components().next_back() {
            Some(Component::Normal(part)) => missing.push(part),
            _ => return Err(Error::world("look at", path, "a folder on the way to it does not exist")),
        }
        there = match there.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_output_may_lie_where_sources_or_a_home_would_be_lost() {
        let home = tempfile::tempdir().unwrap();
        let root = home.path().join("user/site");
        fs::create_dir_all(root.join("content/a")).unwrap();
        fs::create_dir_all(root.join("public")).unwrap();
        let user = home.path().join("user");
        let refused = |output: &Path| {
            Place::find(output).and_then(|place| place.allow(&root, Some(&user))).is_err_and(|error| {
                assert_eq!(error.kind, crate::disk::Kind::Refused, "{error}");
                true
            })
        };
        for output in ["", "content", "content/a/b", "static", "templates/x", "..", "../..", "public/../content/"] {
            assert!(refused(&root.join(output)), "{output}");
        }
        assert!(refused(Path::new("/")));
        for output in ["public", "new", "build/site", "../elsewhere", "contents"] {
            assert!(!refused(&root.join(output)), "{output}");
        }
        let elsewhere = home.path().join("elsewhere");
        let here = Place::find(&user).and_then(|place| place.allow(&elsewhere, Some(&user)));
        assert!(here.unwrap_err().to_string().contains("your home folder"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_or_a_file_is_no_output() {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("real")).unwrap();
        fs::write(home.path().join("file"), "").unwrap();
        std::os::unix::fs::symlink("real", home.path().join("link")).unwrap();
        for output in ["link", "link/", "file"] {
            assert!(Place::find(&home.path().join(output)).is_err(), "{output}");
        }
        let through = Place::find(&home.path().join("link/public")).unwrap();
        assert_eq!(through.output, home.path().canonicalize().unwrap().join("real/public"));
    }
}
