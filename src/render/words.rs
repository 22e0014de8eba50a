//! Everything that the program itself says to readers, in one place and in English.

use crate::content::{Certainty, Date, DoseCertainty, Kind, Stance, Technique, Tier, Verdict, treatment};

/// What every page of a demonstration says.
pub(super) const DEMONSTRATION: &str =
    "This is a demonstration. No clinician has checked this page. Do not use it to decide about your health.";
/// What a draft says.
pub(super) const DRAFT: &str = "This is a draft. It is not finished, and it is not published.";
/// What the other pages of a copy with drafts say.
pub(super) const AMONG_DRAFTS: &str =
    "This copy of the site holds drafts. It is for those who write it, and it is not published.";
/// Said where the numbers or the practice are the site's own.
pub(super) const NO_SOURCE: &str = "Usual practice, no source found.";
/// Said where experts disagree.
pub(super) const CONTESTED: &str = "Experts do not agree about this.";
/// Said where an exercise has no contraindication.
pub(super) const NO_CONTRAINDICATIONS: &str =
    "This site has no rule against this exercise. That does not mean that it is safe for you.";
/// Said where a list of exercises leaves some out.
pub(super) const NO_RULE: &str =
    "For an exercise that is not listed here, this site has no rule. That does not mean that it is safe for you.";
/// Said on a page about something in which nothing may be offered.
pub(super) const STOP_ALL: &str =
    "Do not do any exercise from this site if you may have this. Get help first, as the cards on this page say.";
/// Said on a page about something in which every exercise starts at caution.
pub(super) const DEFAULT_CAUTION: &str =
    "Ask the people who treat you before you do any exercise from this site, whether it is listed here or not.";
/// The same for a default of avoid.
pub(super) const DEFAULT_AVOID: &str =
    "Leave all exercises of this site alone unless the people who treat you say otherwise.";
/// The reason where only a condition's default stands against an exercise.
pub(super) const DEFAULT_REASON: &str = "Every exercise needs advice from the people who treat you first.";
/// Said on a page about an exercise to leave for now.
pub(super) const LEAVE_FOR_NOW: &str = "Leave this exercise for now.";
/// Said of a treatment that nothing supports.
pub(super) const NO_HELP: &str = "We found no good evidence that this helps.";
/// The link for feedback.
pub(super) const FEEDBACK: &str = "Tell us what is wrong with this page";
/// Titles of generated pages.
pub(super) const AZ_TITLE: &str = "A to Z";
pub(super) const AZ_SUMMARY: &str = "All pages of this site by name, with other names that people use.";
pub(super) const MATRIX_TITLE: &str = "Which exercise is not for whom";
pub(super) const MATRIX_SUMMARY: &str =
    "Each exercise of this site against each condition: what to leave alone, where to take care, and why.";
pub(super) const TOPICS_TITLE: &str = "Topics";
pub(super) const TOPICS_SUMMARY: &str = "The pages of this site by topic.";
pub(super) const NOT_FOUND_TITLE: &str = "Page not found";
pub(super) const NOT_FOUND_SUMMARY: &str =
    "There is no page at this address. It may have moved, or the address may be misspelt.";
pub(super) const WITHDRAWN_SUMMARY: &str = "This page was taken down.";
pub(super) const MOVED_TITLE: &str = "This page has moved";
pub(super) const HOME: &str = "Home";
pub(super) const STOP_WORD: &str = "Stop: get help";
pub(super) const STOP_TEXT: &str =
    "In these conditions no exercise of this site is for you. Get help first, as the emergency card says.";
pub(super) const MATRIX_CAUSES: &str = "Exercises and causes";
pub(super) const MATRIX_OTHERS: &str = "Exercises and other conditions";

/// A kind for readers.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Cause => "Cause",
        Kind::Exercise => "Exercise",
        Kind::RedFlag => "Warning signs",
        Kind::Treatment => "Treatment",
        Kind::SelfCare => "Self-care",
        Kind::Guide => "Guide",
        Kind::Concept => "Word explained",
        Kind::Section => "Section",
        Kind::Page => "Page",
    }
}

/// What a page is that the program makes.
pub(super) fn generated_kind(kind: &str) -> &'static str {
    match kind {
        "home" => HOME,
        "topic" => "Topic",
        "topics" => TOPICS_TITLE,
        "az" => AZ_TITLE,
        "matrix" => "Safety matrix",
        "withdrawn" => "Taken down",
        "redirect" => "Moved",
        "not-found" => NOT_FOUND_TITLE,
        _ => "Section",
    }
}

/// The notice in place of a page that was taken down.
pub(super) fn withdrawn(on: Date, reason: &str) -> String {
    let reason = reason.trim_end_matches('.');
    let reason = if reason.is_empty() { String::new() } else { format!(" {}.", capitalised(reason)) };
    format!("We took this page down on {}.{reason} Do not rely on an older copy of it.", on.plain())
}

