//! Small sites, rendered.
