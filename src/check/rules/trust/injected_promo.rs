//! An advertisement, or a teaser for something else, among the advice.
//!
//! Copied articles bring such lines along: "Don't miss:", "You might also like", "Use code …". A reader in pain takes them for
//! advice. How a teaser begins stands in the list `promo` of `content/_data/lexicons.yaml`; it counts with a colon, an
//! exclamation mark or a picture sign beside it. What only an advertisement says stands in `adverts` and counts anywhere.
//!
//! Source: the article that this project began with had three such lines.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +👉 Don't miss: five foods that burn fat
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Don't miss your appointment. Read more about short walks at your own pace.
//! ```

use crate::check::denial::is_denied;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let (teasers, adverts) = (context.lists.number("promo"), context.lists.number("adverts"));
    for text in context.texts.iter().filter(|text| !text.of_others) {
        let places = |list| text.hits(list).map(|hit| hit.range.clone());
        let anywhere = places(adverts).find(|range| !is_denied(text.words, range));
        let line = |range: &std::ops::Range<usize>| is_teaser(text.words, range);
        let Some(range) = anywhere.or_else(|| places(teasers).find(line)) else { continue };
        let words = &text.words[range.clone()];
        found
            .at(text.span(page, range.clone()), format!("\"{words}\" advertises something among the advice"))
            .help("take the whole paragraph out; pages that belong together are named in `related`");
    }
}

/// Whether the words at `range` begin a line and are set off as a teaser.
fn is_teaser(text: &str, range: &std::ops::Range<usize>) -> bool {
    let line = &text[text[..range.start].rfind('\n').map_or(0, |end| end + 1)..range.start];
    let is_sign = |c: char| !c.is_ascii() && !c.is_alphanumeric() && !matches!(c, '“' | '‘' | '…' | '–' | '—');
    let set_off = line.contains(is_sign) || line.contains("->") || line.contains(">>");
    let goes_on = text[range.end..].trim_start();
    let calls = goes_on.starts_with([':', '!', '→', '»']);
    !line.contains(char::is_alphanumeric) && (set_off || calls || goes_on.is_empty())
}
