//! One test binary.

mod rules;
mod tidy;
mod txtar;