/// A section of pages of one kind, where nobody wrote an `_index.md` for it.
pub(super) fn section(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Cause => Some("Causes"),
        Kind::Exercise => Some("Exercises"),
        Kind::RedFlag => Some("Warning signs"),
        Kind::Treatment => Some("Treatments"),
        Kind::SelfCare => Some("Self-care"),
        Kind::Guide => Some("Guides"),
        Kind::Concept => Some("Words explained"),
        Kind::Section | Kind::Page => None,
    }
}

/// How sure something is.
pub(super) fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::High => "High certainty: more research is very unlikely to change this",
        Certainty::Moderate => "Moderate certainty: this is probably right",
        Certainty::Low => "Low certainty: this may be right",
        Certainty::VeryLow => "Very low certainty: we do not know",
        Certainty::Consensus => "Experts agreed on this",
        Certainty::NoneFound => "No study found",
    }
}

/// What a claim does.
pub(super) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "Evidence for it",
        Stance::Contests => "In dispute",
        Stance::Corrects => "A common belief, put right",
    }
}

/// What guidance says.
pub(super) fn position(position: treatment::Position) -> &'static str {
    match position {
        treatment::Position::Recommended => "Recommended",
        treatment::Position::Option => "May be considered",
        treatment::Position::Caution => "With care",
        treatment::Position::Neutral => "Neither for nor against",
        treatment::Position::Against => "Advised against",
        treatment::Position::NoneFound => "No guidance found",
    }
}

/// Where the numbers of a dose come from.
pub(super) fn basis(certainty: DoseCertainty) -> &'static str {
    match certainty {
        DoseCertainty::Trial => "A trial used these numbers.",
        DoseCertainty::Handout => "A hospital or health service gives these numbers.",
        DoseCertainty::Secondary => "These numbers are reported by another source.",
        DoseCertainty::NoneFound => NO_SOURCE,
    }
}

/// How a source was read.
pub(super) fn how_read(seen: &str) -> Option<&'static str> {
    match seen {
        "full" => Some("read in full"),
        "second" => Some("as reported by another source"),
        _ => None,
    }
}

/// What a neurodynamic exercise does.
pub(super) fn technique(technique: Technique) -> &'static str {
    match technique {
        Technique::Slider => "It lets the nerve slide, without pulling on it.",
        Technique::Tensioner => "It pulls on the nerve.",
    }
}

/// A word for ears that says how urgent a card is.
pub(super) fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Emergency => "Emergency",
        Tier::SameDay => "Urgent",
        Tier::Routine => "Not urgent",
    }
}

/// The heading of a card where the site names no country's services.
pub(super) fn card_heading(tier: Tier) -> &'static str {
    match tier {
        Tier::Emergency => "Get emergency help now if:",
        Tier::SameDay => "Get medical help today if:",
        Tier::Routine => "Make an appointment if:",
    }
}

/// The word for a verdict in the matrix.
pub(super) fn verdict(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Avoid) => "Leave alone",
        Some(Verdict::Caution) => "Take care",
        None => "No rule",
    }
}

/// What that word means.
pub(super) fn verdict_meaning(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Avoid) => "Do not do this exercise if you have this condition.",
        Some(Verdict::Caution) => "Take care with this exercise, and ask first if you are not sure.",
        None => "This site has no rule about it. That does not mean that it is safe for you.",
    }
}

/// What to do about a verdict on an exercise, a whole sentence. `rest` says that a stronger one holds at some stages.
pub(super) fn what_to_do(verdict: Verdict, stages: &[String], rest: bool) -> String {
    let order = match verdict {
        Verdict::Avoid => "Do not do this exercise.",
        Verdict::Caution => "Take care with this exercise, and ask first if you are not sure.",
    };
    at_stages(order, stages, rest)
}

/// What to do about a movement.
pub(super) fn movement(verdict: Verdict, stages: &[String]) -> String {
    let order = match verdict {
        Verdict::Avoid => "Leave this movement alone.",
        Verdict::Caution => "Take care with this movement.",
    };
    at_stages(order, stages, false)
}

/// An order, and when it holds.
fn at_stages(order: &str, stages: &[String], rest: bool) -> String {
    let when = match (stages, rest) {
        ([], false) => return order.to_owned(),
        ([], true) => "At other times".to_owned(),
        (stages, _) => capitalised(&stages.join(", or ")),
    };
    format!("{when}: {}", uncapitalised(order))
}

/// With a capital letter first.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// With a small letter first.
fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_says_when_it_holds() {
        assert_eq!(what_to_do(Verdict::Avoid, &[], false), "Do not do this exercise.");
        assert_eq!(
            what_to_do(Verdict::Avoid, &["once the bump shows".to_owned()], false),
            "Once the bump shows: do not do this exercise."
        );
        assert_eq!(
            what_to_do(Verdict::Caution, &[], true),
            "At other times: take care with this exercise, and ask first if you are not sure."
        );
    }
}
