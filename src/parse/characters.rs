//! Characters that no text of a site may hold: readers cannot see them, and they can make one text look like another.

use crate::diagnostic::{Diagnostic, names};
use crate::text::{SitePath, Span};

/// How many places are told of one by one; a file full of them is no text at all.
const PLACES: usize = 20;

/// Whether `c` may not stand in a text: control characters but for line ends and tabs, and those that turn the
/// direction of writing.
pub(super) fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || is_bidirectional(c)
}

/// The embeddings, overrides and isolates of Unicode's bidirectional algorithm. The plain marks (U+200E, U+200F,
/// U+061C) are not among them: Arabic and Hebrew texts need them, and they cannot reorder what stands around them.
fn is_bidirectional(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The character in words, with its code point.
pub(super) fn described(c: char) -> String {
    let code = format!("U+{:04X}", u32::from(c));
    match c {
        '\0' => format!("a NUL character ({code})"),
        c if is_bidirectional(c) => format!("a character that turns the direction of writing ({code})"),
        '\u{FEFF}' => format!("a byte order mark ({code})"),
        _ => format!("a control character ({code})"),
    }
}

/// One error for each run of characters that may not stand in `text`.
pub(super) fn check(path: &SitePath, text: &str) -> Vec<Diagnostic> {
    let mut runs: Vec<(char, usize, usize)> = Vec::new();
    let mut all = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let lone_return = c == '\r' && characters.peek().is_none_or(|&(_, next)| next != '\n');
        if !is_forbidden(c) && !lone_return && (c != '\u{FEFF}' || at == 0) {
            continue;
        }
        let end = at + c.len_utf8();
        match runs.last_mut() {
            Some((last, _, last_end)) if *last == c && *last_end == at => *last_end = end,
            _ => {
                all += 1;
                if runs.len() < PLACES {
                    runs.push((c, at, end));
                }
            }
        }
    }
    let more = all - runs.len();
    let last = runs.len().saturating_sub(1);
    runs.into_iter()
        .enumerate()
        .map(|(index, (c, start, end))| {
            let message = if c == '\r' {
                "this line ends with a bare carriage return (U+000D)".to_owned()
            } else {
                format!("here stands {}", described(c))
            };
            let help = if c == '\r' {
                "save the file with the line ends of Unix or Windows".to_owned()
            } else {
                "take it out; readers cannot see it".to_owned()
            };
            let rest = (index == last && more > 0).then(|| format!("there are {more} more such places in this file"));
            Diagnostic::error(names::FILE, path, Span::new(start, end), message).help(help).maybe_help(rest)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_run_of_hidden_characters_is_named_with_its_code_point() {
        let text = "\u{FEFF}a\0\0b\u{202E}c\u{FEFF}\r\nd\re\u{7}";
        let found = check(&SitePath::known("content/a.md"), text);
        let messages: Vec<&str> = found.iter().map(|d| d.message.as_str()).collect();
        assert_eq!(messages.len(), 5, "{messages:?}");
        assert!(messages[0].contains("NUL") && found[0].span == Span::new(4, 6));
        assert!(messages[1].contains("U+202E"));
        assert!(messages[2].contains("U+FEFF"));
        assert!(messages[3].contains("carriage return"));
        assert!(messages[4].contains("U+0007"));
    }

    #[test]
    fn a_file_full_of_them_has_a_short_list_and_a_count() {
        let text = "a\u{1}".repeat(100);
        let found = check(&SitePath::known("content/a.md"), &text);
        assert_eq!(found.len(), PLACES);
        assert!(found[PLACES - 1].help[1].contains("80 more"));
    }

    #[test]
    fn marks_that_arabic_texts_need_are_left_alone() {
        assert!(check(&SitePath::known("content/a.md"), "\u{200F}مرحبا\u{200E}\n\tx").is_empty());
    }
}
