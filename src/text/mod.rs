//! Floor 1: places in text and its words. Imports nothing of ours.

mod lines;
mod path;
mod slug;
mod span;

pub use lines::{LineColumn, LineIndex};
pub use path::{PathFault, SitePath};
pub use slug::{Slugs, slug};
pub use span::{Place, Span, Spanned};
