//! Floor 1: places in text and its words. Imports nothing of ours.

mod lines;
mod path;
mod qr;
mod readability;
mod slug;
mod span;
mod syllables;
mod words;

pub use lines::{LineColumn, LineIndex};
pub use path::{PathFault, SitePath};
pub use qr::QrCode;
pub use readability::Measures;
pub use slug::{Slugs, slug};
pub use span::{Place, Span, Spanned};
pub use syllables::syllables;
pub use words::{sentences, words};
