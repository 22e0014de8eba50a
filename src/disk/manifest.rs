//! The list, inside an output, of the files that Handout made: what it names may be replaced and removed, nothing else.
//!
//! Its lines are those of `sha256sum`, so anybody can check an output with `sha256sum --check .handout-manifest`.
#![expect(clippy::disallowed_methods, reason = "disk is the edge where files are read")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use crate::text::SitePath;

/// The name of the list, at the top of the output.
pub(super) const NAME: &str = ".handout-manifest";

/// What stands there while the output is still being made.
pub(super) const UNFINISHED: &str = "# handout: a folder in the making; it may be removed\n";

const HEADING: &str = "# handout";

/// The files of an output and their hashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// SHA-256 in hexadecimal by path.
    pub(super) files: BTreeMap<String, String>,
}

/// To whom a folder belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// There is no such folder.
    Absent,
    /// It is there and empty.
    Empty,
    /// We made it, and finished it.
    Ours(Manifest),
    /// We began to make it.
    Unfinished,
    /// It is somebody else's.
    Strange,
}

impl Manifest {
    /// The list as it is written: the same files give the same text.
    pub(super) fn text(&self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        let mut text = format!("{HEADING} {version} made the files named here, and removes no others\n");
        for (path, hash) in &self.files {
            writeln!(text, "{hash}  {path}").expect("writing to a string cannot fail");
        }
        text
    }

    /// Reads a list of any version. A line that is no clean path is left out, so that nothing outside is ever touched.
    fn parse(text: &str) -> Option<Self> {
        let lines = text.strip_prefix(HEADING)?.lines().skip(1);
        let entries = lines.filter_map(|line| {
            let (hash, path) = line.split_once("  ")?;
            SitePath::new(path).ok().map(|path| (path.as_str().to_owned(), hash.to_owned()))
        });
        Some(Self { files: entries.collect() })
    }
}

/// To whom `folder` belongs. A link or a file is somebody else's.
pub(super) fn standing(folder: &Path) -> io::Result<Standing> {
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Standing::Absent),
        Err(error) => return Err(error),
        Ok(about) if !about.is_dir() => return Ok(Standing::Strange),
        Ok(_) => {}
    }
    let list = folder.join(NAME);
    match fs::symlink_metadata(&list) {
        Ok(about) if about.is_file() => {
            let text = String::from_utf8_lossy(&fs::read(&list)?).into_owned();
            let ours = || Manifest::parse(&text).map_or(Standing::Strange, Standing::Ours);
            // Also a part of that mark, which a run leaves that is killed while it writes it.
            Ok(if UNFINISHED.starts_with(&text) { Standing::Unfinished } else { ours() })
        }
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ if fs::read_dir(folder)?.next().is_none() => Ok(Standing::Empty),
        _ => Ok(Standing::Strange),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_back_as_it_was_and_names_nothing_outside() {
        let mut list = Manifest::default();
        list.files.insert("a b/index.html".to_owned(), "00".to_owned());
        list.files.insert("index.html".to_owned(), "11".to_owned());
        assert_eq!(Manifest::parse(&list.text()), Some(list.clone()));
        let hostile = format!("{}22  ../../etc/passwd\n33  /etc/passwd\n", list.text());
        assert_eq!(Manifest::parse(&hostile), Some(list));
        assert_eq!(Manifest::parse("00  index.html\n"), None);
    }
}
