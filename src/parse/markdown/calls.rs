//! `{{ service.emergency }}`, `{{ action.urgent }}` and `{{<name key="literal"/>}}`: what a body may ask of the site.

use std::collections::BTreeMap;
use std::ops::Range;

use super::source::Source;
use crate::content::{Argument, ComponentCall, Id};
use crate::diagnostic::nearest;
use crate::text::{Span, Spanned};

/// What a body asks for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Call {
    /// The name of a service.
    Service(Spanned<Id>),
    /// What to do to reach a service.
    Action(Spanned<Id>),
    /// What a component of the theme makes.
    Component(ComponentCall),
}

/// What is wrong with a call.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fault {
    /// Where.
    pub(super) range: Range<usize>,
    /// What.
    pub(super) message: String,
    /// What to do.
    pub(super) help: String,
}

/// Reads the call whose `{{` stands at `at`: the call and where it ends.
pub(super) fn call(source: Source<'_>, at: usize) -> Result<(Call, usize), Fault> {
    let mut reader = Reader { source, start: at, at: at + 2 };
    reader.blanks();
    let call = if reader.eat("<") { Call::Component(reader.component()?) } else { reader.service()? };
    reader.blanks();
    if !reader.eat("}}") {
        return Err(reader.fault("this call is not closed by `}}` after its last word"));
    }
    let end = reader.at;
    Ok(match call {
        Call::Component(call) => (Call::Component(ComponentCall { span: Span::new(at, end), ..call }), end),
        call => (call, end),
    })
}

