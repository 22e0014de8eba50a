//! Sentences and words, each with its place: the ground of all plain-language measures.
//!
//! English conventions, because the lexicons and measures are English; other scripts get their own full stops and are
//! never cut inside a word. Ranges are bytes of the text that was given, on character boundaries.

use std::ops::Range;

/// Never the end of a sentence, whatever follows.
const NEVER_LAST: [&str; 22] = [
    "approx", "cf", "dr", "drs", "e.g", "eg", "esp", "i.e", "ie", "incl", "messrs", "mr", "mrs", "ms", "mt", "mx",
    "prof", "rev", "sr", "st", "viz", "vs",
];

/// No end before a number: `No. 5`, `Fig. 2`.
const BEFORE_NUMBERS: [&str; 11] = ["art", "ch", "ed", "fig", "figs", "no", "nos", "p", "pp", "sec", "vol"];

/// Words after which a single capital is a name of its own and not somebody's initial: `vitamin D.`
const NAMED_BY_LETTER: [&str; 13] = [
    "appendix",
    "class",
    "figure",
    "grade",
    "group",
    "hepatitis",
    "option",
    "part",
    "plan",
    "stage",
    "step",
    "type",
    "vitamin",
];

/// The words of `text`: letters and digits, with the apostrophes and hyphens inside them and the points and commas inside numbers, so that
/// `don't`, `press-up` and `1.5` are one each.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, next)| next);
        let inside = belongs(c)
            || start.is_some()
                && match c {
                    '\'' | '’' | '-' | '\u{2010}' | '\u{2011}' => belongs(next),
                    '.' | ',' => before.is_ascii_digit() && next.is_ascii_digit(),
                    _ => false,
                };
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                found.push(first..at);
                start = None;
            }
            _ => {}
        }
        before = c;
    }
    found.extend(start.map(|first| first..text.len()));
    found
}

/// Whether a word is made of it: letters, digits, accents written apart, and what is invisible inside a word.
fn belongs(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200C}' | '\u{200D}')
}

/// The sentences of `text`, each with the space after it: joined, they are the text. A blank line ends one too.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let end = match c {
            '.' | '!' | '?' | '…' | '؟' | '।' | '。' | '！' | '？' => end_after_mark(text, start, at),
            '\n' => end_after_blank_line(text, at),
            _ => None,
        };
        match end {
            // Space before the first sentence belongs to it, or there would be one of nothing but space.
            Some(end) if !text[start..at].trim().is_empty() => {
                found.push(start..end);
                (start, at) = (end, end);
            }
            _ => at += c.len_utf8(),
        }
    }
    if start < text.len() {
        let rest = start..text.len();
        match found.last_mut() {
            Some(last) if text[rest.clone()].trim().is_empty() => last.end = text.len(),
            _ => found.push(rest),
        }
    }
    found
}

/// Where the next sentence begins, if the mark at `at` ends the sentence that began at `start`.
fn end_after_mark(text: &str, start: usize, at: usize) -> Option<usize> {
    let mark = text[at..].chars().next()?;
    // Chinese and Japanese put no space after theirs.
    let unspaced = matches!(mark, '。' | '！' | '？');
    let marks = match text[at..].find(|c: char| !matches!(c, '.' | '!' | '?' | '…')) {
        Some(0) => mark.len_utf8(),
        Some(length) => length,
        None => text.len() - at,
    };
    let after = &text[at + marks..];
    let closed = after.trim_start_matches(['"', '\'', '”', '’', '»', ')', ']']);
    let rest = closed.trim_start();
    let spaced = rest.len() < closed.len() || rest.is_empty() || unspaced;
    let point = mark == '.' && marks == 1;
    let begins = rest.trim_start_matches(['"', '\'', '“', '‘', '«', '(', '[']).chars().next();
    let goes_on = !rest.is_empty()
        && (begins.is_some_and(char::is_lowercase) || point && is_abbreviation(&text[start..at], begins));
    (spaced && !goes_on).then_some(text.len() - rest.len())
}

/// Whether the point after `before` shortens its last word; `next` is what the next word begins with.
fn is_abbreviation(before: &str, next: Option<char>) -> bool {
    let mut tokens = before.split_whitespace().rev();
    let Some(last) = tokens.next() else { return false };
    let previous = tokens.next();
    let last = last.trim_start_matches(['"', '\'', '“', '‘', '«', '(', '[']);
    let lower = last.to_lowercase();
    let mut letters = last.chars();
    match (letters.next(), letters.next()) {
        // The number of a list item: `1. Lie down`.
        _ if previous.is_none() && !last.is_empty() && last.chars().all(|c| c.is_ascii_digit()) => true,
        (Some(initial), None) if initial.is_uppercase() && initial != 'I' => {
            !previous.is_some_and(|previous| NAMED_BY_LETTER.contains(&previous.to_lowercase().as_str()))
        }
        _ => {
            NEVER_LAST.contains(&lower.as_str())
                || next.is_some_and(|c| c.is_ascii_digit()) && BEFORE_NUMBERS.contains(&lower.as_str())
        }
    }
}

/// Where the next sentence begins, if a blank line begins at `at`.
fn end_after_blank_line(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].trim_start();
    let blank = &text[at..text.len() - rest.len()];
    (blank.matches('\n').count() > 1).then_some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

    use super::*;

    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let found: Vec<&str> = sentences(&text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found.join("|"), marked);
    }

    #[test]
    fn a_sentence_ends_at_its_mark() {
        check("Lie down. |Breathe out! |Does it hurt? |Stop.");
        check("He said “stop.” |She stopped (at once). |Then…");
        check("A heading\n\n|A paragraph\nof two lines.");
        check("痛いですか。|はい。");
    }

    #[test]
    fn an_abbreviation_a_number_and_an_initial_do_not_end_one() {
        check("Dr. Smith and Prof. J. K. Miles met. |They agreed.");
        check("Take e.g. Ibuprofen vs. Naproxen. |Not both.");
        check("Walk 1.5 km at 5 p.m. each day. |Rest.");
        check("See No. 5 and Fig. 2 below. |Is it safe? |No. |Ask first.");
        check("1. Lie down. |2. Breathe.");
        check("Eat vitamin D. |Walk. |So did I. |Good.");
        check("\"Why?\" he asked... and left.");
        check("Rest etc. and walk.");
    }

    #[test]
    fn words_keep_what_stands_inside_them() {
        let text = "Don't do 1,000 press-ups - e.g. 'five' or 1.5 per day, für Rücken.";
        let found: Vec<&str> = words(text).into_iter().map(|range| &text[range]).collect();
        let all = ["Don't", "do", "1,000", "press-ups", "e", "g", "five", "or", "1.5", "per", "day", "für", "Rücken"];
        assert_eq!(found, all);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn joined_sentences_are_the_text(text in r#"([a-zA-Z]{1,4}|Dr|e\.g|[0-9]|[.!?…。؟ \n"”)(]|\PC){0,40}"#) {
            let found = sentences(&text);
            prop_assert_eq!(found.iter().map(|range| &text[range.clone()]).collect::<String>(), text.clone());
            if !text.trim().is_empty() {
                prop_assert!(found.iter().all(|range| !text[range.clone()].trim().is_empty()), "{:?}", found);
            }
        }

        #[test]
        fn words_are_in_order_and_hold_no_space(text in r"\PC{0,60}") {
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(word.start >= end && word.end > word.start);
                prop_assert!(!text[word.clone()].contains(char::is_whitespace));
                end = word.end;
            }
        }
    }
}
