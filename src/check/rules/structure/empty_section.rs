//! A heading with nothing below it.
//!
//! "Who should not do this", and then the next heading: a reader takes it that nobody should not. A heading needs text, a
//! list, a picture or a component below it, or smaller headings that do. A comment is nothing, since readers do not see it.
//! On plain pages (`kind: page`) only headings about safety count: there a heading may stand above something that the layout
//! brings.
//!
//! Source: measured: the Markdown linters of today pass an empty `## Contraindications`.
//!
//! ```bad
//! -- edit content/causes/disc-herniation.md --
//! -The [toe-touch](../exercises/toe-touch.md) bends your back right forward.
//! +<!-- the toe-touch -->
//! ```
//!
//! ```bad
//! -- edit content/exercises/press-up.md --
//! -Do not hold your breath at the top.
//! +## Who should not do it
//! +## What comes next
//! +Walk a little.
//! ```
//!
//! ```good
//! -- edit content/exercises/press-up.md --
//! -Do not hold your breath at the top.
//! +### Holding your breath
//! +Breathe out at the top.
//! ```

use crate::check::prose::Lowered;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Kind, Page};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

/// What a heading about safety has in it.
const SAFETY: &[&str] = &[
    "should not",
    "who should",
    "not do this",
    "do not",
    "don't",
    "avoid",
    "warning",
    "warnings",
    "danger",
    "red flags",
    "contraindications",
    "contraindication",
    "precautions",
    "caution",
    "cautions",
    "side effects",
    "emergency",
    "urgent",
    "get help",
    "see a doctor",
    "see a gp",
    "when to",
    "stop if",
    "when to stop",
    "safety",
    "risks",
    "before you start",
];

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    let headings = &page.body.headings;
    for (at, heading) in headings.iter().enumerate() {
        if page.summary.kind() == Kind::Page && !Lowered::new(&heading.text).has_any(SAFETY) {
            continue;
        }
        let next = headings.get(at + 1);
        if next.is_some_and(|next| next.level > heading.level) {
            continue;
        }
        let end = next.map_or(page.text.len(), |next| next.span.start as usize);
        let below = page.text.get(heading.span.end as usize..end).unwrap_or("");
        if !has_content(below) {
            found
                .at(heading.span, format!("nothing stands under \"{}\"", heading.text))
                .help("write what the heading promises, or take the heading out");
        }
    }
}

/// Whether `text` holds something that a reader sees: comments, rules and the marks of headings are nothing.
fn has_content(text: &str) -> bool {
    let mut rest = text;
    let mut seen = String::new();
    while let Some(at) = rest.find("<!--") {
        seen.push_str(&rest[..at]);
        rest = rest[at..].find("-->").map_or("", |end| &rest[at + end + 3..]);
    }
    seen.push_str(rest);
    seen.contains(char::is_alphanumeric)
}
