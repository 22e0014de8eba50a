//! The layouts that a theme must have, and what each of them must show.

/// A layout: its file below `templates/`, and the stamps that it must have a place for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    pub(super) name: &'static str,
    pub(super) stamps: &'static [&'static str],
}

/// Stamps of every page.
const EVERYWHERE: [&str; 3] = ["disclaimer", "demonstration", "emergency-card"];
/// Stamps of pages that people wrote.
const WRITTEN: &[&str] = &["review", "audience", "draft"];

pub(super) const HOME: &str = "home.html";
pub(super) const SECTION: &str = "section.html";
pub(super) const TOPIC: &str = "topic.html";
pub(super) const TOPICS: &str = "topics.html";
pub(super) const AZ: &str = "az.html";
pub(super) const MATRIX: &str = "matrix.html";
pub(super) const WITHDRAWN: &str = "withdrawn.html";
pub(super) const REDIRECT: &str = "redirect.html";
pub(super) const NOT_FOUND: &str = "not-found.html";

/// All layouts.
const LAYOUTS: [Layout; 17] = [
    Layout { name: HOME, stamps: WRITTEN },
    Layout { name: SECTION, stamps: WRITTEN },
    Layout { name: "cause.html", stamps: WRITTEN },
    Layout { name: "exercise.html", stamps: &["review", "audience", "draft", "contraindications", "stop-rules"] },
    Layout { name: "red-flag.html", stamps: WRITTEN },
    Layout { name: "treatment.html", stamps: WRITTEN },
    Layout { name: "self-care.html", stamps: WRITTEN },
    Layout { name: "guide.html", stamps: &["review", "audience", "draft", "gates", "stop-rules"] },
    Layout { name: "concept.html", stamps: WRITTEN },
    Layout { name: "page.html", stamps: WRITTEN },
    Layout { name: TOPIC, stamps: &[] },
    Layout { name: TOPICS, stamps: &[] },
    Layout { name: AZ, stamps: &[] },
    Layout { name: MATRIX, stamps: &[] },
    Layout { name: WITHDRAWN, stamps: &["withdrawn"] },
    Layout { name: REDIRECT, stamps: &[] },
    Layout { name: NOT_FOUND, stamps: &[] },
];

/// All layouts.
pub(super) fn all() -> impl Iterator<Item = Layout> {
    LAYOUTS.into_iter()
}

/// The layout of a page of this kind.
pub(super) fn of_kind(kind: crate::content::Kind) -> &'static str {
    let file = |layout: &Layout| layout.name.strip_suffix(".html") == Some(kind.name());
    LAYOUTS.iter().find(|layout| file(layout)).map_or("page.html", |layout| layout.name)
}

impl Layout {
    /// The stamps that it must have a place for.
    pub(super) fn all_stamps(self) -> impl Iterator<Item = &'static str> {
        EVERYWHERE.into_iter().chain(self.stamps.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Kind;

    #[test]
    fn every_kind_has_a_layout_of_its_own() {
        for kind in Kind::STATED.into_iter().chain([Kind::Section]) {
            assert_eq!(of_kind(kind), format!("{}.html", kind.name()));
        }
    }
}
