//! Floor 5: from an author's text to the nouns of the site.

mod highlight;
mod markdown;

use crate::content::Body;
use crate::diagnostic::Parsed;
use crate::text::SitePath;

/// The body of the page `path`: what stands in `text` from byte `start` on.
pub fn body(path: &SitePath, text: &str, start: usize) -> Parsed<Body> {
    markdown::body(path, text, start)
}
