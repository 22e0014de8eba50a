//! A YAML value as its author wrote it: every scalar keeps its own words, every piece its place in the file.

use std::collections::BTreeMap;

use crate::content::Value;
use crate::text::{Span, Spanned};

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    /// The whole value in the file.
    pub(super) span: Span,
    /// What it is.
    pub(super) shape: Shape,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// Nothing, `~` or `null`.
    Null,
    /// Words, a number, `true` or `false`.
    Scalar(Scalar),
    /// Values in order.
    List(Vec<Node>),
    /// Keys and values in order; no key stands twice.
    Map(Vec<Entry>),
}

/// One key and its value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    /// The key.
    pub(super) key: Spanned<String>,
    /// The value.
    pub(super) value: Node,
}

/// Words, a number, `true` or `false`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scalar {
    /// The words; for a number exactly the digits that were written, so that `1.10` stays `1.10`.
    pub(super) text: String,
    /// What YAML takes them for.
    pub(super) reads_as: ReadsAs,
    /// Whether they were written bare, so that another reader of YAML may take them for something else.
    pub(super) bare: bool,
}

/// What YAML takes a scalar for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReadsAs {
    /// Words.
    Text,
    /// `true` or `false`.
    Truth,
    /// A number.
    Number,
}

impl Scalar {
    /// Whether these are bare words that some readers of YAML take for true, false or nothing.
    pub(super) fn is_ambiguous(&self) -> bool {
        const WORDS: [&str; 9] = ["yes", "no", "on", "off", "true", "false", "null", "y", "n"];
        self.bare && WORDS.contains(&self.text.to_ascii_lowercase().as_str())
    }
}

impl Node {
    /// What the value is, in an author's words.
    pub(super) fn described(&self) -> &'static str {
        match &self.shape {
            Shape::Null => "nothing",
            Shape::Scalar(Scalar { reads_as: ReadsAs::Text, .. }) => "text",
            Shape::Scalar(Scalar { reads_as: ReadsAs::Number, .. }) => "a number",
            Shape::Scalar(Scalar { reads_as: ReadsAs::Truth, .. }) => "true or false",
            Shape::List(_) => "a list",
            Shape::Map(_) => "keys with values",
        }
    }

    /// The value as templates see it.
    pub(super) fn plain(&self) -> Value {
        match &self.shape {
            Shape::Null => Value::Null,
            Shape::Scalar(scalar) => scalar.plain(),
            Shape::List(items) => Value::List(items.iter().map(Self::plain).collect()),
            Shape::Map(entries) => Value::Map(
                entries.iter().map(|entry| (entry.key.value.clone(), entry.value.plain())).collect::<BTreeMap<_, _>>(),
            ),
        }
    }
}

impl Scalar {
    fn plain(&self) -> Value {
        match self.reads_as {
            ReadsAs::Truth => Value::Truth(self.text.eq_ignore_ascii_case("true")),
            // Other ways to write a number, such as `0x1F`, stay the words they are.
            ReadsAs::Number => match self.text.parse() {
                Ok(number) if f64::is_finite(number) => Value::Number(number),
                _ => Value::Text(self.text.clone()),
            },
            ReadsAs::Text => Value::Text(self.text.clone()),
        }
    }
}
