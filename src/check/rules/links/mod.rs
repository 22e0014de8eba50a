//! Rules about where links lead.

pub(super) mod bad_link_text;
pub(super) mod external_https_domain;
pub(super) mod guideline_version;
