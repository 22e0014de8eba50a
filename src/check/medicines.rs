//! How text speaks of a medicine: whether it tells people to take one, offers one as a help, and leads to the page about it.

use std::ops::Range;

use crate::check::Context;
use crate::check::denial::is_denied;
use crate::check::prose::sentence_at;
use crate::check::texts::Text;
use crate::content::{Facts, Page};
use crate::site::{LinkTarget, target_of};
use crate::text::words;

/// Words that tell a reader to take something.
const ADVISES: &[&str] = &[
    "take",
    "taking",
    "try",
    "trying",
    "use",
    "using",
    "swallow",
    "start",
    "get",
    "buy",
    "choose",
    "have",
    "recommend",
    "recommended",
    "combine",
    "add",
    "double",
];

/// Words that offer something as a help.
const OFFERS: &[&str] = &[
    "help",
    "helps",
    "ease",
    "eases",
    "relieve",
    "relieves",
    "calm",
    "calms",
    "effective",
    "works",
    "work",
    "offer",
    "offers",
    "prescribe",
    "prescribes",
    "prescribed",
    "reduce",
    "reduces",
    "benefit",
    "best",
    "good",
    "option",
];

/// Words after which a medicine is only thought of: "if you take".
const THOUGHT_OF: &[&str] =
    &["if", "who", "whether", "when", "unless", "already", "were", "was", "had", "ask", "before", "people"];

/// Whether the sentence around the medicine at `range` tells readers to take it.
pub(super) fn is_advised(text: &str, range: &Range<usize>) -> bool {
    !is_denied(text, range) && has_before(text, range, ADVISES)
}

/// Whether the sentence around the medicine at `range` tells readers to take it, or says that it helps.
pub(super) fn is_offered(text: &str, range: &Range<usize>) -> bool {
    let sentence = sentence_at(text, range.start);
    let says = words(sentence).into_iter().any(|word| OFFERS.contains(&sentence[word].to_ascii_lowercase().as_str()));
    let negated = words(sentence).into_iter().any(|word| {
        ["not", "no", "never", "against", "without", "cannot", "nor", "little", "unlikely", "stop", "worse"]
            .contains(&sentence[word].to_ascii_lowercase().as_str())
    });
    is_advised(text, range) || (says && !negated && !is_denied(text, range))
}

/// Whether one of `wanted` stands close before `range` in its sentence and is no mere thought.
fn has_before(text: &str, range: &Range<usize>, wanted: &[&str]) -> bool {
    let sentence = sentence_at(text, range.start);
    let start = sentence.as_ptr() as usize - text.as_ptr() as usize;
    let before: Vec<String> =
        words(&text[start..range.start]).into_iter().map(|word| text[start..][word].to_ascii_lowercase()).collect();
    let Some(at) = before.iter().rposition(|word| wanted.contains(&word.as_str())) else { return false };
    let thought = before[at.saturating_sub(4)..at].iter().any(|word| THOUGHT_OF.contains(&word.as_str()));
    before.len() - at <= 8 && !thought
}

/// Whether `text` leads to the page of a medicine, by a link or by a name that becomes one.
pub(super) fn leads_to_a_medicine(page: &Page, text: &Text<'_>, context: Context<'_>) -> bool {
    let is_medicine = |url: &crate::content::PageUrl| {
        let facts = context.site.pages.get(url).map(|page| &page.facts);
        matches!(facts, Some(Facts::Treatment(treatment)) if treatment.medicine)
    };
    let inside = |span: crate::text::Span| {
        text.passage.is_some_and(|passage| passage.span.start <= span.start && span.end <= passage.span.end)
    };
    let linked = page.body.links.iter().filter(|link| inside(link.span)).any(|link| {
        matches!(target_of(context.site, &page.summary, link), Ok(LinkTarget::Page(url, _)) if is_medicine(&url))
    });
    linked || text.passage.is_some() && context.site.mentions.find(text.words).iter().any(|at| is_medicine(at.page))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, is: fn(&str, &Range<usize>) -> bool) -> bool {
        let at = text.to_lowercase().find("naproxen").unwrap();
        is(text, &(at..at + 8))
    }

    #[test]
    fn what_tells_people_to_take_a_medicine_is_told_from_what_mentions_it() {
        for text in [
            "Take naproxen before a walk.",
            "You can take an anti-inflammatory such as naproxen.",
            "Try a tablet of naproxen at night.",
            "Start with naproxen.",
            "We recommend naproxen for the first days.",
            "Simply use naproxen gel.",
            "Keep taking naproxen while it hurts.",
        ] {
            assert!(check(text, is_advised), "{text}");
        }
        for text in [
            "If you take naproxen, tell the surgeon.",
            "People who take naproxen bruise easily.",
            "Do not take naproxen for this.",
            "Naproxen was compared with walking.",
            "Ask before you take naproxen.",
            "The trial gave naproxen to half of them.",
            "Tell them if you are already taking naproxen.",
            "Should I take naproxen?",
            "Never use naproxen with blood thinners.",
        ] {
            assert!(!check(text, is_advised), "{text}");
        }
        assert!(check("Naproxen helps most people.", is_offered) && check("Doctors prescribe naproxen.", is_offered));
        assert!(!check("Naproxen does not help.", is_offered) && !check("Naproxen made people dizzy.", is_offered));
    }
}
