//! A paragraph too long to find one's way in.
//!
//! On a telephone a paragraph of 100 words fills the screen, and readers skip it. NHS pages aim at three sentences; the rule
//! speaks above 100 words or six sentences.
//!
//! Source: NHS, how we write.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Walk. Rest. Sit. Stand. Lie down. Get up. Walk again.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Walk. Rest. Sit. Stand. Lie down. Get up.
//! ```

use crate::check::prose::word_count;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Page, PassageKind};
use crate::diagnostic::Level;
use crate::text::sentences;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Advice, force: Force::Adjustable, check: Check::Page(check) };

/// The most words that a paragraph may have.
const WORDS: usize = 100;

/// The most sentences that a paragraph may have.
const SENTENCES: usize = 6;

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    for passage in page.body.passages.iter().filter(|passage| passage.kind == PassageKind::Paragraph) {
        // Bytes are quicker to count than words and sentences, and most paragraphs are short.
        if passage.text.len() < SENTENCES * 5 {
            continue;
        }
        let (words, sentences) = (word_count(&passage.text), sentences(&passage.text).len());
        if words > WORDS || sentences > SENTENCES {
            found
                .at(passage.span, format!("this paragraph has {words} words in {sentences} sentences"))
                .help("divide it, or make a list of it; three sentences are good");
        }
    }
}
