//! Tags that make a browser build another tree than they say, and tags that lack what readers need.

use super::elements::{breaks_out_of_svg, ends_paragraph, is_void, may_not_nest, may_stand_in, refusal};
use super::markup::{Tag, is_raw_text};
use super::reader::Open;

pub(super) use super::elements::may_hold_text;

/// What is wrong with a tag, given the elements around it.
pub(super) fn faults(tag: &Tag<'_>, open: &[Open], in_svg: bool) -> Vec<String> {
    let mut found = Vec::new();
    let name = tag.name;
    let parent = open.last().map(|open| &*open.name);
    if let Some(reason) = refusal(tag, in_svg) {
        found.push(format!("`<{name}>` may not be on a page: {reason}"));
    }
    if in_svg {
        if breaks_out_of_svg(name) {
            found.push(format!("`<{name}>` inside a picture ends the picture"));
        }
        if is_raw_text(name) && name != "title" || name == "noscript" {
            found.push(format!("`<{name}>` may not stand inside a picture"));
        }
    } else {
        if !may_stand_in(name, parent) {
            let place = parent.map_or("outside the page".to_owned(), |parent| format!("directly in `<{parent}>`"));
            found.push(format!("`<{name}>` may not stand {place}"));
        }
        if ends_paragraph(name) && in_paragraph(open) {
            found.push(format!("`<{name}>` stands inside a paragraph and ends it"));
        }
        let known = may_not_nest(name).unwrap_or(&[]);
        if let Some(around) = open.iter().rev().find(|open| known.contains(&&*open.name)) {
            found.push(format!("`<{name}>` stands inside `<{}>`", around.name));
        }
        if tag.self_closing && !is_void(name) && !matches!(name, "svg" | "math") {
            found.push(format!("`<{name}/>` does not close itself"));
        }
    }
    found.extend(attributes(tag));
    found
}

fn in_paragraph(open: &[Open]) -> bool {
    let around = open.iter().rev().map(|open| &*open.name);
    around
        .take_while(|name| !matches!(*name, "table" | "caption" | "td" | "th" | "button" | "template" | "object"))
        .any(|name| name == "p")
}

/// What readers who cannot see a picture, or wait for it, would miss.
fn attributes(tag: &Tag<'_>) -> Vec<String> {
    let mut found = Vec::new();
    if tag.name == "img" {
        for name in ["alt", "width", "height"] {
            if !tag.has(name) {
                found.push(format!("a picture has no `{name}`"));
            }
        }
    }
    if tag.get("id").is_some_and(|id| id.is_empty() || id.contains(char::is_whitespace)) {
        found.push("an id is empty or has a space in it".to_owned());
    }
    let zoom = tag.get("content").filter(|_| tag.get("name") == Some("viewport")).unwrap_or("");
    if zoom.contains("user-scalable") || zoom.contains("maximum-scale") {
        found.push("the page forbids its readers to enlarge it".to_owned());
    }
    found
}
