//! All files of a site, once, into memory.
//!
//! What an author can mend becomes [`File::NotText`] with a sentence, at the file; what only the machine's owner can
//! mend is an [`Error`]. Links to files inside the site are followed, all other links are reported; since none to
//! folders is followed, nothing goes round in circles.
#![expect(clippy::disallowed_methods, reason = "disk is the edge where files are read")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::build::{File, Inputs};
use crate::content::Contents;
use crate::disk::names::{composed, fault, is_passed_over, is_text, shown};
use crate::disk::source::{FOLDERS, link_target};
use crate::disk::{Error, encoding, with_theme};
use crate::text::SitePath;

/// Assets up to this size are kept in memory; so are styles and scripts, which are looked into.
const HELD: u64 = 64 * 1024;

/// How often a site is read anew when files go while it is read.
const PASSES: usize = 5;

/// The site in the folder `root`, with the built-in theme under it.
///
/// # Errors
/// When `root` is no folder or something in it cannot be read.
pub fn read(root: &Path) -> Result<Inputs, Error> {
    let there = fs::metadata(root).map_err(|error| Error::system("read the site in", root, error))?;
    if !there.is_dir() {
        return Err(Error::world("read the site in", root, "it is a file; name the folder that holds `handout.yaml`"));
    }
    for _ in 0..PASSES {
        if let Some(site) = pass(root)? {
            return Ok(with_theme(site));
        }
    }
    let reason = "files come and go while it is read; run again when the other program has ended";
    Err(Error::world("read the site in", root, reason))
}

/// One reading of everything. `None` if something was listed and then gone, as when an editor saves by renaming: such a
/// reading may lack a page that is there before and after it.
fn pass(root: &Path) -> Result<Option<Inputs>, Error> {
    let mut site = Inputs::default();
    let all = walk(root, &mut |path, met| {
        let file = match met {
            Met::Entry(entry) => file(root, &path, entry, HELD)?,
            Met::Fault(sentence) => Some(File::NotText(sentence)),
        };
        let is_there = file.is_some();
        if let Some(file) = file {
            add(&mut site, path, file);
        }
        Ok(is_there)
    })?;
    Ok(all.then_some(site))
}

/// What a walk meets at a path of the site.
pub(super) enum Met<'a> {
    /// Something to read.
    Entry(&'a DirEntry),
    /// Something that no site may have there, and why.
    Fault(String),
}

/// Called with what a walk meets; says whether it was still there.
pub(super) type Visit<'a> = &'a mut dyn FnMut(SitePath, Met<'_>) -> Result<bool, Error>;

/// Calls `visit` for all that belongs to the site in the folder `root`, until something is not there any more that was
/// listed. Whether all was there.
pub(super) fn walk(root: &Path, visit: Visit<'_>) -> Result<bool, Error> {
    for top in FOLDERS.into_iter().chain(["handout.yaml"]) {
        if !walk_top(root, top, visit)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Visits the file or folder called `top` in the root, and all that is in it. Whether all was still there that was listed.
fn walk_top(root: &Path, top: &str, visit: Visit<'_>) -> Result<bool, Error> {
    let start = root.join(top);
    let kind = match fs::symlink_metadata(&start) {
        Ok(kind) => kind,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(Error::system("read", &start, error)),
    };
    let wanted = if top == "handout.yaml" { "file" } else { "folder" };
    if kind.is_dir() != (wanted == "folder") && !(kind.is_symlink() && wanted == "file") {
        let found = if kind.is_symlink() { "a link" } else { "something else" };
        let sentence = format!("`{top}` has to be a {wanted} and is {found}; put the {wanted} itself here");
        return visit(SitePath::known(top), Met::Fault(sentence));
    }
    let mut folder = start.clone();
    let mut entries = WalkDir::new(&start).follow_root_links(false).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::NotFound) => {
                return Ok(false);
            }
            Err(error) => return Err(unreadable(error, &folder)),
        };
        if entry.file_type().is_dir() {
            folder = entry.path().to_owned();
        }
        if entry.depth() > 0 && is_passed_over(&entry.file_name().to_string_lossy(), top == "static") {
            skip(&entry, &mut entries);
            continue;
        }
        match site_path(root, &entry) {
            Ok(_) if entry.file_type().is_dir() => {}
            Ok(path) => {
                if !visit(path, Met::Entry(&entry))? {
                    return Ok(false);
                }
            }
            Err((path, fault)) => {
                visit(path, Met::Fault(fault))?;
                skip(&entry, &mut entries);
            }
        }
    }
    Ok(true)
}

