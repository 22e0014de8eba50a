//! From YAML to a tree that knows its places. The only file that knows the YAML crate.
//!
//! The crate hands over values with byte spans, which `yaml_tree.rs` turns into nodes. Anchors, aliases, unknown tags
//! and a second document are refused here. What is wrong is worded in `yaml_fault.rs`.

use std::fmt;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::budget::BudgetBreach;
use serde_yaml::granit_parser::ErrorKind;
use serde_yaml::{DuplicateKeyPolicy, Error, ExternalMessageSource, MergeKeyPolicy, NonFiniteFloatPolicy};

use crate::diagnostic::Diagnostic;
use crate::parse::node::Node;
use crate::parse::yaml_fault::{Trouble, fault};
use crate::parse::yaml_tree::Builder;
use crate::text::{LineIndex, SitePath};

/// How deep values may lie in one another. The deepest of the shared records needs 5.
const DEPTH: usize = 16;
/// How many values one file may hold. The largest of the shared records, 133 sources, holds about 2,000.
const NODES: usize = 50_000;

/// The value that stands in `range` of `text`; `None` when it is no YAML, about which `faults` then speaks.
pub(super) fn read(path: &SitePath, text: &str, range: Range<usize>, faults: &mut Vec<Diagnostic>) -> Option<Node> {
    let part = &text[range.clone()];
    // The parser is not ours: should it ever panic, one page has a located fault and the build lives on.
    let raw = match catch_unwind(AssertUnwindSafe(|| serde_yaml::from_str_with_options(part, options()))) {
        Ok(Ok(raw)) => raw,
        Ok(Err(error)) => {
            let at = error_offset(&error, part).map_or(range.start, |offset| range.start + offset);
            faults.push(fault(path, text, &range, at, trouble(&error)));
            return None;
        }
        Err(_) => {
            faults.push(fault(path, text, &range, range.start, Trouble::Panic));
            return None;
        }
    };
    Some(Builder { path, text, range, faults }.node(raw))
}

fn options() -> serde_yaml::Options {
    let budget = serde_yaml::budget! {
        max_depth: DEPTH,
        flow_nesting_limit: DEPTH,
        max_nodes: NODES,
        max_aliases: 0,
        max_anchors: 0,
        max_documents: 1,
    };
    serde_yaml::options! {
        budget: budget,
        // The builder tells of all duplicates at once, each with its first place.
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        reject_unsupported_tags: true,
        with_snippet: false,
    }
}

/// A value and its place, in bytes from the start of the YAML.
pub(super) struct Located {
    /// What it is.
    pub(super) raw: Raw,
    /// Where it begins.
    pub(super) start: usize,
    /// How long it is; of lists and maps only the beginning is known.
    pub(super) len: usize,
}

/// A value as the YAML crate gives it. Of numbers and the like only the place counts: their words stand there.
pub(super) enum Raw {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Truth,
    /// A number.
    Number,
    /// Words.
    Text(String),
    /// Values in order.
    List(Vec<Located>),
    /// Keys and values in order, some perhaps twice.
    Map(Vec<(Located, Located)>),
}

impl<'de> Deserialize<'de> for Located {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = serde_yaml::Spanned::<Raw>::deserialize(deserializer)?;
        let span = spanned.referenced.span();
        let bytes = |count: Option<u64>| count.and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
        Ok(Self { raw: spanned.value, start: bytes(span.byte_offset()), len: bytes(span.byte_len()) })
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Truth)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Number)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Number)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Number)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Raw::Map(map))
    }
}

/// Where in `part` an error of the crate lies.
fn error_offset(error: &Error, part: &str) -> Option<usize> {
    let location = error.location()?;
    let byte = location.span().byte_offset().and_then(|offset| usize::try_from(offset).ok());
    let narrow = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let offset =
        byte.unwrap_or_else(|| LineIndex::new(part).offset(narrow(location.line()), narrow(location.column())));
    Some(offset.min(part.len()))
}

/// What an error of the crate means to an author.
fn trouble(error: &Error) -> Trouble {
    match error {
        Error::MultipleDocuments { .. } => Trouble::SecondDocument,
        Error::UnknownAnchor { .. } | Error::AliasError { .. } => Trouble::Anchor,
        Error::Budget { breach, .. } => match breach {
            BudgetBreach::Aliases { .. } | BudgetBreach::Anchors { .. } => Trouble::Anchor,
            BudgetBreach::RecordedAnchorEvents { .. } | BudgetBreach::RecordedAnchorBytes { .. } => Trouble::Anchor,
            BudgetBreach::Depth { .. } => Trouble::TooDeep(DEPTH),
            BudgetBreach::Documents { .. } => Trouble::SecondDocument,
            _ => Trouble::TooLarge(NODES),
        },
        Error::ExternalMessage { source, msg, .. } => match source.as_ref() {
            ExternalMessageSource::Parser(error) => scanner_trouble(error.kind(), msg),
            _ => Trouble::Other(msg.clone()),
        },
        other => {
            let words = other.to_string();
            if words.contains("tag") { Trouble::Tag } else { Trouble::Other(words) }
        }
    }
}

fn scanner_trouble(kind: &ErrorKind, words: &str) -> Trouble {
    match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart => Trouble::Tab,
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => Trouble::UnclosedQuote,
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            Trouble::AfterQuote
        }
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => Trouble::Escape,
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::InvalidFlowScalarIndent => Trouble::UnclosedBracket,
        ErrorKind::MismatchedFlowCollectionEnd { .. } | ErrorKind::MisplacedFlowCollectionEnd => Trouble::StrayBracket,
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => Trouble::MissingComma,
        ErrorKind::RecursionLimitExceeded => Trouble::TooDeep(DEPTH),
        ErrorKind::MappingValueNotAllowed => Trouble::UnquotedColon,
        ErrorKind::InvalidColonPlacement => Trouble::ColonInBrackets,
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => Trouble::LineWithoutColon,
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidBlockScalarIndent => Trouble::Indentation,
        ErrorKind::UnexpectedCharacter { character } => Trouble::BareCharacter(*character),
        ErrorKind::UndeclaredTagHandle | ErrorKind::InvalidGlobalTagCharacter | ErrorKind::UnclosedVerbatimTag => {
            Trouble::Tag
        }
        ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => Trouble::Anchor,
        ErrorKind::MultipleDocumentsUnsupported | ErrorKind::ExpectedDocumentStart | ErrorKind::InvalidDocumentEnd => {
            Trouble::SecondDocument
        }
        ErrorKind::DirectiveDisallowed | ErrorKind::MissingDocumentEndBeforeDirective => Trouble::BareCharacter('%'),
        _ => Trouble::Other(words.to_owned()),
    }
}
