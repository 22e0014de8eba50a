//! What Markdown does not know: calls, citations, notes, the words of cards and the anchors of headings.
//!
//! They are looked for in the source, outside code and comments, and not in what the parser made of it: the parser sees
//! `[@a][@b]` as a link that nobody defined and `{{<x y="*z*"/>}}` as HTML, and it loses the places of anchors.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::calls::{Call, call};
use super::source::Source;
use crate::content::Id;
use crate::diagnostic::{Diagnostic, names, nearest};

/// What a mark says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    /// `[@id]`.
    Citation(Id),
    /// `[^label]`, the label as it is compared.
    Note(String),
    /// `[!WORD]`, the word as written.
    Card(String),
    /// `{…}` at the end of a heading, without the braces.
    Attributes(String),
    /// `{{ … }}`.
    Call(Call),
}

/// All marks of a body.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// The marks and their places, in order, none overlapping.
    pub(super) found: Vec<(Range<usize>, Mark)>,
    /// Signs that may be faults, in order: of markup that did not come to be, and of text that is lost.
    pub(super) suspects: Vec<Suspect>,
    /// What is wrong already.
    pub(super) faults: Vec<Diagnostic>,
}

/// A sign that may be a fault: that depends on whether readers see it.
#[derive(Debug)]
pub(super) struct Suspect {
    /// Where it stands.
    pub(super) at: usize,
    /// Whether it was found in text that readers see.
    pub(super) seen: bool,
    /// Whether it is a fault where it is seen, or where it is not.
    pub(super) faulty_if_seen: bool,
    /// What is wrong then.
    pub(super) fault: Diagnostic,
}

/// The label of a note as it is compared: letter case and kind of blanks make no difference.
pub(super) fn label(written: &str) -> String {
    written.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The marks of the body that was read as `events`.
pub(super) fn marks(source: Source<'_>, events: &[(Event<'_>, Range<usize>)]) -> Marks {
    let attributes = attributes(source, events);
    let mut literal = literal(source, events);
    literal.extend(attributes.iter().map(|(range, _)| range.clone()));
    literal.sort_by_key(|range| (range.start, range.end));

    let mut scan = Scan { source, marks: Marks { found: attributes, ..Marks::default() } };
    let bytes = source.text.as_bytes();
    let mut literal = literal.into_iter().peekable();
    let mut at = source.start;
    while at < bytes.len() {
        if let Some(range) = literal.next_if(|range| range.start <= at) {
            at = at.max(range.end);
            continue;
        }
        at = match bytes[at] {
            b'\\' if matches!(bytes.get(at + 1), Some(b'[' | b']' | b'<' | b'\\')) => at + 2,
            b'{' => scan.brace(at),
            b'[' => scan.bracket(at),
            b']' if bytes.get(at + 1) == Some(&b'(') => scan.not_a_link(at),
            b']' if bytes.get(at + 1) == Some(&b':') => scan.definition(at),
            b'<' if source.text[at..].starts_with("<!--") => scan.open_comment(at),
            b':' if source.text[at..].starts_with(":::") => scan.colons(at),
            _ => at + 1,
        };
    }
    scan.marks.found.sort_by_key(|(range, _)| range.start);
    scan.marks
}

/// Where a body means what it says: code, comments, raw HTML (which is an error of its own), labels of notes.
fn literal(source: Source<'_>, events: &[(Event<'_>, Range<usize>)]) -> Vec<Range<usize>> {
    let mut literal = Vec::new();
    for (event, range) in events {
        match event {
            Event::Code(_) | Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => literal.push(range.clone()),
            // What looks like a tag may be the inside of a component's call.
            Event::InlineHtml(_) if !source.text[..range.start].trim_end_matches([' ', '\t']).ends_with("{{") => {
                literal.push(range.clone());
            }
            Event::Start(Tag::FootnoteDefinition(_)) => {
                let end = source.at(range).find("]:").map_or(range.start, |end| range.start + end + 2);
                literal.push(range.start..end);
            }
            _ => {}
        }
    }
    literal
}

/// `{…}` at the ends of headings.
fn attributes(source: Source<'_>, events: &[(Event<'_>, Range<usize>)]) -> Vec<(Range<usize>, Mark)> {
    let mut found = Vec::new();
    let mut last: Option<Range<usize>> = None;
    for (event, range) in events {
        match event {
            Event::Start(Tag::Heading { .. }) => last = None,
            Event::Text(_) => last = Some(range.clone()),
            Event::End(TagEnd::Heading(_)) => {
                let Some(end) = last.take().map(|last| last.end) else { continue };
                let line = &source.text[range.start..end];
                let Some(inside) = line.strip_suffix('}') else { continue };
                let Some(open) = inside.rfind(['{', '}', '\n']).filter(|&open| inside[open..].starts_with('{')) else {
                    continue;
                };
                // `{{ … }}` is a call, and `\{` a brace that readers see.
                if !inside[..open].ends_with(['{', '\\']) {
                    // The blanks before it are no part of what readers see.
                    let start = range.start + inside[..open].trim_end_matches([' ', '\t']).len();
                    found.push((start..end, Mark::Attributes(inside[open + 1..].to_owned())));
                }
            }
            Event::Start(_) | Event::End(_) | Event::SoftBreak => {}
            _ => last = None,
        }
    }
    found
}

/// The marks so far.
struct Scan<'a> {
    source: Source<'a>,
    marks: Marks,
}

