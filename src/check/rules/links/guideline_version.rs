//! A guideline without its year.
//!
//! Guidelines are replaced every few years, and only the year tells which one a page rests on. A source of the kind
//! `guideline` has a `year`, or a `note` that says what is known of it; a link in the text that names a guideline by its number, such as NG59, is fine.
//!
//! Source: NHS England, standard for creating health content.
//!
//! ```bad
//! -- edit content/_data/sources.yaml --
//! -bone-guide: {title: "A test guideline on thin bones", year: 2022, publisher: Test Press, kind: guideline, url: "https://example.com/bone", seen: full}
//! +bone-guide: {title: "A test guideline on thin bones", publisher: Test Press, kind: guideline, url: "https://example.com/bone", seen: full}
//! ```
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +This is what the [guideline](https://example.com/guide) says.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +This is what the [guideline of 2022](https://example.com/guide) says.
//! ```

use crate::check::prose::Lowered;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;
use crate::text::words;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Both(page, site) };

fn page(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    for link in page.body.links.iter().filter(|link| link.target.contains("://")) {
        let text = Lowered::new(&link.text);
        let names_one = text.has_any(&["guideline", "guidelines", "guidance"]);
        if names_one && !link.text.contains(|c: char| c.is_ascii_digit()) {
            let around = page
                .body
                .passages
                .iter()
                .find(|passage| passage.span.start <= link.span.start && link.span.end <= passage.span.end);
            // "(2022)" after the link will do.
            if around.is_some_and(|passage| has_year(&passage.text)) {
                continue;
            }
            found
                .at(link.span, "this names a guideline without its year or number")
                .help("write which one and of which year: \"NICE guideline NG59 (2016)\"");
        }
    }
}

fn site(context: Context<'_>, found: &mut Findings<'_>) {
    for source in context.site.records.sources.values() {
        let told = source
            .note
            .as_deref()
            .is_some_and(|note| has_year(note) || Lowered::new(note).has_any(&["year", "undated"]));
        if source.kind.as_deref() == Some("guideline") && source.year.is_none() && !told {
            found
                .on(&source.place.path, source.place.span, format!("the guideline \"{}\" has no year", source.title))
                .help("add `year: …`, that of its latest update, or say in `note` that it gives none");
        }
    }
}

/// Whether a year of our time stands in `text`.
fn has_year(text: &str) -> bool {
    words(text).into_iter().any(|word| {
        let word = &text[word];
        word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.bytes().all(|b| b.is_ascii_digit())
    })
}
