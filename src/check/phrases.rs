//! The phrases of the site's lexicons, made ready once for all pages, and which of them may stand on a page at all.
//!
//! Most pages hold words of few lists. One pass over a page's texts with all phrases at once tells which; a rule that
//! asks for another list gets an empty one and has nothing to do.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use crate::check::Context;
use crate::check::lexicon::Text;
use crate::content::Kind;
use crate::site::Site;
use crate::text::words;

/// Phrases to look for, by their first word.
#[derive(Debug, Default)]
pub(super) struct Phrases(BTreeMap<String, Vec<String>>);

/// No phrases.
static NONE: Phrases = Phrases(BTreeMap::new());

impl Phrases {
    /// The phrases of the list `name` that may stand in [`Context::texts`]; only those texts may be searched for them.
    pub(super) fn of<'a>(context: Context<'a>, name: &str) -> &'a Self {
        context
            .lexicon
            .lists
            .get(name)
            .filter(|list| context.spoken.has(list.number))
            .map_or(&NONE, |list| &list.phrases)
    }

    /// The names of the site's red flags that may stand in [`Context::texts`]; only those texts may be searched for them.
    pub(super) fn of_red_flags(context: Context<'_>) -> &Self {
        let list = &context.lexicon.red_flags;
        if context.spoken.has(list.number) { &list.phrases } else { &NONE }
    }

    /// These phrases, letter case apart.
    pub(super) fn new<T: AsRef<str>>(phrases: &[T]) -> Self {
        let mut all = Self::default();
        for phrase in phrases {
            let phrase = phrase.as_ref().trim().to_ascii_lowercase();
            if let Some(first) = words(&phrase).first() {
                all.0.entry(phrase[first.clone()].to_owned()).or_default().push(phrase[first.start..].to_owned());
            }
        }
        all
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The places in `text` where one of them stands as whole words.
    pub(super) fn places(&self, text: &str) -> Vec<Range<usize>> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let text = text.to_ascii_lowercase();
        let at_word = |word: Range<usize>| {
            let phrases = self.0.get(&text[word.clone()])?;
            let whole = |end: usize| {
                let after = text[end..].chars().next();
                !after.is_some_and(|c| c.is_alphanumeric() || c == '-') || text[..end].ends_with('%')
            };
            let fits = |phrase: &&String| text[word.start..].starts_with(*phrase) && whole(word.start + phrase.len());
            phrases.iter().filter(fits).max_by_key(|phrase| phrase.len()).map(|p| word.start..word.start + p.len())
        };
        words(&text).into_iter().filter_map(at_word).collect()
    }

    /// Whether one of them stands in `text`.
    pub(super) fn are_in(&self, text: &str) -> bool {
        !self.places(text).is_empty()
    }
}

/// A list of the lexicon.
#[derive(Debug)]
struct List {
    number: usize,
    phrases: Phrases,
}

/// All phrases that rules look for on every page, made ready once for a site.
#[derive(Debug)]
pub struct Lexicon {
    lists: BTreeMap<String, List>,
    red_flags: List,
    /// All of them at once; `None` if they are too many for it, so that every list is looked for everywhere.
    search: Option<AhoCorasick>,
    /// The number of the list of each pattern of `search`.
    list_of: Vec<usize>,
}

/// Which lists may have a phrase in the texts of a page.
#[derive(Clone, Debug)]
pub(super) struct Spoken(Option<Vec<bool>>);

impl Spoken {
    /// Nobody has looked: any may.
    pub(super) const UNKNOWN: Self = Self(None);

    fn has(&self, list: usize) -> bool {
        self.0.as_ref().is_none_or(|lists| lists[list])
    }
}

impl Lexicon {
    /// The lexicon of `site`.
    pub fn of(site: &Site) -> Self {
        let lists = site.records.lexicons.lists.iter().enumerate();
        let lists: BTreeMap<String, List> = lists
            .map(|(number, (name, words))| (name.to_string(), List { number, phrases: Phrases::new(words) }))
            .collect();
        let mut names: Vec<&str> = Vec::new();
        for page in site.pages.values().filter(|page| page.kind() == Kind::RedFlag) {
            names.push(page.meta.title.as_str());
            names.extend(page.meta.also_known_as.iter().map(|name| name.as_str()));
        }
        let red_flags = List { number: lists.len(), phrases: Phrases::new(&names) };
        let mut patterns: Vec<&str> = Vec::new();
        let mut list_of = Vec::new();
        for list in lists.values().chain([&red_flags]) {
            for phrase in list.phrases.0.values().flatten() {
                patterns.push(phrase);
                list_of.push(list.number);
            }
        }
        let search = AhoCorasick::builder().ascii_case_insensitive(true).build(&patterns).ok();
        Self { lists, red_flags, search, list_of }
    }

    /// Which lists may have a phrase in `texts`.
    pub(super) fn spoken(&self, texts: &[Text<'_>]) -> Spoken {
        let Some(search) = &self.search else { return Spoken::UNKNOWN };
        let mut lists = vec![false; self.lists.len() + 1];
        for text in texts {
            for found in search.find_overlapping_iter(text.words) {
                lists[self.list_of[found.pattern().as_usize()]] = true;
            }
        }
        Spoken(Some(lists))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_as_whole_words_with_their_signs() {
        let phrases = Phrases::new(&["Quick fix", "100%", "cure"]);
        let of = |text: &str| phrases.places(text).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(of("A quick fix: 100% safe."), ["quick fix", "100%"]);
        assert!(of("secure, cured, cure-all and 100 steps").is_empty());
    }
}
