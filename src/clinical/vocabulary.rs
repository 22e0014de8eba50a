//! Levels in their order.

use crate::content::{Id, MovementProperty};

/// The place of `level` in the property's order, the weakest being 0; `None` for a level that it does not have.
pub fn rank(property: &MovementProperty, level: &Id) -> Option<usize> {
    property.levels.iter().position(|known| known.value == *level)
}

/// Whether an exercise at `level` has reached the level `from` at which a rule begins. A rule that begins at the
/// weakest level means every exercise.
pub fn reaches(property: &MovementProperty, level: &Id, from: &Id) -> bool {
    match (rank(property, level), rank(property, from)) {
        (Some(level), Some(from)) => level >= from,
        // An unknown level is an error of its own; until it is mended, nothing may be called safe because of it.
        _ => true,
    }
}
