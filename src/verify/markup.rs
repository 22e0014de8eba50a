//! HTML as a stream of events, by the rules of the standard. The only file that knows html5gum.
//!
//! The tokens are those of the HTML standard. What only a tree could know is settled by being strict: the callers
//! refuse whatever makes a browser's tree differ from the tags as written.

use std::borrow::Cow;
use std::convert::Infallible;

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span, State, Tokenizer};

/// A start tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// The element's name in lower case.
    pub(super) name: &'t str,
    /// Attributes in order; names in lower case, values decoded. Of two with one name the first counts.
    pub(super) attributes: Vec<(&'t str, Cow<'t, str>)>,
    /// Whether it ends with `/>`, which means something inside `svg` only.
    pub(super) self_closing: bool,
    /// The byte of the page at which it ends.
    pub(super) end: usize,
}

impl Tag<'_> {
    /// The value of an attribute; empty for one that is only named.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| &**value)
    }

    /// Whether it has the attribute.
    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Whether the attribute is a list of words that has this one.
    pub(super) fn has_word(&self, name: &str, word: &str) -> bool {
        self.get(name).is_some_and(|list| list.split_ascii_whitespace().any(|known| known.eq_ignore_ascii_case(word)))
    }
}

/// What the page says next.
#[derive(Debug)]
pub(super) enum Event<'a> {
    /// `<name …>`
    Start(&'a Tag<'a>),
    /// `</name>`, ending at this byte.
    End(&'a str, usize),
    /// Text with its entities decoded, ending at this byte.
    Text(&'a str, usize),
    /// A comment, ending at this byte.
    Comment(&'a str, usize),
    /// `<!doctype name>`; true if browsers take the page for one of the last century.
    Doctype(bool),
    /// Something that is no HTML, by the standard's name for it, at this byte.
    Mistake(&'static str, usize),
}

/// Takes the events of a page in order.
pub(super) trait Listener {
    /// Takes the next one.
    fn take(&mut self, event: Event<'_>);
}

/// Reads a page. Any text is a page; what is wrong with it comes as [`Event::Mistake`].
pub(super) fn read(html: &str, listener: &mut impl Listener) {
    let reader = Reader { listener, tag: OwnTag::default(), in_start_tag: false, skip_value: false, foreign: 0 };
    let Ok(()) = Tokenizer::new_with_emitter(html, StateSwitch { inner: CallbackEmitter::new(reader) }).finish();
}

/// Whether the text of this element is no markup until its end tag.
pub(super) fn is_raw_text(name: &str) -> bool {
    state_inside(name).is_some()
}

/// How a browser reads on inside an element. `noscript` is missing: its readers have no scripts, for them it is markup.
fn state_inside(name: &str) -> Option<State> {
    match name {
        "title" | "textarea" => Some(State::RcData),
        "script" => Some(State::ScriptData),
        "style" | "iframe" | "xmp" | "noembed" | "noframes" => Some(State::RawText),
        "plaintext" => Some(State::PlainText),
        _ => None,
    }
}

/// Tells the tokenizer what only the caller of a tokenizer can know: where text is raw, and where it is inside `svg`.
struct StateSwitch<'l, L: Listener> {
    inner: CallbackEmitter<Reader<'l, L>, Infallible, usize>,
}

impl<L: Listener> ForwardingEmitter for StateSwitch<'_, L> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        &mut self.inner
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        // The callback has the whole tag only when this call is back, and forgets it when an end tag comes.
        let _ = self.inner.emit_current_tag();
        let reader = self.inner.callback_mut();
        let raw = reader.foreign == 0 && !reader.tag.name.is_empty();
        raw.then(|| state_inside(&reader.tag.name)).flatten()
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.inner.callback_mut().foreign > 0
    }
}

/// A start tag as it grows.
#[derive(Debug, Default)]
struct OwnTag {
    name: String,
    attributes: Vec<(String, String)>,
}

struct Reader<'l, L> {
    listener: &'l mut L,
    tag: OwnTag,
    in_start_tag: bool,
    skip_value: bool,
    /// How many `svg` and `math` elements are open.
    foreign: usize,
}

