//! All rules. A rule is one file below this folder and one line here; a test holds the two names together.

use crate::check::rule::Rule;

mod clinical;

/// Lists the rules: the module of each, and its name for authors.
macro_rules! rules {
    ($($group:ident/$rule:ident = $name:literal,)*) => {
        /// Every rule, by group and name.
        pub const RULES: &[Rule] = &[$(
            Rule::new($name, $group::$rule::RULE, include_str!(concat!(stringify!($group), "/", stringify!($rule), ".rs"))),
        )*];

        #[cfg(test)]
        mod tests {
            #[test]
            fn a_rule_is_called_as_its_file() {
                $(assert_eq!($name, concat!(stringify!($group), "/", stringify!($rule)).replace('_', "-"));)*
            }
        }
    };
}

rules! {
    clinical/breathing_cue = "clinical/breathing-cue",
    clinical/caution_without_note = "clinical/caution-without-note",
    clinical/condition_recommends_contraindicated = "clinical/condition-recommends-contraindicated",
    clinical/contraindication_undeclared = "clinical/contraindication-undeclared",
    clinical/contraindication_unsupported = "clinical/contraindication-unsupported",
    clinical/dosage_body_mismatch = "clinical/dosage-body-mismatch",
    clinical/dosage_missing = "clinical/dosage-missing",
    clinical/dosage_out_of_range = "clinical/dosage-out-of-range",
    clinical/gate_unsafe_route = "clinical/gate-unsafe-route",
    clinical/indication_contraindication_overlap = "clinical/indication-contraindication-overlap",
    clinical/leave_for_now_teaches = "clinical/leave-for-now-teaches",
    clinical/override_incomplete = "clinical/override-incomplete",
    clinical/parameter_vocabulary = "clinical/parameter-vocabulary",
    clinical/picture_movement_mismatch = "clinical/picture-movement-mismatch",
    clinical/progression_missing = "clinical/progression-missing",
    clinical/record_absent = "clinical/record-absent",
    clinical/slider_coherence = "clinical/slider-coherence",
    clinical/stop_all_condition_target = "clinical/stop-all-condition-target",
    clinical/stop_rule_missing = "clinical/stop-rule-missing",
    clinical/undifferentiated_guide_gate = "clinical/undifferentiated-guide-gate",
}
