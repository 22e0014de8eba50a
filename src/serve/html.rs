//! HTML that the preview itself writes: the overlay and the pages of the dashboard. Text and the values of attributes are
//! escaped here and nowhere else, and what is opened is closed.

/// HTML in the making.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Html(String);

/// The name of an attribute and its value.
pub(super) type Attribute<'a> = (&'a str, &'a str);

impl Html {
    /// An element called `name`, filled by `inside`.
    pub(super) fn within(&mut self, name: &str, attributes: &[Attribute<'_>], inside: impl FnOnce(&mut Self)) {
        self.start(name, attributes);
        inside(self);
        self.0 += &format!("</{name}>");
    }

    /// An element that holds nothing but `text`.
    pub(super) fn say(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) {
        self.within(name, attributes, |element| element.text(text));
    }

    /// An element that has no end tag, such as `link` or `meta`.
    pub(super) fn void(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.start(name, attributes);
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str) {
        self.0 += &escaped(text);
    }

    /// Text in which what stands between two backticks is code, as rules are documented.
    pub(super) fn prose(&mut self, text: &str) {
        for (index, piece) in text.split('`').enumerate() {
            if index % 2 == 1 {
                self.say("code", &[], piece);
            } else {
                self.text(piece);
            }
        }
    }

    /// The text of it.
    pub(super) fn into_text(self) -> String {
        self.0
    }

    fn start(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.0 += &format!("<{name}");
        for (key, value) in attributes {
            self.0 += &format!(" {key}=\"{}\"", escaped(value));
        }
        self.0.push('>');
    }
}

/// `text` as text of an HTML page, also within quotes.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_said_becomes_markup() {
        let mut html = Html::default();
        html.within("p", &[("title", "a\"b'c<d")], |p| {
            p.text("<script>&");
            p.prose(" and `<b>`");
        });
        assert_eq!(
            html.into_text(),
            "<p title=\"a&quot;b&#39;c&lt;d\">&lt;script&gt;&amp; and <code>&lt;b&gt;</code></p>"
        );
    }
}
