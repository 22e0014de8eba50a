//! Which names of files we read, which we pass over, and which no site may have.

use crate::content::OutputPath;
use crate::text::SitePath;

/// Hidden names that are part of a published site.
const PUBLISHED_HIDDEN: [&str; 3] = [".well-known", ".htaccess", ".nojekyll"];

/// Names that Windows keeps for devices, whatever the extension. The superscript digits count there too.
const DEVICES: [&str; 28] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "com¹", "com²",
    "com³", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³",
];

/// Whether the entry called `name` is an editor's or the system's own: lock, swap and backup files, hidden ones.
/// `in_static` is said of entries of `static/`, where a few hidden names belong to the site.
pub(super) fn is_passed_over(name: &str, in_static: bool) -> bool {
    let hidden = name.starts_with('.') && !(in_static && PUBLISHED_HIDDEN.contains(&name));
    let backup = name.ends_with('~') || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'));
    // Vim tries whether it may write with a file called 4913.
    let probe = name == "4913" || name.ends_with("___jb_tmp___") || name.ends_with("___jb_old___");
    hidden || backup || probe || matches!(name, "Thumbs.db" | "desktop.ini")
}

/// What is wrong with `name` as the name of a file or folder of a site: some system could not store it.
pub(super) fn fault(name: &str) -> Option<String> {
    let device = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
    let why = if name.contains('\\') {
        "has a backslash, which some systems take for a folder"
    } else if name.chars().any(char::is_control) {
        "has a control character"
    } else if name.contains(['<', '>', ':', '"', '|', '?', '*']) {
        "has one of the characters < > : \" | ? *, which Windows cannot store"
    } else if name.ends_with(['.', ' ']) {
        "ends with a dot or a space, which Windows drops"
    } else if name.starts_with(' ') {
        "begins with a space, which gets lost in links"
    } else if DEVICES.contains(&device.as_str()) {
        "is a name that Windows keeps for a device"
    } else if name.len() > 255 - 16 {
        // The output of an asset carries a piece of its hash.
        "is too long for many file systems"
    } else {
        return None;
    };
    Some(format!("the name `{}` {why}; give it another name", name.escape_debug()))
}

/// One spelling for a name whose accents can be written in two ways (some systems take them apart).
pub(super) fn composed(name: &str) -> String {
    // An output path is kept in that spelling; so an address made from a source's name is the same on each machine.
    OutputPath::new(name).as_str().to_owned()
}

/// A path that can be shown, for a name that cannot be a [`SitePath`].
pub(super) fn shown(folder: &str, name: &str) -> SitePath {
    let name: String = name.chars().map(|c| if c.is_control() || c == '\\' { '�' } else { c }).collect();
    let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
    SitePath::new(&path).unwrap_or_else(|_| SitePath::known("�"))
}

/// Whether we read the file at `path` as text; anything else is given out as it is.
pub(super) fn is_text(path: &SitePath) -> bool {
    let extension = path.extension();
    if path.below("content").is_some() {
        matches!(extension.as_str(), "md" | "yaml" | "yml")
    } else if path.below("templates").is_some() {
        matches!(extension.as_str(), "html" | "xml" | "txt" | "json" | "md" | "yaml" | "yml")
    } else {
        path.as_str() == "handout.yaml"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_editors_are_passed_over_and_pages_are_not() {
        for name in [".#page.md", "page.md~", ".page.md.swp", "4913", "#page.md#", ".DS_Store", "page.md___jb_tmp___"] {
            assert!(is_passed_over(name, false), "{name}");
        }
        for name in ["page.md", "4914.md", "#", "c#.md", "_index.md"] {
            assert!(!is_passed_over(name, false), "{name}");
        }
        assert!(is_passed_over(".well-known", false) && !is_passed_over(".well-known", true));
        assert!(is_passed_over(".git", true));
    }

    #[test]
    fn a_name_that_some_system_cannot_store_is_faulty() {
        for name in ["con", "CON.md", "Com¹.png", "a:b.md", "x.", "y ", " z.md", "a\\b.md", "a\nb.md", "what?.md"] {
            assert!(fault(name).is_some(), "{name:?}");
        }
        for name in ["contact.md", "rückenschmerz.md", "a b.png", "com10.md", "_index.md", "腰痛.md"] {
            assert_eq!(fault(name), None, "{name}");
        }
        assert!(!fault("a\u{1b}[2J").unwrap().contains('\u{1b}'));
    }

    #[test]
    fn pages_records_and_templates_are_text_and_static_files_are_not() {
        let is_text = |path| is_text(&SitePath::known(path));
        assert!(is_text("handout.yaml") && is_text("content/a.MD") && is_text("content/_data/people.yaml"));
        assert!(is_text("templates/base.html"));
        assert!(!is_text("static/notes.md") && !is_text("content/a.png") && !is_text("content/a.html"));
    }
}
