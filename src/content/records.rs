//! The site's shared records, `content/_data/*.yaml`: all clinical knowledge that is not on a page.

use std::collections::BTreeMap;

use crate::content::{Factor, Id, Tier, Value};
use crate::text::{Place, Spanned};

/// A property of movement and its levels.
#[derive(Clone, Debug, PartialEq)]
pub struct MovementProperty {
    /// What it is, for readers.
    pub label: String,
    /// Its levels, weakest first; the first is "none of it".
    pub levels: Vec<Spanned<Id>>,
    /// Plain words for each level but the first.
    pub plain: BTreeMap<Id, String>,
    /// The joint whose angle shows it in a picture.
    pub joint: Option<Id>,
    /// From how many degrees of that joint a level begins; [`MovementProperty::sign`] tells the direction.
    pub bands: BTreeMap<Id, f64>,
    /// 1 when flexion of the joint is meant, -1 when extension is.
    pub sign: f64,
    /// Its record.
    pub place: Place,
}

/// A stage in the course of an illness.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// For readers: "in the first 6 weeks".
    pub label: String,
    /// Its record.
    pub place: Place,
}

/// Somebody who may sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// Their profession.
    pub role: String,
    /// The register they are on.
    pub register: Option<String>,
    /// Their number there.
    pub number: Option<String>,
    /// A page about them.
    pub url: Option<String>,
    /// Their record.
    pub place: Place,
}

/// A publication that facts rest on.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub authors: Option<String>,
    /// When, in years of our era.
    pub year: Option<i64>,
    /// Who published it.
    pub publisher: Option<String>,
    /// What it is: guideline, trial and so on.
    pub kind: Option<String>,
    /// Where it is.
    pub url: Option<String>,
    /// How it was read: `full`, `second` (reported by another), `own` (nobody's but the site's).
    pub seen: Option<String>,
    /// A word on it.
    pub note: Option<String>,
    /// The source that took its place.
    pub replaced_by: Option<Spanned<Id>>,
    /// Its record.
    pub place: Place,
}

/// A sentence that ends today's attempt.
#[derive(Clone, Debug, PartialEq)]
pub struct StopRule {
    /// The sentence.
    pub text: String,
    /// Red flags that it speaks of.
    pub red_flags: Vec<Spanned<Id>>,
    /// Ids of sources.
    pub sources: Vec<Spanned<Id>>,
    /// Whether every exercise that people are to try lists it.
    pub required: bool,
    /// Its record.
    pub place: Place,
}

/// A word for a group, and a sentence about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Its name for readers.
    pub title: String,
    /// One sentence about it.
    pub summary: String,
    /// Its record.
    pub place: Place,
}

/// Signs that have to be named together, or the set misleads.
#[derive(Clone, Debug, PartialEq)]
pub struct RedFlagSet {
    /// Its name.
    pub title: String,
    /// The condition whose signs they are.
    pub condition: Option<Spanned<Id>>,
    /// Groups of flags, each of which must be there.
    pub groups: Vec<Spanned<Id>>,
    /// Ids of sources.
    pub sources: Vec<Spanned<Id>>,
    /// Its record.
    pub place: Place,
}

/// A service that people can turn to.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// What it is called: "999", "A&E".
    pub name: String,
    /// What to do to reach it: "Call 999".
    pub action: String,
    /// Its number, if it can be called.
    pub phone: Option<String>,
    /// Its record.
    pub place: Place,
}

/// A country's services.
#[derive(Clone, Debug, PartialEq)]
pub struct Jurisdiction {
    /// The country's name.
    pub name: String,
    /// Headings of the care cards; each ends in "if:".
    pub cards: BTreeMap<Tier, Spanned<String>>,
    /// Services by id.
    pub services: BTreeMap<Id, Service>,
    /// Ids of sources.
    pub sources: Vec<Spanned<Id>>,
    /// Its record.
    pub place: Place,
}

/// A word of a trade and what to say instead.
#[derive(Clone, Debug, PartialEq)]
pub struct Jargon {
    /// The word.
    pub term: String,
    /// What to say.
    pub plain: String,
}

/// Lists of words for rules about language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lexicons {
    /// Words of the trade.
    pub jargon: Vec<Jargon>,
    /// Name of a list to its words: `guarantee`, `fear` and so on.
    pub lists: BTreeMap<Id, Vec<String>>,
}

/// All shared records of a site. A record file that is absent leaves its map empty; rules that need it say so.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// The movement vocabulary.
    pub movements: BTreeMap<Id, MovementProperty>,
    /// Conditions without a page.
    pub conditions: BTreeMap<Id, Factor>,
    /// The course of an illness.
    pub stages: BTreeMap<Id, Stage>,
    /// Who may sign.
    pub people: BTreeMap<Id, Person>,
    /// What facts rest on.
    pub sources: BTreeMap<Id, Source>,
    /// Sentences that end an attempt.
    pub stop_rules: BTreeMap<Id, StopRule>,
    /// Kinds of exercise.
    pub categories: BTreeMap<Id, Named>,
    /// Topics with pages of their own.
    pub topics: BTreeMap<Id, Named>,
    /// Signs that belong together.
    pub red_flag_sets: BTreeMap<Id, RedFlagSet>,
    /// Services by country.
    pub jurisdictions: BTreeMap<String, Jurisdiction>,
    /// Lists of words.
    pub lexicons: Lexicons,
    /// Every record file as it stands, for templates: `data.NAME`.
    pub plain: BTreeMap<String, Value>,
    /// The record files that are there, by name without extension.
    pub present: BTreeMap<String, crate::text::SitePath>,
}

impl Records {
    /// Whether a source is the site's own practice, for which none was found.
    pub fn is_own(id: &Id) -> bool {
        id.as_str() == "own"
    }
}
