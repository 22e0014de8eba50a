//! Which fields of which views a template asks for, found before anything is rendered: a field that is misspelt in a
//! branch that no page takes today would fail tomorrow.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::nearest;
use crate::render::template_words::{Tag, Word, WordKind, tags};
use crate::render::view::{Shape, SharedView, View};

/// What is wrong in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FieldFault {
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

/// What a template says about itself and others.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline {
    /// The template that it extends, and where it says so.
    pub(super) extends: Option<(String, Range<usize>)>,
    /// Templates that it includes.
    pub(super) includes: Vec<(String, Range<usize>)>,
    /// Components that it calls.
    pub(super) calls: Vec<String>,
    /// Components that it defines.
    pub(super) components: Vec<(String, Range<usize>)>,
    /// Variables that it makes itself, by `for` and `set`.
    pub(super) bound: Vec<String>,
    /// Names that stand for a variable which neither the page nor the template gives, and where.
    pub(super) unknown: Vec<(String, Range<usize>)>,
    /// Fields that no view has.
    pub(super) faults: Vec<FieldFault>,
}

/// The variables that every template has.
pub(super) fn top_level() -> impl Iterator<Item = (&'static str, Shape)> {
    SharedView::SHAPE.fields.iter().chain(View::SHAPE.fields).map(|field| (field.name, (field.shape)()))
}

/// Reads the template `source`, which the engine has found to be well-formed.
pub(super) fn outline(source: &str) -> Outline {
    let mut reader = Reader { scopes: vec![Scope::default()], outline: Outline::default() };
    for tag in tags(source) {
        reader.tag(&tag);
    }
    reader.outline
}

/// Names that a part of a template binds. `None` is a value about which nothing is known.
#[derive(Debug, Default)]
struct Scope {
    names: BTreeMap<String, Option<Shape>>,
    /// The component whose body it is: then nothing from outside is seen.
    component: Option<String>,
}

/// What a name stands for.
enum Meaning {
    Known(Shape),
    /// A value of the template's own.
    Opaque,
    /// Nothing that the page gives.
    Unknown,
}

struct Reader {
    scopes: Vec<Scope>,
    outline: Outline,
}

/// Words that are never variables.
const KEYWORDS: [&str; 22] = [
    "if", "elif", "else", "for", "in", "not", "and", "or", "is", "true", "false", "True", "False", "none", "None",
    "null", "loop", "self", "as", "set", "break", "continue",
];

impl Reader {
    fn tag(&mut self, tag: &Tag<'_>) {
        let words = tag.words.as_slice();
        let Some(first) = words.first() else { return };
        if first.is("<") || first.is("</") {
            return self.call(words);
        }
        if !tag.block {
            return self.expression(words);
        }
        match first.text {
            "for" => self.for_loop(&words[1..]),
            "endfor" | "endcomponent" => drop((self.scopes.len() > 1).then(|| self.scopes.pop())),
            "set" => self.set(&words[1..], false),
            "set_global" => self.set(&words[1..], true),
            "component" => self.component(&words[1..]),
            "extends" => self.outline.extends = named(words),
            "include" => self.outline.includes.extend(named(words)),
            "block" | "endblock" | "endif" | "endset" | "endfilter" => {}
            "filter" => self.expression(words.get(2..).unwrap_or(&[])),
            _ => self.expression(&words[1..]),
        }
    }

