//! Rules about who answers for a page and what it rests on.

pub(super) mod affiliate_undisclosed;
pub(super) mod ai_provenance;
pub(super) mod credential_conflict;
pub(super) mod date_sanity;
pub(super) mod demonstration_claims_review;
pub(super) mod derived_after_review;
pub(super) mod edited_after_review;
pub(super) mod injected_promo;
pub(super) mod off_topic_paragraph;
pub(super) mod overstated_evidence;
pub(super) mod retired_guideline;
pub(super) mod review_date_missing;
pub(super) mod review_overdue;
pub(super) mod reviewer_is_author_only;
pub(super) mod reviewer_missing;
pub(super) mod sources_missing;
pub(super) mod statistic_uncited;
pub(super) mod vague_study_claim;
