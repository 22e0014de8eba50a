//! A step of a nerve slider whose words pull at both ends.
//!
//! The angles of the phases are checked by `clinical/slider-coherence`, but readers follow the words: "pull your toes up as
//! you look down" pulls the nerve from both ends, whatever the picture shows. In a step, a key point or the summary of a
//! slider, and in its body, no sentence asks for more tension at one end (`slider-adders-below`) and at the other
//! (`slider-adders-above`) at once, unless it lets go as well (`slider-relievers`). The words stand in
//! `content/_data/lexicons.yaml`.
//!
//! Source: `ellis-2012` in the register of this site.
//!
//! ```bad
//! -- edit content/exercises/nerve-slider.md --
//! -  - step: "Straighten the leg part of the way and look up."
//! +  - step: "Straighten the leg part of the way and look down."
//! ```
//!
//! ```bad
//! -- edit content/exercises/nerve-slider.md --
//! -The nerve moves while one end gives way.
//! +Look down, then straighten the leg.
//! ```
//!
//! ```good
//! -- edit content/exercises/nerve-slider.md --
//! -  - step: "Bend the knee again while your chin comes down."
//! +  - step: "Look down as you bend the knee again. Do not straighten the leg as you look down."
//! ```

use std::ops::Range;

use crate::check::denial::is_denied;
use crate::check::rule::Definition;
use crate::check::texts::Text;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Exercise, Page, Technique};
use crate::diagnostic::Level;
use crate::text::sentences;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Adjustable, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let slides = |exercise: &&Exercise| exercise.technique.as_ref().is_some_and(|is| is.value == Technique::Slider);
    if page.summary.exercise().filter(slides).is_none() {
        return;
    }
    let number = |name: &str| context.lists.number(name);
    let (below, above) = (number("slider-adders-below"), number("slider-adders-above"));
    let relieves = number("slider-relievers");
    for text in context.texts.iter().filter(|text| !text.of_others) {
        for sentence in sentences(text.words) {
            let said = |list, part: &Range<usize>| {
                let places = text.hits(list).map(|hit| &hit.range).filter(|at| part.contains(&at.start));
                places.filter(|at| !is_denied(text.words, at)).min_by_key(|at| at.start)
            };
            // "Leg out as you look up, and leg back as you look down": each clause is a movement of its own.
            let clause = |part: &Range<usize>| {
                let pulls = said(below, part).zip(said(above, part));
                pulls.filter(|_| said(relieves, part).is_none())
            };
            let whole = clause(&sentence);
            let Some((one, other)) = whole.or_else(|| clauses(text.words, &sentence).iter().find_map(clause)) else {
                continue;
            };
            if warns_below(page, text) {
                continue;
            }
            let range = one.start.min(other.start)..one.end.max(other.end);
            let words = &text.words[range.clone()];
            found
                .at(text.span(page, range.clone()), format!("\"{words}\" pulls the nerve at both ends"))
                .help("let one end go as the other takes up: leg out with chin up, knee bent with chin down");
        }
    }
}

/// The parts of a sentence between its commas and colons.
fn clauses(text: &str, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut start = sentence.start;
    let marks = text[sentence.clone()].match_indices([',', ';', ':']).map(|(at, _)| sentence.start + at);
    let ends: Vec<usize> = marks.chain([sentence.end]).collect();
    ends.into_iter().map(|end| std::mem::replace(&mut start, end)..end).collect()
}

/// Whether the text stands under a heading such as "Common mistakes".
fn warns_below(page: &Page, text: &Text<'_>) -> bool {
    let heading = text.passage.and_then(|passage| page.body.headings.get(passage.heading?));
    heading.is_some_and(|heading| {
        let heading = heading.text.to_ascii_lowercase();
        ["mistake", "avoid", "wrong", "do not", "leave"].iter().any(|word| heading.contains(word))
    })
}