/// Passes over what is in a folder that is itself passed over.
fn skip(entry: &DirEntry, entries: &mut walkdir::IntoIter) {
    if entry.file_type().is_dir() {
        entries.skip_current_dir();
    }
}

/// The path of an entry within the site; or what is wrong with its name, and a path under which to say so.
fn site_path(root: &Path, entry: &DirEntry) -> Result<SitePath, (SitePath, String)> {
    let below = entry.path().strip_prefix(root).expect("the walk began below the root");
    let folder = below.parent().map(folder_name).unwrap_or_default();
    let Some(name) = entry.file_name().to_str() else {
        let lossy = entry.file_name().to_string_lossy();
        let sentence = format!("the name `{}` is not written in UTF-8; give it another name", lossy.escape_debug());
        return Err((shown(&folder, &lossy), sentence));
    };
    let name = composed(name);
    if let Some(fault) = fault(&name) {
        return Err((shown(&folder, &name), fault));
    }
    let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
    SitePath::new(&path).map_err(|_| (shown(&folder, &name), format!("`{name}` is no name for a file; rename it")))
}

/// A folder in whose names no fault was found, as a site writes it.
fn folder_name(folder: &Path) -> String {
    let parts: Vec<String> = folder.iter().map(|part| composed(&part.to_string_lossy())).collect();
    parts.join("/")
}

/// What the entry holds, with the bytes of assets up to the size `held`; `None` if it has gone since the folder was
/// listed.
pub(super) fn file(root: &Path, path: &SitePath, entry: &DirEntry, held: u64) -> Result<Option<File>, Error> {
    let real: PathBuf = if entry.path_is_symlink() {
        match link_target(root, entry.path()) {
            Ok(target) => target,
            Err(sentence) => return Ok(Some(File::NotText(sentence))),
        }
    } else {
        entry.path().to_owned()
    };
    match contents(&real, path, held) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::system("read", &root.join(path.as_str()), error)),
    }
}

/// What the file at `real` holds, with the bytes of an asset up to the size `held`.
pub(super) fn contents(real: &Path, path: &SitePath, held: u64) -> io::Result<File> {
    let about = fs::metadata(real)?;
    if !about.is_file() {
        // A pipe or a device: reading one could wait for ever.
        return Ok(File::NotText("this is a pipe, socket or device and no file; remove it".to_owned()));
    }
    if !is_text(path) {
        let bytes = fs::read(real)?;
        let is_looked_into = matches!(path.extension().as_str(), "css" | "js");
        return Ok(File::Asset(Contents::of(&bytes, is_looked_into || bytes.len() as u64 <= held)));
    }
    if about.len() > encoding::TEXT_LIMIT {
        return Ok(encoding::too_long(about.len()));
    }
    let bytes = fs::read(real)?;
    let len = bytes.len() as u64;
    // It may have grown since we looked.
    Ok(if len > encoding::TEXT_LIMIT { encoding::too_long(len) } else { encoding::text(bytes) })
}

/// Keeps a file. Where the path is taken, two names on disk are one name to everybody else.
pub(super) fn add(site: &mut Inputs, path: SitePath, file: File) {
    let twice = "two files have this name, with accents written in two ways; rename one of them";
    let file = if site.files.contains_key(&path) { File::NotText(twice.to_owned()) } else { file };
    site.files.insert(path, file);
}