    /// A component that a template calls: its name is none of ours, its arguments are.
    fn call(&mut self, words: &[Word<'_>]) {
        let rest = words.get(1..).unwrap_or(&[]);
        let length = dotted(rest);
        self.outline.calls.push(rest[..length].iter().map(|word| word.text).collect());
        self.expression(&rest[length..]);
    }

    fn for_loop(&mut self, words: &[Word<'_>]) {
        let Some(at) = words.iter().position(|word| word.is("in")) else { return };
        let (names, of) = (&words[..at], &words[at + 1..]);
        self.expression(of);
        let element = match self.value(of) {
            Some(Shape::List(element)) if names.len() == 1 => Some(element()),
            Some(Shape::Named(element)) if names.len() == 3 => Some(element()),
            _ => None,
        };
        let mut scope = Scope::default();
        for (index, name) in names.iter().filter(|name| name.kind == WordKind::Name).enumerate() {
            // Of a key and its value, the value is a view.
            let shape = if names.len() == 3 && index == 0 { None } else { element };
            scope.names.insert(name.text.to_owned(), shape);
            self.outline.bound.push(name.text.to_owned());
        }
        self.scopes.push(scope);
    }

    fn set(&mut self, words: &[Word<'_>], everywhere: bool) {
        let Some(name) = words.first() else { return };
        let value = words.get(2..).unwrap_or(&[]);
        self.expression(value);
        let shape = self.value(value);
        self.outline.bound.push(name.text.to_owned());
        for scope in self.scopes.iter_mut().rev() {
            scope.names.insert(name.text.to_owned(), shape);
            if !everywhere || scope.component.is_some() {
                break;
            }
        }
    }

    fn component(&mut self, words: &[Word<'_>]) {
        let Some(first) = words.first() else { return };
        let length = dotted(words).max(1);
        let name: String = words[..length].iter().map(|word| word.text).collect();
        self.outline.components.push((name.clone(), first.start..first.start + name.len()));
        let mut scope = Scope { component: Some(name), names: BTreeMap::new() };
        scope.names.insert("body".to_owned(), None);
        for (index, word) in words.iter().enumerate().skip(length).filter(|(_, word)| word.kind == WordKind::Name) {
            let before = &words[index - 1];
            if before.is("@") {
                let shape = top_level().find(|(name, _)| *name == word.text).map(|(_, shape)| shape);
                scope.names.insert(word.text.to_owned(), shape);
            } else if before.is("(") || before.is(",") || before.is("...") {
                scope.names.insert(word.text.to_owned(), None);
            }
        }
        self.scopes.push(scope);
    }

    /// Looks at every name of an expression that stands for a variable, and at the fields asked of it.
    fn expression(&mut self, words: &[Word<'_>]) {
        let mut own: Vec<&str> = Vec::new();
        // `[topic.title for topic in page.topics]` binds after it uses.
        for (index, _) in words.iter().enumerate().filter(|(_, word)| word.is("for")) {
            let names = words[index + 1..].iter().take_while(|word| !word.is("in"));
            own.extend(names.filter(|name| name.kind == WordKind::Name).map(|name| name.text));
        }
        for (index, word) in words.iter().enumerate() {
            if is_variable(words, index) && !own.contains(&word.text) {
                self.path(&words[index..]);
            }
        }
    }

    /// A name that nothing gives. What a component does not get is known at once; elsewhere an including template may
    /// still give it.
    fn unknown(&mut self, name: &Word<'_>) {
        let component = self.scopes.iter().rev().find(|scope| scope.component.is_some());
        let Some(scope) = component else {
            return self.outline.unknown.push((name.text.to_owned(), name.range()));
        };
        let near = nearest(name.text, scope.names.keys().map(String::as_str));
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                format!("a component sees its arguments only; `@{}` among them takes a variable of the page", name.text)
            }
        };
        let of = scope.component.as_deref().unwrap_or_default();
        self.outline.faults.push(FieldFault {
            range: name.range(),
            message: format!("the component `{of}` has no argument `{}`", name.text),
            help: Some(help),
        });
    }

    /// The path that begins with the variable `words[0]`: what it stands for, and how many words it has.
    fn path(&mut self, words: &[Word<'_>]) -> (Option<Shape>, usize) {
        let shape = match self.meaning(words[0].text) {
            Meaning::Known(shape) => shape,
            Meaning::Opaque => return (None, 1),
            Meaning::Unknown => {
                self.unknown(&words[0]);
                return (None, 1);
            }
        };
        match follow(shape, words) {
            Ok(found) => found,
            Err((at, fault)) => {
                self.outline.faults.push(*fault);
                (None, at)
            }
        }
    }

    /// The shape of an expression that is a path and at most filters that leave lists as they are.
    fn value(&self, words: &[Word<'_>]) -> Option<Shape> {
        if words.first()?.kind != WordKind::Name {
            return None;
        }
        let Meaning::Known(shape) = self.meaning(words[0].text) else { return None };
        let (shape, length) = follow(shape, words).ok()?;
        match words.get(length..)? {
            [] => shape,
            [bar, filter] if bar.is("|") && filter.is("reverse") => shape,
            _ => None,
        }
    }

    fn meaning(&self, name: &str) -> Meaning {
        for scope in self.scopes.iter().rev() {
            if let Some(shape) = scope.names.get(name) {
                return shape.map_or(Meaning::Opaque, Meaning::Known);
            }
            if scope.component.is_some() {
                return Meaning::Unknown;
            }
        }
        top_level().find(|(known, _)| *known == name).map_or(Meaning::Unknown, |(_, shape)| Meaning::Known(shape))
    }
}

/// Whether the name at `index` stands for a variable: it is no keyword, field, filter, test, function or argument.
fn is_variable(words: &[Word<'_>], index: usize) -> bool {
    let word = &words[index];
    if word.kind != WordKind::Name || KEYWORDS.contains(&word.text) {
        return false;
    }
    let before = index.checked_sub(1).map(|before| &words[before]);
    let after = words.get(index + 1);
    let follows = |sign: &str| before.is_some_and(|before| before.is(sign));
    let is_test = follows("is") || (follows("not") && index >= 2 && words[index - 2].is("is"));
    let is_argument = after.is_some_and(|after| after.is("="));
    // A key of a map literal is a name before a colon.
    let is_key = after.is_some_and(|after| after.is(":")) && (follows("{") || follows(","));
    let is_function = after.is_some_and(|after| after.is("("));
    !(follows(".") || follows("?.") || follows("|") || is_test || is_argument || is_key || is_function)
}

/// Goes from `shape` along the fields that follow `words[0]`: where that leads, and how many words it takes.
fn follow(mut shape: Shape, words: &[Word<'_>]) -> Result<(Option<Shape>, usize), (usize, Box<FieldFault>)> {
    let mut at = 1;
    let mut so_far = words[0].text.to_owned();
    loop {
        while let Shape::Maybe(inner) = shape {
            shape = inner();
        }
        let Some(sign) = words.get(at) else { return Ok((Some(shape), at)) };
        if sign.is("[") || sign.is("?[") {
            let close = words[at..].iter().position(|word| word.is("]")).map_or(words.len(), |close| at + close);
            let inside = &words[at + 1..close.max(at + 1)];
            shape = match (shape, inside) {
                (Shape::Named(element) | Shape::List(element), [_]) => element(),
                (Shape::List(element), inside) if !inside.iter().any(|word| word.is(":")) => element(),
                (Shape::Named(element), _) => element(),
                _ => return Ok((None, at)),
            };
            so_far.push_str("[…]");
            at = close + 1;
            continue;
        }
        let field = words.get(at + 1).filter(|field| field.kind == WordKind::Name);
        let Some(field) = field.filter(|_| sign.is(".") || sign.is("?.")) else { return Ok((Some(shape), at)) };
        shape = match shape {
            Shape::View(view) => match view.field(field.text) {
                Some(known) => (known.shape)(),
                None => {
                    let near = nearest(field.text, view.fields.iter().map(|known| known.name));
                    let names: Vec<&str> = view.fields.iter().map(|known| known.name).collect();
                    return Err((at, fault(field, &so_far, near, &names)));
                }
            },
            Shape::Named(element) => element(),
            Shape::Anything => return Ok((None, at)),
            Shape::Text | Shape::Html | Shape::Number | Shape::Truth | Shape::List(_) | Shape::Maybe(_) => {
                return Err((at, fault(field, &so_far, None, &[])));
            }
        };
        so_far.push('.');
        so_far.push_str(field.text);
        at += 2;
    }
}

fn fault(field: &Word<'_>, of: &str, near: Option<&str>, names: &[&str]) -> Box<FieldFault> {
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None if names.is_empty() => format!("`{of}` is no view: print it, or go through it with `for`"),
        None => format!("it has {}", names.join(", ")),
    };
    Box::new(FieldFault {
        range: field.range(),
        message: format!("`{of}` has no field `{}`", field.text),
        help: Some(help),
    })
}

/// How many words the dotted name at the start of `words` has.
fn dotted(words: &[Word<'_>]) -> usize {
    let in_name = |(index, word): &(usize, &Word<'_>)| match word.kind {
        WordKind::Name => index % 2 == 0,
        _ => index % 2 == 1 && word.is("."),
    };
    words.iter().enumerate().take_while(in_name).count()
}

/// The quoted name after a keyword.
fn named(words: &[Word<'_>]) -> Option<(String, Range<usize>)> {
    let name = words.get(1)?;
    Some((name.unquoted()?.to_owned(), name.range()))
}
