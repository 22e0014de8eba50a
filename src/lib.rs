//! Handout turns Markdown articles for patients into a linked, stamped, accessible website, and refuses an unsafe page.

pub mod build;
pub mod check;
pub mod clinical;
pub mod content;
pub mod diagnostic;
pub mod figure;
pub mod site;
pub mod text;
