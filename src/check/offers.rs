//! How writers offer something: by a heading, by an order, by praise. Mechanics of the language; whether what they offer may
//! be offered is for rules to say.

use crate::check::prose::{Lowered, sentence_at, turns_round};
use crate::content::{Body, Passage};

/// Headings under which a page offers something, as writers word them.
const OFFERS: &[&str] = &[
    "may help",
    "can help",
    "might help",
    "could help",
    "often helps",
    "often help",
    "that help",
    "that helps",
    "what helps",
    "helpful",
    "helping",
    "you can do",
    "what to do",
    "do this",
    "to try",
    "try",
    "exercises",
    "exercise",
    "recommended",
    "routine",
    "plan",
    "get better",
    "getting better",
    "treatment",
    "treatments",
    "tips",
    "choices",
    "relief",
    "ease it",
    "eases it",
    "movements for you",
    "help yourself",
    "exercises for",
    "we recommend",
    "what works",
    "good for you",
    "good exercises",
    "best exercises",
    "safe exercises",
    "what eases",
    "ways to ease",
    "self-help",
    "self-care",
    "suits you",
    "suitable",
    "start with",
    "your routine",
    "daily routine",
    "your programme",
    "exercise plan",
    "moves for",
    "stretches for",
    "useful exercises",
];

/// How a sentence tells people to do something, or speaks well of it.
const RECOMMENDS: &[&str] = &[
    "recommend",
    "recommended",
    "try",
    "do",
    "does",
    "start with",
    "start",
    "begin",
    "help",
    "helps",
    "helpful",
    "ease",
    "eases",
    "eased",
    "relieve",
    "relieves",
    "relief",
    "soothe",
    "soothes",
    "suit",
    "suits",
    "best",
    "good",
    "great",
    "ideal",
    "useful",
    "worth",
    "effective",
    "benefit",
    "benefits",
    "choose",
    "choice",
    "use",
    "practise",
    "practice",
    "perform",
    "repeat",
    "add",
    "include",
    "works",
    "twice",
    "times a day",
    "a day",
    "daily",
    "every day",
    "every morning",
];

/// Words by which a sentence offers what it names, where a word such as "do" would say too little.
const PRAISES: &[&str] = &[
    "ideal",
    "is good for",
    "are good for",
    "good for",
    "great for",
    "best for",
    "perfect for",
    "excellent for",
    "safe for",
    "suits",
    "is suitable",
    "are suitable",
    "works well",
    "works wonders",
    "helps people",
    "helps with",
    "helps you",
    "helps your",
    "will help",
    "may help",
    "can help",
    "eases",
    "relieves",
    "is recommended",
    "are recommended",
    "we recommend",
    "recommended for",
    "try the",
    "try a",
    "do the",
    "do a",
    "start with the",
    "start with a",
    "use the",
    "every morning",
    "every day",
];

/// Whether the sentence around the byte `at` tells people to do something.
pub(super) fn recommends(text: &str, at: usize) -> bool {
    Lowered::new(sentence_at(text, at)).has_any(RECOMMENDS)
}

/// Whether the sentence around the byte `at` offers what it names.
pub(super) fn praises(text: &str, at: usize) -> bool {
    let sentence = sentence_at(text, at);
    Lowered::new(sentence).has_any(PRAISES) && !sentence.trim_end().ends_with('?')
}

/// Whether a heading above the passage warns.
pub(super) fn warns(body: &Body, passage: &Passage) -> bool {
    passage.heading.and_then(|at| body.headings.get(at)).is_some_and(|heading| turns_round(&heading.text))
}

/// The heading above a passage, or one that holds it, that offers what stands below.
pub(super) fn offering_heading<'a>(body: &'a Body, passage: &Passage) -> Option<&'a str> {
    let mut level = u8::MAX;
    for heading in body.headings.get(..=passage.heading?)?.iter().rev() {
        if heading.level >= level {
            continue;
        }
        level = heading.level;
        if turns_round(&heading.text) {
            return None;
        }
        if Lowered::new(&heading.text).has_any(OFFERS) {
            return Some(&heading.text);
        }
    }
    None
}
