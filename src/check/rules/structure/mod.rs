//! Rules about what a page of a kind has to carry.

pub(super) mod empty_section;
pub(super) mod exercise_steps_numbered;
pub(super) mod key_points;
pub(super) mod required_sections;
pub(super) mod start_and_end_position;
pub(super) mod undecided_value;
