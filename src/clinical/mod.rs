//! Floor 4: which exercise harms whom, and why. Pure, and property-tested: this is what the program exists for.
//!
//! An **exercise** declares a level for each property of the movement vocabulary. A **condition** (a cause page, or a
//! record such as pregnancy) has rules: from this level of this property on, *avoid* or *caution*, in these stages of
//! the illness. Where an exercise reaches the level, the rule fires:
//!
//! ```text
//! movement of the exercise     rules of the condition                    derived
//! flexion: end          ──►    flexion from end on: avoid (acute)   ──►  avoid in the acute stage
//! rotation: none               rotation from end on: caution             (nothing)
//! ```
//!
//! Three laws hold, whatever the site's own vocabulary is:
//! - **Only negatives are derived.** No rule between an exercise and a condition means "no rule", never "safe".
//! - **More movement is never less of a verdict.** Raising a level can add grounds, and takes none away.
//! - **Nothing cancels a ground.** Grounds add up; the strongest counts.

mod conditions;
mod coverage;
mod derive;
mod overrides;
mod shown;
mod stages;
mod vocabulary;

#[cfg(test)]
mod laws;

pub use conditions::{Condition, conditions};
pub use coverage::{Declared, declared, missing};
pub use derive::{Derivation, Ground, Origin, derive, grounds};
pub use overrides::answers;
pub use shown::shown_on;
pub use stages::Stages;
pub use vocabulary::{rank, reaches};
