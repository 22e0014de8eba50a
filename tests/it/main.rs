//! One test binary.
#![expect(clippy::disallowed_methods, reason = "tests look at what is on disk")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod allowances;
mod bad_inputs;
mod construction;
mod contrast;
mod corpus;
mod coverage;
mod crash;
mod disposition;
mod laws;
mod living;
mod messages;
mod mutants;
mod pages;
mod prose;
mod readability;
mod recipes;
mod records;
mod reference;
mod rules;
mod serve;
mod shown_by;
mod site;
mod situations;
mod starting;
mod tidy;
mod txtar;
mod unsafe_article;
mod warm;
