//! What browsers know of each element: which have no end tag, which hide what is in them, which end a paragraph.

use std::borrow::Cow;

use super::markup::{Tag, is_raw_text};

macro_rules! of_pages {
    ($name:ident: $($known:literal)+) => {
        match $name {
            $($known => Cow::Borrowed($known),)+
            other => Cow::Owned(other.to_owned()),
        }
    };
}

/// The name of an element to keep: those that pages are made of are not copied.
pub(super) fn known_name(name: &str) -> Cow<'static, str> {
    of_pages!(name: "a" "p" "li" "ul" "td" "th" "tr" "h1" "h2" "h3" "h4" "ol" "dl" "dt" "dd" "br" "em" "div" "sup" "svg"
        "nav" "img" "path" "span" "cite" "main" "body" "head" "html" "link" "meta" "desc" "time" "section" "strong"
        "title" "script" "header" "footer" "figure" "circle" "ellipse" "line" "rect" "article" "aside" "table" "thead"
        "tbody" "caption" "figcaption" "details" "summary" "abbr" "g" "code" "pre" "blockquote" "noscript")
}

/// Has no content and no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Runs on in the line of the text around it; all other elements begin and end a line.
pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "button"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "output"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "svg"
            | "time"
            | "u"
            | "var"
            | "wbr"
    )
}

/// Whether browsers end an open paragraph before it.
pub(super) fn ends_paragraph(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "ul"
    )
}

/// Why an element has no place on a page, if it has none; `image` has one in a picture.
pub(super) fn refusal(tag: &Tag<'_>, in_svg: bool) -> Option<&'static str> {
    match tag.name {
        "image" if in_svg => None,
        "base" => Some("it changes where every link of the page leads"),
        "frame" | "frameset" | "noframes" | "noembed" | "applet" | "bgsound" | "portal" | "isindex" | "keygen"
        | "listing" | "plaintext" | "xmp" | "marquee" | "blink" | "font" | "center" | "dir" | "image" | "menuitem"
        | "acronym" | "big" | "tt" | "nobr" | "strike" | "rb" | "rtc" => Some("HTML has no such element any more"),
        "foreignobject" => Some("HTML inside a picture is not read by every browser"),
        _ if tag.has("shadowrootmode") || tag.has("shadowroot") => {
            Some("a shadow tree hides what stands in the element around it")
        }
        _ => None,
    }
}

/// Why readers do not see what is in an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hiding {
    /// What hides it, for messages: "`hidden`".
    pub(super) by: &'static str,
    /// Whether readers can open it.
    pub(super) can_open: bool,
}

/// What hides the content of an element, if something does.
pub(super) fn hiding(tag: &Tag<'_>) -> Option<Hiding> {
    let always = |by| Some(Hiding { by, can_open: false });
    match tag.name {
        "template" => return always("`<template>`"),
        "noscript" => return always("`<noscript>`"),
        "head" => return always("`<head>`"),
        "script" | "style" => return always("a script or style"),
        "title" | "textarea" | "select" | "option" | "optgroup" | "datalist" => return always("a form field or title"),
        "svg" | "math" | "canvas" | "object" | "iframe" | "audio" | "video" | "progress" | "meter" | "map" => {
            return always("an element that shows something else");
        }
        "del" | "s" => return always("text that is struck out"),
        "bdo" => return always("`<bdo>`, which turns letters round"),
        "rp" => return always("`<rp>`"),
        "details" if !tag.has("open") => return Some(Hiding { by: "a closed `<details>`", can_open: true }),
        "dialog" if !tag.has("open") => return Some(Hiding { by: "a closed `<dialog>`", can_open: true }),
        _ if is_raw_text(tag.name) => return always("text that browsers do not show"),
        _ => {}
    }
    let mut hiding = None;
    for (name, value) in &tag.attributes {
        hiding = hiding.or(match *name {
            "hidden" => always("`hidden`"),
            "inert" => always("`inert`"),
            "popover" => always("`popover`"),
            "style" => always("a `style` of its own"),
            "color" | "bgcolor" | "text" | "background" => always("colours of its own"),
            "aria-hidden" if !value.trim().eq_ignore_ascii_case("false") => always("`aria-hidden`"),
            _ => None,
        });
    }
    hiding
}

