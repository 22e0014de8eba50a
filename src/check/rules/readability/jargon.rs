//! A word of the trade that the page does not explain.
//!
//! "Claudication" means nothing to the person who has it. The words stand in `jargon` of `content/_data/lexicons.yaml`, each
//! with what to say instead. The first use on a page is explained by the plain form or its words close by, by brackets or
//! "this means", or by a link to the page about it, which a name of a page becomes by itself; a page about the word is free to
//! use it. Names of sources and quotations are left alone.
//!
//! Source: NHS A to Z of health writing; PEMAT item 4.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Your pain may be chronic.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Your pain may be chronic (long-lasting).
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Long-lasting pain, which doctors call chronic, has many causes.
//! ```

use std::ops::Range;

use crate::check::prose::phrase;
use crate::check::rule::Definition;
use crate::check::texts::Text;
use crate::check::word_lists::JARGON;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;
use crate::text::words;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Advice, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let list = context.lists.number(JARGON);
    let jargon = &context.site.records.lexicons.jargon;
    let meta = &page.summary.meta;
    let mut met: Vec<usize> = Vec::new();
    for text in context.texts.iter().filter(|text| !text.of_others) {
        for hit in text.hits(list) {
            let Some(word) = jargon.get(hit.entry).filter(|_| !met.contains(&hit.entry)) else { continue };
            met.push(hit.entry);
            let names = || std::iter::once(&meta.title).chain(&meta.also_known_as);
            let about_it = names().any(|name| phrase(name, &word.term).is_some());
            // What is in capitals is part of a name: "Chronic Pain Clinic".
            let a_name = text.words[hit.range.clone()].chars().next().is_some_and(char::is_uppercase)
                && text.words[..hit.range.start].trim_end().ends_with(|c: char| !matches!(c, '.' | '!' | '?' | ':'));
            if about_it
                || a_name
                || is_explained(text.words, &hit.range, &word.plain)
                || leads(page, text, &hit.range, context)
            {
                continue;
            }
            let term = &text.words[hit.range.clone()];
            found
                .at(text.span(page, hit.range.clone()), format!("\"{term}\" is a word of the trade"))
                .help(format!("say \"{}\", or put that beside it in brackets", word.plain));
        }
    }
}

/// Whether the place is part of a link, or becomes one.
fn leads(page: &Page, text: &Text<'_>, range: &Range<usize>, context: Context<'_>) -> bool {
    let at = text.span(page, range.clone());
    let in_link = page.body.links.iter().any(|link| link.span.start <= at.start && at.end <= link.span.end);
    in_link
        || context
            .site
            .mentions
            .find(text.words)
            .iter()
            .any(|at| at.range.start <= range.start && range.end <= at.range.end)
}

/// Whether the text around the term says what it means.
fn is_explained(text: &str, range: &Range<usize>, plain: &str) -> bool {
    let after = text[range.end..].trim_start_matches(['"', '”', '’', '*', 's']).trim_start();
    let means =
        ["means", "is when", "is a ", "is an ", "is the ", "are ", "– ", "— ", "or ", ", or ", ", which ", ": "];
    if after.starts_with('(') || means.iter().any(|means| after.starts_with(means)) || is_in_brackets(text, range) {
        return true;
    }
    let near: Vec<String> = words(text).into_iter().map(|word| text[word].to_lowercase()).collect();
    let substance: Vec<String> =
        words(plain).into_iter().map(|word| plain[word].to_lowercase()).filter(|word| word.len() > 3).collect();
    !substance.is_empty() && substance.iter().all(|word| near.contains(word))
        || near.windows(2).any(|pair| {
            matches!(pair[1].as_str(), "call" | "called" | "calls") || pair[0] == "known" && pair[1] == "as"
        })
}

/// Whether the term itself stands in brackets after a plain word.
fn is_in_brackets(text: &str, range: &Range<usize>) -> bool {
    let before = &text[..range.start];
    before.rfind('(').is_some_and(|open| !before[open..].contains(')'))
}
