//! One pass over a finished page: which elements are open, what readers see, and the facts on the way.

use std::borrow::Cow;

use super::elements::{Hiding, hiding, is_inline, is_void, known_name};
use super::markup::{self, Event, Listener, Tag};
use super::reading::{Anchor, Reading, StampElement};
use super::requests::addresses;
use super::seen_text::SeenText;
use super::{Fault, nesting, plain};
use crate::diagnostic::names;

/// The facts of the page `html`.
pub(super) fn reading(html: &str) -> Reading<'_> {
    let unread = || Reader { page: Reading { html, ..Reading::default() }, ..Reader::default() };
    let mut reader = unread();
    if plain::read(html, &mut reader).is_none() {
        reader = unread();
        markup::read(html, &mut reader);
    }
    let end = html.len();
    while let Some(open) = reader.open.pop() {
        let message = format!("`<{}>` is not closed", open.name);
        reader.close(&open);
        reader.mistake(message, end);
    }
    for name in ["html", "head", "body"] {
        if !reader.frame.iter().any(|known| known == name) {
            reader.mistake(format!("the page has no `<{name}>`"), 0);
        }
    }
    Reading { text: reader.seen.text, ..reader.page }
}

/// An element that is not closed yet.
#[derive(Debug, Default)]
pub(super) struct Open {
    pub(super) name: Cow<'static, str>,
    hiding: Option<Hiding>,
    stamp: Option<usize>,
    anchor: Option<usize>,
    /// Where its text began, for headings.
    heading: Option<(u8, usize)>,
    /// Links, buttons and headings say something: its index in [`Reader::sayers`] is the order of opening.
    says: bool,
    /// Structured data.
    structured: bool,
    /// A table that has a heading cell.
    has_th: bool,
    at: usize,
}

/// A link, button or heading that has to say something.
#[derive(Debug)]
struct Sayer {
    /// How many hiding elements were open around it.
    depth: usize,
    said: bool,
}

#[derive(Debug, Default)]
struct Reader<'a> {
    page: Reading<'a>,
    open: Vec<Open>,
    /// How many open elements hide, and how many of them nobody can open.
    hides: (usize, usize),
    sayers: Vec<Sayer>,
    seen: SeenText,
    mains_open: usize,
    svg: usize,
    noscript: usize,
    /// Which of `html`, `head` and `body` have begun.
    frame: Vec<Cow<'static, str>>,
}

impl Listener for Reader<'_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(name, at) => self.end(name, at),
            Event::Text(text, at) => self.say(text, at),
            Event::Comment(text, at) => self.check_noscript(text, at),
            Event::Doctype(old) if self.frame.is_empty() => self.page.doctype = !old,
            Event::Doctype(_) => self.mistake("a doctype stands inside the page".to_owned(), 0),
            Event::Mistake(name, at) => self.mistake(format!("the page is no clean HTML: {name}"), at),
        }
    }
}

