//! A link that is not safe on its way, or hides where it leads.
//!
//! Whoever stands between can change what comes over `http:`, and a short address can lead anywhere tomorrow. Sources count too.
//!
//! Source: own practice; the certainty is that of common web practice.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Read [more on walking](https://bit.ly/abc).
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Read [more on walking](https://example.com/abc).
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;

/// Hosts that only pass readers on.
const SHORT: [&str; 9] = ["bit.ly", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "is.gd", "buff.ly", "rb.gy", "cutt.ly"];

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    for link in &page.body.links {
        if let Some(fault) = fault(&link.target.value) {
            found.at(link.target.span, fault).help("link to the page itself, by `https://`");
        }
    }
    for cited in &page.summary.meta.sources {
        let source = context.site.records.sources.get(&cited.value);
        if let Some(fault) = source.and_then(|source| source.url.as_deref()).and_then(fault) {
            found
                .at(cited.span, format!("the source `{}`: {fault}", cited.value))
                .help("mend its `url` in sources.yaml");
        }
    }
}

/// What is wrong with an address.
fn fault(address: &str) -> Option<String> {
    let lower = address.to_ascii_lowercase();
    if lower.starts_with("http://") {
        return Some(format!("\"{address}\" is not protected on its way"));
    }
    let host = lower.strip_prefix("https://")?.split(['/', '?', '#']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    SHORT.contains(&host).then(|| format!("\"{address}\" hides where it leads"))
}
