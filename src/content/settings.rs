//! What a site says of itself in `handout.yaml`.

use std::collections::BTreeMap;

use crate::content::{BaseUrl, Language};
use crate::diagnostic::Level;
use crate::text::Spanned;

/// Whether a site is for patients yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SiteStatus {
    /// No clinician has checked it, and every page says so.
    Demonstration,
    /// Every page has a reviewer.
    Live,
}

/// Who publishes the site.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Organisation {
    /// Its name.
    pub name: Option<String>,
    /// How to reach it: an address of the web or of mail, or words.
    pub contact: Option<Spanned<String>>,
    /// Where to say what is wrong with a page.
    pub feedback: Option<Spanned<String>>,
}

/// The whole of `handout.yaml`.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The site's name.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// Where it stands on the web.
    pub base_url: BaseUrl,
    /// The language of its pages.
    pub language: Language,
    /// The country whose services and numbers it names, a key of `_data/jurisdictions.yaml`.
    pub jurisdiction: Spanned<String>,
    /// Whether it is for patients yet.
    pub status: SiteStatus,
    /// Who publishes it.
    pub organisation: Organisation,
    /// Stamped on every page, word for word.
    pub disclaimer: String,
    /// Ids of pages for the menu, in order; the sections if it is empty.
    pub menu: Vec<Spanned<String>>,
    /// How many pages stand on one page of a list.
    pub paginate: usize,
    /// Rule name to level; `None` switches a rule off.
    pub rules: Levels,
    /// The same for the files below a folder, which is named from the root of the site: `content/exercises`. The
    /// innermost folder that names a rule decides.
    pub folders: BTreeMap<String, Spanned<Levels>>,
}

/// Rule name to level; `None` switches a rule off.
pub type Levels = BTreeMap<String, Spanned<Option<Level>>>;

/// Whether drafts are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drafts {
    /// They are, and say what they are.
    Include,
    /// They are not.
    Leave,
}
