//! Home of `tera`: templates compiled, checked before anything is rendered, and rendered.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tera::value::Key;
use tera::{ComponentArgType, ComponentInfo, Context, ErrorKind, Tera, Value};

use crate::content::{Argument, ComponentCall};
use crate::diagnostic::{Diagnostic, Parsed, names, nearest};
use crate::render::template_check::{Source, check};
use crate::render::view::{Seen, Shape, SharedView, View};
use crate::render::work;
use crate::text::{LineIndex, SitePath, Span, Spanned};

/// The folder of the templates; their names are their paths below it.
const FOLDER: &str = "templates";

/// The templates of a site, its own in place of the theme's.
#[derive(Debug)]
pub struct Templates {
    engine: Tera,
    sources: BTreeMap<String, Source>,
}

/// The variables that all pages share, as templates take them; made once for a site.
#[derive(Clone, Debug)]
pub(super) struct Shared(Context);

impl Shared {
    /// The variables of `view`.
    pub(super) fn of(view: &SharedView) -> Self {
        Self(context(view))
    }
}

impl Templates {
    /// Compiles all of `files` that lie in `templates/` and end in `.html`. With an error among the findings, nothing
    /// can be rendered.
    pub fn compile(files: &BTreeMap<SitePath, Arc<str>>) -> Parsed<Self> {
        let named = files
            .iter()
            .filter(|(path, _)| path.extension() == "html")
            .filter_map(|(path, text)| Some((path.below(FOLDER)?.to_owned(), Source::new(path, text))));
        let mut templates = Self { engine: engine(), sources: named.collect() };
        let mut found: Vec<Diagnostic> =
            templates.sources.iter().filter_map(|(name, source)| syntax_fault(name, source)).collect();
        if !found.is_empty() {
            return Parsed { value: templates, diagnostics: found };
        }
        found = check(&templates.sources);
        // The engine finds what only it knows: unknown filters, blocks that no parent has, circles.
        let pieces: Vec<(&str, &str)> =
            templates.sources.iter().map(|(name, source)| (name.as_str(), &*source.text)).collect();
        let faults = match guarded(|| templates.engine.add_raw_templates(pieces)) {
            Ok(Ok(())) => Vec::new(),
            Ok(Err(error)) => templates.faults_of(&error),
            Err(()) => vec![whole(&SitePath::known(FOLDER), "the template engine failed on these templates")],
        };
        let checked = !found.is_empty();
        found.extend(faults.into_iter().filter(|fault| !(checked && fault.span == Span::default())));
        Parsed { value: templates, diagnostics: found }
    }

    /// The HTML that the layout `layout` makes of `view`.
    pub(super) fn render(&self, layout: &str, shared: &Shared, view: &View) -> Parsed<String> {
        let mut variables = shared.0.clone();
        variables.extend(context(view));
        let mut page = work::Page::default();
        match guarded(|| self.engine.render_to(layout, &variables, &mut page)) {
            Ok(Ok(())) => Parsed::clean(page.into_html()),
            Ok(Err(_)) if page.is_too_much => {
                let (message, limits) = work::too_much();
                let fault = whole(&self.path_of(layout), &message).help(limits);
                Parsed { value: String::new(), diagnostics: vec![fault] }
            }
            Ok(Err(error)) => Parsed { value: String::new(), diagnostics: self.faults_of(&error) },
            Err(()) => {
                let path = self.path_of(layout);
                let fault = whole(&path, "the template engine failed on this template");
                Parsed { value: String::new(), diagnostics: vec![fault] }
            }
        }
    }

