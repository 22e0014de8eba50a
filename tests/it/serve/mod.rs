//! `handout serve`, as a program.

mod attacks;
mod fixes;
mod pages;
mod program;
mod saves;
mod scripts;
mod starting;
mod watched;
