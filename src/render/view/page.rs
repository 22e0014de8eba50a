//! What every page shows, whatever its kind.

use std::collections::BTreeMap;

use crate::render::view::schema::view;
use crate::render::view::{CardView, ContactView, Html, PageLinkView, SourceMarkView, SourceView};

view! {
    /// The page.
    pub struct PageView {
        /// Its title, the only `h1`.
        title: String,
        /// What stands in `<title>`: the page and the site.
        head_title: String,
        /// Its summary: the lead paragraph and the description for search engines.
        summary: String,
        /// Its address, as links within the site write it.
        url: String,
        /// Its whole address, for `rel="canonical"`.
        canonical: String,
        /// What robots may do, for `<meta name="robots">`.
        robots: String,
        /// Its kind: `cause`, `exercise`, `red-flag`, `treatment`, `self-care`, `guide`, `concept`, `section`, `page`, `home`, `topic`, `topics`, `az`, `matrix`, `withdrawn`, `redirect`, `not-found`.
        kind: String,
        /// Its kind in words for readers.
        kind_label: String,
        /// The way from the home page to this one, the home page first, this page left out.
        breadcrumbs: Vec<PageLinkView>,
        /// The page in two to five sentences.
        key_points: Vec<String>,
        /// The words for the headings of the parts that the layout makes, by the `id` of the part: `contraindications`, `stop-if`, `gates`, `steps`, `dose`, `evidence`, `sources`, those that the page has: `page.headings.steps`, `page.headings["stop-if"]`. The contents list leads to these parts.
        headings: BTreeMap<String, String>,
        /// Headings of level 2 and 3 with their anchors: those that the layout makes, then those of the body, in the order of the page.
        contents: Vec<ContentsEntryView>,
        /// The body.
        body: Html,
        /// Who stands behind it, and until when; generated pages have none.
        review: Option<ReviewView>,
        /// What a draft says of itself. A stamp: print it inside an element with `data-stamp="draft"`.
        draft: Option<String>,
        /// For whom it is written. A stamp: print it inside an element with `data-stamp="audience"`.
        audience: Option<String>,
        /// What else people call it.
        also_known_as: Vec<String>,
        /// Its topics.
        topics: Vec<PageLinkView>,
        /// Pages that link to it, without those to which it links itself or that another list of the page names.
        backlinks: Vec<PageLinkView>,
        /// Pages that may matter to its readers.
        related: Vec<PageLinkView>,
        /// What the evidence says.
        claims: Vec<ClaimView>,
        /// Its sources, numbered. Each must have its `anchor` as `id`, in a part with `id="sources"`.
        sources: Vec<SourceView>,
        /// The care cards, most urgent first. The emergency card stands on every page. The part that holds them has `id="get-help"`.
        cards: Vec<CardView>,
        /// Where to say what is wrong with this page.
        feedback: Option<ContactView>,
        /// The address of a picture that a phone's camera reads as the address of this page; for the leaflets that exercises and guides are on paper.
        qr: Option<String>,
        /// A whole `<script type="application/ld+json">` element for search engines, or nothing.
        json_ld: Html,
    }

    /// A line of the contents list.
    pub struct ContentsEntryView {
        /// 2 or 3.
        level: u32,
        /// The heading.
        text: String,
        /// The address on this page, with its `#`.
        href: String,
    }

    /// Who stands behind a page, and until when.
    pub struct ReviewView {
        /// The whole of it in words. A stamp: print it inside an element with `data-stamp="review"`.
        line: String,
        /// What to tell readers when the review is overdue. Part of the same stamp.
        overdue: Option<String>,
        /// The day it was written, for `datetime`.
        written: Option<String>,
        /// The day it was reviewed, for `datetime`.
        reviewed: Option<String>,
        /// The day it has to be looked at again, for `datetime`.
        due: Option<String>,
    }

    /// A line of the evidence box.
    pub struct ClaimView {
        /// The statement.
        text: String,
        /// How sure it is, in words.
        certainty: String,
        /// The same in one word: `high`, `moderate`, `low`, `very-low`, `consensus`, `none-found`.
        certainty_name: String,
        /// What it does, in words: supports, is disputed, corrects.
        stance: String,
        /// The same in one word: `supports`, `contests`, `corrects`.
        stance_name: String,
        /// Its sources.
        sources: Vec<SourceMarkView>,
    }
}