    /// The HTML of a component that the page at `path` calls; its arguments are checked first.
    pub(super) fn component(&self, path: &SitePath, call: &ComponentCall, shared: &Shared) -> Parsed<String> {
        let fault = |span: Span, message: String| Diagnostic::error(names::COMPONENT, path, span, message);
        let Some(info) = self.engine.get_component_definition(&call.name) else {
            let known: BTreeSet<&str> = self.engine.get_component_names().collect();
            let message = format!("the theme has no component `{}`", call.name.value);
            let near = nearest(&call.name, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
            let list = known.iter().copied().collect::<Vec<_>>().join(", ");
            let there = if list.is_empty() { "it has none".to_owned() } else { format!("it has {list}") };
            let finding = fault(call.name.span, message).help(near.unwrap_or(there));
            return Parsed { value: String::new(), diagnostics: vec![finding] };
        };
        let mut found = missing_arguments(path, call, &info);
        let mut arguments = Context::new();
        for (name, argument) in &call.arguments {
            match typed(name, argument, &info) {
                Ok(value) => arguments.insert_value(name.clone(), value),
                Err((message, help)) => found.push(fault(argument.span, message).maybe_help(help)),
            }
        }
        if !found.is_empty() {
            return Parsed { value: String::new(), diagnostics: found };
        }
        let made =
            guarded(|| self.engine.render_component_with_implicits(&call.name, &arguments, &shared.0, None, true));
        match made {
            Ok(Ok(html)) => Parsed::clean(html),
            Ok(Err(error)) => Parsed { value: String::new(), diagnostics: self.faults_of(&error) },
            Err(()) => {
                let finding = fault(call.span, format!("the template engine failed on `{}`", call.name.value));
                Parsed { value: String::new(), diagnostics: vec![finding] }
            }
        }
    }

    /// The file of the template `name`.
    pub(super) fn path_of(&self, name: &str) -> SitePath {
        let known = self.sources.get(name).map(|source| source.path.clone());
        known.or_else(|| SitePath::new(&format!("{FOLDER}/{name}")).ok()).unwrap_or_else(|| SitePath::known(FOLDER))
    }

    /// What the engine says, at the place that it means.
    fn faults_of(&self, error: &tera::Error) -> Vec<Diagnostic> {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let span = Span::new(report.span().range.start, report.span().range.end);
                vec![located(&self.path_of(report.filename()), span, report.message())]
            }
            ErrorKind::Msg(text) => self.faults_of_reports(text),
            ErrorKind::CircularExtend { tpl, .. } => {
                vec![self.fault_at_name(tpl, "extends", "extends itself in the end")]
            }
            ErrorKind::CircularInclude { tpl, .. } => {
                vec![self.fault_at_name(tpl, "include", "includes itself in the end")]
            }
            // What is extended, included or defined twice is told by our own check, with every place.
            ErrorKind::MissingParent { .. } => Vec::new(),
            other => vec![whole(&SitePath::known(FOLDER), &other.to_string())],
        }
    }

    /// A finding about the tag `keyword` of the template `name`.
    fn fault_at_name(&self, name: &str, keyword: &str, says: &str) -> Diagnostic {
        let text = self.sources.get(name).map_or("", |source| &*source.text);
        let at = text.find(keyword).map_or_else(Span::default, |at| Span::new(at, at + keyword.len()));
        located(&self.path_of(name), at, &format!("this template {says}"))
    }

    /// The engine joins what it finds in all templates into one text, of which each part names its place:
    /// `error: …`, then `--> exercise.html:3:14`.
    fn faults_of_reports(&self, text: &str) -> Vec<Diagnostic> {
        let mut lines = text.lines().peekable();
        let mut found = Vec::new();
        while let Some(line) = lines.next() {
            let Some(message) = line.strip_prefix("error: ") else { continue };
            if message.starts_with("Unknown template") {
                continue;
            }
            let place = lines.peek().and_then(|line| line.trim().strip_prefix("--> "));
            found.push(self.fault_of_report(message, place.unwrap_or("")));
        }
        if found.is_empty() && !text.contains("Unknown template") {
            found.push(whole(&SitePath::known(FOLDER), text));
        }
        found
    }

    fn fault_of_report(&self, message: &str, place: &str) -> Diagnostic {
        let mut parts = place.rsplitn(3, ':');
        let column = parts.next().and_then(|column| column.parse().ok()).unwrap_or(1);
        let line = parts.next().and_then(|line| line.parse().ok()).unwrap_or(1);
        let name = parts.next().unwrap_or("");
        let text = self.sources.get(name).map_or("", |source| &*source.text);
        let start = LineIndex::new(text).offset(line, column);
        let length = text[start..].find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '"' | '.')));
        located(&self.path_of(name), Span::new(start, start + length.unwrap_or(0).max(1)), message)
    }
}

/// An engine that escapes everything, whatever a template is called.
fn engine() -> Tera {
    let mut engine = Tera::default();
    engine.autoescape_on([""]);
    work::limit_range(&mut engine);
    engine
}

/// The finding about a template that cannot be read.
fn syntax_fault(name: &str, source: &Source) -> Option<Diagnostic> {
    let error = match guarded(|| engine().add_raw_template(name, &source.text)) {
        Ok(outcome) => outcome.err()?,
        Err(()) => return Some(whole(&source.path, "the template engine failed on this template")),
    };
    // On its own a template misses what it extends and calls; all together are looked at later.
    let ErrorKind::SyntaxError(report) = error.kind() else { return None };
    let span = Span::new(report.span().range.start, report.span().range.end);
    Some(located(&source.path, span, report.message()))
}

/// What `work` returns, or that it panicked: a fault of the engine is not the end of the program.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, ()> {
    catch_unwind(AssertUnwindSafe(work)).map_err(drop)
}

/// A finding about a whole file.
fn whole(path: &SitePath, message: &str) -> Diagnostic {
    located(path, Span::default(), message)
}

/// A finding of the engine's in our style: no full stop, what there is instead as help.
fn located(path: &SitePath, span: Span, message: &str) -> Diagnostic {
    let (message, fields) = match message.split_once(" Available fields: ") {
        Some((message, fields)) => (message, Some(fields)),
        None => (message.split(" Available").next().unwrap_or(message), None),
    };
    let mut letters = message.trim().trim_end_matches('.').chars();
    let message: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    Diagnostic::error(names::TEMPLATE, path, span, message).maybe_help(fields.map(|fields| format!("it has {fields}")))
}

