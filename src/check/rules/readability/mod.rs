//! Rules about words and sentences: never above a warning, since plain words can be unsafe.

pub(super) mod absolute_language;
pub(super) mod contractions_negative;
pub(super) mod direct_address;
pub(super) mod fear_language;
pub(super) mod grade;
pub(super) mod idiom_metaphor;
pub(super) mod jargon;
pub(super) mod long_paragraph;
pub(super) mod long_sentence;
pub(super) mod nocebo_terms;
pub(super) mod number_format;
pub(super) mod passive_voice;
pub(super) mod plain_first;
pub(super) mod reading_time;
pub(super) mod stigmatising_language;
