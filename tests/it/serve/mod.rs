//! `handout serve`, as a program.

mod attacks;
mod author;
mod pages;
mod program;
