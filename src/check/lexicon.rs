//! Words of the site's lexicons as rules report them: said by the page itself, and not denied, quoted or corrected.

use crate::check::denial::is_denied;
use crate::check::texts::Text;
use crate::check::{Context, Findings};
use crate::content::Page;

/// The entries of the list `name`; none if the site has no such list.
pub(super) fn list<'a>(context: Context<'a>, name: &str) -> &'a [String] {
    context.site.records.lexicons.lists.get(name).map_or(&[], Vec::as_slice)
}

/// Reports each word of the list `name` that the page itself says in a text that is `wanted`.
pub(super) fn report(
    page: &Page,
    context: Context<'_>,
    found: &mut Findings<'_>,
    (name, wanted): (&str, fn(&Text<'_>) -> bool),
    (says, help): (&str, &str),
) {
    let list = context.lists.number(name);
    for text in context.texts.iter().filter(|text| !text.of_others && wanted(text)) {
        for hit in text.hits(list).filter(|hit| !is_denied(text.words, &hit.range)) {
            let word = &text.words[hit.range.clone()];
            found.at(text.span(page, hit.range.clone()), format!("\"{word}\" {says}")).help(help);
        }
    }
}
