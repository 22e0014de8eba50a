//! Handout turns Markdown articles for patients into a linked, stamped, accessible website, and refuses an unsafe page.

pub mod build;
pub mod clinical;
pub mod content;
pub mod diagnostic;
pub mod render;
pub mod site;
pub mod text;
