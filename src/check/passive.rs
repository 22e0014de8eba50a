//! Whether an English sentence is in the passive voice: a form of *be* before a participle. A heuristic without a parser,
//! on the careful side: participles that have become adjectives do not count.

use crate::text::words;

const BE: &[&str] =
    &["is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't", "get", "gets"];

/// Words that may stand between the two.
const BETWEEN: &[&str] = &[
    "not",
    "never",
    "often",
    "usually",
    "sometimes",
    "always",
    "also",
    "only",
    "still",
    "now",
    "then",
    "just",
    "best",
    "well",
    "first",
    "rarely",
    "mostly",
    "already",
    "better",
    "commonly",
];

/// Participles that do not end in -ed.
const IRREGULAR: &[&str] = &[
    "done",
    "given",
    "taken",
    "made",
    "seen",
    "found",
    "kept",
    "held",
    "told",
    "shown",
    "known",
    "put",
    "brought",
    "sent",
    "felt",
    "left",
    "written",
    "chosen",
    "thought",
    "said",
    "read",
    "built",
    "begun",
    "bent",
    "caught",
    "cut",
    "driven",
    "fed",
    "hit",
    "led",
    "lost",
    "paid",
    "set",
    "taught",
    "understood",
    "worn",
    "drawn",
    "hurt",
];

/// What looks like a participle and describes: "you are worried".
const DESCRIBES: &[&str] = &[
    "worried",
    "tired",
    "interested",
    "based",
    "allowed",
    "used",
    "limited",
    "experienced",
    "concerned",
    "pleased",
    "scared",
    "depressed",
    "stressed",
    "relaxed",
    "located",
    "aged",
    "married",
    "retired",
    "involved",
    "related",
    "supposed",
    "prepared",
    "advanced",
    "bored",
    "excited",
    "surprised",
    "confused",
    "embarrassed",
    "exhausted",
    "frightened",
    "trapped",
    "swollen",
    "infected",
    "blocked",
    "inflamed",
    "red",
    "bed",
    "need",
    "indeed",
    "feed",
    "speed",
    "hundred",
    "need",
    "unemployed",
    "disabled",
    "trained",
    "qualified",
    "overdue",
    "set",
    "hurt",
    "well-rested",
    "delayed",
    "crowded",
    "bruised",
    "injured",
    "damaged",
    "affected",
    "curved",
    "pointed",
    "determined",
    "linked",
    "called",
    "expected",
    "needed",
    "left",
];

/// Whether `sentence` is passive.
pub(super) fn is_passive(sentence: &str) -> bool {
    let all: Vec<String> =
        words(sentence).into_iter().map(|word| sentence[word].to_lowercase().replace('’', "'")).collect();
    all.iter().enumerate().any(|(at, word)| {
        if !BE.contains(&word.as_str()) {
            return false;
        }
        let is_between = |word: &&String| BETWEEN.contains(&word.as_str()) || word.ends_with("ly");
        let next = all[at + 1..].iter().find(|word| !is_between(word));
        next.is_some_and(|next| is_participle(next))
    })
}

fn is_participle(word: &str) -> bool {
    let regular = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
    (regular || IRREGULAR.contains(&word)) && !DESCRIBES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_is_told_from_what_somebody_is() {
        for text in [
            "The exercise should be done daily.",
            "Your leg is moved by the therapist.",
            "It can be taken with food.",
            "Tablets are often given first.",
            "The scan was not repeated.",
            "They were carefully examined.",
            "It is being treated.",
        ] {
            assert!(is_passive(text), "{text}");
        }
        for text in [
            "You may be tired.",
            "Do it daily.",
            "You are worried about work.",
            "It is red and hot.",
            "You will need help.",
            "She moved your leg.",
            "Your foot is swollen.",
            "They are on the bed.",
            "Is there a list?",
            "You are used to it.",
        ] {
            assert!(!is_passive(text), "{text}");
        }
    }
}
