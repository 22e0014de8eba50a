//! A page that is hard to read.
//!
//! The Flesch-Kincaid grade (1975) and, from 30 sentences on, the SMOG grade (1969) count words and syllables of the running text.
//! They do not understand it: the unsafe article that this project began with scores grade 6. So this is a remark, for pages of
//! 60 words or more: above grade 10, or SMOG above 13.
//!
//! Source: AMA and NIH advise grade 6 to 8; NHS uses such grades only to set priorities.
//!
//! ```bad
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Physiotherapeutic intervention necessitates individualised neuromuscular rehabilitation considerations throughout symptomatic deterioration. Physiotherapeutic intervention necessitates individualised neuromuscular rehabilitation considerations throughout symptomatic deterioration. Physiotherapeutic intervention necessitates individualised neuromuscular rehabilitation considerations throughout symptomatic deterioration. Physiotherapeutic intervention necessitates individualised neuromuscular rehabilitation considerations throughout symptomatic deterioration. Physiotherapeutic intervention necessitates individualised neuromuscular rehabilitation considerations throughout symptomatic deterioration. Physiotherapeutic intervention necessitates individualised neuromuscular rehabilitation considerations throughout symptomatic deterioration.
//! ```
//!
//! ```good
//! -- edit content/self-care/staying-active.md --
//! -A short lie-down is fine. Whole days in bed are not.
//! +Walk a little each day. Turn back while you feel good.
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Page, PassageKind};
use crate::diagnostic::Level;
use crate::text::Measures;

/// Below this many words a grade is chance.
const FEWEST: usize = 60;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    let prose = page.body.passages.iter().filter(|passage| passage.kind == PassageKind::Paragraph);
    let all = prose.fold(Measures::default(), |all, passage| all.and(Measures::of(&passage.text)));
    if all.words < FEWEST {
        return;
    }
    let (grade, smog) = (all.grade().unwrap_or(0.0), all.smog().unwrap_or(0.0));
    if grade > 10.0 || smog > 13.0 {
        let message = format!("this page reads like grade {grade:.0}, where 6 to 8 suits most adults");
        found.at(page.summary.meta.title.span, message).help("use shorter sentences and shorter words");
    }
}
