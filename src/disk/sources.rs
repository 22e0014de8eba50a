//! What commands other than `build` need of a site on disk: whether it is one, its published texts, a page to rewrite.
#![expect(clippy::disallowed_methods, reason = "disk is the edge where files are read and written")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use crate::content::OutputPath;
use crate::disk::Error;
use crate::disk::manifest::{Standing, standing};
use crate::text::SitePath;

/// Whether `root` holds a `handout.yaml`, or something of that name which reading will have a word about.
///
/// # Errors
/// When that cannot be told.
pub fn is_site(root: &Path) -> Result<bool, Error> {
    let settings = root.join("handout.yaml");
    match settings.symlink_metadata() {
        Ok(_) => Ok(true),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(false),
        Err(error) => Err(Error::system("look at", &settings, error)),
    }
}

/// Replaces the text of a site's own file at once: after a crash the old text or the new one is there, never a part.
///
/// # Errors
/// When it cannot be written; the old text is then as it was.
pub fn write_source(root: &Path, path: &SitePath, text: &str) -> Result<(), Error> {
    let file = root.join(path.as_str());
    let failed = |error| Error::system("write", &file, error);
    let beside = file.with_file_name(format!(".{}.handout-new", path.file_name()));
    let written = fs::File::create(&beside).and_then(|mut new| {
        new.write_all(text.as_bytes())?;
        // The author's permissions stay as they are.
        new.set_permissions(fs::metadata(&file)?.permissions())?;
        new.sync_all()
    });
    written.and_then(|()| fs::rename(&beside, &file)).map_err(|error| {
        // The name is ours and hidden; that it could not be removed matters less than why it could not be written.
        let _ = fs::remove_file(&beside);
        failed(error)
    })
}

/// The texts of a published site: its HTML and XML files.
///
/// # Errors
/// Refused when Handout made no site there; otherwise when a file cannot be read.
pub fn published_texts(output: &Path) -> Result<BTreeMap<OutputPath, String>, Error> {
    let found = standing(output).map_err(|error| Error::system("look at", output, error))?;
    let Standing::Ours(manifest) = found else {
        return Err(Error::refused("change", output, "handout has not published there; run `handout build` first"));
    };
    let is_text = |path: &&String| matches!(path.rsplit_once('.'), Some((_, "html" | "xml")));
    let read = |path: &String| {
        let file = output.join(path);
        let text = fs::read_to_string(&file).map_err(|error| Error::system("read", &file, error))?;
        Ok((OutputPath::new(path), text))
    };
    manifest.files.keys().filter(is_text).map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_rewritten_whole_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        let page = SitePath::known("content/a.md");
        fs::write(folder.path().join("content/a.md"), "old").unwrap();
        write_source(folder.path(), &page, "new").unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("content/a.md")).unwrap(), "new");
        assert_eq!(fs::read_dir(folder.path().join("content")).unwrap().count(), 1);
    }

    #[test]
    fn a_page_that_cannot_be_written_is_named_and_a_strangers_folder_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let error = write_source(folder.path(), &SitePath::known("content/a.md"), "new").unwrap_err();
        assert!(error.to_string().contains("content/a.md"), "{error}");
        fs::write(folder.path().join("index.html"), "theirs").unwrap();
        assert!(published_texts(folder.path()).is_err());
    }
}
