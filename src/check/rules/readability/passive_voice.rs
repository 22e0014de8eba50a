//! A page on which much is done and nobody does it.
//!
//! "The exercise should be done daily" does not say by whom. The rule counts sentences with a form of *be* before a
//! participle, and speaks of a page of 12 sentences or more when they are over 30 in 100. Words such as "worried" and
//! "swollen", which only look like participles, do not count.
//!
//! Source: PEMAT item 5 asks for 80 active sentences in 100.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +The walk is done slowly. The leg is moved. The walk is done slowly. The leg is moved. The walk is done slowly. The leg is moved. The walk is done slowly. The leg is moved. The walk is done slowly. The leg is moved. The walk is done slowly. The leg is moved. The walk is done slowly. The leg is moved.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Walk slowly. Move your leg. You may be tired. That is allowed. Walk slowly. Move your leg. You may be tired. That is allowed. Walk slowly. Move your leg. You may be tired. That is allowed. Walk slowly. Move your leg. You may be tired. That is allowed.
//! ```

use crate::check::passive::is_passive;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;
use crate::text::sentences;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Advice, force: Force::Adjustable, check: Check::Page(check) };

/// Fewer sentences say nothing about a page.
const FEWEST: usize = 12;

/// Percent of sentences.
const MOST: usize = 30;

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let prose = context.texts.iter().filter(|text| text.passage.is_some() && text.is_prose());
    let (mut all, mut passive) = (0, 0);
    for text in prose {
        for sentence in sentences(text.words) {
            all += 1;
            passive += usize::from(is_passive(&text.words[sentence]));
        }
    }
    if all >= FEWEST && passive * 100 > all * MOST {
        found
            .at(page.summary.meta.title.span, format!("{passive} of {all} sentences do not say who does it"))
            .help("write \"move your leg\" where it says \"the leg is moved\"");
    }
}
