//! Where on a finished page the words of a source stand: from a span in the file to letters of the page.
//!
//! A page is not its source: the theme puts text around the body, slots are filled, markup is gone. So the passages of the
//! parsed body, which know where in the file each of their words stands, are looked for in the text of the page, long ones
//! first and in their order, and short ones only between their neighbours. A value of the front matter counts as shown
//! where the whole of it stands on the page. What is not found so is not marked as itself: better no mark than one at
//! other words. While a page is shown as it was before an error, the words beside which the new ones belong are named.

use std::ops::Range;

use crate::content::{Page, Passage};
use crate::serve::overlay::letters::Letter;
use crate::serve::overlay::parts::{parts, value_around};
use crate::serve::overlay::search::{find, find_last, folded, folded_before};
use crate::text::Span;

/// A passage of fewer letters is no proof of its place by itself.
const LONG: usize = 25;
/// A value of the front matter with fewer letters may stand on a page by chance.
const LONG_VALUE: usize = 12;
/// So many letters before or after new words tell where they belong.
const CONTEXT: usize = 24;
/// So far apart the pieces of one passage may stand: a slot between them was filled with text.
const GAP: usize = 200;

/// Where the words of a finding are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Here, as ranges of letters of the page, at least one of them.
    Shown(Vec<Range<usize>>),
    /// Not here yet: they belong beside these letters of the page, which is older than its file.
    Beside(Range<usize>),
    /// In the front matter, and not on the page as they are written.
    FrontMatter,
    /// In the text of the file, and not on the page as it is shown.
    NotShown,
}

/// The passages of one page, found on it.
pub(super) struct Aligned<'a> {
    page: &'a Page,
    letters: &'a [Letter],
    passages: Vec<Here>,
}

/// Where a passage is.
enum Here {
    /// All of it, from this letter on.
    Whole(usize),
    /// The letters of each of its pieces, for those that were found.
    Pieces(Vec<Option<Range<usize>>>),
}

impl Here {
    /// The first letter that was found of it.
    fn start(&self) -> Option<usize> {
        match self {
            Self::Whole(start) => Some(*start),
            Self::Pieces(places) => places.iter().flatten().next().map(|place| place.start),
        }
    }

    /// The letter behind the last that was found of `passage`, which is this one.
    fn end(&self, passage: &Passage) -> Option<usize> {
        match self {
            Self::Whole(start) => Some(start + folded(&passage.text).len()),
            Self::Pieces(places) => places.iter().rev().flatten().next().map(|place| place.end),
        }
    }
}

impl<'a> Aligned<'a> {
    /// Finds the passages of `page` among `letters`.
    pub(super) fn new(page: &'a Page, letters: &'a [Letter]) -> Self {
        let all = &page.body.passages;
        let texts: Vec<Vec<char>> = all.iter().map(|passage| folded(&passage.text)).collect();
        let mut found: Vec<Option<Range<usize>>> = vec![None; all.len()];
        let mut from = 0;
        for (index, text) in texts.iter().enumerate().filter(|(_, text)| text.len() >= LONG) {
            if let Some(start) = find(letters, from, letters.len(), text) {
                from = start + text.len();
                found[index] = Some(start..from);
            }
        }
        let mut passages = Vec::with_capacity(all.len());
        let mut before: Option<usize> = None;
        for (index, passage) in all.iter().enumerate() {
            let after = found[index + 1..].iter().flatten().next().map(|range| range.start);
            let here = found[index].clone().or_else(|| between(letters, before, after, &texts[index]));
            let here = match here {
                Some(here) => Here::Whole(here.start),
                None => Here::Pieces(pieces(passage, letters, before.unwrap_or(0)..after.unwrap_or(letters.len()))),
            };
            before = here.end(passage).or(before);
            passages.push(here);
        }
        Self { page, letters, passages }
    }

    /// Where the words at `span` of the page's file are.
    pub(super) fn place(&self, span: Span) -> Place {
        let front_matter = self.page.summary.meta.span;
        if span.start < front_matter.end {
            return self.value(span).map_or(Place::FrontMatter, |range| Place::Shown(vec![range]));
        }
        let mut ranges = self.in_body(span);
        if ranges.is_empty() {
            // The address of a link is not seen; its words are.
            let around =
                self.page.body.links.iter().find(|link| link.span.start <= span.start && span.end <= link.span.end);
            ranges = around.map(|link| self.in_body(link.span)).unwrap_or_default();
        }
        if ranges.is_empty() {
            return self.beside(span).map_or(Place::NotShown, Place::Beside);
        }
        Place::Shown(ranges)
    }

