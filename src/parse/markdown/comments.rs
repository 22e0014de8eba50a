//! HTML in a body: comments may stand, one kind of them allows a finding, everything else is refused.

use std::ops::Range;

use crate::content::{Allowance, Date, Id};
use crate::diagnostic::nearest;
use crate::text::{Span, Spanned};

/// What HTML is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A comment: its inside.
    Comment(Range<usize>),
    /// A comment that does not end.
    Unclosed(Range<usize>),
    /// Anything else but blanks.
    Markup(Range<usize>),
}

/// The parts of `html`.
pub(super) fn parts(html: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut at = 0;
    while at < html.len() {
        let rest = &html[at..];
        if let Some(inside) = rest.strip_prefix("<!--") {
            match inside.find("-->") {
                Some(end) => {
                    parts.push(Part::Comment(at + 4..at + 4 + end));
                    at += 4 + end + 3;
                }
                None => {
                    parts.push(Part::Unclosed(at..at + rest.trim_end().len()));
                    break;
                }
            }
        } else {
            let end = rest.find("<!--").unwrap_or(rest.len());
            let blanks = rest[..end].len() - rest[..end].trim_start().len();
            if blanks < end {
                parts.push(Part::Markup(at + blanks..at + rest[..end].trim_end().len()));
            }
            at += end;
        }
    }
    parts
}

/// The name of the tag that `markup` begins with, and what to write in its place.
pub(super) fn instead(markup: &str) -> (String, &'static str) {
    let name: String = markup
        .trim_start_matches(['<', '/', '!', '?'])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
        .take(20)
        .collect();
    let name = name.to_ascii_lowercase();
    let help = match name.as_str() {
        "iframe" | "video" | "audio" | "embed" | "object" => {
            "write a link to it: what is shown from elsewhere tells others who reads the page"
        }
        "img" | "picture" | "svg" => "write `![what the picture shows](file.svg)`",
        "a" => "write `[text](address)`",
        "br" => "end the line with a backslash to break it",
        "b" | "strong" => "write `**text**`",
        "i" | "em" => "write `*text*`",
        "table" => "write the table with `|` between its cells",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "write the heading with `##` before it",
        "script" | "style" | "link" | "meta" => "leave it out; a theme's templates are the place for it",
        "div" | "section" | "aside" => "write a card: a block quote that begins with `> [!IMPORTANT] Heading`",
        _ => "write it in Markdown, or put it into backticks to show it as it stands",
    };
    (name, help)
}

/// What is wrong with a comment that means to allow a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Where in the comment.
    pub(super) range: Range<usize>,
    /// What.
    pub(super) message: String,
}

/// The help that goes with each [`Fault`].
pub(super) const ALLOW_HELP: &str = "write `<!-- allow group/rule: reason=\"why\" by=person until=2026-11-22 -->` on a line of its own before the block";

/// The allowance in the inside of a comment, `None` for a comment that only says something. `span` gives the place of a
/// part of the comment.
pub(super) fn allowance(comment: &str, span: impl Fn(Range<usize>) -> Span) -> Option<Result<Allowance, Fault>> {
    let trimmed = comment.trim_start();
    let at = comment.len() - trimmed.len();
    let word = trimmed.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    let names_rule = trimmed[word.len()..].split_whitespace().next().is_some_and(|r| r.contains('/'));
    let meant = word.eq_ignore_ascii_case("allow") || (names_rule && nearest(word, ["allow"]).is_some());
    if !meant {
        return None;
    }
    if word != "allow" {
        let message = format!("`{word}` is not the word `allow`");
        return Some(Err(Fault { range: at..at + word.len(), message }));
    }
    Some(read(comment, at + word.len(), &span))
}

