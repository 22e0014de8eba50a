//! A page for readers younger than the rest of the site is for.
//!
//! Back and leg pain in a child has other causes, and the guidance that this kind of site rests on leaves children out. A
//! page may be for younger readers only if somebody who treats them has looked at it.
//!
//! Source: the scope of `nice-ng59`, over 16s, in the register of this site.
//!
//! ```bad
//! -- edit content/guides/find-your-direction.md --
//! -audience: {condition: unknown, min-age: 16}
//! +audience: {condition: unknown, min-age: 12}
//! ```
//!
//! ```good
//! -- edit content/guides/find-your-direction.md --
//! -audience: {condition: unknown, min-age: 16}
//! +audience: {condition: unknown, min-age: 18}
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;
use crate::text::Span;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

/// The age from which pages are meant when they say nothing.
const DEFAULT: u32 = 16;

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    let meta = &page.summary.meta;
    let age = meta.audience.min_age;
    if age < DEFAULT {
        let key = "min-age";
        let front = meta.span.of(&page.text);
        let at = front.find(key).map(|at| Span::new(at, at + key.len()).shifted(meta.span.start as usize));
        found
            .at(at.unwrap_or(meta.title.span), format!("this page is for readers from {age} years on"))
            .help("have it looked at by somebody who treats children, and allow this finding with their name");
    }
}