    /// The word of the page that stands before, or else behind, what the words at `span` have become part of: what comes
    /// before them in their passage, or after them, is looked for between the neighbours of that passage.
    fn beside(&self, span: Span) -> Option<Range<usize>> {
        let all = &self.page.body.passages;
        let words = |passage: &Passage| parts(passage).iter().find_map(|part| part.words(span));
        let (index, words) = all.iter().enumerate().find_map(|(index, passage)| Some((index, words(passage)?)))?;
        let within = self.end_before(index)..self.start_after(index);
        let (before, after) = (folded(&all[index].text[..words.start]), folded(&all[index].text[words.end..]));
        let last = before[before.len().saturating_sub(CONTEXT)..].to_vec();
        let first = after[..after.len().min(CONTEXT)].to_vec();
        let only = |text: &[char]| {
            let start = find(self.letters, within.start, within.end, text).filter(|_| text.len() >= LONG_VALUE)?;
            find(self.letters, start + 1, within.end, text).is_none().then(|| start..start + text.len())
        };
        let is_blank = |at: &usize| self.letters[*at].letter == ' ';
        if let Some(found) = only(&last) {
            let word = found.clone().rev().find(is_blank).map_or(found.start, |blank| blank + 1);
            return Some(word..found.end);
        }
        let found = only(&first)?;
        let word = found.clone().find(is_blank).unwrap_or(found.end);
        Some(found.start..word)
    }

    /// Where the last passage that was found before the one at `index` ends.
    fn end_before(&self, index: usize) -> usize {
        let before = self.passages[..index].iter().zip(&self.page.body.passages).rev();
        before.into_iter().find_map(|(here, passage)| here.end(passage)).unwrap_or(0)
    }

    /// Where the first passage that was found after the one at `index` begins.
    fn start_after(&self, index: usize) -> usize {
        self.passages[index + 1..].iter().find_map(Here::start).unwrap_or(self.letters.len())
    }

    fn in_body(&self, span: Span) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for (passage, here) in self.page.body.passages.iter().zip(&self.passages) {
            for (index, part) in parts(passage).into_iter().enumerate() {
                let Some(words) = part.words(span) else { continue };
                let letters =
                    |text: &str, words: Range<usize>| folded_before(text, words.start)..folded_before(text, words.end);
                let (start, range) = match here {
                    Here::Whole(start) => (*start, letters(&passage.text, words)),
                    Here::Pieces(places) => {
                        let Some(Some(place)) = places.get(index) else { continue };
                        let words = words.start - part.text.start..words.end - part.text.start;
                        (place.start, letters(&passage.text[part.text], words))
                    }
                };
                ranges.extend(Some(start + range.start..start + range.end).filter(|range| !range.is_empty()));
            }
        }
        ranges.sort_by_key(|range| range.start);
        // Pieces that meet are one range: what lies between two words is part of what is meant.
        ranges.dedup_by(|next, last| {
            let meet = next.start <= last.end + 1;
            if meet {
                last.end = last.end.max(next.end);
            }
            meet
        });
        ranges
    }

    /// The words at `span` of the front matter, if the whole value that they are part of stands on the page.
    fn value(&self, span: Span) -> Option<Range<usize>> {
        let value = value_around(&self.page.text, span)?;
        let text = &self.page.text[value.clone()];
        let all = folded(text);
        if all.len() < LONG_VALUE {
            return None;
        }
        let start = find(self.letters, 0, self.letters.len(), &all)?;
        let from = (span.start as usize).max(value.start) - value.start;
        let to = (span.end as usize).min(value.end).saturating_sub(value.start);
        if from >= to {
            return Some(start..start + all.len());
        }
        // Folding a text up to a place tells how many letters come before it.
        let before = |offset: usize| folded_before(text, offset);
        Some(start + before(from)..start + before(to))
    }
}

/// The letters of each piece of a passage that has text of the site between its pieces. Where they begin has to be proved
/// by a long one.
fn pieces(passage: &Passage, letters: &[Letter], within: Range<usize>) -> Vec<Option<Range<usize>>> {
    let parts = parts(passage);
    let texts: Vec<Vec<char>> = parts.iter().map(|part| folded(&passage.text[part.text.clone()])).collect();
    let mut found: Vec<Option<Range<usize>>> = vec![None; parts.len()];
    let Some(longest) = (0..texts.len()).max_by_key(|&index| texts[index].len()) else { return found };
    if texts[longest].len() < LONG_VALUE {
        return found;
    }
    let Some(start) = find(letters, within.start, within.end, &texts[longest]) else { return found };
    found[longest] = Some(start..start + texts[longest].len());
    let mut from = start + texts[longest].len();
    for index in longest + 1..texts.len() {
        if let Some(start) = find(letters, from, (from + GAP).min(within.end), &texts[index]) {
            from = start + texts[index].len();
            found[index] = Some(start..from);
        }
    }
    let mut to = start;
    for index in (0..longest).rev() {
        if let Some(start) = find_last(letters, to.saturating_sub(GAP).max(within.start), to, &texts[index]) {
            found[index] = Some(start..start + texts[index].len());
            to = start;
        }
    }
    found
}