impl Scan<'_> {
    /// What follows `at` on its line, up to `limit` bytes.
    fn line(&self, at: usize, limit: usize) -> &str {
        let rest = &self.source.text.as_bytes()[at..];
        let rest = &rest[..rest.len().min(limit)];
        let mut end = rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len());
        while !self.source.text.is_char_boundary(at + end) {
            end -= 1;
        }
        &self.source.text[at..at + end]
    }

    /// What stands before `at` on its line. Of a long line only the end: that is no sign of a block, since it is text.
    fn before(&self, at: usize) -> &str {
        let bytes = &self.source.text.as_bytes()[self.source.start..at];
        let length = bytes.iter().rev().take(200).take_while(|&&b| b != b'\n').count();
        let mut start = at - length;
        while !self.source.text.is_char_boundary(start) {
            start += 1;
        }
        &self.source.text[start..at]
    }

    fn brace(&mut self, at: usize) -> usize {
        match self.source.text.as_bytes().get(at + 1) {
            Some(b'{') => match call(self.source, at) {
                Ok((call, end)) => {
                    self.marks.found.push((at..end, Mark::Call(call)));
                    end
                }
                Err(fault) => {
                    let error = self.source.error(names::COMPONENT, &fault.range, fault.message).help(fault.help);
                    self.marks.faults.push(error);
                    fault.range.end.max(at + 2)
                }
            },
            Some(sign @ (b'%' | b'#')) => {
                let message = format!("`{{{}` would begin a template, and a page's text is none", char::from(*sign));
                let help = "put it into backticks to show it as it stands; `{#anchor}` may only end a heading";
                self.marks.faults.push(self.source.error(names::COMPONENT, &(at..at + 2), message).help(help));
                at + 2
            }
            _ => at + 1,
        }
    }

    fn bracket(&mut self, at: usize) -> usize {
        let next = |ahead: usize| self.source.text.as_bytes().get(at + ahead).copied();
        let sign = match next(1) {
            Some(sign @ (b'@' | b'^' | b'!')) => sign,
            // Only the second bracket tells: `[[text](address)]` is a link in brackets.
            Some(b'[') if !matches!(next(2), Some(b'@' | b'^' | b'!' | b'[')) => {
                let help = "write `[[id]]` or `[[id|text]]` on one line, in a table `[[id\\|text]]`; `\\[[` stays text";
                self.suspect(at + 1, at..at + 2, true, "this looks like a link and is none", help);
                return at + 1;
            }
            _ => return at + 1,
        };
        let line = self.line(at + 2, 200);
        let Some(length) = line.find(['[', ']']).filter(|&end| line[end..].starts_with(']')) else { return at + 1 };
        let inside = &line[..length];
        let range = at..at + 2 + length + 1;
        let mark = match sign {
            b'^' if inside.trim().is_empty() => return at + 1,
            b'^' => Mark::Note(label(inside)),
            b'!' if inside.trim_start().starts_with(char::is_alphabetic) => Mark::Card(inside.trim().to_owned()),
            b'!' => return at + 1,
            _ => match Id::new(inside.trim()) {
                Some(id) => Mark::Citation(id),
                None => {
                    let help = "write one source's id in each pair of brackets: `[@may-2018] [@nhs-sciatica]`";
                    let message = format!("`{inside}` is not the id of one source");
                    self.marks.faults.push(self.source.error(names::MARKDOWN, &range, message).help(help));
                    return range.end;
                }
            },
        };
        // The blanks after a card's word are no part of its heading.
        let after = &line[length + 1..];
        let blanks = if sign == b'!' { after.len() - after.trim_start_matches([' ', '\t']).len() } else { 0 };
        let end = range.end + blanks;
        self.marks.found.push((at..end, mark));
        end
    }

    fn not_a_link(&mut self, at: usize) -> usize {
        let help = "the address goes into the round brackets, without blanks: `[text](../causes/page.md)`";
        self.suspect(at, at..at + 2, true, "this looks like a link and is none", help)
    }

    /// A definition that no event shows is either in use, or a second one of its name, which the parser leaves out.
    fn definition(&mut self, at: usize) -> usize {
        let before = self.before(at);
        let Some(open) = before.find('[').filter(|&open| is_block_sign(&before[..open])) else { return at + 2 };
        let start = at - before.len() + open;
        let help = "give it another name, or take it out";
        let end = at + self.line(at, 200).trim_end().len();
        self.suspect(at + 1, start..end, false, "this line defines an address a second time", help);
        // The rest of the line may hold marks.
        at + 2
    }

    fn open_comment(&mut self, at: usize) -> usize {
        self.suspect(at, at..at + 4, true, "this comment is never closed", "close it with `-->`")
    }

    fn suspect(&mut self, at: usize, range: Range<usize>, faulty_if_seen: bool, message: &str, help: &str) -> usize {
        let fault = self.source.error(names::MARKDOWN, &range, message).help(help);
        self.marks.suspects.push(Suspect { at, seen: false, faulty_if_seen, fault });
        range.end
    }

    /// `:::` begins a card in other tools, and would be plain text in this one.
    fn colons(&mut self, at: usize) -> usize {
        if !is_block_sign(self.before(at)) {
            return at + 3;
        }
        let line = self.line(at, 80).trim_end();
        let written = line.trim_start_matches(':').trim();
        let known = nearest(written, super::cards::WORDS).unwrap_or("IMPORTANT");
        let end = at + line.len();
        let error = self.source.error(names::CARD, &(at..end), "`:::` is no card here");
        self.marks.faults.push(error.help(format!("write a block quote that begins with `> [!{known}] Heading`")));
        end
    }
}

/// Whether `before` is nothing but signs of quotations and lists.
fn is_block_sign(before: &str) -> bool {
    before.bytes().all(|b| b.is_ascii_whitespace() || b.is_ascii_digit() || b">-*+.):".contains(&b))
}
