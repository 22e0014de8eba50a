//! The last build of a site, remembered from one run to the next.
//!
//! A record says what the files of a site came to: findings, summary, and the hash of every finished file. It is
//! believed only when three things hold: the record is whole (it begins with a hash of itself), it was made from the very
//! same inputs by the very same program ([`Key`]), and the published site stands as it says, to the byte. In every other
//! case the site is built as if there were none. So a record can save work and nothing else.
#![expect(clippy::disallowed_methods, reason = "disk is the edge where files are read and written")]

mod output;
mod record;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::build::{Build, File, Inputs, Options, in_parallel};
use crate::content::ContentHash;
use crate::disk::{Error, Published};
use crate::text::SitePath;

use output::stands;
use record::{read, text};

/// The folder of the record, in the root of the site.
const FOLDER: &str = ".handout-cache";

/// Everything that a build depends on, as one hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key(ContentHash);

impl Key {
    /// The key of a build of `inputs` by this program.
    pub fn of(inputs: &Inputs, options: &Options) -> Self {
        let lines = in_parallel(inputs.files.iter().collect(), |(path, file): (&SitePath, &File)| {
            let what = match file {
                File::Text(text) => ContentHash::of(text.as_bytes()).as_str().to_owned(),
                File::Asset(contents) => contents.hash.as_str().to_owned(),
                File::NotText(why) => why.clone(),
            };
            format!("{path}\t{}\t{what}\n", inputs.theme.contains(path))
        });
        let all = format!("{}\n{options:?}\n{}", program(), lines.concat());
        Self(ContentHash::of(all.as_bytes()))
    }
}

/// This very program: its version, and what tells one build of it from another.
fn program() -> String {
    let about = std::env::current_exe().and_then(fs::metadata);
    let dated = about.and_then(|about| Ok((about.len(), about.modified()?)));
    let dated = dated.ok().and_then(|(len, on)| Some((len, on.duration_since(UNIX_EPOCH).ok()?)));
    format!("{} {dated:?}", env!("CARGO_PKG_VERSION"))
}

/// What the last build with this key found, if its site stands at `output` as it left it.
pub fn recall(root: &Path, key: &Key, output: &Path) -> Option<(Build, Published)> {
    let written = fs::read_to_string(file(root)).ok()?;
    let build = read(&written, key)?;
    let bytes = stands(output, &build.outputs)?;
    let files = build.outputs.len();
    Some((build, Published { files, bytes, unchanged: files, ..Published::default() }))
}

/// Remembers `build`, which was published without an error.
///
/// # Errors
/// When it cannot be written. The next run then builds everything, as it does without a record.
pub fn remember(root: &Path, key: &Key, build: &Build) -> Result<(), Error> {
    let (file, folder) = (file(root), root.join(FOLDER));
    let beside = folder.join("last.new");
    let written = fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&beside, text(build, key)))
        .and_then(|()| fs::rename(&beside, &file));
    written.map_err(|error| Error::system("remember the build in", &file, error))
}

/// Forgets the last build; whether there was one.
///
/// # Errors
/// When what is there cannot be removed.
pub fn forget(root: &Path) -> Result<bool, Error> {
    let folder = root.join(FOLDER);
    for name in ["last", "last.new"] {
        match fs::remove_file(folder.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(Error::system("remove", &folder.join(name), error));
            }
            _ => {}
        }
    }
    // Something else in it is somebody else's, and stays with its folder.
    Ok(fs::remove_dir(&folder).is_ok())
}

