//! The theme that is part of the program: every file that a site does not bring itself.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use include_dir::{Dir, include_dir};

use crate::build::{File, Inputs};
use crate::content::Contents;
use crate::disk::encoding;
use crate::disk::names::{is_passed_over, is_text};
use crate::text::SitePath;

static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STATIC: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/static");

/// The site with those files of the built-in theme of which it has none itself. A file of its own that is the theme's
/// to the byte counts as the theme's.
#[must_use]
pub fn with_theme(mut site: Inputs) -> Inputs {
    for path in theme().keys() {
        let own = site.files.remove(path);
        put(&mut site, path, own);
    }
    site
}

/// Puts a site's own file at `path`; without one, the theme's, if it has one of that name, and nothing otherwise.
pub(super) fn put(site: &mut Inputs, path: &SitePath, own: Option<File>) {
    let built_in = theme().get(path);
    let is_theme = built_in.is_some_and(|built_in| own.as_ref().is_none_or(|own| same(own, built_in)));
    match own.or_else(|| built_in.cloned()) {
        Some(file) => drop(site.files.insert(path.clone(), file)),
        None => drop(site.files.remove(path)),
    }
    if is_theme {
        site.theme.insert(path.clone());
    } else {
        site.theme.remove(path);
    }
}

/// The files of the theme, as a site has its own: read once, for the preview asks at each save.
fn theme() -> &'static BTreeMap<SitePath, File> {
    static THEME: OnceLock<BTreeMap<SitePath, File>> = OnceLock::new();
    // All bytes are held: they are in memory as it is, and there is no file on disk to copy.
    let file = |(path, bytes): (SitePath, &[u8])| {
        let file = if is_text(&path) { encoding::text(bytes.to_vec()) } else { File::Asset(Contents::of(bytes, true)) };
        (path, file)
    };
    THEME.get_or_init(|| files().into_iter().map(file).collect())
}

/// Whether two files have the same bytes.
fn same(one: &File, other: &File) -> bool {
    match (one, other) {
        (File::Asset(one), File::Asset(other)) => one.hash == other.hash,
        _ => one == other,
    }
}

/// The bytes of the theme's file called `path`.
pub(super) fn bytes(path: &SitePath) -> Option<&'static [u8]> {
    let file = path
        .below("templates")
        .and_then(|below| TEMPLATES.get_file(below))
        .or_else(|| STATIC.get_file(path.below("static")?))?;
    Some(file.contents())
}

fn files() -> Vec<(SitePath, &'static [u8])> {
    let mut found = Vec::new();
    collect(&TEMPLATES, "templates", &mut found);
    collect(&STATIC, "static", &mut found);
    found
}

fn collect(folder: &Dir<'static>, name: &str, found: &mut Vec<(SitePath, &'static [u8])>) {
    for file in folder.files() {
        let path = file.path().to_str().expect("names in the theme are plain");
        let hidden = path.split('/').any(|part| is_passed_over(part, name == "static"));
        if !hidden {
            found.push((SitePath::known(&format!("{name}/{path}")), file.contents()));
        }
    }
    for below in folder.dirs() {
        collect(below, name, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_theme_fills_in_what_a_site_does_not_bring() {
        let own = SitePath::known("templates/base.html");
        let mut site = Inputs::default();
        site.files.insert(own.clone(), File::Text("own".into()));
        let site = with_theme(site);
        assert_eq!(site.files[&own], File::Text("own".into()));
        assert!(!site.theme.contains(&own));
        assert!(site.theme.iter().any(|path| path.below("static").is_some()));
        assert!(site.theme.iter().all(|path| bytes(path).is_some()));
    }
}
