//! Words of the site's lexicons as they stand in a page: said by the page itself, and not denied, quoted or corrected.
//! Which words are in a list is the site's record; how English denies and quotes is here.

use std::ops::Range;

use crate::check::phrases::Phrases;
use crate::check::prose::{front_matter, place_in, sentence_at};
use crate::check::{Context, Findings};
use crate::content::{Page, Passage, PassageKind, Stance};
use crate::text::{Span, Spanned, words};

/// Words that deny or doubt what follows them in the same clause.
const DENIES: [&str; 33] = [
    "not",
    "no",
    "never",
    "nothing",
    "nobody",
    "none",
    "without",
    "neither",
    "nor",
    "cannot",
    "can't",
    "don't",
    "won't",
    "isn't",
    "aren't",
    "doesn't",
    "didn't",
    "hardly",
    "few",
    "avoid",
    "against",
    "beware",
    "wary",
    "doubt",
    "whether",
    "claim",
    "claims",
    "promise",
    "promises",
    "promising",
    "myth",
    "myths",
    "instead",
];

/// What takes back the words before it.
const TAKES_BACK: [&str; 7] =
    [" is a myth", " is not ", " are not ", " is wrong", " does not ", " do not exist", " is false"];

/// Headings under which other people's beliefs stand, to be put right.
const CORRECTS: [&str; 6] = ["myth", "misconception", "people say", "you may hear", "you may have heard", "is it true"];

/// A text that readers of a page see.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'a> {
    /// Its words.
    pub(super) words: &'a str,
    /// The block it stands in; `None` in the front matter.
    pub(super) passage: Option<&'a Passage>,
    /// Whether it gives what others say: a quotation, a claim that the page corrects, a part on myths.
    pub(super) of_others: bool,
    prose: Option<&'a Spanned<String>>,
}

impl Text<'_> {
    /// Where its words `range` stand in the file.
    pub(super) fn span(&self, page: &Page, range: Range<usize>) -> Span {
        match (self.passage, self.prose) {
            (Some(passage), _) => passage.source(range),
            (None, Some(prose)) => place_in(page, prose, range),
            (None, None) => Span::default(),
        }
    }

    /// Whether it stands on a card.
    pub(super) fn is_card(&self) -> bool {
        self.passage.is_some_and(|passage| passage.kind == PassageKind::Card)
    }
}

/// All texts of `page`, first those of the front matter.
pub(super) fn texts(page: &Page) -> Vec<Text<'_>> {
    let corrected = page.summary.meta.claims.iter().filter(|claim| claim.stance.value != Stance::Supports);
    let corrected: Vec<Span> = corrected.map(|claim| claim.text.span).collect();
    let front = front_matter(&page.summary).into_iter().map(|prose| Text {
        words: &prose.value,
        passage: None,
        of_others: corrected.contains(&prose.span),
        prose: Some(prose),
    });
    let corrects = headings_of_corrections(page);
    let body = page.body.passages.iter().map(|passage| Text {
        words: &passage.text,
        passage: Some(passage),
        of_others: passage.kind == PassageKind::Quotation || passage.heading.is_some_and(|at| corrects[at]),
        prose: None,
    });
    front.chain(body).collect()
}

/// For each heading whether it, or one above it, says that others' beliefs follow.
fn headings_of_corrections(page: &Page) -> Vec<bool> {
    let headings = &page.body.headings;
    let corrects = |text: &str| {
        let text = text.to_ascii_lowercase();
        CORRECTS.iter().any(|words| text.contains(words))
    };
    let mut all: Vec<bool> = Vec::with_capacity(headings.len());
    for (at, heading) in headings.iter().enumerate() {
        let above = headings[..at].iter().rposition(|other| other.level < heading.level);
        all.push(corrects(&heading.text) || above.is_some_and(|above| all[above]));
    }
    all
}

/// The words of the list `name`; none if the site has no such list.
pub(super) fn list<'a>(context: Context<'a>, name: &str) -> &'a [String] {
    context.site.records.lexicons.lists.get(name).map_or(&[], Vec::as_slice)
}

/// Whether the words `range` of `text` are denied, doubted, asked about or quoted where they stand.
pub(super) fn is_denied(text: &str, range: &Range<usize>) -> bool {
    let sentence = sentence_at(text, range.start);
    if sentence.trim_end().ends_with('?') {
        return true;
    }
    let start = sentence.as_ptr() as usize - text.as_ptr() as usize;
    let before = &text[start..range.start];
    let open = before.rfind('“').is_some_and(|open| before.rfind('”').is_none_or(|close| close < open));
    if open || before.matches('"').count() % 2 == 1 {
        return true;
    }
    let after = text[range.end..start + sentence.len()].to_ascii_lowercase();
    let clause_after = after.split([',', ';', ':']).next().unwrap_or("");
    denies(clause_of(before)) || TAKES_BACK.iter().any(|words| clause_after.contains(words))
}

/// The last clause of `before`; a list ("no pill, brace or diet") is one.
fn clause_of(before: &str) -> &str {
    let mut start =
        before.rfind([';', ':', '—']).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let lower = before.to_ascii_lowercase();
    for turn in [" but ", ", it ", ", this ", ", they ", ", you ", ", we ", " because "] {
        start = start.max(lower.rfind(turn).map_or(0, |at| at + turn.len()));
    }
    &before[start..]
}

fn denies(clause: &str) -> bool {
    words(clause).into_iter().any(|word| DENIES.contains(&clause[word].to_lowercase().replace('’', "'").as_str()))
}

/// Reports each word of the list `name` that the page itself says in a text that is `wanted`.
pub(super) fn report(
    page: &Page,
    context: Context<'_>,
    found: &mut Findings<'_>,
    (name, wanted): (&str, fn(&Text<'_>) -> bool),
    (says, help): (&str, &str),
) {
    let phrases = Phrases::of(context, name);
    if phrases.is_empty() {
        return;
    }
    for text in context.texts.iter().filter(|text| !text.of_others && wanted(text)) {
        for range in phrases.places(text.words) {
            if !is_denied(text.words, &range) {
                let word = &text.words[range.clone()];
                found.at(text.span(page, range.clone()), format!("\"{word}\" {says}")).help(help);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_denied_quoted_doubted_or_asked_is_not_said() {
        let denied = |text: &str| {
            let at = text.find("cure").unwrap();
            is_denied(text, &(at..at + 4))
        };
        assert!(denied("It does not cure sciatica."));
        assert!(denied("No pill, brace or diet is a cure."));
        assert!(denied("Be wary of anyone who offers a cure."));
        assert!(denied("Some call it a “miracle cure”."));
        assert!(denied("Is there a cure?"));
        assert!(denied("A quick cure is a myth."));
        assert!(!denied("Do not wait: this is a cure."));
        assert!(!denied("It is not just rest, it is a cure."));
        assert!(!denied("This will cure you."));
    }
}
