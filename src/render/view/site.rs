//! What every page knows of its site.

use std::collections::BTreeMap;

use crate::render::view::schema::view;
use crate::render::view::{ContactView, Html, PageLinkView};

view! {
    /// The site.
    pub struct SiteView {
        /// Its name.
        title: String,
        /// One sentence about it.
        description: String,
        /// The language of its pages, for `lang`.
        language: String,
        /// The direction of its writing, for `dir`: `ltr` or `rtl`.
        direction: String,
        /// The address of the home page.
        home: String,
        /// `demonstration` or `live`.
        status: String,
        /// The words that a demonstration shows on every page; empty on a live site. A stamp: print it inside an element with `data-stamp="demonstration"`.
        demonstration_notice: Option<String>,
        /// The disclaimer. A stamp: print it on every page, word for word, inside an element with `data-stamp="disclaimer"`.
        disclaimer: String,
        /// Who publishes the site.
        organisation: OrganisationView,
        /// The menu, in order. The current entry is the one whose `url` is `page.url`.
        menu: Vec<PageLinkView>,
        /// All sections, in the order of their addresses.
        sections: Vec<PageLinkView>,
        /// The country whose services are named.
        jurisdiction: Option<String>,
        /// The services of that country by id, such as `site.services.emergency`.
        services: BTreeMap<String, ServiceView>,
        /// Addresses of all style sheets of `static/`, `stamps.css` last. Link them in this order.
        stylesheets: Vec<String>,
        /// Addresses of all scripts of `static/`.
        scripts: Vec<String>,
        /// Addresses of all files of `static/` by their path below it: `site.assets["images/logo.svg"]`.
        assets: BTreeMap<String, String>,
        /// What pages may load and do, for `<meta http-equiv="Content-Security-Policy">`.
        content_policy: Html,
        /// The address of the file that the search looks through.
        search: String,
        /// The address of the Atom feed.
        feed: String,
        /// The address of the A to Z.
        az: String,
        /// The address of the safety matrix, if the site has exercises and conditions.
        matrix: Option<String>,
        /// The address of the list of topics, if the site has topics.
        topics: Option<String>,
        /// The address of the glossary, if the site has one.
        glossary: Option<String>,
    }

    /// Who publishes the site.
    pub struct OrganisationView {
        /// Its name.
        name: Option<String>,
        /// How to reach it.
        contact: Option<ContactView>,
    }

    /// A service that people can turn to.
    pub struct ServiceView {
        /// What it is called: "999", "A&E".
        name: String,
        /// What to do to reach it, without a full stop: "Call 999".
        action: String,
        /// Its number, if it can be called.
        phone: Option<String>,
        /// `tel:` and the number, for `href`.
        tel: Option<String>,
    }
}
