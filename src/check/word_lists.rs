//! The word lists of a site, made ready for one pass: every phrase of every list under its first word. A page is read
//! once for all lists together, however many rules ask.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::content::{Id, Kind};
use crate::site::Site;
use crate::text::words;

/// The name of the list of warning-sign pages' names, which the site itself makes.
pub(super) const RED_FLAG_NAMES: &str = "names of red-flag pages";

/// The name of the list of jargon: entry N is entry N of the record.
pub(super) const JARGON: &str = "jargon";

/// The name of the list of conditions, which the site itself makes: entry N is [`WordLists::condition`] N.
pub(super) const CONDITIONS: &str = "names of conditions";

/// What separates several wordings of one entry: `numb skin | cannot feel`.
const OR: char = '|';

/// One phrase of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Phrase {
    list: usize,
    entry: usize,
    words: String,
}

/// All lists of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordLists {
    names: Vec<String>,
    conditions: Vec<Id>,
    by_first_word: BTreeMap<String, Vec<Phrase>>,
}

/// A phrase of a list where it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    list: usize,
    /// Which entry of the list it is.
    pub(super) entry: usize,
    /// Where it stands.
    pub(super) range: Range<usize>,
}

impl WordLists {
    /// The lists of `site`: those of its lexicons, its jargon, and the names of its red-flag pages.
    pub fn of(site: &Site) -> Self {
        let mut all = Self::default();
        let lexicons = &site.records.lexicons;
        for (name, entries) in &lexicons.lists {
            all.add(name.as_str(), entries);
        }
        all.add(JARGON, lexicons.jargon.iter().map(|word| &word.term));
        let warning = site.pages.values().filter(|page| page.kind() == Kind::RedFlag);
        let names = warning.flat_map(|page| {
            let meta = &page.meta;
            std::iter::once(meta.title.as_str()).chain(meta.also_known_as.iter().map(|name| name.as_str()))
        });
        all.add(RED_FLAG_NAMES, names);
        let factors = site.records.conditions.values().map(|factor| {
            let others = factor.also_known_as.iter().map(|name| name.as_str());
            (&factor.id, std::iter::once(factor.title.as_str()).chain(others).collect::<Vec<_>>())
        });
        let causes = site.pages.values().filter(|page| page.kind() == Kind::Cause).map(|page| {
            let others = page.meta.also_known_as.iter().map(|name| name.as_str());
            (&page.id, std::iter::once(page.meta.title.as_str()).chain(others).collect())
        });
        let (ids, names): (Vec<Id>, Vec<String>) =
            factors.chain(causes).map(|(id, names)| (id.clone(), names.join("|"))).unzip();
        all.add(CONDITIONS, &names);
        all.conditions = ids;
        all
    }

    /// One list of these phrases.
    pub(super) fn single<T: AsRef<str>>(name: &str, phrases: impl IntoIterator<Item = T>) -> Self {
        let mut all = Self::default();
        all.add(name, phrases);
        all
    }

    fn add<T: AsRef<str>>(&mut self, name: &str, phrases: impl IntoIterator<Item = T>) {
        let list = self.names.len();
        self.names.push(name.to_owned());
        for (entry, phrase) in phrases.into_iter().enumerate() {
            for wording in phrase.as_ref().split(OR) {
                let wording = wording.trim().to_lowercase().replace('’', "'");
                let Some(first) = words(&wording).into_iter().next() else { continue };
                let key = first_part(&wording[first.clone()]).to_owned();
                let words = wording[first.start..].to_owned();
                self.by_first_word.entry(key).or_default().push(Phrase { list, entry, words });
            }
        }
    }

    /// The condition of an entry of [`CONDITIONS`].
    pub(super) fn condition(&self, entry: usize) -> Option<&Id> {
        self.conditions.get(entry)
    }

    /// The number by which hits name the list `name`.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }

    /// Where phrases stand in `text` as whole words, in order; of one list the longest at each place.
    pub(super) fn hits(&self, text: &str) -> Vec<Hit> {
        let mut all: Vec<Hit> = Vec::new();
        if self.by_first_word.is_empty() {
            return all;
        }
        let lower = text.to_ascii_lowercase();
        for word in words(&lower) {
            let key = first_part(&lower[word.clone()]).replace('’', "'");
            let Some(phrases) = self.by_first_word.get(&key) else { continue };
            let from = all.len();
            for phrase in phrases {
                let Some(end) = end_of(&phrase.words, &lower, word.start) else { continue };
                let hit = Hit { list: phrase.list, entry: phrase.entry, range: word.start..end };
                match all[from..].iter_mut().find(|other| other.list == hit.list) {
                    Some(other) if other.range.end < end => *other = hit,
                    Some(_) => {}
                    None => all.push(hit),
                }
            }
        }
        all
    }
}

impl Hit {
    /// Whether it is of the list with this number.
    pub(super) fn is_of(&self, list: Option<usize>) -> bool {
        list == Some(self.list)
    }
}

/// A word up to its first hyphen, so that `game-changer` is found as `game changer` too.
fn first_part(word: &str) -> &str {
    word.split('-').next().unwrap_or(word)
}

/// Where `phrase` ends if it stands in `text` at `start` and no word goes on there. A space of the phrase stands for any
/// space or a hyphen; apostrophes are alike.
fn end_of(phrase: &str, text: &str, start: usize) -> Option<usize> {
    let mut rest = text[start..].char_indices().peekable();
    for wanted in phrase.chars() {
        if wanted == ' ' {
            let spaces = std::iter::from_fn(|| rest.next_if(|&(_, c)| c.is_whitespace() || c == '-')).count();
            if spaces == 0 {
                return None;
            }
            continue;
        }
        let (_, found) = rest.next()?;
        let alike = found == wanted || (wanted == '\'' && found == '’');
        if !alike {
            return None;
        }
    }
    let end = rest.peek().map_or(text.len(), |&(at, _)| start + at);
    let mut after = text[end..].chars();
    let next = after.next();
    let goes_on =
        next.is_some_and(char::is_alphanumeric) || next == Some('-') && after.next().is_some_and(char::is_alphanumeric);
    (!goes_on || phrase.ends_with('%')).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(lists: &WordLists, text: &'a str) -> Vec<&'a str> {
        lists.hits(text).into_iter().map(|hit| &text[hit.range]).collect()
    }

    #[test]
    fn phrases_are_found_as_whole_words_with_their_signs() {
        let lists = WordLists::single("promises", ["Quick fix", "100%", "cure"]);
        assert_eq!(found(&lists, "A Quick fix: 100% safe."), ["Quick fix", "100%"]);
        assert!(found(&lists, "secure, cured, cure-all and 100 steps").is_empty());
    }

    #[test]
    fn spaces_hyphens_and_apostrophes_are_no_way_out() {
        let lists = WordLists::single("words", ["game changer", "don't panic"]);
        assert_eq!(found(&lists, "a game-changer, a game\u{a0}changer"), ["game-changer", "game\u{a0}changer"]);
        assert_eq!(found(&lists, "Don’t panic - and don't  panic -"), ["Don’t panic", "don't  panic"]);
        assert!(found(&lists, "game-changer-like").is_empty());
    }

    #[test]
    fn the_longest_phrase_of_a_list_counts_and_wordings_share_an_entry() {
        let lists = WordLists::single("cautions", ["related", "related article", "numb | cannot feel"]);
        let text = "Related article: skin that cannot feel";
        let hits: Vec<(usize, &str)> = lists.hits(text).into_iter().map(|hit| (hit.entry, &text[hit.range])).collect();
        assert_eq!(hits, [(1, "Related article"), (2, "cannot feel")]);
    }
}
