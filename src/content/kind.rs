//! What a page is about decides what it must carry.

/// The kind of a page. It comes from the folder below `content/`, or is stated with `kind:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A condition that causes the trouble.
    Cause,
    /// A movement, or one to leave for now.
    Exercise,
    /// Signs that need help, and how fast.
    RedFlag,
    /// What others can do or prescribe.
    Treatment,
    /// What a reader can do alone, beside exercise.
    SelfCare,
    /// Steps in an order, with gates.
    Guide,
    /// A term and its plain meaning.
    Concept,
    /// A folder's own page, `_index.md`; the home page is the root's.
    Section,
    /// Anything else.
    Page,
}

impl Kind {
    /// All kinds that an author can state.
    pub const STATED: [Self; 8] = [
        Self::Cause,
        Self::Exercise,
        Self::RedFlag,
        Self::Treatment,
        Self::SelfCare,
        Self::Guide,
        Self::Concept,
        Self::Page,
    ];

    /// The word for it in front matter and in file names of templates.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cause => "cause",
            Self::Exercise => "exercise",
            Self::RedFlag => "red-flag",
            Self::Treatment => "treatment",
            Self::SelfCare => "self-care",
            Self::Guide => "guide",
            Self::Concept => "concept",
            Self::Section => "section",
            Self::Page => "page",
        }
    }

    /// The folder below `content/` whose pages have this kind; `None` for those that may lie anywhere.
    pub fn folder(self) -> Option<&'static str> {
        match self {
            Self::Cause => Some("causes"),
            Self::Exercise => Some("exercises"),
            Self::RedFlag => Some("red-flags"),
            Self::Treatment => Some("treatments"),
            Self::SelfCare => Some("self-care"),
            Self::Guide => Some("guides"),
            Self::Concept => Some("concepts"),
            Self::Section | Self::Page => None,
        }
    }

    /// The kind whose folder is called `folder`; [`Kind::Page`] for all other folders.
    pub fn of_folder(folder: &str) -> Self {
        Self::STATED.into_iter().find(|kind| kind.folder() == Some(folder)).unwrap_or(Self::Page)
    }

    /// The kind called `name` in front matter.
    pub fn named(name: &str) -> Option<Self> {
        Self::STATED.into_iter().find(|kind| kind.name() == name)
    }
}
