//! Rules about readers who do not see, hear or press as others do.

pub(super) mod alt_words;
