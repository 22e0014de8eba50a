//! The theme reference: all that templates can see, written from the views themselves.

use std::collections::BTreeSet;

use crate::render::layouts;
use crate::render::view::{Field, Shape, SharedView, View, ViewShape};

/// The theme reference as a Markdown document.
pub fn reference() -> String {
    let mut out = String::from(
        "# What templates see\n\nThis page is generated from the program; `handout` writes it, nobody edits it.\n\n\
         A template sees the variables below and nothing else. Every variable is there in every template: one that does \
         not apply is `null` or an empty list, so `{% if exercise %}` asks for it. Text is escaped where it is printed; \
         what is called HTML below is finished and needs no `| safe`.\n\n## Layouts\n\n",
    );
    for layout in layouts::all() {
        let stamps: Vec<String> = layout.all_stamps().map(|name| format!("`{name}`")).collect();
        out += &format!("- `templates/{}` has a place for the stamps {}\n", layout.name, stamps.join(", "));
    }
    out += "\nA stamp stands in an element with `data-stamp=\"NAME\"`, word for word. The finished page is read back: a \
            stamp that is missing, hidden or changed stops the build.\n\nEntries of a list about other pages stand \
            right inside an element with `data-pages`, or carry `data-page=\"ADDRESS\"` themselves: so they leave the \
            list when such a page is withdrawn.\n\n## Blocks and tokens\n\n`templates/base.html` has the blocks \
            `lead`, `opening`, `contents_before`, `contents_after`, `content` and `after`; other layouts fill them. \
            Colours, sizes of text and space are the custom properties at the head of `static/site.css`, once for \
            light and once for dark schemes.\n\n## Variables\n\n";
    let variables = SharedView::SHAPE.fields.iter().chain(View::SHAPE.fields);
    let mut left: Vec<&'static ViewShape> = Vec::new();
    for field in variables {
        out += &line(field);
        left.extend(view_in((field.shape)()));
    }
    let mut told = BTreeSet::new();
    let mut at = 0;
    while let Some(view) = left.get(at).copied() {
        at += 1;
        if !told.insert(view.name) {
            continue;
        }
        out += &format!("\n## {}\n\n{}\n\n", view.name, clean(view.about));
        for field in view.fields {
            out += &line(field);
            left.extend(view_in((field.shape)()));
        }
    }
    out
}

/// A field, its type and its meaning.
fn line(field: &Field) -> String {
    format!("- `{}` ({}): {}\n", field.name, type_name((field.shape)()), clean(field.about))
}

/// The words of a comment on one line.
fn clean(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A type in words.
fn type_name(shape: Shape) -> String {
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Html => "HTML".to_owned(),
        Shape::Number => "number".to_owned(),
        Shape::Truth => "true or false".to_owned(),
        Shape::Anything => "anything".to_owned(),
        Shape::Maybe(inner) => format!("{} or null", type_name(inner())),
        Shape::List(element) => format!("list of {}", type_name(element())),
        Shape::Named(element) => format!("by name, {}", type_name(element())),
        Shape::View(view) => view.name.to_owned(),
    }
}

/// The view inside a type.
fn view_in(shape: Shape) -> Option<&'static ViewShape> {
    match shape {
        Shape::View(view) => Some(view),
        Shape::Maybe(inner) | Shape::List(inner) | Shape::Named(inner) => view_in(inner()),
        Shape::Text | Shape::Html | Shape::Number | Shape::Truth | Shape::Anything => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_tells_every_view_once_and_every_field_with_a_meaning() {
        let text = reference();
        for view in ["PageView", "ContraindicationView", "CellView", "GateView", "SignView"] {
            assert_eq!(text.matches(&format!("\n## {view}\n")).count(), 1, "{view}");
        }
        assert!(text.contains("- `body` (HTML): The body."));
        assert!(text.contains("- `levels` (list of LevelView):"));
        let nameless = text.lines().find(|line| line.ends_with(": ") || line.ends_with(':'));
        assert_eq!(nameless, None);
    }
}
