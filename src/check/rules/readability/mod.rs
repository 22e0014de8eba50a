//! Rules about words and sentences: never above a warning, since plain words can be unsafe.

pub(super) mod absolute_language;
pub(super) mod fear_language;
pub(super) mod grade;
pub(super) mod idiom_metaphor;
pub(super) mod long_sentence;
pub(super) mod nocebo_terms;
pub(super) mod stigmatising_language;
