//! Overrides: a person of the register answers for using an exercise although a rule says avoid.

use crate::clinical::Ground;
use crate::content::Override;

/// Whether `despite` is about `ground`: it names the movement of the rule, and the rule can be overridden at all.
/// Whether the override is complete is another question, which the rule `clinical/override-incomplete` asks.
pub fn answers(despite: Option<&Override>, ground: &Ground) -> bool {
    let named = despite.and_then(|despite| despite.rule.as_ref());
    let broken = ground.rule().map(|rule| &rule.movement.value);
    named.is_some_and(|named| broken == Some(&named.value)) && !ground.is_absolute()
}
