//! What a page's file name says: its id, and its kind unless the page states one.

use crate::content::{Id, Kind};
use crate::diagnostic::Diagnostic;
use crate::parse::reader::{Faults, kebab};
use crate::text::{SitePath, Span};

/// Names that Windows keeps for devices: a site with such a file cannot be checked out there.
const DEVICES: [&str; 22] = [
    "aux", "con", "nul", "prn", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];
/// How long one part of an address may be. Files of 255 bytes are common, and hashes and endings are added.
const LONGEST: usize = 200;

/// What the file name of a page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The page's id. Where the name cannot be one, what could be made of it.
    pub(super) id: Id,
    /// The kind of pages in that place.
    pub(super) kind: Kind,
}

/// The id and kind of the page in the file `path`; `None` when no id can be made of its name.
pub(super) fn name(path: &SitePath, faults: &mut Faults) -> Option<Name> {
    let below = path.below("content").unwrap_or(path.as_str());
    let mut parts: Vec<&str> = below.strip_suffix(".md").unwrap_or(below).split('/').collect();
    let kind = match parts.last() {
        Some(&"_index") => Kind::Section,
        _ if parts.len() > 1 => Kind::of_folder(parts[0]),
        _ => Kind::Page,
    };
    if below == "index.md" {
        let diagnostic = faults.id(Span::default(), "the home page is not called `index.md`");
        faults.add(diagnostic.help("call the file `content/_index.md`"));
    }
    if let Some(&("index" | "_index")) = parts.last() {
        parts.pop();
    }
    for part in &parts {
        if let Some(diagnostic) = fault(part, path, faults) {
            faults.add(diagnostic);
        }
    }
    let id = match parts.last() {
        // The root's own page; no other page can be called so without a clash that is found later.
        None => Some(Id::known("home")),
        Some(part) => Id::new(part).or_else(|| Id::new(&kebab(part)?)),
    };
    Some(Name { id: id?, kind })
}

/// What is wrong with one folder or file name.
fn fault(part: &str, path: &SitePath, faults: &Faults) -> Option<Diagnostic> {
    if part.len() > LONGEST {
        let message = format!("a name in the path of this page is longer than {LONGEST} bytes");
        return Some(faults.id(Span::default(), message).help("give the file or folder a shorter name"));
    }
    if DEVICES.contains(&part.to_ascii_lowercase().as_str()) {
        let message = format!("Windows keeps the name `{part}` for itself");
        return Some(faults.id(Span::default(), message).help("give the file or folder another name"));
    }
    if Id::new(part).is_some() {
        return None;
    }
    let message = format!("the name `{part}` is not made of small letters, digits and single hyphens");
    let better = match kebab(part) {
        Some(better) => format!("call it `{better}`: {}", path.as_str().replacen(part, &better, 1)),
        None => "give it a name of letters from a to z".to_owned(),
    };
    Some(faults.id(Span::default(), message).help(better))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str) -> (Option<(String, Kind)>, Vec<String>) {
        let path = SitePath::known(path);
        let mut faults = Faults::new(&path);
        let name = name(&path, &mut faults).map(|name| (name.id.as_str().to_owned(), name.kind));
        (name, faults.into_list().into_iter().map(|diagnostic| diagnostic.message).collect())
    }

    #[test]
    fn the_folder_gives_the_kind_and_the_stem_the_id() {
        for (path, id, kind) in [
            ("content/exercises/press-up.md", "press-up", Kind::Exercise),
            ("content/exercises/press-up/index.md", "press-up", Kind::Exercise),
            ("content/exercises/_index.md", "exercises", Kind::Section),
            ("content/exercises/gentle/walking.md", "walking", Kind::Exercise),
            ("content/self-care/sleep.md", "sleep", Kind::SelfCare),
            ("content/about.md", "about", Kind::Page),
            ("content/news/2026.md", "2026", Kind::Page),
            ("content/_index.md", "home", Kind::Section),
        ] {
            assert_eq!(of(path), (Some((id.to_owned(), kind)), vec![]), "{path}");
        }
    }

    #[test]
    fn a_name_that_is_no_id_is_a_fault_and_the_page_still_has_one() {
        for (path, id, words) in [
            ("content/About Us.md", Some("about-us"), "small letters"),
            ("content/Exercises/press-up.md", Some("press-up"), "Exercises"),
            ("content/café.md", Some("caf"), "small letters"),
            ("content/a--b.md", Some("a-b"), "hyphens"),
            ("content/con.md", Some("con"), "Windows"),
            ("content/causes/aux/index.md", Some("aux"), "Windows"),
            ("content/index.md", Some("home"), "home page"),
            ("content/über/ü.md", None, "small letters"),
            ("content/a:b.md", Some("a-b"), "small letters"),
            ("content/a..md", Some("a"), "small letters"),
        ] {
            let (name, messages) = of(path);
            assert_eq!(name.map(|(id, _)| id).as_deref(), id, "{path}");
            assert!(messages.iter().any(|message| message.contains(words)), "{path} gave {messages:?}");
        }
        assert!(of(&format!("content/{}.md", "a".repeat(300))).1[0].contains("longer"));
    }
}
