//! One person with two sets of credentials, or one registration with two names.
//!
//! An author who is a physiotherapist on one page and a consultant on the next is neither to a reader. The register of
//! people is the only place for credentials, and in it each person stands once: a name has one role and one registration, a
//! registration one name.
//!
//! Source: measured on a public site on sciatica, where one author carried six strings of credentials on eight pages.
//!
//! ```bad
//! -- edit content/_data/people.yaml --
//! -test-author-a: {name: Test Author A, role: writer, register: TEST, number: "0001"}
//! +test-author-a: {name: Test Reviewer A, role: ergonomics consultant, register: TEST, number: "0001"}
//! ```
//!
//! ```good
//! -- edit content/_data/people.yaml --
//! -test-author-a: {name: Test Author A, role: writer, register: TEST, number: "0001"}
//! +test-author-a: {name: Test Author A, role: medical writer, register: TEST, number: "0003"}
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Person;
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Site(check) };

fn check(context: Context<'_>, found: &mut Findings<'_>) {
    let people: Vec<&Person> = context.site.records.people.values().collect();
    for (at, person) in people.iter().enumerate() {
        for earlier in &people[..at] {
            if let Some(message) = conflict(earlier, person) {
                found
                    .on(&person.place.path, person.place.span, message)
                    .label(earlier.place.clone(), "the other entry")
                    .help("keep one entry for each person, and name it on all of their pages");
            }
        }
    }
}

/// Why two entries cannot both be right.
fn conflict(one: &Person, other: &Person) -> Option<String> {
    // Another spelling of a name makes no other person.
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let same = |one: &str, other: &str| plain(one) == plain(other);
    let registration = |person: &Person| {
        let told = |text: &Option<String>| text.as_ref().map(|text| text.trim().to_lowercase());
        Some((told(&person.register)?, told(&person.number)?))
    };
    let same_name = same(&one.name, &other.name);
    let same_registration = registration(one).is_some() && registration(one) == registration(other);
    match (same_name, same_registration) {
        (true, _) => Some(format!("{} stands in the register twice, as {} and as {}", one.name, one.role, other.role)),
        (false, true) => Some(format!("{} and {} have the same registration", one.name, other.name)),
        (false, false) => None,
    }
}
