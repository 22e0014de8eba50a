//! The YAML between the two lines of three hyphens at the top of a page.

mod common;

use std::ops::Range;

use crate::diagnostic::{Diagnostic, names};
use crate::text::{SitePath, Span};

pub(super) use common::{common, stated_kind};

/// How large front matter may be. The largest of the demonstration site has 8 KiB.
const LARGEST: usize = 64 * 1024;

/// Where the parts of a page stand in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// The YAML, without the lines of hyphens.
    pub(super) yaml: Range<usize>,
    /// The front matter with both lines of hyphens.
    pub(super) span: Span,
    /// Where the body begins.
    pub(super) body: usize,
}

/// Divides the text of a page. A byte order mark before it is passed over.
///
/// # Errors
/// The finding that says why there is no front matter to read.
pub(super) fn split(path: &SitePath, text: &str) -> Result<Parts, Box<Diagnostic>> {
    let begin = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let first_line = text[begin..].split_inclusive('\n').next().unwrap_or("");
    let first = Span::new(begin, begin + first_line.trim_end().len());
    let schema = |message: &str| Diagnostic::error(names::TYPE_SCHEMA, path, first, message);
    if first_line.trim_end() != "---" {
        let toml = first_line.trim_end() == "+++";
        let late = text[begin..].trim_start().starts_with("---");
        return Err(Box::new(match (toml, late) {
            (true, _) => {
                schema("front matter in TOML (`+++`) is not read").help("write it in YAML, between two lines of `---`")
            }
            (_, true) => schema("the page does not begin with its front matter")
                .help("take out what stands before the first `---`, blank lines and blanks too"),
            _ => schema("this page has no front matter; it needs at least `title` and `summary`")
                .help("begin the file with a line of `---`, the keys, and another line of `---`"),
        }));
    }
    let start = begin + first_line.len();
    let mut offset = start;
    for line in text[start..].split_inclusive('\n') {
        let end = offset + line.trim_end().len();
        if line.trim_end() == "---" {
            let parts = Parts { yaml: start..offset, span: Span::new(begin, end), body: offset + line.len() };
            return if parts.yaml.len() <= LARGEST {
                Ok(parts)
            } else {
                let message = format!("the front matter is larger than {} KiB", LARGEST / 1024);
                Err(Box::new(schema(&message).help("move its long texts into the body")))
            };
        }
        offset += line.len();
    }
    let unclosed = Diagnostic::error(names::YAML, path, first, "the front matter that begins here is never closed");
    Err(Box::new(unclosed.help("write a line of `---` after the last key")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split_text(text: &str) -> Result<Parts, String> {
        split(&SitePath::known("content/a.md"), text).map_err(|diagnostic| diagnostic.message)
    }

    #[test]
    fn a_byte_order_mark_and_windows_line_ends_change_no_part() {
        let text = "\u{FEFF}---\r\ntitle: A\r\n---\r\nBody\r\n";
        let parts = split_text(text).unwrap();
        assert_eq!(&text[parts.yaml], "title: A\r\n");
        assert_eq!(parts.span.of(text), "---\r\ntitle: A\r\n---");
        assert_eq!(&text[parts.body..], "Body\r\n");
    }

    #[test]
    fn the_closing_line_may_be_the_last_without_a_line_end() {
        let text = "---\ntitle: A\n---";
        assert_eq!(split_text(text).unwrap().body, text.len());
        assert_eq!(split_text("---\n---").unwrap().yaml, 4..4);
    }

    #[test]
    fn hyphens_that_are_indented_or_followed_by_words_close_nothing() {
        let text = "---\ntext: |\n  ---\n--- x\n---\nBody";
        assert_eq!(&text[split_text(text).unwrap().body..], "Body");
    }

    #[test]
    fn every_way_to_have_no_front_matter_says_which_it_is() {
        for (text, words) in [
            ("", "no front matter"),
            ("  \n\n", "no front matter"),
            ("# A page", "no front matter"),
            ("\n---\ntitle: A\n---\n", "does not begin with"),
            ("+++\ntitle = 'A'\n+++\n", "TOML"),
            ("---\ntitle: A\nbody", "never closed"),
            ("---", "never closed"),
        ] {
            let message = split_text(text).unwrap_err();
            assert!(message.contains(words), "{text:?} gave {message}");
        }
        let large = format!("---\nx: {}\n---\n", "y".repeat(LARGEST));
        assert!(split_text(&large).unwrap_err().contains("larger than 64 KiB"));
    }
}
