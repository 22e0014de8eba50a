//! Reading one value. Each function gets the value, what it is called in messages, and where faults go.

use crate::content::{Date, Id};
use crate::diagnostic::nearest;
use crate::parse::node::{Node, ReadsAs, Scalar, Shape};
use crate::parse::reader::Faults;
use crate::text::Spanned;

/// Words, a number or the like, as one scalar.
fn scalar<'a>(node: &'a Node, what: &str, wanted: &str, faults: &mut Faults) -> Option<&'a Scalar> {
    if let Shape::Scalar(scalar) = &node.shape {
        return Some(scalar);
    }
    let diagnostic = faults.schema(node.span, format!("{what} has to be {wanted}, not {}", node.described()));
    let quotes = matches!(node.shape, Shape::List(_) | Shape::Map(_))
        .then(|| "put a text that begins with a bracket or holds `: ` into double quotes".to_owned());
    faults.add(diagnostic.maybe_help(quotes));
    None
}

/// Words that are not blank, without the blanks around them.
pub(crate) fn text(node: &Node, what: &str, faults: &mut Faults) -> Option<Spanned<String>> {
    let scalar = scalar(node, what, "text", faults)?;
    let words = scalar.text.trim();
    if words.is_empty() {
        faults.add(faults.schema(node.span, format!("{what} is empty")).help("write its text, or take the key out"));
        return None;
    }
    Some(Spanned::new(words.to_owned(), node.span))
}

/// An id. Bare words that other readers of YAML take for true, false or nothing are refused.
pub(crate) fn id(node: &Node, what: &str, faults: &mut Faults) -> Option<Spanned<Id>> {
    let scalar = scalar(node, what, "an id", faults)?;
    if refuse_ambiguous(node, scalar, what, "write the word in quotes if it is the one that is meant", faults) {
        return None;
    }
    let found = Id::new(&scalar.text);
    if found.is_none() {
        let message = format!("{what} has to be an id of small letters, digits and hyphens, not `{}`", scalar.text);
        let better = kebab(&scalar.text).map(|better| format!("write `{better}` if that is what is meant"));
        faults.add(faults.schema(node.span, message).maybe_help(better));
    }
    found.map(|id| Spanned::new(id, node.span))
}

/// A day of the calendar.
pub(crate) fn date(node: &Node, what: &str, faults: &mut Faults) -> Option<Spanned<Date>> {
    let scalar = scalar(node, what, "a date", faults)?;
    match Date::parse(&scalar.text) {
        Ok(date) => Some(Spanned::new(date, node.span)),
        Err(fault) => {
            let help = both_readings(&scalar.text).unwrap_or_else(|| "write it as 2026-11-22".to_owned());
            faults.add(faults.schema(node.span, format!("{what}: {fault}")).help(help));
            None
        }
    }
}

/// `03/04/2025` is April in London and March in Boston.
fn both_readings(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['/', '.']).collect();
    let [first, second, year] = parts[..] else { return None };
    let (first, second, year): (u8, u8, u16) = (first.parse().ok()?, second.parse().ok()?, year.parse().ok()?);
    Some(match (first, second) {
        (13.., _) => format!("write {year:04}-{second:02}-{first:02}"),
        (_, 13..) => format!("write {year:04}-{first:02}-{second:02}"),
        _ => format!("write {year:04}-{second:02}-{first:02} or {year:04}-{first:02}-{second:02}"),
    })
}

/// A number in digits.
pub(crate) fn number(node: &Node, what: &str, faults: &mut Faults) -> Option<Spanned<f64>> {
    let scalar = scalar(node, what, "a number", faults)?;
    let unsigned = scalar.text.strip_prefix('-').unwrap_or(&scalar.text);
    let digits = unsigned.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && unsigned.len() <= 15;
    match scalar.text.parse::<f64>().ok().filter(|_| digits && scalar.reads_as == ReadsAs::Number) {
        Some(number) => Some(Spanned::new(number, node.span)),
        None => {
            let message = format!("{what} has to be a number, not `{}`", scalar.text);
            faults.add(faults.schema(node.span, message).help("write digits without quotes, such as 5 or 2.5"));
            None
        }
    }
}

