//! What pages see that stand in for another.

use crate::render::view::schema::view;

view! {
    /// A page that was taken down.
    pub struct WithdrawnView {
        /// The day, in words.
        on: String,
        /// The same for `datetime`.
        date: String,
        /// The reason as readers get it.
        reason: String,
        /// The whole notice in words. A stamp: print it inside an element with `data-stamp="withdrawn"`.
        notice: String,
    }

    /// The old address of a page.
    pub struct RedirectView {
        /// The title of the page.
        title: String,
        /// Where it is now, as links within the site write it.
        url: String,
        /// Its whole address.
        canonical: String,
    }
}
