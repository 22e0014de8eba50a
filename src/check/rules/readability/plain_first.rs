//! The word of the trade first, and the plain one in brackets.
//!
//! Readers stumble over the first word and do not reach the brackets. "Numb skin around your bottom (saddle anaesthesia)" is
//! the other way round. Looked for: a word of `jargon` in `content/_data/lexicons.yaml` with its plain form in brackets after
//! it.
//!
//! Source: NHS, how we write.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Your pain may be chronic (long-lasting).
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Your pain may be long-lasting (chronic).
//! ```

use crate::check::prose::phrase;
use crate::check::rule::Definition;
use crate::check::word_lists::JARGON;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Advice, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let list = context.lists.number(JARGON);
    let jargon = &context.site.records.lexicons.jargon;
    for text in context.texts.iter().filter(|text| !text.of_others) {
        for hit in text.hits(list) {
            let Some(word) = jargon.get(hit.entry) else { continue };
            let Some(inside) = text.words[hit.range.end..].trim_start().strip_prefix('(') else { continue };
            let inside = inside.split(')').next().unwrap_or("");
            if phrase(inside, &word.plain).is_some() {
                let term = &text.words[hit.range.clone()];
                found
                    .at(text.span(page, hit.range.clone()), format!("\"{term}\" stands before its plain form"))
                    .help(format!("write \"{} ({term})\"", word.plain));
            }
        }
    }
}