fn file(root: &Path) -> PathBuf {
    root.join(FOLDER).join("last")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::{NoSink, build};
    use crate::content::{Date, Drafts};
    use crate::disk::{Stage, with_theme};

    /// A small site with a warning, published and remembered.
    fn remembered() -> (tempfile::TempDir, Inputs, Options) {
        let root = tempfile::tempdir().unwrap();
        let mut inputs = Inputs::default();
        for (path, text) in [
            ("handout.yaml", "title: Backs\nbase-url: https://example.org/\n"),
            (
                "content/about.md",
                "---\ntitle: About\nsummary: Who made this, and how.\nreview: {written: 2026-11-01, due: 2026-11-20}\n---\n\nText.\n",
            ),
        ] {
            inputs.files.insert(SitePath::known(path), File::Text(text.into()));
        }
        let inputs = with_theme(inputs);
        let options = Options { today: Date::parse("2026-11-22").unwrap(), drafts: Drafts::Leave, base_url: None };
        let stage = Stage::begin(&root.path().join("public"), root.path()).unwrap();
        let built = build(&inputs, &options, None, &stage, &|_| {});
        assert!(!built.has_errors() && !built.diagnostics.is_empty(), "{:?}", built.diagnostics);
        stage.finish().unwrap();
        remember(root.path(), &Key::of(&inputs, &options), &built).unwrap();
        (root, inputs, options)
    }

    fn recalled(root: &Path, inputs: &Inputs, options: &Options) -> Option<(Build, Published)> {
        recall(root, &Key::of(inputs, options), &root.join("public"))
    }

    #[test]
    fn what_is_recalled_is_what_was_built() {
        let (root, inputs, options) = remembered();
        let (again, published) = recalled(root.path(), &inputs, &options).unwrap();
        let clean = build(&inputs, &options, None, &NoSink, &|_| {});
        assert_eq!(again, clean);
        assert_eq!((published.files, published.unchanged), (clean.outputs.len(), clean.outputs.len()));
    }

    #[test]
    fn another_site_another_day_and_another_state_are_not_recalled() {
        let (root, inputs, options) = remembered();
        let tomorrow = Options { today: Date::parse("2026-11-23").unwrap(), ..options.clone() };
        assert!(recalled(root.path(), &inputs, &tomorrow).is_none());
        let drafts = Options { drafts: Drafts::Include, ..options.clone() };
        assert!(recalled(root.path(), &inputs, &drafts).is_none());
        for (path, file) in
            [("content/more.md", File::Text("x".into())), ("static/a.css", File::NotText("no".to_owned()))]
        {
            let mut other = inputs.clone();
            other.files.insert(SitePath::known(path), file);
            assert!(recalled(root.path(), &other, &options).is_none(), "{path}");
        }
    }

    #[test]
    fn a_damaged_record_is_never_believed() {
        let (root, inputs, options) = remembered();
        let whole = fs::read(file(root.path())).unwrap();
        for at in (0..whole.len()).step_by(7) {
            let mut flipped = whole.clone();
            flipped[at] ^= 1;
            fs::write(file(root.path()), &flipped).unwrap();
            assert!(recalled(root.path(), &inputs, &options).is_none(), "byte {at}");
            fs::write(file(root.path()), &whole[..at]).unwrap();
            assert!(recalled(root.path(), &inputs, &options).is_none(), "cut at {at}");
        }
        fs::write(file(root.path()), &whole).unwrap();
        assert!(recalled(root.path(), &inputs, &options).is_some());
    }

    #[test]
    fn a_site_that_does_not_stand_as_it_was_left_is_built_again() {
        let (root, inputs, options) = remembered();
        let page = root.path().join("public/about/index.html");
        let text = fs::read(&page).unwrap();
        fs::write(&page, [&text[..text.len() - 1], b" "].concat()).unwrap();
        assert!(recalled(root.path(), &inputs, &options).is_none());
        fs::remove_file(&page).unwrap();
        assert!(recalled(root.path(), &inputs, &options).is_none());
        fs::write(&page, &text).unwrap();
        assert!(recalled(root.path(), &inputs, &options).is_some());
        fs::remove_file(root.path().join("public/.handout-manifest")).unwrap();
        assert!(recalled(root.path(), &inputs, &options).is_none());
    }

    #[test]
    fn what_is_forgotten_is_gone_and_nothing_else() {
        let (root, inputs, options) = remembered();
        assert!(forget(root.path()).unwrap());
        assert!(recalled(root.path(), &inputs, &options).is_none());
        assert!(!forget(root.path()).unwrap());
        fs::create_dir(root.path().join(FOLDER)).unwrap();
        fs::write(root.path().join(FOLDER).join("mine"), "x").unwrap();
        assert!(!forget(root.path()).unwrap() && root.path().join(FOLDER).join("mine").exists());
    }
}
