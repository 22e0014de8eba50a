//! A percentage, and nothing to picture it by.
//!
//! Many adults cannot tell what 39% means for them; "about 4 in 10 people" can be pictured. A paragraph with a percentage of
//! people says it in such words as well. Percentages of a change ("20% less pain"), of air or of alcohol are left alone.
//!
//! Source: PEMAT items 6 and 7; CDC Clear Communication Index.
//!
//! ```bad
//! -- edit content/treatments/anti-inflammatory-tablets.md --
//! -In one review, about 2 in 10 people had side effects [@tablet-review].
//! +In one review, 23% of people had side effects [@tablet-review].
//! ```
//!
//! ```good
//! -- edit content/treatments/anti-inflammatory-tablets.md --
//! -In one review, about 2 in 10 people had side effects [@tablet-review].
//! +In one review, 23% of people, about 2 in 10, had side effects [@tablet-review].
//! ```

use crate::check::prose::Lowered;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Page, PassageKind};
use crate::diagnostic::Level;
use crate::text::words;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Advice, force: Force::Adjustable, check: Check::Page(check) };

/// Whom a percentage counts.
const COUNTED: &[&str] = &[
    "people",
    "patients",
    "adults",
    "women",
    "men",
    "children",
    "cases",
    "those",
    "them",
    "us",
    "participants",
    "the group",
];

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    for passage in page.body.passages.iter().filter(|passage| passage.kind != PassageKind::Cell) {
        let Some(at) = passage.text.find('%') else { continue };
        let all = words(&passage.text);
        let Some(number) = all.iter().rfind(|word| word.end <= at) else { continue };
        let rest: Vec<&str> =
            all.iter().filter(|word| word.start > at).take(4).map(|word| &passage.text[word.clone()]).collect();
        let counts = rest.first() == Some(&"of") && rest.iter().any(|word| COUNTED.contains(word));
        if counts && !is_pictured(&passage.text) {
            let range = number.start..at + 1;
            let figure = passage.text[range.clone()].to_owned();
            found
                .at(passage.source(range), format!("{figure} is hard to picture"))
                .help("say it as people too: \"about 4 in 10 people\"");
        }
    }
}

/// Whether a share of so many people stands in `text`: "4 in 10", "1 out of 5", "half".
fn is_pictured(text: &str) -> bool {
    const SHARES: &[&str] = &["half", "a third", "two thirds", "a quarter", "three quarters", "a fifth", "one in"];
    let all: Vec<String> = words(text).into_iter().map(|word| text[word].to_lowercase()).collect();
    let number = |word: Option<&String>| word.is_some_and(|word| word.parse::<u32>().is_ok());
    let shared = all.iter().enumerate().any(|(at, word)| {
        let of = match word.as_str() {
            "in" => at + 1,
            "out" => at + 2,
            _ => return false,
        };
        at > 0 && number(all.get(at - 1)) && number(all.get(of))
    });
    shared || Lowered::new(text).has_any(SHARES)
}
