//! A red flag whose urgency does not fit its time, its emergency card, or the signs that it belongs to.
//!
//! The same sign under "call an ambulance" on one page and "see a GP" on another costs trust, or worse. A flag on the
//! emergency card is an emergency; `within` fits the tier (now, today, or later); the services that the emergency card
//! sends to are for emergencies; flags of a set that belongs together have one tier.
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
use crate::content::{Facts, Flag, Id, Page, Tier};
use crate::diagnostic::Level;
use crate::text::{Place, words};

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Facts::RedFlag(flags) = &page.summary.facts else { return };
    for flag in flags {
        // A wrong tier clashes with everything beside it; one finding is enough to mend it.
        if !beside_others(flag, context, found) {
            beside_action(flag, context, found);
        }
    }
}

/// Reports a flag whose tier does not fit the emergency card or the other flags of its set; true if it does so.
fn beside_others(flag: &Flag, context: Context<'_>, found: &mut Findings<'_>) -> bool {
    let (id, tier) = (&flag.id.value, flag.tier.value);
    if flag.stamped && tier != Tier::Emergency {
        found
            .at(flag.tier.span, format!("`{id}` stands on the emergency card, and is called {}", tier.name()))
            .help("write `tier: emergency`, or take `stamped: true` out and name the flag in `red-flags` of pages");
        return true;
    }
    let Some(urgent) = more_urgent(flag, context) else { return false };
    let (other, their) = (&urgent.id.value, urgent.tier.value.name());
    found
        .at(flag.tier.span, format!("this is {}, and `{other}` of the same set is {their}", tier.name()))
        .label(Place::new(&urgent.place.path, urgent.tier.span), "the more urgent one")
        .help(format!("write `tier: {their}`"));
    true
}

/// Reports a flag whose tier does not fit the service or the time of its own action.
fn beside_action(flag: &Flag, context: Context<'_>, found: &mut Findings<'_>) {
    let tier = flag.tier.value;
    let Some(action) = &flag.action else { return };
    let urgency = Place::new(&flag.place.path, flag.tier.span);
    let service = &action.service;
    if tier != Tier::Emergency && is_of_emergencies(&service.value, context) {
        found
            .at(
                service.span,
                format!("`{}` is a service for emergencies, and this flag is {}", service.value, tier.name()),
            )
            .label(urgency, "its urgency")
            .help("write `tier: emergency`, or name the service that is meant for this urgency");
    } else if let Some(other) = slower(flag, &service.value, context) {
        let (id, their) = (&other.id.value, other.tier.value.name());
        found
            .at(
                service.span,
                format!("`{}` is no service for emergencies: `{id}`, which is {their}, sends there", service.value),
            )
            .label(urgency, "its urgency")
            .help("name the service that the emergency card sends to, or mend the tier");
    } else if let Some(told) = tier_of(&action.within)
        && told != tier
        // Same day is a limit: a service may have to be called at once to be reached today.
        && !(told == Tier::Emergency && tier == Tier::SameDay)
    {
        found
            .at(action.within.span, format!("`{}` does not fit a flag that is {}", action.within.value, tier.name()))
            .label(urgency, "its urgency")
            .help("emergency: now. same-day: today. routine: a time in days or weeks. Mend the one that is wrong");
    }
}

/// Whether a service, or another with its number, is the one that the emergency card sends to.
fn is_of_emergencies(service: &Id, context: Context<'_>) -> bool {
    let country = &context.site.settings.jurisdiction.value;
    let phone = |service: &Id| context.site.records.jurisdictions.get(country)?.services.get(service)?.phone.as_deref();
    let stamped = context.site.flags.values().filter(|(flag, _)| flag.stamped);
    let mut services = stamped.filter_map(|(flag, _)| Some(&flag.action.as_ref()?.service.value));
    services.any(|known| known == service || (phone(service).is_some() && phone(known) == phone(service)))
}

/// Where an emergency is sent to a service that is not the emergency card's: a flag that is less urgent and sent there too.
fn slower<'a>(flag: &Flag, service: &Id, context: Context<'a>) -> Option<&'a Flag> {
    if flag.tier.value != Tier::Emergency || is_of_emergencies(service, context) {
        return None;
    }
    let sends_there = |other: &&Flag| other.action.as_ref().is_some_and(|action| action.service.value == *service);
    let flags = context.site.flags.values().map(|(other, _)| other);
    flags.filter(|other| other.tier.value != Tier::Emergency).find(sends_there)
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
