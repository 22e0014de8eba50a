//! How English denies, doubts, quotes and corrects. Mechanics of the language: which words are promises or fears is the
//! site's record. Where it cannot be told, words count as said by nobody: an accusation has to be right.

use std::ops::Range;

use crate::check::prose::sentence_at;
use crate::text::{sentences, words};

/// Words that deny or doubt what follows them in the same clause.
const DENIES: &[&str] = &[
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
    "wasn't",
    "weren't",
    "wouldn't",
    "couldn't",
    "shouldn't",
    "hasn't",
    "haven't",
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
    "claiming",
    "promise",
    "promises",
    "promising",
    "myth",
    "myths",
    "instead",
    "rather",
    "supposed",
    "supposedly",
    "so-called",
    "alleged",
    "allegedly",
    "advertised",
    "marketed",
    "sceptical",
    "skeptical",
    "unlikely",
    "untrue",
    "misleading",
    "false",
    "ignore",
    "wrong",
    "mistake",
    "dangerous",
    "unsafe",
    "unwise",
    "unproven",
];

/// What looks like a denial and is an assertion, often a stronger one.
const ASSERTS: [&str; 26] = [
    "no doubt",
    "without doubt",
    "without a doubt",
    "without question",
    "no question",
    "not only",
    "not just",
    "not merely",
    "not simply",
    "never fails",
    "never fail",
    "cannot fail",
    "can't fail",
    "cannot go wrong",
    "can't go wrong",
    "nothing beats",
    "can't beat",
    "cannot beat",
    "nothing works like",
    "nothing short of",
    "no wonder",
    "no less than",
    "none other than",
    "no exaggeration",
    "don't hesitate",
    "don't doubt",
];

/// What takes back the words close before it.
const TAKES_BACK: [&str; 30] = [
    "is a myth",
    "are a myth",
    "are myths",
    "is not",
    "isn't",
    "are not",
    "aren't",
    "was not",
    "wasn't",
    "does not",
    "doesn't",
    "do not exist",
    "don't exist",
    "has not",
    "have not",
    "hasn't",
    "cannot",
    "can't",
    "will not",
    "won't",
    "is wrong",
    "is false",
    "is untrue",
    "is nonsense",
    "is unlikely",
    "is impossible",
    "sounds too good",
    "is too good",
    "is misleading",
    "is unproven",
];

/// After one of these, the clause speaks of something else: "a cure that will not hurt".
const RELATES: [&str; 8] = ["that", "which", "who", "so", "and", "but", "because", "if"];

/// How many words may stand between a statement and what takes it back.
const BACK_WITHIN: usize = 5;

/// First words of a question that sells: "Want instant relief?"
const SELLS: [&str; 9] = ["want", "looking", "ready", "need", "tired", "fed", "sick", "why", "who"];

/// What a sentence says that puts the one before it right.
const PUTS_RIGHT: [&str; 18] = [
    "it is not",
    "it isn't",
    "it does not",
    "it doesn't",
    "that is not",
    "this is not",
    "that's not",
    "they are not",
    "they do not",
    "that is wrong",
    "this is wrong",
    "that is false",
    "this is false",
    "this is a myth",
    "that is a myth",
    "not true",
    "neither is true",
    "none of this is true",
];

/// Who says it instead of the page.
const OTHERS_SAY: [&str; 17] = [
    "some people say",
    "some people think",
    "some people believe",
    "many people say",
    "many people think",
    "many people believe",
    "people often say",
    "people often think",
    "it is often said",
    "you may hear",
    "you may read",
    "you may have heard",
    "you may have read",
    "you might hear",
    "some websites",
    "some adverts",
    "adverts say",
];

/// Labels before a statement that is wrong: "Myth: …".
const WRONG_LABELS: [&str; 12] = [
    "myth",
    "claim",
    "misconception",
    "fiction",
    "false",
    "wrong",
    "not true",
    "you may hear",
    "people say",
    "belief",
    "untrue",
    "don't say",
];

/// Whether the words `range` of `text` are denied, doubted, asked about, quoted or put right where they stand.
pub(super) fn is_denied(text: &str, range: &Range<usize>) -> bool {
    let sentence = sentence_at(text, range.start);
    let start = sentence.as_ptr() as usize - text.as_ptr() as usize;
    let before = &text[start..range.start];
    let after = text.get(range.end..start + sentence.len()).unwrap_or("");
    is_question(sentence)
        || is_in_quotes(before)
        || denies(before, after)
        || is_taken_back(after)
        || is_corrected(&plain(before), &text[start + sentence.len()..])
}

/// Whether a sentence asks, and does not sell by asking.
fn is_question(sentence: &str) -> bool {
    let first = words(sentence).into_iter().next().map(|word| sentence[word].to_lowercase());
    sentence.trim_end().ends_with('?') && !first.is_some_and(|first| SELLS.contains(&first.as_str()))
}