impl Reader<'_> {
    fn mistake(&mut self, message: String, at: usize) {
        let fault = Fault::new(names::OUTLINE, message).on_line(self.page.html, at);
        self.page.mistakes.push(fault);
    }

    fn start(&mut self, tag: &Tag<'_>) {
        for message in nesting::faults(tag, &self.open, self.svg > 0) {
            self.mistake(message, tag.end);
        }
        if matches!(tag.name, "html" | "head" | "body") {
            // Browsers put the attributes of a second one on the first.
            if self.frame.iter().any(|known| known == tag.name) {
                self.mistake(format!("the page has a second `<{}>`", tag.name), tag.end);
            }
            self.frame.push(known_name(tag.name));
        }
        for (_, value) in &tag.attributes {
            self.check_noscript(value, tag.end);
        }
        if !is_inline(tag.name) {
            self.seen.break_line();
        }
        let hiding = hiding(tag);
        let open = Open { name: known_name(tag.name), hiding, at: tag.end, ..Open::default() };
        let open = self.facts(tag, open);
        self.page.addresses.extend(addresses(tag));
        let picture = matches!(tag.name, "svg" | "math");
        if is_void(tag.name) || (picture || self.svg > 0) && tag.self_closing {
            if tag.name == "br" {
                self.seen.break_line();
            }
            self.finish(&open);
            return;
        }
        if let Some(hiding) = hiding {
            self.hides.0 += 1;
            self.hides.1 += usize::from(!hiding.can_open);
        }
        if open.says {
            let said = ["aria-label", "aria-labelledby", "title"].iter().any(|name| !blank(tag.get(name)));
            self.sayers.push(Sayer { depth: self.hides.0, said });
        }
        self.svg += usize::from(picture);
        self.noscript += usize::from(tag.name == "noscript");
        self.mains_open += usize::from(tag.name == "main");
        self.open.push(open);
    }

    /// Keeps what the tag says of the page, and notes on `open` what its end has to finish.
    fn facts(&mut self, tag: &Tag<'_>, mut open: Open) -> Open {
        let (start, page) = (self.seen.text.len(), &mut self.page);
        if let Some(id) = tag.get("id") {
            let in_main = self.mains_open > 0 || tag.name == "main";
            open.anchor = Some(page.anchors.len());
            page.anchors.push(Anchor { id: id.to_owned(), text: (start, start), in_main, at: tag.end });
        }
        if let Some(name) = tag.get("data-stamp") {
            let around = self.open.iter().rev().find_map(|open| open.hiding);
            let hidden_by = open.hiding.or(around).map(|hiding| hiding.by);
            open.stamp = Some(page.stamps.len());
            page.stamps.push(StampElement { name: name.to_owned(), text: (start, start), hidden_by, at: tag.end });
        }
        for (name, value) in &tag.attributes {
            let ids = value.split_ascii_whitespace();
            let name = match *name {
                "for" => "for",
                "headers" => "headers",
                "aria-labelledby" => "aria-labelledby",
                "aria-describedby" => "aria-describedby",
                "aria-controls" => "aria-controls",
                "aria-details" => "aria-details",
                _ => continue,
            };
            page.references.extend(ids.map(|id| (name, id.to_owned(), tag.end)));
        }
        if let Some(css) = tag.get("style") {
            page.css.push((css.to_owned(), tag.end));
        }
        let seen = self.hides.1 == 0 && open.hiding.is_none_or(|hiding| hiding.can_open);
        match tag.name {
            "html" => page.language = (tag.get("lang").map(str::to_owned), tag.get("dir").map(str::to_owned)),
            "main" => page.mains += usize::from(seen),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if seen => {
                open.heading = Some((tag.name.as_bytes()[1] - b'0', start));
                open.says = true;
            }
            "a" | "button" => {
                open.says = tag.name == "button" || tag.has("href");
                let first = page.first_link.is_none() && tag.has("href") && seen;
                page.first_link = if first { tag.get("href").map(str::to_owned) } else { page.first_link.take() };
            }
            "img" if !blank(tag.get("alt")) => self.said(),
            "th" => {
                if let Some(table) = self.open.iter_mut().rfind(|open| open.name == "table") {
                    table.has_th = true;
                }
            }
            "meta" if tag.get("name").is_some_and(|name| name.eq_ignore_ascii_case("robots")) => {
                page.robots = tag.get("content").unwrap_or("").to_ascii_lowercase();
            }
            "meta" if tag.get("name").is_some_and(|name| name.eq_ignore_ascii_case("referrer")) => {
                page.no_referrer = tag.get("content") == Some("no-referrer");
            }
            "script" => open.structured = tag.get("type") == Some("application/ld+json"),
            "link" if tag.has_word("rel", "stylesheet") => {
                let all = tag.get("media").is_none_or(|media| media.trim().eq_ignore_ascii_case("all"));
                let always = all && !tag.has("disabled") && !tag.has_word("rel", "alternate");
                page.styles.push((tag.get("href").unwrap_or("").to_owned(), always && self.noscript == 0));
            }
            _ => {}
        }
        open
    }

    fn end(&mut self, name: &str, at: usize) {
        let Some(index) = self.open.iter().rposition(|open| open.name == name) else {
            return self.mistake(format!("`</{name}>` closes nothing"), at);
        };
        while self.open.len() > index + 1 {
            let Some(open) = self.open.pop() else { break };
            self.mistake(format!("`<{}>` is not closed before `</{name}>`", open.name), at);
            self.close(&open);
        }
        if let Some(open) = self.open.pop() {
            self.close(&open);
        }
    }

    fn close(&mut self, open: &Open) {
        self.finish(open);
        if let Some(hiding) = open.hiding {
            self.hides.0 -= 1;
            self.hides.1 -= usize::from(!hiding.can_open);
        }
        if !is_inline(&open.name) {
            self.seen.break_line();
        }
        self.svg -= usize::from(matches!(&*open.name, "svg" | "math"));
        self.noscript -= usize::from(open.name == "noscript");
        self.mains_open -= usize::from(open.name == "main");
        if open.says && !self.sayers.pop().is_some_and(|sayer| sayer.said) {
            self.mistake(format!("`<{}>` says nothing", open.name), open.at);
        }
        if open.name == "table" && !open.has_th {
            self.mistake("a table has no heading cell, `<th>`".to_owned(), open.at);
        }
        if let Some((level, start)) = open.heading {
            let words = self.seen.text[start..].trim().to_owned();
            self.page.headings.push((level, words, open.at));
        }
    }

    /// Keeps how far the text of an element goes.
    fn finish(&mut self, open: &Open) {
        let end = self.seen.text.len();
        if let Some(anchor) = open.anchor {
            self.page.anchors[anchor].text.1 = end;
        }
        if let Some(stamp) = open.stamp {
            self.page.stamps[stamp].text.1 = end;
        }
    }

    fn say(&mut self, text: &str, at: usize) {
        let parent = self.open.last();
        let name = parent.map(|open| &*open.name);
        let says = !text.trim().is_empty();
        let raw = matches!(name, Some("title" | "style" | "script" | "textarea"));
        match name {
            Some("title") if self.svg > 0 => {
                if says {
                    self.said_aloud();
                }
                return;
            }
            Some("title") => self.page.titles.push(text.trim().to_owned()),
            Some("style") => self.page.css.push((text.to_owned(), at)),
            Some("script") if parent.is_some_and(|open| open.structured) => self.page.structured.push_str(text),
            _ if says && self.svg == 0 && !nesting::may_hold_text(name) => {
                let place = name.map_or("outside the page".to_owned(), |name| format!("directly in `<{name}>`"));
                self.mistake(format!("text stands {place}, where browsers move it away"), at);
            }
            _ => {}
        }
        if raw {
            self.check_noscript(text, at);
            return;
        }
        if says {
            self.said();
        }
        if self.hides.0 == 0 {
            self.seen.push(text);
        }
    }

    /// Marks the innermost link, button or heading as saying something, unless the words are hidden in it.
    fn said(&mut self) {
        let depth = self.hides.0;
        self.sayers.iter_mut().filter(|sayer| sayer.depth == depth).for_each(|sayer| sayer.said = true);
    }

    /// Marks all of them: the title of a picture is read aloud.
    fn said_aloud(&mut self) {
        self.sayers.iter_mut().for_each(|sayer| sayer.said = true);
    }

    /// Browsers with scripts take `noscript` for raw text: they would end it where we do not.
    fn check_noscript(&mut self, text: &str, at: usize) {
        if self.noscript > 0 && text.to_ascii_lowercase().contains("</noscript") {
            self.mistake("`</noscript` stands inside `<noscript>`, where only some browsers end it".to_owned(), at);
        }
    }
}

fn blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}
