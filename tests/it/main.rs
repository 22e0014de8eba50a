//! One test binary.

mod coverage;
mod laws;
mod messages;
mod pages;
mod rules;
mod shown_by;
mod site;
mod tidy;
mod txtar;
