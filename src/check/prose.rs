//! Running text as rules see it: phrases, sentences around a place, and all the prose that a front matter holds.

use std::ops::Range;

use crate::content::{Facts, Page, PageSummary, Passage, PassageKind, Sourced, Variant};
use crate::text::{Span, Spanned, sentences, words};

/// Words that turn a sentence round, or take back what follows them. Language, and no clinical fact.
const TURNS_ROUND: [&str; 22] = [
    "not", "no", "never", "avoid", "without", "leave", "skip", "stop", "instead", "than", "don't", "cannot", "can't",
    "unless", "nor", "neither", "isn't", "avoided", "leaving", "worse", "wait", "careful",
];

/// The first place in `text` where `phrase` stands as whole words, letter case apart.
pub(super) fn phrase(text: &str, phrase: &str) -> Option<Range<usize>> {
    let phrase = phrase.to_ascii_lowercase();
    Lowered::new(text).places(&phrase).next()
}

/// A text in small letters, for looking up many phrases. Bytes stay where they are.
#[derive(Debug)]
pub(super) struct Lowered(String);

impl Lowered {
    /// `text` in small letters.
    pub(super) fn new(text: &str) -> Self {
        Self(text.to_ascii_lowercase())
    }

    /// The places where `phrase`, given in small letters, stands as whole words.
    pub(super) fn places<'a>(&'a self, phrase: &'a str) -> impl Iterator<Item = Range<usize>> + use<'a> {
        let joins = |c: char| c.is_alphanumeric() || c == '-';
        let found = self.0.match_indices(phrase).filter(|(_, found)| !found.is_empty());
        found.map(|(at, found)| at..at + found.len()).filter(move |range| {
            let before = self.0[..range.start].chars().next_back();
            let after = self.0[range.end..].chars().next();
            !before.is_some_and(joins) && !after.is_some_and(joins)
        })
    }

    /// Whether one of `phrases`, given in small letters, stands here as whole words.
    pub(super) fn has_any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.places(phrase).next().is_some())
    }
}

/// The sentence of `text` in which the byte `at` lies.
pub(super) fn sentence_at(text: &str, at: usize) -> &str {
    let around = sentences(text).into_iter().find(|sentence| sentence.start <= at && at < sentence.end);
    around.map_or(text, |sentence| &text[sentence])
}

/// Whether `text` holds a word that turns its meaning round, or takes something back.
pub(super) fn turns_round(text: &str) -> bool {
    words(text).into_iter().any(|word| TURNS_ROUND.contains(&text[word].to_lowercase().replace('’', "'").as_str()))
}

/// Whether what is named at the byte `at` is warned of there: a turn stands before it in the same statement, which may
/// be a list ("do not run, crunch or bend"), or after it in the same clause ("running is not for now").
pub(super) fn is_warned_of(text: &str, at: usize) -> bool {
    let sentence = sentence_at(text, at);
    let at = at.saturating_sub(sentence.as_ptr() as usize - text.as_ptr() as usize).min(sentence.len());
    let (before, after) = sentence.split_at(at);
    let statement = before.rfind([';', ':']).map_or(before, |end| &before[end..]);
    let statement = Lowered::new(statement).places("but").last().map_or(statement, |but| &statement[but.end..]);
    let clause = after.find([',', ';', ':']).map_or(after, |end| &after[..end]);
    let clause = Lowered::new(clause).places("but").next().map_or(clause, |but| &clause[..but.start]);
    // "Do this instead of that" and "this rather than that" speak well of what stands before them.
    let lower = clause.to_ascii_lowercase();
    let clause = ["instead of", " than "].iter().find_map(|turn| lower.find(turn)).map_or(clause, |end| &clause[..end]);
    turns_round(statement) || turns_round(clause)
}

/// Whether a source is cited for `passage`: in the block itself, or for a cell anywhere below the same heading, since a
/// table is cited as a whole.
pub(super) fn is_cited(page: &Page, passage: &Passage) -> bool {
    let mut citations = page.body.citations.iter();
    if passage.kind == PassageKind::Cell {
        let below = page.body.passages.iter().filter(|other| other.heading == passage.heading);
        let spans: Vec<Span> = below.map(|other| other.span).collect();
        return citations.any(|citation| spans.iter().any(|span| holds(*span, citation.span)));
    }
    citations.any(|citation| holds(passage.span, citation.span))
}

