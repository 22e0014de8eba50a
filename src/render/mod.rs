//! Floor 5: from the site and a page to HTML. Templates see views and nothing else.

pub mod view;
