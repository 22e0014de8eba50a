//! Small views that many others hold.

use crate::render::view::schema::view;

view! {
    /// A page of the site, to link to.
    pub struct PageLinkView {
        /// Its title.
        title: String,
        /// Its address, to be written into `href` as it is.
        url: String,
        /// Its kind in one word: `cause`, `exercise`, `red-flag`, `treatment`, `self-care`, `guide`, `concept`, `section`, `page`.
        kind: String,
        /// Its kind in words for readers.
        kind_label: String,
        /// Its summary, one or two sentences.
        summary: String,
    }

    /// A condition: a cause that has a page, or a factor such as pregnancy that has none.
    pub struct ConditionView {
        /// Its id.
        id: String,
        /// What it is called.
        title: String,
        /// The address of its page, if it has one.
        url: Option<String>,
    }

    /// A small reference mark that points into the page's numbered list of sources.
    pub struct SourceMarkView {
        /// The number in the list.
        number: usize,
        /// The address of the entry on this page, `#ref-NUMBER`.
        href: String,
        /// The title of the source, for a label that can be heard.
        title: String,
    }

    /// An entry of the page's numbered list of sources.
    pub struct SourceView {
        /// Its number.
        number: usize,
        /// The `id` that its element must have, so that reference marks land: `ref-NUMBER`.
        anchor: String,
        /// Its title.
        title: String,
        /// Who wrote it.
        authors: Option<String>,
        /// The year.
        year: Option<String>,
        /// Who published it.
        publisher: Option<String>,
        /// What it is, in words: "guideline", "systematic review" and so on.
        kind: Option<String>,
        /// Where it is on the web.
        url: Option<String>,
        /// How it was read, in words.
        how_read: Option<String>,
        /// A word on it.
        note: Option<String>,
        /// Whether it says that no source was found and the site's own practice is given.
        own: bool,
    }

    /// A statement and its sources.
    pub struct SourcedView {
        /// The statement.
        text: String,
        /// Its sources.
        sources: Vec<SourceMarkView>,
    }

    /// A way to reach somebody.
    pub struct ContactView {
        /// What to show.
        text: String,
        /// The address behind it, if it is one of the web, of mail or a telephone.
        url: Option<String>,
    }
}
