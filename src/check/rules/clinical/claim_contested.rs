//! A widely repeated statement that is contested, told as if it were settled.
//!
//! Which they are stands in the list `contested-claims` of `content/_data/lexicons.yaml`, each in its possible wordings. A
//! paragraph that makes one cites a source, `[@source]`; one that puts it right, quotes it or doubts it is fine, and so is a
//! claim in the front matter, which has its own certainty and sources.
//!
//! Source: `heat-cochrane` in the register of this site, and the sources named in the list.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Drinking water will hydrate your discs.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +You may hear that water will hydrate your discs. We found no trial of it.
//! ```

use crate::check::denial::is_denied;
use crate::check::prose::is_cited;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;
use crate::text::Span;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let list = context.lists.number("contested-claims");
    let claims: Vec<Span> = page.summary.meta.claims.iter().map(|claim| claim.span).collect();
    for text in context.texts.iter().filter(|text| !text.of_others) {
        let cited = text.passage.is_some_and(|passage| is_cited(page, passage));
        let Some(range) = text.hits(list).map(|hit| hit.range.clone()).find(|at| !is_denied(text.words, at)) else {
            continue;
        };
        let span = text.span(page, range.clone());
        if cited || claims.iter().any(|claim| claim.start <= span.start && span.end <= claim.end) {
            continue;
        }
        let words = &text.words[range];
        found
            .at(span, format!("\"{words}\" is often said, and contested"))
            .help("cite what it rests on and say how sure it is, put it right, or leave it out");
    }
}
