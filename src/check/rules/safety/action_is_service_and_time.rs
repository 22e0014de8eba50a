//! A red flag that does not say whom to go to and how fast.
//!
//! "You need an MRI" is no action for a reader: it names a test that only a service can order, and no time. Each flag says
//! `action: {service: …, within: …}`, with a service of the jurisdiction and a time. On red-flag pages and in cards, text
//! that tells the reader to get a test is reported; which words are tests says the list `tests` of
//! `content/_data/lexicons.yaml`.
//!
//! Source: `nice-ng59` in the register of this site; NHS care cards.
//!
//! ```bad
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -    action: {service: routine, within: within 2 weeks}
//! +    action: {service: routine, within: soon}
//! ```
//!
//! ```bad
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -The hospital decides about tests.
//! +You need an MRI.
//! ```
//!
//! ```good
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -    action: {service: routine, within: within 2 weeks}
//! +    action: {service: routine, within: in the next few days}
//! ```

use crate::check::prose::{phrase, turns_round};
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Facts, Flag, Kind, Page, PassageKind};
use crate::diagnostic::Level;
use crate::text::{sentences, words};

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

/// Words that tell a time.
const TIMES: [&str; 24] = [
    "now",
    "today",
    "tonight",
    "tomorrow",
    "immediately",
    "once",
    "away",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "morning",
    "monday",
    "appointment",
    "visit",
    "check-up",
    "24-hour",
    "same-day",
];

/// Words that send the reader for something.
const SEND: [&str; 6] = ["need", "get", "demand", "insist", "request", "require"];

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    if let Facts::RedFlag(flags) = &page.summary.facts {
        for flag in flags {
            action(flag, found);
        }
    }
    let lists = &context.site.records.lexicons.lists;
    let Some(tests) = lists.get("tests") else { return };
    let of_flags = page.summary.kind() == Kind::RedFlag;
    for passage in page.body.passages.iter().filter(|passage| of_flags || passage.kind == PassageKind::Card) {
        for sentence in sentences(&passage.text) {
            let text = &passage.text[sentence.clone()];
            let Some(test) = tests.iter().find_map(|test| phrase(text, test)) else { continue };
            if is_sent_for(&text[..test.start]) && !turns_round(text) {
                let range = sentence.start + test.start..sentence.start + test.end;
                found
                    .at(passage.source(range), "this sends the reader for a test, and not to a service in a time")
                    .help("say where to go and how fast: `{{ action.emergency-department }}`; the service decides on tests");
            }
        }
    }
}

/// What is wrong with the action of a flag.
fn action(flag: &Flag, found: &mut Findings<'_>) {
    let Some(action) = &flag.action else {
        found
            .at(flag.id.span, format!("the red flag `{}` does not say what to do", flag.id.value))
            .help("add `action: {service: …, within: …}`; services are in content/_data/jurisdictions.yaml");
        return;
    };
    let within = &action.within;
    let word_of_time = |word: std::ops::Range<usize>| {
        let word = within[word].to_lowercase();
        TIMES.contains(&word.as_str()) || word.chars().any(|c| c.is_ascii_digit())
    };
    if !words(within).into_iter().any(word_of_time) {
        found
            .at(within.span, format!("`{}` does not say how fast", within.value))
            .help("write a time: `now`, `today`, `within 2 weeks`");
    }
}

/// Whether the words before a test send the reader for it: "you need an", but not "they decide if you need a".
fn is_sent_for(before: &str) -> bool {
    let before: Vec<String> = words(before).into_iter().map(|word| before[word].to_lowercase()).collect();
    let near = before.len().saturating_sub(4);
    let Some(at) = before[near..].iter().rposition(|word| SEND.contains(&word.as_str())) else { return false };
    let to_send = &before[..near + at];
    let open =
        to_send.iter().rev().take(3).any(|word| matches!(word.as_str(), "if" | "whether" | "when" | "may" | "who"));
    !open
}