fn read(comment: &str, after_word: usize, span: &impl Fn(Range<usize>) -> Span) -> Result<Allowance, Fault> {
    let fault = |range: Range<usize>, message: String| Fault { range, message };
    let skip = |at: usize| comment.len() - comment[at..].trim_start().len();
    let start = skip(after_word);
    let Some(colon) = comment[start..].find(':').map(|colon| start + colon) else {
        return Err(fault(
            after_word..comment.trim_end().len().max(after_word),
            "the rule's name and a colon do not follow `allow`".into(),
        ));
    };
    let rule = comment[start..colon].trim_end();
    let name_ok = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '/');
    if start == after_word || rule.is_empty() || !rule.chars().all(name_ok) {
        return Err(fault(after_word..colon, "no rule's name stands between `allow` and the colon".into()));
    }
    let mut allowance = Allowance {
        rule: Spanned::new(rule.to_owned(), span(start..start + rule.len())),
        reason: None,
        by: None,
        until: None,
        block: None,
        span: span(0..comment.len()),
    };
    let mut at = skip(colon + 1);
    while at < comment.len() {
        let pair = &comment[at..];
        let Some((key, value)) = pair.split_once('=').filter(|(key, _)| !key.contains(char::is_whitespace)) else {
            let end = at + pair.find(char::is_whitespace).unwrap_or(pair.len());
            return Err(fault(at..end, format!("`{}` is no `key=value`", &comment[at..end])));
        };
        let value_at = at + key.len() + 1;
        let (value, inside, end) = match value.strip_prefix('"') {
            Some(quoted) => {
                let Some(length) = quoted.find('"') else {
                    return Err(fault(value_at..comment.len(), "this text is not closed by a quotation mark".into()));
                };
                (&quoted[..length], value_at + 1..value_at + 1 + length, value_at + length + 2)
            }
            None => {
                let length = value.find(char::is_whitespace).unwrap_or(value.len());
                (&value[..length], value_at..value_at + length, value_at + length)
            }
        };
        let twice = match key {
            "reason" if value.trim().is_empty() => return Err(fault(at..end, "the reason is empty".into())),
            "reason" => allowance.reason.replace(Spanned::new(value.to_owned(), span(inside))).is_some(),
            "by" => match Id::new(value) {
                Some(id) => allowance.by.replace(Spanned::new(id, span(inside))).is_some(),
                None => return Err(fault(inside, format!("`{value}` is not the id of a person"))),
            },
            "until" => match Date::parse(value) {
                Ok(date) => allowance.until.replace(Spanned::new(date, span(inside))).is_some(),
                Err(message) => return Err(fault(inside, message)),
            },
            _ => {
                let near = nearest(key, ["reason", "by", "until"]);
                let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
                return Err(fault(at..at + key.len(), format!("`{key}` is no part of an allowance{near}")));
            }
        };
        if twice {
            return Err(fault(at..end, format!("`{key}` is given twice")));
        }
        at = skip(end);
    }
    Ok(allowance)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allow(comment: &str) -> Option<Result<Allowance, Fault>> {
        allowance(comment, |range| Span::new(range.start, range.end))
    }

    #[test]
    fn a_comment_that_allows_names_rule_reason_person_and_date() {
        let comment = " allow readability/jargon: reason=\"„Ischias“ is: meant\" by=ann-lee until=2027-01-31 ";
        let read = allow(comment).unwrap().unwrap();
        assert_eq!(read.rule.value, "readability/jargon");
        assert_eq!(read.rule.span.of(comment), "readability/jargon");
        assert_eq!(read.reason.unwrap().span.of(comment), "„Ischias“ is: meant");
        assert_eq!(read.by.unwrap().span.of(comment), "ann-lee");
        assert_eq!(read.until.unwrap().span.of(comment), "2027-01-31");
    }

    #[test]
    fn a_malformed_allowance_is_a_fault_and_other_comments_are_none() {
        for comment in [
            "allow",
            "allow x/y",
            "allow: reason=\"x\"",
            "Allow x/y: reason=\"x\"",
            "alow x/y: reason=\"x\"",
            "allow X Y: reason=\"x\"",
            "allow x/y: reason=\"x",
            "allow x/y: reason=\"\"",
            "allow x/y: raeson=\"x\"",
            "allow x/y: because",
            "allow x/y: by=Ann until=2027-01-31",
            "allow x/y: until=2027-02-31",
            "allow x/y: by=a by=b",
            "allowx/y: by=a",
        ] {
            let fault = allow(comment).unwrap_or_else(|| panic!("{comment} is taken for talk")).unwrap_err();
            assert!(fault.range.end <= comment.len(), "{comment}");
        }
        assert!(allow("x/y: raeson").is_none());
        assert!(allow(" to do: all of this").is_none());
        assert!(allow("").is_none());
    }

    #[test]
    fn html_is_cut_into_comments_and_the_rest() {
        let html = "<!-- a --> \n <b>x</b> <!-- b -->\n<!-- c";
        let texts: Vec<_> = parts(html)
            .into_iter()
            .map(|part| match part {
                Part::Comment(range) => ("comment", &html[range]),
                Part::Unclosed(range) => ("unclosed", &html[range]),
                Part::Markup(range) => ("markup", &html[range]),
            })
            .collect();
        let expected = [("comment", " a "), ("markup", "<b>x</b>"), ("comment", " b "), ("unclosed", "<!-- c")];
        assert_eq!(texts, expected);
    }
}
