//! Small sites, rendered. [`small`] builds them, [`theme`] is the least theme there can be.

mod bodies;
mod machines;
mod pages;
mod safety;
mod small;
mod theme;
mod themes;
