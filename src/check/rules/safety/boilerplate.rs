//! The same words where they have to differ.
//!
//! A reason that is copied from one condition to another explains neither, and a sign that stands under two red flags makes
//! one of them say nothing. Looked at: the reasons of contraindications and of the rules of conditions, which may be shared
//! within one condition; and signs. What is meant to be the same everywhere, such as a stop rule, stands in a record once.
//!
//! Source: own practice: a safety text counts as stated only if it speaks of its own matter.
//!
//! ```bad
//! -- edit content/exercises/toe-touch.md --
//! -  - {condition: disc-herniation, level: avoid, stages: [acute]}
//! -  - {condition: osteoporosis, level: avoid}
//! +  - {condition: disc-herniation, level: avoid, stages: [acute], reason: "This is not suitable for everyone."}
//! +  - {condition: osteoporosis, level: avoid, reason: "This is not suitable for everyone."}
//! ```
//!
//! ```bad
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -    signs: ["you cannot hold in poo"]
//! +    signs: ["you lose feeling in your genitals"]
//! ```
//!
//! ```good
//! -- edit content/exercises/toe-touch.md --
//! -  - {condition: osteoporosis, level: avoid}
//! +  - {condition: osteoporosis, level: avoid, reason: "Deep bending loads the front of thin bones."}
//! ```

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{ConditionRules, Facts, Id};
use crate::diagnostic::Level;
use crate::text::{Place, words};

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Site(check) };

/// Where a text was first seen, and what it was about.
type First<'a> = (&'a str, Place, String);

/// Texts by what they are for and by their words alone.
#[derive(Default)]
struct Seen<'a>(BTreeMap<(&'static str, String), First<'a>>);

impl<'a> Seen<'a> {
    /// Reports `text` if the same stood before and spoke of something else.
    fn see(&mut self, what: &'static str, about: &'a str, (text, place): (&str, Place), found: &mut Findings<'_>) {
        let key: Vec<String> = words(text).into_iter().map(|word| text[word].to_lowercase()).collect();
        if key.is_empty() {
            return;
        }
        match self.0.entry((what, key.join(" "))) {
            Entry::Vacant(entry) => {
                entry.insert((about, place, text.to_owned()));
            }
            Entry::Occupied(entry) => {
                let (other, first, _) = entry.get();
                if *other != about {
                    let message = format!("this {what} of {about} is word for word that of {other}");
                    found
                        .on(&place.path, place.span, message)
                        .label(first.clone(), "the same words")
                        .help("say what holds for this one; a reader of both learns nothing from the second");
                }
            }
        }
    }
}

fn check(context: Context<'_>, found: &mut Findings<'_>) {
    let mut seen = Seen::default();
    for condition in context.site.records.conditions.values() {
        of_rules(&condition.id, &condition.rules, &mut seen, found);
    }
    for page in context.site.pages.values() {
        let place = |span| Place::new(&page.path, span);
        match &page.facts {
            Facts::Cause(cause) => of_rules(&page.id, &cause.rules, &mut seen, found),
            Facts::Exercise(exercise) => {
                for entry in &exercise.contraindications {
                    if let Some(reason) = &entry.reason {
                        seen.see("reason", entry.condition.as_str(), (reason, place(reason.span)), found);
                    }
                }
            }
            Facts::RedFlag(flags) => {
                for flag in flags {
                    for sign in &flag.signs {
                        seen.see("sign", flag.id.as_str(), (sign, place(sign.span)), found);
                    }
                }
            }
            Facts::Treatment(_) | Facts::SelfCare(_) | Facts::Guide(_) | Facts::Concept { .. } | Facts::None => {}
        }
    }
}

/// The reasons of the rules of one condition.
fn of_rules<'a>(id: &'a Id, rules: &'a ConditionRules, seen: &mut Seen<'a>, found: &mut Findings<'_>) {
    for rule in &rules.avoid {
        let place = Place::new(&rule.place.path, rule.reason.span);
        seen.see("reason", id.as_str(), (&rule.reason, place), found);
    }
}
