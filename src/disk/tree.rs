//! What lies in an output, and taking away the part of it that is ours.
#![expect(clippy::disallowed_methods, reason = "disk is the edge where files are looked at and removed")]

use std::fs;
use std::io;
use std::path::Path;

use crate::disk::manifest::{self, Manifest};
use crate::disk::words;

/// The entries of a folder and of all folders in it, by path from there. Links are entries and not followed.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Files, each with whether it is a plain one: no link, pipe or device, and with a name that is text.
    pub(super) files: Vec<(String, bool)>,
    /// Folders, each after the one that it lies in.
    pub(super) folders: Vec<String>,
}

impl Tree {
    /// What lies in `folder`.
    pub(super) fn of(folder: &Path) -> io::Result<Self> {
        let mut tree = Self::default();
        tree.collect(folder, "")?;
        Ok(tree)
    }

    fn collect(&mut self, folder: &Path, prefix: &str) -> io::Result<()> {
        let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name();
            let path = format!("{prefix}{}", name.to_string_lossy());
            let kind = entry.file_type()?;
            if kind.is_dir() && name.to_str().is_some() {
                self.folders.push(path.clone());
                self.collect(&entry.path(), &format!("{path}/"))?;
            } else {
                self.files.push((path, kind.is_file() && name.to_str().is_some()));
            }
        }
        Ok(())
    }

    /// The files that `ours` does not name; what file managers leave in every folder is nobody's.
    pub(super) fn strangers<'a>(&'a self, ours: &'a Manifest) -> impl Iterator<Item = &'a str> {
        let is_strange = |(path, plain): &&(String, bool)| !(*plain && is_ours(path, ours));
        self.files.iter().filter(is_strange).map(|(path, _)| path.as_str())
    }
}

fn is_ours(path: &str, ours: &Manifest) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_litter = matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini") || name.starts_with(".handout-");
    ours.files.contains_key(path) || is_litter
}

/// Removes from `folder` what `ours` names, and the folder if nothing else is in it. Gives what could not be removed,
/// or is not ours, with the reason; as long as there is such a thing the list stays too.
pub(super) fn remove(folder: &Path, ours: &Manifest) -> Vec<String> {
    let tree = match Tree::of(folder) {
        Ok(tree) => tree,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => return vec![format!("{}: {}", folder.display(), words(&error))],
    };
    let mut left: Vec<String> = Vec::new();
    for (path, plain) in &tree.files {
        if path != manifest::NAME && *plain && is_ours(path, ours) {
            left.extend(failure(folder, path, fs::remove_file(folder.join(path))));
        }
    }
    let strangers =
        tree.strangers(ours).map(|path| format!("{}: handout did not make it", folder.join(path).display()));
    left.extend(strangers);
    for path in tree.folders.iter().rev() {
        match fs::remove_dir(folder.join(path)) {
            // It holds something that is named already.
            Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty && !left.is_empty() => {}
            result => left.extend(failure(folder, path, result)),
        }
    }
    // The list goes last: a run that is killed before leaves a folder that is known to be ours, and after it an empty one.
    // Whatever the calls said, the folder is looked at once more: a list that went too early cannot be had back.
    if left.is_empty() {
        left.extend(Tree::of(folder).into_iter().flat_map(|tree| tree.files).filter_map(|(path, _)| {
            (path != manifest::NAME).then(|| format!("{}: it is still there", folder.join(path).display()))
        }));
    }
    if left.is_empty() {
        left.extend(failure(folder, manifest::NAME, fs::remove_file(folder.join(manifest::NAME))));
        left.extend(failure(folder, "", fs::remove_dir(folder)));
    }
    left
}

fn failure(folder: &Path, path: &str, result: io::Result<()>) -> Option<String> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Some(format!("{}: {}", folder.join(path).display(), words(&error)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_is_not_ours_stays_and_links_are_not_followed() {
        let home = tempfile::tempdir().unwrap();
        let (output, other) = (home.path().join("public"), home.path().join("other"));
        for folder in [output.join("a"), other.clone()] {
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("index.html"), "x").unwrap();
        }
        fs::write(output.join("CNAME"), "mine").unwrap();
        std::os::unix::fs::symlink(&other, output.join("b")).unwrap();
        let files = ["a/index.html", "b/index.html"].map(|path| (path.to_owned(), String::new()));
        let left = remove(&output, &Manifest { files: files.into() });
        assert_eq!(left.len(), 2, "{left:?}");
        assert!(output.join("CNAME").exists() && other.join("index.html").exists());
        assert!(!output.join("a").exists());
    }
}
