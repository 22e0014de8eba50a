//! A link whose words do not say where it leads.
//!
//! Many people who listen to a page go from link to link, and hear "click here, click here, read more". The words of a link
//! make sense by themselves. An address spelt out says little and is read letter by letter; a short one such as "nhs.uk" is
//! fine.
//!
//! Source: WCAG 2.4.4.
//!
//! ```bad
//! -- edit content/about.md --
//! -This site is a test. Nobody has checked it.
//! +To move a little, [click here](exercises/walking.md).
//! ```
//!
//! ```bad
//! -- edit content/about.md --
//! -This site is a test. Nobody has checked it.
//! +See <https://example.org/a/long/address/of/a/page>.
//! ```
//!
//! ```good
//! -- edit content/about.md --
//! -This site is a test. Nobody has checked it.
//! +To move a little, try [short walks](exercises/walking.md). More at [example.org](https://example.org/a).
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

/// Words that say nothing of where a link leads.
const SAYS_NOTHING: &[&str] = &[
    "click here",
    "click",
    "here",
    "this",
    "this link",
    "this page",
    "this article",
    "this website",
    "link",
    "page",
    "website",
    "read more",
    "more",
    "learn more",
    "find out more",
    "see more",
    "show more",
    "view more",
    "more info",
    "more information",
    "further information",
    "read on",
    "continue",
    "continue reading",
    "details",
    "see here",
    "go",
    "download",
    "tap here",
    "press here",
    "read this",
    "info",
];

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    for link in &page.body.links {
        let text = link.text.trim().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if SAYS_NOTHING.contains(&text.as_str()) {
            found
                .at(link.span, format!("\"{}\" does not say where this link leads", link.text))
                .help("name what is there: the title of the page, or what a reader can do there");
        } else if text.starts_with("http") && text.contains("://") && text.matches('/').count() > 3 {
            found
                .at(link.span, "this link is an address spelt out")
                .help("write what is there: `[NICE guideline NG59](https://…)`");
        }
    }
}
