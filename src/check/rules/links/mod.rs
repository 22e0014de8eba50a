//! Rules about where links lead.

pub(super) mod external_https_domain;
