//! A link that pays somebody, or goes to a shop.
//!
//! Advice with a fee behind it is no advice. An address that names a partner, a campaign or a voucher is an error wherever it
//! stands.
//!
//! Source: NHS standard 1, advertisements.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Try [this cushion](https://example.com/item?affiliate_id=7).
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Try [a cushion](https://example.com/item).
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;

/// How addresses name whom a purchase pays.
const PAYS: [&str; 14] = [
    "?tag=",
    "&tag=",
    "affiliate",
    "?aff=",
    "&aff=",
    "aff_id=",
    "affid=",
    "?ref=",
    "&ref=",
    "utm_",
    "partner=",
    "coupon=",
    "amzn.to/",
    "shareasale.",
];

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    for link in &page.body.links {
        let address = link.target.value.to_ascii_lowercase();
        if !address.contains("://") {
            continue;
        }
        if let Some(part) = PAYS.iter().find(|part| address.contains(**part)) {
            found
                .at(link.target.span, format!("`{part}` in this address pays or tracks somebody"))
                .help("link to the plain address, or take the link out");
        }
    }
}