/// The error of a walk; one that names no path happened while `folder` was listed.
fn unreadable(error: walkdir::Error, folder: &Path) -> Error {
    let path = error.path().unwrap_or(folder).to_owned();
    Error::system("read", &path, error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (path, bytes) in files {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        root
    }

    /// What was read, without the theme: paths, with `!` and the sentence where there is a fault.
    fn seen(root: &Path) -> Vec<String> {
        let site = read(root).unwrap();
        let own = site.files.iter().filter(|(path, _)| !site.theme.contains(path));
        own.map(|(path, file)| match file {
            File::NotText(sentence) => format!("{path}! {sentence}"),
            File::Text(_) | File::Asset(_) => path.to_string(),
        })
        .collect()
    }

    #[test]
    fn the_four_places_of_a_site_are_read_and_nothing_else() {
        let root = site(&[
            ("handout.yaml", b"title: A"),
            ("content/a/b.md", b"text"),
            ("content/.#b.md", b""),
            ("content/.git/config", b""),
            ("templates/page.html", b""),
            ("static/.well-known/security.txt", b""),
            ("static/.env", b"secret"),
            ("public/index.html", b""),
            ("README.md", b""),
        ]);
        assert_eq!(
            seen(root.path()),
            ["content/a/b.md", "handout.yaml", "static/.well-known/security.txt", "templates/page.html"]
        );
    }

    #[test]
    fn large_assets_stay_on_disk_and_styles_are_held() {
        let large = vec![b' '; 70_000];
        let root = site(&[("static/a.bin", &large), ("static/a.css", &large), ("static/b.bin", b"x")]);
        let site = read(root.path()).unwrap();
        let held = |path| match &site.files[&SitePath::known(path)] {
            File::Asset(contents) => contents.held.is_some(),
            other => panic!("{other:?}"),
        };
        assert_eq!((held("static/a.bin"), held("static/a.css"), held("static/b.bin")), (false, true, true));
    }

    #[test]
    fn a_file_that_is_no_text_says_why_and_the_rest_is_read() {
        let long = vec![b'a'; 8 * 1024 * 1024 + 1];
        let root = site(&[("content/a.md", b"\xFF\xFE"), ("content/b.md", &long), ("content/c.md", b"fine")]);
        let seen = seen(root.path());
        assert!(seen[0].contains("UTF-16") && seen[1].contains("8388609 bytes"), "{seen:?}");
        assert_eq!(seen[2], "content/c.md");
    }

    #[test]
    fn an_accent_in_two_parts_is_read_under_the_one_spelling() {
        let root = site(&[("content/ru\u{308}cken/u\u{308}ber.md", b"x")]);
        assert_eq!(seen(root.path()), ["content/r\u{fc}cken/\u{fc}ber.md"]);
        fs::write(root.path().join("content/ru\u{308}cken/\u{fc}ber.md"), "y").unwrap();
        assert!(seen(root.path())[0].contains("two files have this name"));
    }

    #[cfg(unix)]
    #[test]
    fn names_that_not_every_system_can_store_are_reported_each() {
        use std::os::unix::ffi::OsStrExt;
        let root = site(&[("content/con.md", b""), ("content/a\\b.md", b""), ("content/x:y/page.md", b"")]);
        fs::write(root.path().join("content").join(std::ffi::OsStr::from_bytes(b"r\xFCcken.md")), "").unwrap();
        let seen = seen(root.path());
        assert_eq!(seen.len(), 4);
        assert!(seen.iter().all(|line| line.contains("give it another name")), "{seen:?}");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_inside_the_site_only_and_circles_end() {
        use std::os::unix::fs::symlink;
        let outside = site(&[("secret.md", b"secret")]);
        let root = site(&[("content/a.md", b"a"), ("content/sub/b.md", b"b"), (".git/config", b"token")]);
        let content = root.path().join("content");
        symlink("a.md", content.join("same.md")).unwrap();
        symlink(outside.path().join("secret.md"), content.join("out.md")).unwrap();
        symlink("../.git/config", content.join("hidden.png")).unwrap();
        symlink("nowhere.md", content.join("dangling.md")).unwrap();
        symlink("user@host.1234", content.join(".#a.md")).unwrap();
        symlink("..", content.join("sub/up")).unwrap();
        symlink("round.md", content.join("round.md")).unwrap();
        symlink(outside.path(), root.path().join("static")).unwrap();
        let seen = seen(root.path());
        let faults: Vec<&str> = seen.iter().filter_map(|line| line.split_once("! ")).map(|(path, _)| path).collect();
        let expected = [
            "content/dangling.md",
            "content/hidden.png",
            "content/out.md",
            "content/round.md",
            "content/sub/up",
            "static",
        ];
        assert_eq!(faults, expected);
        let rest: Vec<&String> = seen.iter().filter(|line| !line.contains('!')).collect();
        assert_eq!(rest, ["content/a.md", "content/same.md", "content/sub/b.md"]);
    }

    #[test]
    fn a_root_that_is_not_there_is_an_error_that_names_it() {
        let error = read(Path::new("/nowhere/site")).unwrap_err();
        assert_eq!(error.to_string(), "could not read the site in `/nowhere/site`: there is no such file or folder");
    }
}