/// Whether a quotation that began in `before` is still open.
fn is_in_quotes(before: &str) -> bool {
    let curly = before.rfind('“').is_some_and(|open| before.rfind('”').is_none_or(|close| close < open));
    let single = before.rfind('‘').is_some_and(|open| !before[open..].contains('’'));
    curly || single || before.matches('"').count() % 2 == 1
}

/// Whether `before` denies what follows it. A comma ends what a denial reaches, unless it divides a list ("no pill, brace
/// or cure") or holds an aside ("does not, on its own, cure").
fn denies(before: &str, after: &str) -> bool {
    let clause = plain(clause_of(before));
    let parts: Vec<&str> = clause.split(',').collect();
    let last = parts.len() - 1;
    let is_list_end = |part: &str| {
        let first: Vec<&str> = part.split_whitespace().take(2).collect();
        first.first().is_some_and(|word| ["or", "nor", "and"].contains(word))
            || part.contains(" or ")
            || part.contains(" nor ")
    };
    let rest = plain(after);
    let rest = rest.split(['.', ';', ':']).next().unwrap_or("");
    let goes_on = rest.trim_start().starts_with("or ") || rest.contains(", or ") || rest.contains(" or ");
    let listed = is_list_end(parts[last]) || goes_on;
    let aside = last >= 2 && ends_in_denial(parts[last - 2]) && parts[last - 1].split_whitespace().count() <= 5;
    let reached: Vec<&str> = match last {
        0 => parts,
        _ if listed => parts,
        _ if aside => parts[last - 2..].to_vec(),
        _ => vec![parts[last]],
    };
    reached.iter().any(|part| has_denial(part))
}

/// Whether a word of `clause`, in small letters, denies; what only looks like a denial is left out.
fn has_denial(clause: &str) -> bool {
    if ["little evidence", "little proof", "little to show", "far from", "too early to"]
        .iter()
        .any(|doubt| clause.contains(doubt))
    {
        return true;
    }
    let mut clause = clause.to_owned();
    for assertion in ASSERTS {
        clause = clause.replace(assertion, "");
    }
    words(&clause).into_iter().any(|word| {
        let word = &clause[word];
        DENIES.contains(&word.strip_suffix("'s").unwrap_or(word))
    })
}

fn ends_in_denial(part: &str) -> bool {
    words(part).pop().is_some_and(|word| DENIES.contains(&&part[word]))
}

/// The last clause of `before`.
fn clause_of(before: &str) -> &str {
    let mut start =
        before.rfind([';', ':', '—']).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let lower = before.to_ascii_lowercase();
    for turn in [" but ", ", it ", ", this ", ", they ", ", you ", ", we ", " because ", " so that ", " until "] {
        start = start.max(lower.rfind(turn).map_or(0, |at| at + turn.len()));
    }
    &before[start..]
}

/// Whether `after` takes back what stands before it: "a cure does not exist".
fn is_taken_back(after: &str) -> bool {
    let after = plain(after);
    let clause = after.split([',', ';', ':']).next().unwrap_or("");
    let near = words(clause).into_iter().take(BACK_WITHIN + 1);
    let near: Vec<Range<usize>> = near.take_while(|word| !RELATES.contains(&&clause[word.clone()])).collect();
    near.iter().any(|word| {
        TAKES_BACK.iter().any(|back| {
            let rest = &clause[word.start..];
            rest.strip_prefix(back).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    })
}

/// Whether the sentence gives what others say, or the one after it puts it right.
fn is_corrected(before: &str, following: &str) -> bool {
    let next = sentences(following).into_iter().next().map_or(String::new(), |next| plain(&following[next]));
    let next = next.trim_start();
    let near: String = next.chars().take(60).collect();
    PUTS_RIGHT.iter().any(|right| next.starts_with(right) || (*right == "not true" && near.contains("not true")))
        || OTHERS_SAY.iter().any(|say| before.contains(say))
}

/// Whether a text begins with a label that calls what follows wrong: "Myth: a cure exists".
pub(super) fn is_labelled_wrong(text: &str) -> bool {
    let Some((label, _)) = text.split_once([':', '–', '—']) else { return false };
    let label = plain(label);
    let label = label.trim().trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    WRONG_LABELS.contains(&label)
}

/// Whether a text leads in a list of what is not so: "Do not believe anyone who offers you:".
pub(super) fn announces_what_is_wrong(text: &str) -> bool {
    let Some(lead) = text.trim_end().strip_suffix(':') else { return false };
    let sentence = sentences(lead).pop().map_or(lead, |last| &lead[last]);
    // "If you do not get better:" announces what to do.
    let is_condition =
        words(sentence).into_iter().any(|word| ["if", "when"].contains(&plain(&sentence[word]).as_str()));
    !is_condition && denies(sentence, "") || OTHERS_SAY.iter().any(|say| plain(sentence).contains(say))
}

/// `text` in small letters with one kind of apostrophe.
fn plain(text: &str) -> String {
    text.to_ascii_lowercase().replace('’', "'")
}

#[cfg(test)]
mod tests;
