//! Floor 6: the pipeline on one page.

mod inputs;

pub use inputs::{File, Inputs, NoSink, Options, Output, Sink};