/// Elements that end an open `svg` when they stand in it.
pub(super) fn breaks_out_of_svg(name: &str) -> bool {
    ends_paragraph(name) && name != "search"
        || matches!(
            name,
            "b" | "body"
                | "br"
                | "code"
                | "dd"
                | "dt"
                | "em"
                | "embed"
                | "head"
                | "i"
                | "img"
                | "li"
                | "meta"
                | "ruby"
                | "s"
                | "small"
                | "span"
                | "strong"
                | "sub"
                | "sup"
                | "u"
                | "var"
        )
}

/// Whether browsers leave `child` where it is written when it stands directly in `parent`.
pub(super) fn may_stand_in(child: &str, parent: Option<&str>) -> bool {
    let everywhere = matches!(child, "script" | "template");
    let by_parent = match parent {
        None => child == "html",
        Some("html") => matches!(child, "head" | "body"),
        Some("head") => matches!(child, "base" | "link" | "meta" | "noscript" | "style" | "title") || everywhere,
        Some("table") => matches!(child, "caption" | "colgroup" | "thead" | "tbody" | "tfoot" | "tr") || everywhere,
        Some("thead" | "tbody" | "tfoot") => child == "tr" || everywhere,
        Some("tr") => matches!(child, "td" | "th") || everywhere,
        Some("colgroup") => matches!(child, "col" | "template"),
        Some("select") => matches!(child, "option" | "optgroup" | "hr") || everywhere,
        Some("optgroup") => child == "option" || everywhere,
        Some("option") => false,
        Some("ul" | "ol" | "menu") => child == "li" || everywhere,
        Some("dl") => matches!(child, "dt" | "dd" | "div") || everywhere,
        Some(_) => true,
    };
    let by_child = match child {
        "html" => parent.is_none(),
        "head" | "body" => parent == Some("html"),
        "title" => parent == Some("head"),
        "li" => matches!(parent, Some("ul" | "ol" | "menu" | "template")),
        "dt" | "dd" => matches!(parent, Some("dl" | "div" | "template")),
        "td" | "th" => matches!(parent, Some("tr" | "template")),
        "tr" => matches!(parent, Some("table" | "thead" | "tbody" | "tfoot" | "template")),
        "thead" | "tbody" | "tfoot" | "caption" | "colgroup" => matches!(parent, Some("table" | "template")),
        "col" => matches!(parent, Some("colgroup" | "template")),
        "option" => matches!(parent, Some("select" | "optgroup" | "datalist" | "template")),
        "optgroup" => matches!(parent, Some("select" | "template")),
        "legend" => parent == Some("fieldset"),
        "summary" => parent == Some("details"),
        _ => true,
    };
    by_parent && by_child
}

/// Whether text may stand directly in an element; in all others browsers move or drop it.
pub(super) fn may_hold_text(parent: Option<&str>) -> bool {
    !matches!(
        parent,
        None | Some(
            "html"
                | "head"
                | "table"
                | "thead"
                | "tbody"
                | "tfoot"
                | "tr"
                | "colgroup"
                | "select"
                | "optgroup"
                | "ul"
                | "ol"
                | "menu"
                | "dl"
        )
    )
}

/// Elements that browsers do not let stand inside one of their own kind, however deep.
pub(super) fn may_not_nest(name: &str) -> Option<&'static [&'static str]> {
    const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];
    match name {
        "a" => Some(&["a", "button"]),
        "button" => Some(&["a", "button"]),
        "form" => Some(&["form"]),
        "select" => Some(&["select"]),
        "noscript" => Some(&["noscript"]),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(HEADINGS),
        _ => None,
    }
}
