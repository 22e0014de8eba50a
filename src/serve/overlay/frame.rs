//! A code frame: the lines of a file around the words that a finding is about.

use crate::build::{File, Inputs};
use crate::serve::html::Html;
use crate::text::{LineIndex, SitePath, Span};

/// How many lines are shown before and after.
const AROUND: usize = 1;
/// Of words on more lines than this the first are shown.
const MOST_LINES: usize = 6;
/// Of a longer line so many letters are shown on each side of the words.
const BESIDE: usize = 90;

/// The first line of `span` in `path`, from 1.
pub(in crate::serve) fn line(inputs: &Inputs, path: &SitePath, span: Span) -> usize {
    text(inputs, path).map_or(1, |text| LineIndex::new(text).line_column(span.start as usize).line)
}

/// Shows the lines around `span`, the words marked. A file that is no text has none.
pub(in crate::serve) fn frame(html: &mut Html, inputs: &Inputs, path: &SitePath, span: Span) {
    let Some(text) = text(inputs, path) else { return };
    let lines = LineIndex::new(text);
    let (start, end) = lines.ends(span);
    let last = end.line.min(start.line + MOST_LINES - 1);
    html.within("pre", &[("class", "handout-frame"), ("tabindex", "0")], |pre| {
        for number in start.line.saturating_sub(AROUND).max(1)..=last + AROUND {
            let (from, to) = (lines.offset(number, 1), lines.offset(number + 1, 1));
            // Past the last line there is nothing more to show.
            if number > start.line && from >= text.len() {
                break;
            }
            pre.say("span", &[("class", "handout-line")], &format!("{number:>4} "));
            let content = text[from..to.max(from)].trim_end_matches(['\n', '\r']);
            let is_of_it = (start.line..=last).contains(&number);
            let words = if is_of_it { words(span, from, content) } else { 0..0 };
            let (before, rest) = content.split_at(words.start);
            let (marked, after) = rest.split_at(words.end - words.start);
            pre.text(&shortened(before, is_of_it, true));
            if !marked.is_empty() {
                pre.say("mark", &[], marked);
            }
            pre.text(&shortened(after, is_of_it, false));
            pre.text("\n");
        }
    });
}

/// The part of the line `content`, which begins at `from`, that `span` covers.
fn words(span: Span, from: usize, content: &str) -> std::ops::Range<usize> {
    let within = |offset: u32| {
        let mut offset = (offset as usize).saturating_sub(from).min(content.len());
        while !content.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    };
    within(span.start)..within(span.end)
}

/// What stands before or after the words, if need be only the part that is near them.
fn shortened(text: &str, beside_words: bool, before: bool) -> String {
    let count = text.chars().count();
    if count <= BESIDE * 2 {
        return text.to_owned();
    }
    if beside_words && before {
        return format!("… {}", text.chars().skip(count - BESIDE).collect::<String>());
    }
    format!("{} …", text.chars().take(BESIDE).collect::<String>())
}

fn text<'a>(inputs: &'a Inputs, path: &SitePath) -> Option<&'a str> {
    match inputs.files.get(path)? {
        File::Text(text) => Some(text),
        File::Asset(_) | File::NotText(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, span: Span) -> String {
        let path = SitePath::known("content/a.md");
        let inputs = Inputs { files: [(path.clone(), File::Text(text.into()))].into(), ..Inputs::default() };
        let mut html = Html::default();
        frame(&mut html, &inputs, &path, span);
        html.into_text().replace("<span class=\"handout-line\">", "").replace("</span>", "")
    }

    #[test]
    fn the_words_are_marked_between_the_lines_around_them() {
        let text = "one\ntwo <b>\nthree\nfour\n";
        let frame = shown(text, Span::new(8, 11));
        assert!(frame.contains("   1 one\n   2 two <mark>&lt;b&gt;</mark>\n   3 three\n</pre>"), "{frame}");
    }

    #[test]
    fn no_place_brings_it_down_and_a_long_line_is_cut() {
        for (text, start, end) in [("", 0, 0), ("a", 0, 9), ("ü", 1, 1), ("a\n", 5, 9), ("a\r\nb", 0, 4), ("😀", 2, 3)]
        {
            assert!(shown(text, Span::new(start, end)).starts_with("<pre"), "{text:?}");
        }
        let long = format!("{}HERE{}", "x".repeat(5_000), "y".repeat(5_000));
        let frame = shown(&long, Span::new(5_000, 5_004));
        assert!(frame.contains("<mark>HERE</mark>") && frame.len() < 600, "{}", frame.len());
    }
}
