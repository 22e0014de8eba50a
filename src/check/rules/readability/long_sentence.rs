//! A sentence too long to hold in one's head.
//!
//! In pain, at night, on a telephone: after some 30 words the beginning is gone. NHS pages aim at 20; the rule speaks above 30.
//!
//! Source: NHS, how we write.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +A short lie-down is fine and may even help you on a bad day when nothing else does and your leg keeps you from doing the things that you would like to do around the house.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +A short lie-down is fine. It may help you on a bad day.
//! ```

use crate::check::prose::word_count;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;
use crate::text::sentences;

/// The most words that a sentence may have.
const MOST: usize = 30;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    for text in context.texts.iter().filter(|text| text.is_prose()) {
        for range in sentences(text.words) {
            let sentence = text.words[range.clone()].trim_end();
            let count = word_count(sentence);
            if count > MOST {
                let range = range.start..range.start + sentence.len();
                found
                    .at(text.span(page, range), format!("this sentence has {count} words"))
                    .help(format!("make two or three of it; {MOST} words is the most, 20 is better"));
            }
        }
    }
}