/// Whether `inner` lies in `outer`.
fn holds(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// How many words `text` has.
pub(super) fn word_count(text: &str) -> usize {
    words(text).len()
}

/// Where in [`Passage::text`] the byte `offset` of the file stands; markup counts with the words after it.
pub(super) fn offset_in(passage: &Passage, offset: u32) -> usize {
    let piece = passage.pieces.iter().find(|(_, span)| offset < span.end);
    piece.map_or(passage.text.len(), |&(start, span)| start as usize + offset.saturating_sub(span.start) as usize)
}

/// Where the words `range` of a value of the front matter stand in the file: exact unless YAML folded or escaped them.
pub(super) fn place_in(page: &Page, prose: &Spanned<String>, range: Range<usize>) -> Span {
    let written = prose.span.of(&page.text);
    let words = &prose.value[range];
    written.find(words).map_or(prose.span, |at| Span::new(at, at + words.len()).shifted(prose.span.start as usize))
}

/// Everything in the front matter that readers see as text, in the order of the file's keys as documented.
pub(super) fn front_matter(page: &PageSummary) -> Vec<&Spanned<String>> {
    let meta = &page.meta;
    let mut all = vec![&meta.title, &meta.summary];
    all.extend(&meta.key_points);
    all.extend(meta.claims.iter().map(|claim| &claim.text));
    all.extend(of_facts(&page.facts));
    all
}

/// The prose among the facts of a page's kind.
fn of_facts(facts: &Facts) -> Vec<&Spanned<String>> {
    let mut all: Vec<&Spanned<String>> = Vec::new();
    match facts {
        Facts::Cause(cause) => all.extend(cause.rules.avoid.iter().map(|rule| &rule.reason)),
        Facts::Exercise(exercise) => {
            all.extend(&exercise.equipment);
            for phase in &exercise.phases {
                all.push(&phase.step);
                all.extend(&phase.name);
            }
            all.extend(exercise.breathing.iter().chain(&exercise.expect));
            all.extend(exercise.dose.iter().filter_map(|dose| dose.note.as_ref()));
            all.extend(exercise.easier.iter().chain(&exercise.harder).filter_map(|variant| match variant {
                Variant::Text(text) => Some(text),
                Variant::Exercise(_) => None,
            }));
            all.extend(&exercise.stop_if);
            all.extend(texts(&exercise.precautions));
            all.extend(exercise.helps.iter().flat_map(|help| help.only_if.iter().chain(&help.note)));
            all.extend(exercise.contraindications.iter().filter_map(|entry| entry.reason.as_ref()));
        }
        Facts::RedFlag(flags) => {
            for flag in flags {
                all.extend(&flag.signs);
                all.extend(&flag.note);
            }
        }
        Facts::Treatment(treatment) => {
            all.extend(treatment.may_help.iter().filter_map(|entry| entry.note.as_ref()));
            all.extend(treatment.positions.values().map(|guidance| &guidance.says));
            for list in [&treatment.who_should_not, &treatment.ask_first, &treatment.side_effects, &treatment.get_help]
            {
                all.extend(texts(list));
            }
            all.extend(&treatment.whom_to_ask);
        }
        Facts::SelfCare(care) => all.extend([&care.behaviour, &care.why, &care.harms]),
        Facts::Guide(guide) => {
            for gate in &guide.gates {
                all.push(&gate.question);
                all.extend([&gate.yes, &gate.no, &gate.not_sure].into_iter().filter_map(|answer| answer.say.as_ref()));
            }
            all.extend(guide.steps.iter().flat_map(|step| [&step.title, &step.text]));
        }
        Facts::Concept { definition } => all.push(definition),
        Facts::None => {}
    }
    all
}

/// The texts of a list of statements.
fn texts(statements: &[Sourced]) -> impl Iterator<Item = &Spanned<String>> {
    statements.iter().map(|statement| &statement.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_as_whole_words_only() {
        assert_eq!(phrase("What May Help you", "may help"), Some(5..13));
        assert_eq!(phrase("a helpful press-up", "press"), None);
        assert_eq!(phrase("für 999!", "999"), Some(5..8));
    }

    #[test]
    fn a_turn_counts_where_it_can_reach_what_is_named() {
        let warned = |text: &str| is_warned_of(text, text.find("press-up").unwrap());
        assert!(warned("Do not run, crunch or do a press-up."));
        assert!(warned("Short walks help, but leave the press-up."));
        assert!(warned("The press-up is not for now."));
        assert!(!warned("Do not run. The press-up may help."));
        assert!(!warned("The press-up may help, but do not force it."));
        assert!(!warned("Do not worry: the press-up may help."));
        assert!(!warned("Do the press-up instead of lying down."));
        assert!(warned("Walk instead of a press-up."));
    }

    #[test]
    fn markup_counts_with_the_words_after_it() {
        let passage = Passage {
            kind: crate::content::PassageKind::Paragraph,
            text: "The press-up helps".to_owned(),
            pieces: vec![(0, Span::new(10, 14)), (4, Span::new(15, 23)), (12, Span::new(40, 46))],
            heading: None,
            span: Span::new(10, 46),
        };
        assert_eq!(offset_in(&passage, 14), 4);
        assert_eq!(offset_in(&passage, 16), 5);
        assert_eq!(offset_in(&passage, 30), 12);
    }
}
