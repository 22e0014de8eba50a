//! All rules. A rule is one file below this folder and one line here; a test holds the two names together.

use crate::check::rule::Rule;

mod accessibility;
mod clinical;
mod links;
mod readability;
mod safety;
mod structure;
mod trust;

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
    accessibility/alt_words = "accessibility/alt-words",
    clinical/breathing_cue = "clinical/breathing-cue",
    clinical/caution_without_note = "clinical/caution-without-note",
    clinical/centralisation_as_guarantee = "clinical/centralisation-as-guarantee",
    clinical/centralisation_caveat = "clinical/centralisation-caveat",
    clinical/claim_contested = "clinical/claim-contested",
    clinical/condition_recommends_contraindicated = "clinical/condition-recommends-contraindicated",
    clinical/contraindication_undeclared = "clinical/contraindication-undeclared",
    clinical/contraindication_unsupported = "clinical/contraindication-unsupported",
    clinical/direction_label_mismatch = "clinical/direction-label-mismatch",
    clinical/dosage_body_mismatch = "clinical/dosage-body-mismatch",
    clinical/dosage_missing = "clinical/dosage-missing",
    clinical/dosage_out_of_range = "clinical/dosage-out-of-range",
    clinical/gate_unsafe_route = "clinical/gate-unsafe-route",
    clinical/heat_cold_skin_safety = "clinical/heat-cold-skin-safety",
    clinical/indication_contraindication_overlap = "clinical/indication-contraindication-overlap",
    clinical/leave_for_now_teaches = "clinical/leave-for-now-teaches",
    clinical/override_incomplete = "clinical/override-incomplete",
    clinical/parameter_vocabulary = "clinical/parameter-vocabulary",
    clinical/picture_movement_mismatch = "clinical/picture-movement-mismatch",
    clinical/position_precaution = "clinical/position-precaution",
    clinical/progression_missing = "clinical/progression-missing",
    clinical/record_absent = "clinical/record-absent",
    clinical/slider_coherence = "clinical/slider-coherence",
    clinical/slider_text_mismatch = "clinical/slider-text-mismatch",
    clinical/stop_all_condition_target = "clinical/stop-all-condition-target",
    clinical/stop_rule_missing = "clinical/stop-rule-missing",
    clinical/undifferentiated_guide_gate = "clinical/undifferentiated-guide-gate",
    links/bad_link_text = "links/bad-link-text",
    links/external_https_domain = "links/external-https-domain",
    links/guideline_version = "links/guideline-version",
    readability/absolute_language = "readability/absolute-language",
    readability/contractions_negative = "readability/contractions-negative",
    readability/direct_address = "readability/direct-address",
    readability/fear_language = "readability/fear-language",
    readability/grade = "readability/grade",
    readability/idiom_metaphor = "readability/idiom-metaphor",
    readability/jargon = "readability/jargon",
    readability/long_paragraph = "readability/long-paragraph",
    readability/long_sentence = "readability/long-sentence",
    readability/nocebo_terms = "readability/nocebo-terms",
    readability/number_format = "readability/number-format",
    readability/passive_voice = "readability/passive-voice",
    readability/plain_first = "readability/plain-first",
    readability/reading_time = "readability/reading-time",
    readability/stigmatising_language = "readability/stigmatising-language",
    safety/action_is_service_and_time = "safety/action-is-service-and-time",
    safety/boilerplate = "safety/boilerplate",
    safety/card_place = "safety/card-place",
    safety/ces_signs_complete = "safety/ces-signs-complete",
    safety/emergency_card_no_outlinks = "safety/emergency-card-no-outlinks",
    safety/emergency_kept = "safety/emergency-kept",
    safety/jurisdiction_numbers = "safety/jurisdiction-numbers",
    safety/medicine_abrupt_stop = "safety/medicine-abrupt-stop",
    safety/medicine_dose = "safety/medicine-dose",
    safety/medicine_not_recommended = "safety/medicine-not-recommended",
    safety/medicine_who_should_not = "safety/medicine-who-should-not",
    safety/minimising_red_flag = "safety/minimising-red-flag",
    safety/persistence_advice = "safety/persistence-advice",
    safety/placeholder = "safety/placeholder",
    safety/population_exclusion = "safety/population-exclusion",
    safety/red_flag_sign_empty = "safety/red-flag-sign-empty",
    safety/serious_cause_coverage = "safety/serious-cause-coverage",
    safety/tier_consistent = "safety/tier-consistent",
    structure/empty_section = "structure/empty-section",
    structure/exercise_steps_numbered = "structure/exercise-steps-numbered",
    structure/key_points = "structure/key-points",
    structure/required_sections = "structure/required-sections",
    structure/start_and_end_position = "structure/start-and-end-position",
    structure/undecided_value = "structure/undecided-value",
    trust/affiliate_undisclosed = "trust/affiliate-undisclosed",
    trust/ai_provenance = "trust/ai-provenance",
    trust/credential_conflict = "trust/credential-conflict",
    trust/date_sanity = "trust/date-sanity",
    trust/demonstration_claims_review = "trust/demonstration-claims-review",
    trust/derived_after_review = "trust/derived-after-review",
    trust/edited_after_review = "trust/edited-after-review",
    trust/injected_promo = "trust/injected-promo",
    trust/off_topic_paragraph = "trust/off-topic-paragraph",
    trust/overstated_evidence = "trust/overstated-evidence",
    trust/retired_guideline = "trust/retired-guideline",
    trust/review_date_missing = "trust/review-date-missing",
    trust/review_overdue = "trust/review-overdue",
    trust/reviewer_is_author_only = "trust/reviewer-is-author-only",
    trust/reviewer_missing = "trust/reviewer-missing",
    trust/sources_missing = "trust/sources-missing",
    trust/statistic_uncited = "trust/statistic-uncited",
    trust/vague_study_claim = "trust/vague-study-claim",
}
