//! Signs that need help, and how fast.

use crate::content::Id;
use crate::text::{Place, Spanned};

/// How fast help is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Now.
    Emergency,
    /// Today.
    SameDay,
    /// In the coming days or weeks.
    Routine,
}

impl Tier {
    /// All, most urgent first.
    pub const ALL: [Self; 3] = [Self::Emergency, Self::SameDay, Self::Routine];

    /// The word for it in front matter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::SameDay => "same-day",
            Self::Routine => "routine",
        }
    }
}

/// Whom to ask, and how fast.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// A service of the jurisdiction.
    pub service: Spanned<Id>,
    /// How fast: "now", "today", "within 2 weeks".
    pub within: Spanned<String>,
}

/// A red flag: signs of one kind that call for one action.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// Its id, shared by the whole site.
    pub id: Spanned<Id>,
    /// How fast.
    pub tier: Spanned<Tier>,
    /// The kind of sign; sets are complete when all their groups are there.
    pub group: Spanned<Id>,
    /// What it may be a sign of.
    pub condition: Option<Spanned<Id>>,
    /// Whether it stands on the emergency card of every page.
    pub stamped: bool,
    /// The signs in plain words.
    pub signs: Vec<Spanned<String>>,
    /// What to do.
    pub action: Option<Action>,
    /// Ids of sources.
    pub sources: Vec<Spanned<Id>>,
    /// A word to the reader.
    pub note: Option<Spanned<String>>,
    /// Its entry.
    pub place: Place,
}
