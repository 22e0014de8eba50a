//! Handout turns Markdown articles for patients into a linked, stamped, accessible website, and refuses an unsafe page.

pub mod build;
pub mod content;
pub mod diagnostic;
pub mod parse;
pub mod text;