impl<L: Listener> Callback<Infallible, usize> for Reader<'_, L> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, span: Span<usize>) -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag.name = text(name).into_owned();
                self.tag.attributes.clear();
                self.in_start_tag = true;
            }
            CallbackEvent::AttributeName { name } if self.in_start_tag => {
                let name = text(name);
                self.skip_value = self.tag.attributes.iter().any(|(known, _)| *known == *name);
                if self.skip_value {
                    self.listener.take(Event::Mistake("duplicate-attribute", span.end));
                } else {
                    self.tag.attributes.push((name.into_owned(), String::new()));
                }
            }
            CallbackEvent::AttributeValue { value } if self.in_start_tag && !self.skip_value => {
                if let Some((_, held)) = self.tag.attributes.last_mut() {
                    held.push_str(&text(value));
                }
            }
            CallbackEvent::AttributeName { .. } | CallbackEvent::AttributeValue { .. } => {}
            CallbackEvent::CloseStartTag { self_closing } => {
                self.in_start_tag = false;
                let foreign = matches!(self.tag.name.as_str(), "svg" | "math") && !self_closing;
                self.foreign += usize::from(foreign);
                let attributes = self.tag.attributes.iter();
                let attributes =
                    attributes.map(|(name, value)| (name.as_str(), Cow::Borrowed(value.as_str()))).collect();
                self.listener.take(Event::Start(&Tag {
                    name: &self.tag.name,
                    attributes,
                    self_closing,
                    end: span.end,
                }));
            }
            CallbackEvent::EndTag { name } => {
                let name = text(name);
                self.in_start_tag = false;
                self.tag.name.clear();
                if matches!(&*name, "svg" | "math") {
                    self.foreign = self.foreign.saturating_sub(1);
                }
                self.listener.take(Event::End(&name, span.end));
            }
            CallbackEvent::String { value } => self.listener.take(Event::Text(&text(value), span.end)),
            CallbackEvent::Comment { value } => self.listener.take(Event::Comment(&text(value), span.end)),
            CallbackEvent::Doctype { name, public_identifier, system_identifier, force_quirks } => {
                let old = force_quirks
                    || !name.eq_ignore_ascii_case(b"html")
                    || public_identifier.is_some()
                    || system_identifier.is_some();
                self.listener.take(Event::Doctype(old));
            }
            CallbackEvent::Error(error) => self.listener.take(Event::Mistake(error.as_str(), span.end)),
        }
        None
    }
}

fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Log(Vec<String>);

    impl Listener for Log {
        fn take(&mut self, event: Event<'_>) {
            self.0.push(match event {
                Event::Start(tag) => {
                    let attributes = tag.attributes.iter().map(|(name, value)| format!(" {name}={value}"));
                    format!("<{}{}>", tag.name, attributes.collect::<String>())
                }
                Event::End(name, _) => format!("</{name}>"),
                Event::Text(text, _) => text.to_owned(),
                Event::Comment(text, _) => format!("<!--{text}-->"),
                Event::Doctype(old) => format!("<!{old}>"),
                Event::Mistake(name, _) => format!("!{name}"),
            });
        }
    }

    #[track_caller]
    fn check(html: &str, events: &[&str]) {
        let mut log = Log::default();
        read(html, &mut log);
        assert_eq!(log.0, events);
    }

    #[test]
    fn values_are_decoded_and_the_first_of_two_attributes_counts() {
        check(
            "<A Href='x?a=1&amp;b' hidden href=y>&lt;5 &auml;</A>",
            &["!duplicate-attribute", "<a href=x?a=1&b hidden=>", "<5 ä", "</a>"],
        );
    }

    #[test]
    fn raw_text_ends_at_its_own_end_tag_alone() {
        check("<script><p></script>", &["<script>", "<p>", "</script>"]);
        check("<title>a<b>c</title>", &["<title>", "a<b>c", "</title>"]);
        check("<noframes><p></noframes>", &["<noframes>", "<p>", "</noframes>"]);
    }

    #[test]
    fn readers_without_scripts_get_what_noscript_holds() {
        check("<noscript><p>a</noscript>", &["<noscript>", "<p>", "a", "</noscript>"]);
    }

    #[test]
    fn inside_svg_nothing_is_raw_and_cdata_is_text() {
        check("<svg><style><!--</style>--></svg>", &["<svg>", "<style>", "<!--</style>-->", "</svg>"]);
        check("<svg><![CDATA[<b>]]></svg>", &["<svg>", "<b>", "</svg>"]);
        check("<p><![CDATA[a]]></p>", &["<p>", "!cdata-in-html-content", "<!--[CDATA[a]]-->", "</p>"]);
    }

    #[test]
    fn an_old_doctype_is_told_apart() {
        check("<!doctype html>", &["<!false>"]);
        check("<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 3.2//EN\">", &["<!true>"]);
    }
}
