//! The starter set: what `handout init` puts into a new site. Its clinical records, and the warning signs that they speak
//! of, are those of the demonstration site, so that each of these facts has one place in this program.

use std::collections::{BTreeMap, BTreeSet};

use include_dir::{Dir, include_dir};

use crate::content::Date;
use crate::text::SitePath;

static PAGES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/disk/starter");
static RECORDS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/_data");
static RED_FLAGS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/red-flags");

/// The text of each file of a new site, written on the day `today`.
#[must_use]
pub fn starter(today: Date) -> BTreeMap<SitePath, String> {
    let mut files = BTreeMap::new();
    collect(&PAGES, "", &mut files);
    collect(&RECORDS, "content/_data/", &mut files);
    let conditions = files.get("content/_data/conditions.yaml").cloned().unwrap_or_default();
    let flags = flags(&conditions);
    let marks = [
        ("@TODAY@", today.to_string()),
        ("@DUE@", today.a_year_later().to_string()),
        ("@FLAGS@", format!("flags:\n{}", flags.concat().trim_end())),
        ("@SOURCES@", sources(&flags).join(", ")),
    ];
    let filled = |text: String| marks.iter().fold(text, |text, (mark, words)| text.replace(mark, words));
    // A package that is made of this program would leave out a file called `.gitignore`.
    let place = |path: String| SitePath::known(if path == "gitignore" { ".gitignore" } else { &path });
    files.into_iter().map(|(path, text)| (place(path), filled(text))).collect()
}

/// The texts of `folder` and of those below it, by path.
fn collect(folder: &Dir<'static>, above: &str, files: &mut BTreeMap<String, String>) {
    for file in folder.files() {
        let path = file.path().to_str().expect("names of the starter set are plain");
        let text = file.contents_utf8().expect("the starter set is text");
        files.insert(format!("{above}{path}"), text.to_owned());
    }
    for below in folder.dirs() {
        collect(below, above, files);
    }
}

/// Every red flag of the demonstration site as it is written there, but for those of a condition that has a page instead
/// of a record in `conditions`: a new site does not have that page.
fn flags(conditions: &str) -> Vec<String> {
    let known = |flag: &str| {
        let condition = flag.lines().find_map(|line| line.trim_start().strip_prefix("condition: "));
        condition.is_none_or(|id| conditions.lines().any(|line| line.strip_suffix(':') == Some(id)))
    };
    let texts = RED_FLAGS.files().filter_map(|file| file.contents_utf8());
    let lists = texts.filter_map(|text| text.split_once("\nflags:\n")).map(|(_, after)| after);
    lists.flat_map(entries).filter(|flag| known(flag)).collect()
}

/// The entries at the beginning of `text`: lines that are indented, each entry from a hyphen on.
fn entries(text: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for line in text.lines().take_while(|line| line.starts_with(' ')) {
        match entries.last_mut() {
            Some(last) if !line.starts_with("  - ") => *last += &format!("{line}\n"),
            _ => entries.push(format!("{line}\n")),
        }
    }
    entries
}

/// The ids of all sources of `flags`, each once.
fn sources(flags: &[String]) -> Vec<&str> {
    let lists = flags.iter().flat_map(|flag| flag.lines()).filter_map(|line| line.strip_prefix("    sources: ["));
    let ids: BTreeSet<&str> = lists.flat_map(|list| list.trim_end_matches(']').split(", ")).collect();
    ids.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_warning_signs_of_a_new_site_are_those_of_the_demonstration_to_the_letter() {
        let files = starter(Date::parse("2026-11-22").unwrap());
        let page = &files[&SitePath::known("content/red-flags/warning-signs.md")];
        assert!(!page.contains('@') || page.matches('@').count() == page.matches("[@").count(), "{page}");
        let cauda = RED_FLAGS.get_file("cauda-equina-syndrome.md").unwrap().contents_utf8().unwrap();
        let entries = entries(cauda.split_once("\nflags:\n").unwrap().1);
        assert_eq!(entries.len(), 5);
        assert!(entries.iter().all(|entry| page.contains(entry.trim_end())));
        assert!(!page.contains("condition: spinal-stenosis"), "that condition is a page of the demonstration");
    }
}
