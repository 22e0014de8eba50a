//! `handout serve`, as a program.

mod attacks;
mod pages;
mod program;
