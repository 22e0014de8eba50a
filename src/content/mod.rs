//! Floor 3: the nouns. No parsing, no input or output.
//!
//! A site is [`Settings`], [`Records`], [`Page`]s and [`Asset`]s. A page is what other pages may know of it
//! ([`PageSummary`]: its [`FrontMatter`], the [`Facts`] of its [`Kind`], anchors and links) and its [`Body`]. A
//! condition is a [`Cause`] page or a [`Factor`] record, and ids are shared between them.

mod asset;
mod body;
mod certainty;
mod claim;
mod condition;
mod date;
mod exercise;
mod front_matter;
mod guide;
mod id;
mod kind;
mod language;
mod page;
mod records;
mod red_flag;
mod settings;
/// Treatments and self-care.
pub mod treatment;
mod url;
mod value;

pub use asset::{Asset, ContentHash, Contents, output_name};
pub use body::{Argument, Body, Chunk, ComponentCall, Heading, Image, Link, LinkSyntax, Passage, PassageKind};
pub use certainty::Certainty;
pub use claim::{Claim, Sourced, Stance};
pub use condition::{AvoidRule, Cause, ConditionRules, Factor, Strength, Verdict};
pub use date::Date;
pub use exercise::{
    Advice, Amount, Contraindication, Dose, DoseCertainty, Exercise, Help, Joints, MovementLevel, Override, Phase,
    Position, Technique, Variant, Viewpoint,
};
pub use front_matter::{
    Allowance, Audience, AudienceCondition, AutomaticLinks, FrontMatter, Review, Status, Withdrawal,
};
pub use guide::{Answer, Gate, Guide, GuideStep, Route};
pub use id::Id;
pub use kind::Kind;
pub use language::Language;
pub use page::{Facts, Page, PageSummary};
pub use records::{
    Jargon, Jurisdiction, Lexicons, MovementProperty, Named, Person, Records, RedFlagSet, Service, Source, Stage,
    StopRule,
};
pub use red_flag::{Action, Flag, Tier};
pub use settings::{Drafts, Levels, Organisation, Settings, SiteStatus};
pub use treatment::{Guidance, MayHelp, SelfCare, Treatment};
pub use url::{BaseUrl, OutputPath, PageUrl, decode};
pub use value::Value;
