//! A red flag whose urgency does not fit its time, its emergency card, or the signs that it belongs to.
//!
//! The same sign under "call an ambulance" on one page and "see a GP" on another costs trust, or worse. A flag on the
//! emergency card is an emergency; `within` fits the tier (now, today, or later); flags of a set that belongs together
//! have one tier.
//!
//! Source: the safety model of this project; NHS care cards.
//!
//! ```bad
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -  - id: ces-bowel
//! -    tier: emergency
//! +  - id: ces-bowel
//! +    tier: routine
//! ```
//!
//! ```bad
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -    action: {service: routine, within: within 2 weeks}
//! +    action: {service: routine, within: now}
//! ```
//!
//! ```good
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -    action: {service: routine, within: within 2 weeks}
//! +    action: {service: routine, within: within a month}
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Facts, Flag, Page, Tier};
use crate::diagnostic::Level;
use crate::text::{Place, words};

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Facts::RedFlag(flags) = &page.summary.facts else { return };
    for flag in flags {
        let tier = flag.tier.value;
        if flag.stamped && tier != Tier::Emergency {
            found
                .at(
                    flag.tier.span,
                    format!("`{}` stands on the emergency card, and is called {}", flag.id.value, tier.name()),
                )
                .help("write `tier: emergency`, or take `stamped: true` out and name the flag in `red-flags` of pages");
        } else if let Some(urgent) = more_urgent(flag, context) {
            found
                .at(
                    flag.tier.span,
                    format!(
                        "this is {}, and `{}` of the same set is {}",
                        tier.name(),
                        urgent.id.value,
                        urgent.tier.value.name()
                    ),
                )
                .label(Place::new(&urgent.place.path, urgent.tier.span), "the more urgent one")
                .help(format!("write `tier: {}`", urgent.tier.value.name()));
        }
        if let Some(action) = &flag.action
            && let Some(told) = tier_of(&action.within)
            && told != tier
            && !(told == Tier::Emergency && tier == Tier::SameDay)
        {
            found
                .at(
                    action.within.span,
                    format!("`{}` does not fit a flag that is {}", action.within.value, tier.name()),
                )
                .label(Place::new(&page.summary.path, flag.tier.span), "its urgency")
                .help("emergency: now. same-day: today. routine: a time in days or weeks. Mend the one that is wrong");
        }
    }
}

/// A flag of a set with this one that is more urgent.
fn more_urgent<'a>(flag: &Flag, context: Context<'a>) -> Option<&'a Flag> {
    let condition = |flag: &Flag| flag.condition.as_ref().map(|condition| condition.value.clone());
    let sets = context.site.records.red_flag_sets.values();
    let mut sets = sets.filter(|set| {
        let of_condition =
            |flag: &Flag| set.condition.as_ref().is_none_or(|wanted| condition(flag).as_ref() == Some(&wanted.value));
        of_condition(flag) && set.groups.iter().any(|group| group.value == flag.group.value)
    });
    let set = sets.next()?;
    let same_set = |other: &Flag| {
        set.groups.iter().any(|group| group.value == other.group.value)
            && (set.condition.is_none() || condition(other) == condition(flag))
    };
    let flags = context.site.flags.values().map(|(other, _)| other);
    flags.filter(|other| same_set(other) && other.tier.value < flag.tier.value).min_by_key(|other| other.tier.value)
}

/// The tier that a time in words means; `None` for words that tell none.
fn tier_of(within: &str) -> Option<Tier> {
    let words: Vec<String> = words(within).into_iter().map(|word| within[word].to_lowercase()).collect();
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    if has(&["now", "immediately"]) || within.to_lowercase().contains("at once") {
        Some(Tier::Emergency)
    } else if has(&["today", "tonight", "hours", "hour", "same-day", "24-hour"]) {
        Some(Tier::SameDay)
    } else if has(&["day", "days", "week", "weeks", "month", "months"]) {
        Some(Tier::Routine)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_in_words_have_a_tier() {
        assert_eq!(tier_of("now"), Some(Tier::Emergency));
        assert_eq!(tier_of("within 24 hours"), Some(Tier::SameDay));
        assert_eq!(tier_of("within 2 weeks"), Some(Tier::Routine));
        assert_eq!(tier_of("when you can"), None);
    }
}
