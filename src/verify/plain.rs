//! Plain HTML, read at the speed of memory: what our own layouts and pages consist of nearly always.
//!
//! A page whose every sign is plain gives the same events as [`super::markup`] gives, which a law below holds it to:
//! lower-case tags, double-quoted values, a handful of entities, JSON in scripts. Anything else, however harmless, makes
//! the whole page be read by the rules of the standard instead. So this file may be narrow, and is never wrong.

use std::borrow::Cow;

use super::markup::{Event, Listener, Tag, is_raw_text};

/// The entities that are plain, and what they stand for.
const ENTITIES: [(&str, char); 9] = [
    ("&amp;", '&'),
    ("&quot;", '"'),
    ("&#39;", '\''),
    ("&#x27;", '\''),
    ("&nbsp;", '\u{A0}'),
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&#x2F;", '/'),
    ("&#x60;", '`'),
];

/// Reads a page, if it is plain. If it is not, this is `None`, and the listener has heard some of it.
pub(super) fn read(html: &str, listener: &mut impl Listener) -> Option<()> {
    if html.as_bytes().chunks(64).any(|piece| piece.iter().fold(false, |odd, &byte| odd | !is_plain(byte)))
        || has_control(html)
    {
        return None;
    }
    let mut page = Page { html, at: 0, foreign: 0, tag: Tag::default() };
    while page.at < html.len() {
        if html.as_bytes()[page.at] == b'<' {
            page.markup(listener)?;
        } else {
            let end = page.find('<').unwrap_or(html.len());
            let text = decoded(&html[page.at..end])?;
            page.at = end;
            listener.take(Event::Text(&text, end));
        }
    }
    Some(())
}

/// Whether a byte of UTF-8 can be part of a plain page: no control but tab and line end, and none of the letters beyond
/// U+EFFF, among which are those that the standard calls mistakes.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b' '..=b'~' | 0x80..=0xEE)
}

/// Whether it holds one of the controls U+0080 to U+009F.
fn has_control(html: &str) -> bool {
    html.as_bytes().windows(2).any(|pair| pair[0] == 0xC2 && pair[1] < 0xA0)
}

struct Page<'h> {
    html: &'h str,
    at: usize,
    /// How many `svg` and `math` elements are open.
    foreign: usize,
    tag: Tag<'h>,
}

impl<'h> Page<'h> {
    /// Where the next `sign` is.
    fn find(&self, sign: char) -> Option<usize> {
        Some(self.at + self.html[self.at..].find(sign)?)
    }

    fn byte(&self) -> Option<u8> {
        self.html.as_bytes().get(self.at).copied()
    }

    /// Takes the bytes for which `wanted` holds.
    fn take(&mut self, wanted: impl Fn(u8) -> bool) -> &'h str {
        let start = self.at;
        let rest = &self.html.as_bytes()[start..];
        self.at += rest.iter().position(|&byte| !wanted(byte)).unwrap_or(rest.len());
        // What is wanted is ASCII, so both ends are ends of characters.
        &self.html[start..self.at]
    }

    /// A tag or the doctype, and the raw text of an element that has some.
    fn markup(&mut self, listener: &mut impl Listener) -> Option<()> {
        let rest = &self.html[self.at..];
        if let Some(rest) = rest.strip_prefix("</") {
            let length = rest.bytes().position(|byte| !is_of_name(byte))?;
            if length == 0 || rest.as_bytes()[length] != b'>' || !rest.as_bytes()[0].is_ascii_lowercase() {
                return None;
            }
            self.at += length + 3;
            let name = &rest[..length];
            if matches!(name, "svg" | "math") {
                self.foreign = self.foreign.saturating_sub(1);
            }
            listener.take(Event::End(name, self.at));
            return Some(());
        }
        if rest.starts_with("<!DOCTYPE html>") || rest.starts_with("<!doctype html>") {
            self.at += "<!doctype html>".len();
            listener.take(Event::Doctype(false));
            return Some(());
        }
        self.start_tag()?;
        listener.take(Event::Start(&self.tag));
        let raw = self.foreign == 0 && is_raw_text(self.tag.name);
        self.foreign += usize::from(matches!(self.tag.name, "svg" | "math") && !self.tag.self_closing);
        if raw { self.raw_text(listener) } else { Some(()) }
    }

    /// A start tag.
    fn start_tag(&mut self) -> Option<()> {
        self.at += 1;
        if !self.byte()?.is_ascii_lowercase() {
            return None;
        }
        self.tag.name = self.take(is_of_name);
        self.tag.attributes.clear();
        self.tag.self_closing = false;
        loop {
            let space = !self.take(|byte| matches!(byte, b' ' | b'\n' | b'\t')).is_empty();
            match self.byte()? {
                b'>' => break,
                b'/' if self.html[self.at..].starts_with("/>") => {
                    self.tag.self_closing = true;
                    self.at += 1;
                    break;
                }
                byte if space && byte.is_ascii_lowercase() => self.attribute()?,
                _ => return None,
            }
        }
        self.at += 1;
        self.tag.end = self.at;
        Some(())
    }

    fn attribute(&mut self) -> Option<()> {
        // Names in pictures have capitals, which do not matter; this is the one that ours have.
        let name = match self.take(|byte| is_of_name(byte) || byte.is_ascii_uppercase()) {
            "viewBox" => "viewbox",
            name if name.bytes().all(is_of_name) => name,
            _ => return None,
        };
        if self.tag.has(name) {
            return None;
        }
        let value = if self.byte()? == b'=' {
            self.at += 1;
            if self.byte()? != b'"' {
                return None;
            }
            self.at += 1;
            let end = self.find('"')?;
            let value = decoded(&self.html[self.at..end])?;
            self.at = end + 1;
            value
        } else {
            Cow::Borrowed("")
        };
        // Without a space the next attribute begins where no browser should need to guess.
        if !matches!(self.byte()?, b' ' | b'\n' | b'\t' | b'>' | b'/') {
            return None;
        }
        self.tag.attributes.push((name, value));
        Some(())
    }

    /// The text of a title or of a script that is data.
    fn raw_text(&mut self, listener: &mut impl Listener) -> Option<()> {
        let end = self.find('<').filter(|&end| end > self.at)?;
        let text = &self.html[self.at..end];
        let (text, closing) = match self.tag.name {
            "title" => (decoded(text)?, "</title>"),
            "script" => (Cow::Borrowed(text), "</script>"),
            _ => return None,
        };
        if !self.html[end..].starts_with(closing) {
            return None;
        }
        self.at = end;
        listener.take(Event::Text(&text, end));
        Some(())
    }
}

