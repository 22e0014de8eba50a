//! What a reviewer signs: the page without what is said about its review.
//!
//! The signed text is canonical JSON of the front matter without `review` and `allow` (keys in order of their letters, no
//! blanks, words as they were written), a line end, and the body with LF line ends. So neither the order of keys nor a
//! comment in YAML breaks a seal, and every word does.

use std::collections::BTreeMap;

use crate::content::ContentHash;
use crate::parse::node::{Node, ReadsAs, Scalar, Shape};

/// Keys that say who answers for a page and not what the page says.
const ABOUT_THE_REVIEW: [&str; 2] = ["review", "allow"];

/// The hash of what a reviewer of this page signs.
pub(super) fn fingerprint(front_matter: &Node, body: &str) -> ContentHash {
    let mut signed = String::new();
    match &front_matter.shape {
        Shape::Map(entries) => {
            let kept = entries.iter().filter(|entry| !ABOUT_THE_REVIEW.contains(&entry.key.value.as_str()));
            write_map(kept.map(|entry| (entry.key.value.as_str(), &entry.value)), &mut signed);
        }
        _ => write(front_matter, &mut signed),
    }
    signed.push('\n');
    signed += &body.replace("\r\n", "\n").replace('\r', "\n");
    ContentHash::of(signed.as_bytes())
}

fn write(node: &Node, to: &mut String) {
    match &node.shape {
        Shape::Null => to.push_str("null"),
        Shape::Scalar(Scalar { text, reads_as: ReadsAs::Truth | ReadsAs::Number, .. }) => to.push_str(text),
        Shape::Scalar(scalar) => write_text(&scalar.text, to),
        Shape::List(items) => {
            to.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    to.push(',');
                }
                write(item, to);
            }
            to.push(']');
        }
        Shape::Map(entries) => write_map(entries.iter().map(|entry| (entry.key.value.as_str(), &entry.value)), to),
    }
}

fn write_map<'a>(entries: impl Iterator<Item = (&'a str, &'a Node)>, to: &mut String) {
    let entries: BTreeMap<&str, &Node> = entries.collect();
    to.push('{');
    for (index, (key, value)) in entries.into_iter().enumerate() {
        if index > 0 {
            to.push(',');
        }
        write_text(key, to);
        to.push(':');
        write(value, to);
    }
    to.push('}');
}

fn write_text(text: &str, to: &mut String) {
    to.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => to.extend(['\\', c]),
            '\n' => to.push_str("\\n"),
            c if c < ' ' => to.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => to.push(c),
        }
    }
    to.push('"');
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::content::ContentHash;
    use crate::text::SitePath;

    fn of(text: &str) -> ContentHash {
        let page = crate::parse::page(&SitePath::known("content/a.md"), &Arc::from(text)).value;
        page.expect("the page can be read").fingerprint
    }

    #[test]
    fn every_word_of_page_and_front_matter_counts_and_nothing_else_does() {
        let signed = of("---\ntitle: A\nsummary: B\norder: 3\n---\n\nBody.\n");
        for same in [
            "---\nsummary: \"B\"\n# a comment\ntitle: A\norder: 3\n---\n\nBody.\n",
            "---\r\ntitle: A\r\nsummary: B\r\norder: 3\r\n---\r\n\r\nBody.\r\n",
            "---\ntitle: A\nsummary: B\norder: 3\nreview: {due: 2027-01-01, seal: x}\nallow: [{rule: a/b}]\n---\n\nBody.\n",
        ] {
            assert_eq!(of(same), signed, "{same}");
        }
        for other in [
            "---\ntitle: A\nsummary: B\norder: 4\n---\n\nBody.\n",
            "---\ntitle: A\nsummary: B\norder: 3\n---\n\nbody.\n",
            "---\ntitle: A\nsummary: B\norder: 3\ntopics: [x]\n---\n\nBody.\n",
        ] {
            assert_ne!(of(other), signed, "{other}");
        }
    }
}
