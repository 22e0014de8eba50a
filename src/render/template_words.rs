//! The words of a template: its tags, and the names and signs inside them, each with its place.
//!
//! Templates are read twice. The engine compiles them; this reads what the engine does not tell: which field of which
//! view a template asks for, where it says so, what it extends and includes.

use std::ops::Range;

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordKind {
    /// A name or keyword.
    Name,
    /// A quoted text, quotes included.
    Quoted,
    /// A number.
    Number,
    /// A sign, such as `.`, `?.`, `|` or `(`.
    Sign,
}

/// A word of a tag.
#[derive(Clone, Debug)]
pub(super) struct Word<'a> {
    pub(super) kind: WordKind,
    pub(super) text: &'a str,
    pub(super) start: usize,
}

impl<'a> Word<'a> {
    /// Where it stands.
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// The text between the quotes.
    pub(super) fn unquoted(&self) -> Option<&'a str> {
        (self.kind == WordKind::Quoted).then(|| self.text.get(1..self.text.len() - 1))?
    }

    /// Whether it is this sign or keyword.
    pub(super) fn is(&self, text: &str) -> bool {
        matches!(self.kind, WordKind::Name | WordKind::Sign) && self.text == text
    }
}

/// A tag: `{{ … }}` or `{% … %}`.
#[derive(Clone, Debug)]
pub(super) struct Tag<'a> {
    /// Whether it is `{% … %}`.
    pub(super) block: bool,
    pub(super) words: Vec<Word<'a>>,
}

/// The tags of a template, in order; comments and raw text are left out.
pub(super) fn tags(source: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(open) = source[at..].find('{').map(|found| at + found) {
        let rest = &source[open..];
        if rest.starts_with("{#") {
            at = rest.find("#}").map_or(source.len(), |end| open + end + 2);
        } else if rest.starts_with("{{") || rest.starts_with("{%") {
            let block = rest.starts_with("{%");
            // `{%-` and `-%}`: signs for blanks are no part of what is said.
            let start = open + 2 + usize::from(rest[2..].starts_with('-'));
            let (mut words, end) = words(source, start, if block { "%}" } else { "}}" });
            if words.last().is_some_and(|word| word.is("-")) {
                words.pop();
            }
            at = end;
            if block && words.first().is_some_and(|word| word.is("raw")) {
                at = end_of_raw(source, end);
                continue;
            }
            tags.push(Tag { block, words });
        } else {
            at = open + 1;
        }
    }
    tags
}

/// Where the tag `{% endraw %}` ends.
fn end_of_raw(source: &str, from: usize) -> usize {
    let Some(found) = source[from..].find("endraw") else { return source.len() };
    let name = from + found;
    source[name..].find("%}").map_or(source.len(), |end| name + end + 2)
}

/// The words from `at` up to `closing`, and where the tag ends.
fn words<'a>(source: &'a str, mut at: usize, closing: &str) -> (Vec<Word<'a>>, usize) {
    let mut words = Vec::new();
    // A map such as `{a: {b: 1}}` ends in two brackets that do not end the tag.
    let mut open_maps = 0_usize;
    while let Some(first) = source[at..].chars().next() {
        let rest = &source[at..];
        if first.is_whitespace() {
            at += first.len_utf8();
        } else if (open_maps == 0 || closing == "%}") && rest.starts_with(closing) {
            return (words, at + closing.len());
        } else {
            let (kind, length) = measure(rest, first);
            match (kind, first) {
                (WordKind::Sign, '{') => open_maps += 1,
                (WordKind::Sign, '}') => open_maps = open_maps.saturating_sub(1),
                _ => {}
            }
            words.push(Word { kind, text: &rest[..length], start: at });
            at += length;
        }
    }
    (words, source.len())
}

/// What the word at the start of `rest` is, and how long.
fn measure(rest: &str, first: char) -> (WordKind, usize) {
    let until = |ends: &dyn Fn(char) -> bool| rest.find(ends).unwrap_or(rest.len());
    if matches!(first, '"' | '\'' | '`') {
        return (WordKind::Quoted, quoted_length(rest, first));
    }
    if first.is_alphabetic() || first == '_' {
        return (WordKind::Name, until(&|c| !(c.is_alphanumeric() || c == '_')));
    }
    if first.is_ascii_digit() {
        return (WordKind::Number, until(&|c| !(c.is_ascii_digit() || c == '_')));
    }
    let long = ["?.", "?[", "==", "!=", ">=", "<=", "...", "**", "//", "</", "/>"];
    let known = long.into_iter().find(|sign| rest.starts_with(sign));
    (WordKind::Sign, known.map_or(first.len_utf8(), str::len))
}

/// How long a quoted text is, with its quotes.
fn quoted_length(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_from_tags_only() {
        let source = "{# {{ no }} #}a{% raw %}{{ no }}{% endraw %}{{ x.y[\"}}\"] | f(a={b: {c: 1}}) }}{% if z -%}";
        let found: Vec<Vec<&str>> =
            tags(source).iter().map(|tag| tag.words.iter().map(|word| word.text).collect()).collect();
        let first = [
            "x", ".", "y", "[", "\"}}\"", "]", "|", "f", "(", "a", "=", "{", "b", ":", "{", "c", ":", "1", "}", "}",
            ")",
        ];
        assert_eq!(found, [first.to_vec(), vec!["if", "z"]]);
    }
}
