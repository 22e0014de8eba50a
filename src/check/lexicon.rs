//! Words of the site's lexicons as rules report them: said by the page itself, and not denied, quoted or corrected.

use crate::check::denial::is_denied;
use crate::check::prose::{Lowered, sentence_at};
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
    let (list, curable) = (context.lists.number(name), context.lists.number("curable"));
    for text in context.texts.iter().filter(|text| !text.of_others && wanted(text)) {
        for hit in text.hits(list).filter(|hit| !is_denied(text.words, &hit.range)) {
            let rids = rids_of_something(&text.words[hit.range.clone()]);
            if rids && (beside(text, curable, &hit.range) || is_hoped(sentence_at(text.words, hit.range.start))) {
                continue;
            }
            let word = &text.words[hit.range.clone()];
            found.at(text.span(page, hit.range.clone()), format!("\"{word}\" {says}")).help(help);
        }
    }
}

/// Words for getting rid of something, which are right of what can be got rid of: an infection is cured.
fn rids_of_something(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    ["cure", "destroy", "kill"].iter().any(|stem| word.starts_with(stem)) || word == "curing"
}

/// Whether a sentence hopes for a cure, or says of how many: "research into ways to cure it", "many can be cured".
fn is_hoped(sentence: &str) -> bool {
    const HOPES: [&str; 14] = [
        "research",
        "aimed at",
        "ultimately",
        "ways to",
        "hope",
        "chance",
        "in most cases",
        "many problems",
        "may",
        "can be",
        "can lead",
        "percent",
        "per cent",
        "in most people",
    ];
    // Nobody hopes by the week: "can be cured in a week" is a promise.
    const HURRY: [&str; 14] = [
        "day",
        "days",
        "week",
        "weeks",
        "hour",
        "hours",
        "minute",
        "minutes",
        "overnight",
        "forever",
        "for good",
        "permanently",
        "fast",
        "quickly",
    ];
    let sentence = Lowered::new(sentence);
    sentence.has_any(&HOPES) && !sentence.has_any(&HURRY)
}

/// Whether something of the list stands in the same sentence as `range`.
fn beside(text: &Text<'_>, list: Option<usize>, range: &std::ops::Range<usize>) -> bool {
    let sentence = sentence_at(text.words, range.start);
    let start = sentence.as_ptr() as usize - text.words.as_ptr() as usize;
    text.hits(list).any(|hit| (start..start + sentence.len()).contains(&hit.range.start))
}
