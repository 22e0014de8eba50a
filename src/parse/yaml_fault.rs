//! What is wrong with a piece of YAML, in an author's words.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, names};
use crate::text::{SitePath, Span};

/// What keeps a text from being YAML that we read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// A tab where only spaces indent.
    Tab,
    /// A quote without its end.
    UnclosedQuote,
    /// Words after the closing quote.
    AfterQuote,
    /// A backslash that means nothing.
    Escape,
    /// `[` or `{` without its end.
    UnclosedBracket,
    /// `]` or `}` that closes nothing, or the other one.
    StrayBracket,
    /// Two values of a bracket without a comma between them.
    MissingComma,
    /// `: ` inside words, or a key that stands where none can.
    UnquotedColon,
    /// The same between brackets.
    ColonInBrackets,
    /// A line that is neither key nor value.
    LineWithoutColon,
    /// Lines that do not stand below one another.
    Indentation,
    /// A value that begins with a character that means something to YAML.
    BareCharacter(char),
    /// `&name` or `*name`.
    Anchor,
    /// `!name`.
    Tag,
    /// A key that is no word.
    Key,
    /// A second document after `---`.
    SecondDocument,
    /// Values in values in values.
    TooDeep(usize),
    /// Too many values.
    TooLarge(usize),
    /// The parser gave up on it.
    Panic,
    /// What the parser says, without its place.
    Other(String),
}

/// The finding for `trouble` at the offset `at` of `text`, inside the YAML that stands in `range`.
pub(super) fn fault(path: &SitePath, text: &str, range: &Range<usize>, at: usize, trouble: Trouble) -> Diagnostic {
    let at = match trouble {
        Trouble::Anchor => mark_before(text, range, at, '&'),
        Trouble::Tag => mark_before(text, range, at, '!'),
        _ => at.clamp(range.start, range.end),
    };
    fault_over(path, words_at(text, range, at), trouble)
}

/// The finding for `trouble` about the words at `span`.
pub(super) fn fault_over(path: &SitePath, span: Span, trouble: Trouble) -> Diagnostic {
    let (message, help): (String, String) = match trouble {
        Trouble::Tab => ("a tab indents this line".into(), "indent with spaces".into()),
        Trouble::UnclosedQuote => {
            ("this quote is never closed".into(), "write the same quote at the end of the value".into())
        }
        Trouble::AfterQuote => (
            "there are words after the closing quote".into(),
            "put the whole value into one pair of quotes, and write `\\\"` for a quote inside it".into(),
        ),
        Trouble::Escape => (
            "this backslash means nothing in double quotes".into(),
            "write `\\\\` for a backslash, or use single quotes".into(),
        ),
        Trouble::UnclosedBracket => (
            "a bracket before this place is never closed".into(),
            "write the missing `]` or `}`, and put values that hold brackets, commas or `: ` into quotes".into(),
        ),
        Trouble::StrayBracket => (
            "this bracket closes nothing, or another kind of bracket".into(),
            "write brackets in pairs, and put values that hold brackets into quotes".into(),
        ),
        Trouble::MissingComma => (
            "a comma or a closing bracket is missing before this place".into(),
            "write `,` between the values, and put values that hold brackets, commas or `: ` into quotes".into(),
        ),
        Trouble::UnquotedColon => (
            "this colon would begin another value here".into(),
            "put a text that holds `: ` into double quotes; give a key the same indent as the keys beside it".into(),
        ),
        Trouble::ColonInBrackets => (
            "this colon would begin another value inside a bracket that is still open".into(),
            "write the missing `]` or `}`, or put a text that holds `: ` into double quotes".into(),
        ),
        Trouble::LineWithoutColon => {
            ("this line has no `key: value`".into(), "write a key and a colon, or indent the line below its key".into())
        }
        Trouble::Indentation => (
            "this line does not stand below the lines that it belongs to".into(),
            "give keys of one group, and the hyphens of one list, the same number of spaces".into(),
        ),
        Trouble::BareCharacter(character) => (
            format!("a value cannot begin with `{}`", character.escape_default()),
            "put the whole value into double quotes".into(),
        ),
        Trouble::Anchor => (
            "anchors (`&name`) and aliases (`*name`) are not read".into(),
            "write the value out, or put a text that begins with `&` or `*` into quotes".into(),
        ),
        Trouble::Tag => (
            "tags such as `!name` are not read".into(),
            "take the tag out, or put a text that begins with `!` into quotes".into(),
        ),
        Trouble::Key => ("a key has to be a word".into(), "write a word, or put the key into quotes".into()),
        Trouble::SecondDocument => (
            "a second document begins here".into(),
            "take the line of three hyphens or dots out; a file holds one document".into(),
        ),
        Trouble::TooDeep(limit) => (
            format!("values lie in one another more than {limit} deep"),
            "take out brackets or levels of indent".into(),
        ),
        Trouble::TooLarge(limit) => {
            (format!("there are more than {limit} values here"), "divide the file into several".into())
        }
        Trouble::Panic => (
            "the YAML reader failed on this text".into(),
            "this is a mistake in Handout: please report it with this file".into(),
        ),
        Trouble::Other(words) => (
            format!("this is no YAML: {}", without_place(&words)),
            "compare the line with the ones around it; putting the value into double quotes often helps".into(),
        ),
    };
    Diagnostic::error(names::YAML, path, span, message).help(help)
}

/// The offset of the word before `at` that begins with `mark`: the parser names the place of the value behind it.
fn mark_before(text: &str, range: &Range<usize>, at: usize, mark: char) -> usize {
    let at = at.clamp(range.start, range.end);
    let before = text.get(range.start..at).unwrap_or("").trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    if word.starts_with(mark) { range.start + before.len() - word.len() } else { at }
}

/// The rest of the line at `at`, so that there is something to underline; at the end of the YAML its last line.
fn words_at(text: &str, range: &Range<usize>, at: usize) -> Span {
    let mut at = at;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let line = text[at..range.end].lines().next().unwrap_or("").trim_end();
    if !line.is_empty() {
        return Span::new(at, at + line.len());
    }
    let before = text[range.start..at].trim_end();
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let indent = before[start..].len() - before[start..].trim_start().len();
    Span::new(range.start + start + indent, range.start + before.len())
}

/// The parser's words without its own `at line 3, column 1`, which counts from the start of the front matter.
fn without_place(words: &str) -> &str {
    words.split(" at line ").next().unwrap_or(words).trim()
}