/// A short text between its neighbours; without neighbours it has to be the only one of its kind.
fn between(letters: &[Letter], before: Option<usize>, after: Option<usize>, text: &[char]) -> Option<Range<usize>> {
    let (from, to) = (before.unwrap_or(0), after.unwrap_or(letters.len()));
    let start = find(letters, from, to, text)?;
    let is_only = || find(letters, start + 1, to, text).is_none();
    ((before.is_some() && after.is_some()) || is_only()).then(|| start..start + text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;
    use crate::serve::overlay::letters::letters;
    use crate::text::SitePath;

    const SOURCE: &str = "---\ntitle: A page of its own\nsummary: \"Rest cures it, & more.\"\n---\n\nFirst of all, this sentence *always* \
        stands here and [a link](x.md) too.\n\nShort.\n\n- It costs 5 {{ service.emergency }} and some more words to read.\n\n\
        Short.\n\nThe last of all sentences stands at the end.\n";
    const SHOWN: &str = "<main><h1>A page of its own</h1><p class=lead>Rest cures it, &amp; more.</p>\n<p>Short.</p><p>First of all, this \
        sentence <em>always</em> stands here and <a href=x>a link</a> too.</p><p>Short.</p><ul><li>It costs 5 999 and some more \
        words to read.</li></ul><p>Short.</p>\n<p>The last of all sentences\nstands at the end.</p></main>";

    /// The words of the page at which `words` of the source are shown, each with where it stands.
    #[track_caller]
    fn shown(source: &str, html: &str, words: &str) -> Result<Vec<String>, Place> {
        let page = parse::page(&SitePath::known("content/a.md"), &source.into()).value.unwrap();
        let letters = letters(html);
        let text = |range: &Range<usize>| letters[range.clone()].iter().map(|letter| letter.letter).collect::<String>();
        let start = source.find(words).unwrap();
        match Aligned::new(&page, &letters).place(Span::new(start, start + words.len())) {
            Place::Shown(ranges) => Ok(ranges.iter().map(text).collect()),
            Place::Beside(range) => Err(Place::Beside(range.clone())).or_else(|place| {
                if text(&range).is_empty() { Err(place) } else { Ok(vec![format!("beside {}", text(&range))]) }
            }),
            other => Err(other),
        }
    }

    #[test]
    fn words_are_found_again_across_markup_and_line_ends() {
        assert_eq!(shown(SOURCE, SHOWN, "sentence *always* stands").unwrap(), ["sentence always stands"]);
        assert_eq!(shown(SOURCE, SHOWN, "always").unwrap(), ["always"]);
        assert_eq!(shown(SOURCE, SHOWN, "sentences stands at").unwrap(), ["sentences stands at"]);
        assert_eq!(shown(SOURCE, SHOWN, "x.md").unwrap(), ["a link"]);
    }

    #[test]
    fn words_around_a_slot_are_found_piece_by_piece() {
        assert_eq!(shown(SOURCE, SHOWN, "costs 5").unwrap(), ["costs 5"]);
        assert_eq!(shown(SOURCE, SHOWN, "more words").unwrap(), ["more words"]);
    }

    #[test]
    fn a_short_passage_is_found_between_its_neighbours_and_no_other_words_are_taken_for_it() {
        let page = parse::page(&SitePath::known("content/a.md"), &SOURCE.into()).value.unwrap();
        let letters = letters(SHOWN);
        let second = SOURCE.rfind("Short.").unwrap();
        let Place::Shown(ranges) = Aligned::new(&page, &letters).place(Span::new(second, second + 6)) else { panic!() };
        assert_eq!(letters[ranges[0].start].start, SHOWN.rfind("Short.").unwrap());
        let alone = "<main><p>Short.</p><p>Short.</p></main>";
        assert_eq!(shown("---\ntitle: A\nsummary: B\n---\nShort.\n", alone, "Short."), Err(Place::NotShown));
    }

    #[test]
    fn a_value_of_the_front_matter_is_shown_where_the_whole_of_it_stands() {
        assert_eq!(shown(SOURCE, SHOWN, "cures it").unwrap(), ["cures it"]);
        assert_eq!(shown(SOURCE, SHOWN, "of its own").unwrap(), ["of its own"]);
        let other = SHOWN.replace("Rest cures it", "Cheese cures it");
        assert_eq!(shown(SOURCE, &other, "cures it"), Err(Place::FrontMatter));
    }

    #[test]
    fn new_words_belong_beside_those_of_the_older_page() {
        let newer = SOURCE.replace("stands here", "works for everyone");
        assert_eq!(shown(&newer, SHOWN, "works for everyone").unwrap(), ["beside always"]);
        let other = "<main><p>Nothing that stands on the page.</p></main>";
        assert_eq!(shown(SOURCE, other, "stands at the end"), Err(Place::NotShown));
    }
}
