//! A red flag without signs, or a list of signs that is empty or was lost.
//!
//! "Get help if you notice: need immediate care" is what is left when the list between the two was lost on its way from
//! one format to another. A check for the heading passes; the reader has no signs. Every flag needs signs of two words or
//! more that say what to look for, and on red-flag pages and in cards a line that ends in "if:" needs its list.
//!
//! Source: measured on short guides of a public collection, 8 of 9 had lost their signs.
//!
//! ```bad
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -    signs: ["you cannot hold in poo"]
//! +    signs: ["need immediate care"]
//! ```
//!
//! ```bad
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -The hospital decides about tests.
//! +Go to hospital if you notice: need care within hours.
//! ```
//!
//! ```good
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -The hospital decides about tests.
//! +Go to hospital if you notice: numbness, weakness or trouble with the toilet.
//! ```

use std::collections::BTreeMap;

use crate::check::prose::word_count;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Facts, Kind, Page, Passage, PassageKind};
use crate::diagnostic::Level;
use crate::text::{Place, Span, words};

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

/// First words of an order: what to do, and not what to look for.
const ORDERS: [&str; 11] =
    ["need", "needs", "call", "seek", "contact", "go", "visit", "require", "requires", "or", "ask"];

/// What stands where a sign should, and is none.
const SAYS_NOTHING: [&str; 16] = [
    "see above",
    "see below",
    "see the",
    "see other",
    "as above",
    "as below",
    "as listed",
    "listed elsewhere",
    "other symptoms",
    "other signs",
    "various",
    "and so on",
    "n/a",
    "to be",
    "none",
    "to follow",
];

/// Words before a colon that announce signs.
const ANNOUNCE: [&str; 6] = ["if", "notice", "have", "following", "signs", "symptoms"];

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    if let Facts::RedFlag(flags) = &page.summary.facts {
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        for flag in flags {
            for sign in &flag.signs {
                if let Some(first) = seen.insert(sign.value.trim().to_lowercase(), sign.span) {
                    found
                        .at(sign.span, "this sign stands here twice; was another one lost?")
                        .label(Place::new(&page.summary.path, first), "the same words")
                        .help("write the sign that belongs here, or take this line out");
                }
            }
            if flag.signs.is_empty() {
                found
                    .at(flag.id.span, format!("the red flag `{}` names no sign", flag.id.value))
                    .help("add `signs: [\"you …\"]`, in the words of somebody who has them");
            }
            for sign in &flag.signs {
                if word_count(sign) < 2 {
                    found
                        .at(sign.span, "this is too short to be a sign that a reader can recognise")
                        .help("write what the reader notices: \"you cannot …\"");
                } else if says_nothing(sign) {
                    found
                        .at(sign.span, "this names no sign that a reader could notice")
                        .help("write what the reader notices: \"you cannot …\"");
                } else if is_order(sign) {
                    found
                        .at(sign.span, "this says what to do and not what to look for; was the sign lost?")
                        .help("write what the reader notices; what to do stands in `action`");
                }
            }
        }
    }
    let of_flags = page.summary.kind() == Kind::RedFlag || page.summary.path.below("content/red-flags").is_some();
    let passages = &page.body.passages;
    for (at, passage) in passages.iter().enumerate().filter(|(_, passage)| passage.kind != PassageKind::Heading) {
        lost_in_line(passage, found);
        if passage.text.trim_end().ends_with("if:") && (of_flags || passage.kind == PassageKind::Card) {
            list_after(passage, &passages[at + 1..], found);
        }
    }
}

/// "… if you notice: need immediate care": the signs between colon and order are gone.
fn lost_in_line(passage: &Passage, found: &mut Findings<'_>) {
    for (at, _) in passage.text.match_indices(':') {
        let (before, after) = (&passage.text[..at], &passage.text[at + 1..]);
        let last = words(before).pop().map(|word| before[word].to_lowercase());
        let announced = last.is_some_and(|last| ANNOUNCE.contains(&last.as_str()));
        if announced && !after.trim().is_empty() && starts_low(after) && is_order(after) {
            let start = words(before).pop().map_or(at, |word| word.start);
            let end = at + 1 + words(after).first().map_or(0, |word| word.end);
            found
                .at(passage.source(start..end), "signs are announced here, and an order follows; was the list lost?")
                .help("name the signs after the colon, each in plain words");
        }
    }
}

/// The list that "if:" announces.
fn list_after(passage: &Passage, after: &[Passage], found: &mut Findings<'_>) {
    let in_list = |next: &&Passage| {
        next.heading == passage.heading
            && (next.kind == PassageKind::Item || (next.kind == PassageKind::Card && passage.kind == PassageKind::Card))
    };
    let items: Vec<&Passage> = after.iter().take_while(in_list).collect();
    if items.iter().all(|item| item.text.trim().is_empty()) {
        let end = passage.text.trim_end().len();
        found
            .at(passage.source(end.saturating_sub(3)..end), "a list of signs is announced here, and none follows")
            .help("write the signs below, one to a line, each beginning with `- `");
    }
    // In a card, text other than signs may follow the list.
    for item in items.iter().filter(|item| item.kind == PassageKind::Item) {
        if word_count(&item.text) < 2 {
            found
                .at(item.span, "this item is too short to be a sign that a reader can recognise")
                .help("write what the reader notices, or take the item out");
        }
    }
}

/// Whether a sign begins with words that only point elsewhere.
fn says_nothing(sign: &str) -> bool {
    let sign = sign.trim().to_lowercase();
    SAYS_NOTHING.iter().any(|words| {
        let rest = sign.strip_prefix(words);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// Whether a text begins with an order.
fn is_order(text: &str) -> bool {
    words(text).first().is_some_and(|word| ORDERS.contains(&text[word.clone()].to_lowercase().as_str()))
}

/// Whether a text goes on in small letters: a sentence of its own is no lost list.
fn starts_low(text: &str) -> bool {
    text.trim_start().chars().next().is_some_and(char::is_lowercase)
}
