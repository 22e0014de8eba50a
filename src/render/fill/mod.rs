//! From facts to views: everything is put into words here, so that templates only arrange.

pub(crate) mod cards;
mod cause;
mod choices;
mod dose;
mod exercise;
mod guide;
mod levels;
pub(crate) mod lists;
mod matrix;
mod page;
mod pager;
mod red_flag;
pub(crate) mod review;
pub(crate) mod scene;
mod shared;
pub(crate) mod shelf;
pub(crate) mod sources;
mod treatment;

pub(crate) use matrix::{matrix, matrix_pages};
pub(crate) use page::{Frame, bare_view, facts_view, is_leaflet};
pub(crate) use shared::{shared, stamps_style};