/// A number without a fraction, not too large to count with.
pub(crate) fn whole_number(node: &Node, what: &str, faults: &mut Faults) -> Option<Spanned<i64>> {
    let scalar = scalar(node, what, "a whole number", faults)?;
    let number = scalar.text.parse::<i64>().ok();
    match number.filter(|number| scalar.reads_as == ReadsAs::Number && number.abs() < 1_000_000_000) {
        Some(number) => Some(Spanned::new(number, node.span)),
        None => {
            let message = format!("{what} has to be a whole number below a thousand million, not `{}`", scalar.text);
            faults.add(faults.schema(node.span, message).help("write digits without quotes, such as 10"));
            None
        }
    }
}

/// `true` or `false`, written so.
pub(crate) fn truth(node: &Node, what: &str, faults: &mut Faults) -> Option<bool> {
    let scalar = scalar(node, what, "true or false", faults)?;
    match (scalar.bare, scalar.text.as_str()) {
        (true, "true") => Some(true),
        (true, "false") => Some(false),
        _ => {
            let message = format!("{what} has to be `true` or `false`, not `{}`", scalar.text);
            faults.add(faults.schema(node.span, message).help("write `true` or `false`, without quotes"));
            None
        }
    }
}

/// One of the words that `name` gives to `options`.
pub(crate) fn one_of<T: Copy>(
    options: &[T],
    name: impl Fn(T) -> &'static str,
) -> impl Fn(&Node, &str, &mut Faults) -> Option<Spanned<T>> {
    move |node, what, faults| {
        let words: Vec<&str> = options.iter().map(|&option| name(option)).collect();
        let all = format!("write {}", alternatives(&words));
        let scalar = scalar(node, what, "one of the words for it", faults)?;
        if refuse_ambiguous(node, scalar, what, &all, faults) {
            return None;
        }
        let found = options.iter().copied().find(|&option| name(option) == scalar.text);
        if found.is_none() {
            let message = format!("{what} cannot be `{}`", scalar.text);
            let near = nearest(&scalar.text, words.iter().copied()).map(|near| format!("did you mean `{near}`?"));
            faults.add(faults.schema(node.span, message).maybe_help(near).help(all));
        }
        found.map(|found| Spanned::new(found, node.span))
    }
}

/// An address on the web.
pub(crate) fn web_address(node: &Node, what: &str, faults: &mut Faults) -> Option<Spanned<String>> {
    let address = text(node, what, faults)?;
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let fine =
        rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace));
    if !fine {
        let message = format!("{what} has to be an address on the web, not `{}`", address.value);
        faults.add(faults.schema(node.span, message).help("write it whole, from https:// on and without blanks"));
        return None;
    }
    Some(address)
}

/// Says that bare words such as `no` are refused; true if this is one.
fn refuse_ambiguous(node: &Node, scalar: &Scalar, what: &str, help: &str, faults: &mut Faults) -> bool {
    let ambiguous = scalar.is_ambiguous();
    if ambiguous {
        let word = &scalar.text;
        let message = format!("{what} is the bare word `{word}`, which some programs read as true, false or nothing");
        faults.add(faults.schema(node.span, message).help(help));
    }
    ambiguous
}

/// `text` made into an id, if enough of it is left.
pub(crate) fn kebab(text: &str) -> Option<String> {
    let mut kebab = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            kebab.push(c);
        } else if !kebab.is_empty() && !kebab.ends_with('-') {
            kebab.push('-');
        }
    }
    let kebab = kebab.trim_end_matches('-');
    (!kebab.is_empty()).then(|| kebab.to_owned())
}

/// `a`, `b` or `c`.
fn alternatives(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}
