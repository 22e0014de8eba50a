//! `handout serve`, as a program.

mod pages;
mod program;