/// A place in a call.
struct Reader<'a> {
    source: Source<'a>,
    start: usize,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.source.text[self.at..]
    }

    fn blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
    }

    fn eat(&mut self, expected: &str) -> bool {
        let found = self.rest().starts_with(expected);
        if found {
            self.at += expected.len();
        }
        found
    }

    fn word(&mut self) -> (&'a str, Span) {
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(rest.len());
        let span = Span::new(self.at, self.at + end);
        self.at += end;
        (&rest[..end], span)
    }

    /// The fault of the whole call, up to its `}}` if that stands on the same line.
    fn fault(&self, message: impl Into<String>) -> Fault {
        let rest = &self.source.text[self.start..];
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let end = line.find("}}").map_or(line.trim_end().len(), |end| end + 2);
        Fault {
            range: self.start..self.start + end,
            message: message.into(),
            help: "write `{{ service.ID }}`, `{{ action.ID }}` or `{{<name key=\"text\"/>}}` on one line, or put it \
                   into backticks to show it as it stands"
                .to_owned(),
        }
    }

    fn service(&mut self) -> Result<Call, Fault> {
        let (what, _) = self.word();
        if !matches!(what, "service" | "action") {
            let fault = self.fault("this is neither a service, an action nor a component");
            return Err(match nearest(what, ["service", "action"]) {
                Some(known) if !what.is_empty() => {
                    Fault { help: format!("did you mean `{{{{ {known}.ID }}}}`?"), ..fault }
                }
                _ => fault,
            });
        }
        if !self.eat(".") {
            return Err(self.fault(format!("`{what}` is not followed by a dot and the id of a service")));
        }
        let (id, span) = self.word();
        let Some(known) = Id::new(id) else {
            return Err(self.fault(format!("`{id}` is no id: ids have lower-case letters, digits and single hyphens")));
        };
        let id = Spanned::new(known, span);
        Ok(if what == "service" { Call::Service(id) } else { Call::Action(id) })
    }

    fn component(&mut self) -> Result<ComponentCall, Fault> {
        let (name, span) = self.word();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Err(self.fault("this call names no component"));
        }
        let mut arguments = BTreeMap::new();
        loop {
            self.blanks();
            if self.eat("/>") {
                return Ok(ComponentCall {
                    name: Spanned::new(name.to_owned(), span),
                    arguments,
                    span: Span::new(self.start, self.at),
                });
            }
            let (key, _) = self.word();
            if key.is_empty() {
                return Err(self.fault(format!("the call of `{name}` is not closed by `/>}}}}`")));
            }
            self.blanks();
            if !self.eat("=") {
                return Err(self.fault(format!("`{key}` has no value")));
            }
            self.blanks();
            let value = self.value(key)?;
            if arguments.insert(key.to_owned(), value).is_some() {
                return Err(self.fault(format!("`{key}` is given twice")));
            }
        }
    }

    fn value(&mut self, key: &str) -> Result<Spanned<Argument>, Fault> {
        let start = self.at;
        if self.eat("\"") {
            let rest = self.rest();
            let end = rest.find(['"', '\n']).filter(|&end| rest[end..].starts_with('"'));
            let Some(end) = end else {
                return Err(
                    self.fault(format!("the text of `{key}` is not closed by a quotation mark on the same line"))
                );
            };
            self.at += end + 1;
            return Ok(Spanned::new(Argument::Text(rest[..end].to_owned()), Span::new(start, self.at)));
        }
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))).unwrap_or(rest.len());
        self.at += end;
        let literal = &rest[..end];
        // Rust reads `inf`, `1e9` and `.5` as numbers, too; authors get the plain forms only.
        let plain = literal.strip_prefix('-').unwrap_or(literal);
        let number = plain.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && plain.starts_with(|c: char| c.is_ascii_digit())
            && plain.ends_with(|c: char| c.is_ascii_digit());
        let value = match literal {
            "true" => Argument::Truth(true),
            "false" => Argument::Truth(false),
            _ => match literal.parse::<f64>() {
                Ok(value) if number => Argument::Number(value),
                _ => {
                    return Err(self.fault(format!(
                        "the value of `{key}` is no text in quotation marks, number, `true` or `false`"
                    )));
                }
            },
        };
        Ok(Spanned::new(value, Span::new(start, self.at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SitePath;

    fn read(text: &str) -> Result<(Call, usize), Fault> {
        let path = SitePath::known("content/a.md");
        call(Source { path: &path, text, start: 0 }, text.find("{{").unwrap())
    }

    #[test]
    fn arguments_have_the_type_that_was_written() {
        let text = "é {{<dose-table title=\"a }} 'b'\" n=3 k=-1.5 flag=true/>}} x";
        let (Call::Component(call), end) = read(text).unwrap() else { panic!("no component") };
        assert_eq!(call.name.value, "dose-table");
        assert_eq!(call.span.of(text), &text[text.find("{{").unwrap()..end]);
        assert!(text[end..].starts_with(" x"));
        let kinds: Vec<_> = call.arguments.iter().map(|(key, value)| (key.as_str(), value.value.clone())).collect();
        let expected = [
            ("flag", Argument::Truth(true)),
            ("k", Argument::Number(-1.5)),
            ("n", Argument::Number(3.0)),
            ("title", Argument::Text("a }} 'b'".to_owned())),
        ];
        assert_eq!(kinds, expected);
        assert_eq!(call.arguments["k"].span.of(text), "-1.5");
    }

    #[test]
    fn each_faulty_call_says_what_is_wrong() {
        for (text, part) in [
            ("{{ serivce.emergency }}", "neither"),
            ("{{ service }}", "not followed by a dot"),
            ("{{ service.Big }}", "no id"),
            ("{{ service.a | upper }}", "not closed"),
            ("{{ service.a\n}}", "not closed"),
            ("{{ service.a", "not closed"),
            ("{{<a b=\"c}}", "quotation mark"),
            ("{{<a b/>}}", "no value"),
            ("{{<a b=inf/>}}", "no text"),
            ("{{<a b=1e9/>}}", "no text"),
            ("{{<a b=1 b=2/>}}", "twice"),
            ("{{<a b=1>}}", "not closed"),
            ("{{<1/>}}", "names no component"),
            ("{{", "neither"),
        ] {
            let fault = read(text).unwrap_err();
            assert!(fault.message.contains(part), "{text}: {}", fault.message);
            assert!(fault.range.end <= text.len() && !fault.range.is_empty());
        }
        assert!(read("{{ serivce.a }}").unwrap_err().help.contains("{{ service.ID }}"));
    }
}