/// The findings about arguments that a component needs and does not get.
fn missing_arguments(path: &SitePath, call: &ComponentCall, info: &ComponentInfo) -> Vec<Diagnostic> {
    let needed = info.args().iter().filter(|known| known.is_required());
    let missing = needed.filter(|known| !call.arguments.contains_key(known.name()));
    let finding = |name: &str| {
        let message = format!("the component `{}` needs the argument `{name}`", call.name.value);
        Diagnostic::error(names::COMPONENT, path, call.span, message).help(format!("write {name}=\"…\" into the call"))
    };
    missing.map(|known| finding(known.name())).collect()
}

/// An argument as the component takes it, or what is wrong with it and what to do.
fn typed(name: &str, argument: &Spanned<Argument>, info: &ComponentInfo) -> Result<Value, (String, Option<String>)> {
    let explicit = || info.args().iter().filter(|known| !known.is_implicit());
    let Some(known) = explicit().find(|known| known.name() == name) else {
        if info.rest_param().is_some() {
            return Ok(value_of_argument(&argument.value));
        }
        let near = nearest(name, explicit().map(|known| known.name())).map(|near| format!("did you mean `{near}`?"));
        let list = explicit().map(|known| known.name().to_owned()).collect::<Vec<_>>().join(", ");
        let there = if list.is_empty() { "it takes none".to_owned() } else { format!("it takes {list}") };
        return Err((format!("the component `{}` has no argument `{name}`", info.name()), near.or(Some(there))));
    };
    let fits = match (known.arg_type(), &argument.value) {
        (None | Some(ComponentArgType::String), Argument::Text(_))
        | (None | Some(ComponentArgType::Bool), Argument::Truth(_))
        | (None | Some(ComponentArgType::Number | ComponentArgType::Float), Argument::Number(_)) => true,
        (Some(ComponentArgType::Integer), Argument::Number(number)) => number.fract() == 0.0,
        _ => false,
    };
    if fits {
        let float = known.arg_type() == Some(ComponentArgType::Float);
        return Ok(match &argument.value {
            Argument::Number(number) if float => Value::from(*number),
            other => value_of_argument(other),
        });
    }
    let (wanted, example) = match known.arg_type() {
        Some(ComponentArgType::String) => ("text", "\"text\""),
        Some(ComponentArgType::Bool) => ("true or false", "true"),
        Some(ComponentArgType::Integer) => ("a whole number", "3"),
        Some(ComponentArgType::Number | ComponentArgType::Float) => ("a number", "1.5"),
        _ => ("something that a page cannot give", "nothing"),
    };
    Err((format!("the argument `{name}` has to be {wanted}"), Some(format!("write it as {name}={example}"))))
}

/// A literal; a whole number is one for the engine too.
fn value_of_argument(argument: &Argument) -> Value {
    match argument {
        Argument::Text(text) => Value::from(text.as_str()),
        Argument::Truth(truth) => Value::from(*truth),
        Argument::Number(number) => match format!("{number}").parse::<i64>() {
            Ok(integer) => Value::from(integer),
            Err(_) => Value::from(*number),
        },
    }
}

/// The variables of a view: its fields, in which finished HTML is marked as such.
fn context<T: Seen>(view: &T) -> Context {
    let mut context = Context::new();
    let value = Value::from_serializable(view);
    if let (Some(mut fields), Shape::View(shape)) = (value.into_map(), T::shape()) {
        for field in shape.fields {
            if let Some(value) = fields.remove(&Key::Str(field.name)) {
                context.insert_value(field.name, marked(value, (field.shape)()));
            }
        }
    }
    context
}

/// `value` with all finished HTML in it marked, as its shape tells.
fn marked(value: Value, shape: Shape) -> Value {
    if !holds_html(shape) {
        return value;
    }
    match shape {
        Shape::Html => value.mark_safe(),
        Shape::Maybe(inner) => marked(value, inner()),
        Shape::List(element) => match value.as_array() {
            Some(values) => {
                Value::from(values.iter().map(|value| marked(value.clone(), element())).collect::<Vec<_>>())
            }
            None => value,
        },
        Shape::View(view) if value.is_map() => {
            let mut fields = value.into_map().unwrap_or_default();
            for field in view.fields {
                if let Some(value) = fields.remove(&Key::Str(field.name)) {
                    fields.insert(Key::Str(field.name), marked(value, (field.shape)()));
                }
            }
            Value::from(fields)
        }
        _ => value,
    }
}

/// Whether finished HTML is anywhere inside; views do not contain themselves.
fn holds_html(shape: Shape) -> bool {
    match shape {
        Shape::Html => true,
        Shape::Maybe(inner) | Shape::List(inner) | Shape::Named(inner) => holds_html(inner()),
        Shape::View(view) => view.fields.iter().any(|field| holds_html((field.shape)())),
        Shape::Text | Shape::Number | Shape::Truth | Shape::Anything => false,
    }
}
