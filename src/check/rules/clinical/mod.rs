//! Rules about movement, conditions and dose.

pub(super) mod breathing_cue;
pub(super) mod caution_without_note;
pub(super) mod centralisation_as_guarantee;
pub(super) mod centralisation_caveat;
pub(super) mod condition_recommends_contraindicated;
pub(super) mod contraindication_undeclared;
pub(super) mod contraindication_unsupported;
pub(super) mod dosage_body_mismatch;
pub(super) mod dosage_missing;
pub(super) mod dosage_out_of_range;
pub(super) mod gate_unsafe_route;
pub(super) mod heat_cold_skin_safety;
pub(super) mod indication_contraindication_overlap;
pub(super) mod leave_for_now_teaches;
pub(super) mod override_incomplete;
pub(super) mod parameter_vocabulary;
pub(super) mod picture_movement_mismatch;
pub(super) mod progression_missing;
pub(super) mod record_absent;
pub(super) mod slider_coherence;
pub(super) mod stop_all_condition_target;
pub(super) mod stop_rule_missing;
pub(super) mod undifferentiated_guide_gate;