/// What plain names of elements and attributes are made of.
fn is_of_name(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b':')
}

/// `text` with its entities decoded, if all of them are plain.
fn decoded(text: &str) -> Option<Cow<'_, str>> {
    let Some(first) = text.find('&') else { return Some(Cow::Borrowed(text)) };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    loop {
        let (entity, c) = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity))?;
        out.push(*c);
        rest = &rest[entity.len()..];
        let Some(next) = rest.find('&') else { break };
        out.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    out.push_str(rest);
    Some(Cow::Owned(out))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

    use super::super::markup;
    use super::*;

    /// Events as text, pieces of text joined with the place where the last of them ends.
    #[derive(Debug, Default, PartialEq)]
    struct Log(Vec<String>, Option<(String, usize)>);

    impl Log {
        fn flush(&mut self) {
            self.0.extend(self.1.take().map(|(text, at)| format!("{text:?}@{at}")));
        }
    }

    impl Listener for Log {
        fn take(&mut self, event: Event<'_>) {
            if let Event::Text(text, at) = event {
                let before = self.1.take().map(|(before, _)| before).unwrap_or_default();
                self.1 = Some((before + text, at));
            } else {
                self.flush();
                self.0.push(format!("{event:?}"));
            }
        }
    }

    /// The events that plain reading gives, if it reads the page, and those of the standard.
    fn both(html: &str) -> Option<(Log, Log)> {
        let (mut plain, mut standard) = (Log::default(), Log::default());
        read(html, &mut plain)?;
        markup::read(html, &mut standard);
        plain.flush();
        standard.flush();
        Some((plain, standard))
    }

    #[test]
    fn what_layouts_are_made_of_is_plain() {
        let page = "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head><title>A &amp; B – c</title>\n\
             <script type=\"application/ld+json\">{\"a\": \"b & c\"}</script></head>\n<body class=\"a b\"\n hidden>\n\
             <p>One &lt;two&gt;<br>\n“three”</p><img src=\"/a.png\" alt=\"\" />\n\
             <svg viewBox=\"0 0 1 1\"><title>A picture</title><path d=\"M0 0\"/></svg></body>\n</html>\n";
        let (plain, standard) = both(page).unwrap();
        assert_eq!(plain, standard);
        assert!(plain.0.len() > 20, "{plain:?}");
    }

    #[test]
    fn what_only_the_standard_can_tell_is_left_to_it() {
        for html in [
            "<p>a & b",
            "<p>&copy;",
            "<P>",
            "<p A=\"b\">",
            "<p a='b'>",
            "<p a=b>",
            "<p a=\"b\"c>",
            "<p a a>",
            "<p/ a>",
            "<!-- a -->",
            "<![CDATA[a]]>",
            "<style>a</style>",
            "<title></title>",
            "<title>a<b></title>",
            "<p a=\"&copy;\">",
            "a\r\nb",
            "a\u{0}b",
            "a\u{85}b",
            "a\u{FDD0}",
            "a\u{1F600}",
            "<p",
            "</p",
            "</p >",
            "</>",
            "<",
            "<p a=\"b",
        ] {
            assert!(read(html, &mut Log::default()).is_none(), "{html}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn what_is_read_as_plain_is_what_the_standard_reads(
            html in r#"(<(p|a|svg|title|script|br|math|li|textarea|plaintext)( (href|id|class|x:y|a)(="[a-z &<>'=/-]{0,4}")?)?( ?/)?>|</(p|a|svg|title|script|math)>|&(amp|lt|quot|#39|nbsp|copy|x);?|[a-z"'=/>é “\n-]|<!(doctype|DOCTYPE) html>|<!--|-->|<|&|\PC){0,14}"#,
        ) {
            if let Some((plain, standard)) = both(&html) {
                prop_assert_eq!(plain, standard);
            }
        }
    }
}
