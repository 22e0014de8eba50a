//! `handout serve`, as a program.

mod attacks;
mod author;
mod fixes;
mod pages;
mod program;
mod saves;
mod scripts;
mod starting;
mod watched;
