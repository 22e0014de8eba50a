//! Rules about warning signs and whom to call.

pub(super) mod action_is_service_and_time;
pub(super) mod boilerplate;
pub(super) mod card_place;
pub(super) mod ces_signs_complete;
pub(super) mod emergency_card_no_outlinks;
pub(super) mod emergency_kept;
pub(super) mod jurisdiction_numbers;
pub(super) mod medicine_abrupt_stop;
pub(super) mod medicine_dose;
pub(super) mod medicine_not_recommended;
pub(super) mod medicine_who_should_not;
pub(super) mod minimising_red_flag;
pub(super) mod persistence_advice;
pub(super) mod placeholder;
pub(super) mod population_exclusion;
pub(super) mod red_flag_sign_empty;
pub(super) mod serious_cause_coverage;
pub(super) mod tier_consistent;
