//! The text of a finished page, letter by letter, with the place of each in the HTML: the ground on which words of the
//! source are found again. White space is folded, as browsers fold it.

use std::ops::Range;

/// Elements that do not break a line of text.
const INLINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "dfn", "em", "i", "kbd", "mark", "q", "s", "samp", "small", "span",
    "strong", "sub", "sup", "time", "wbr",
];
/// Elements whose text is no text of the page.
const PASSED_OVER: [&str; 7] = ["script", "style", "template", "textarea", "title", "svg", "math"];
/// Elements that do something when they are clicked: no link can stand in them.
const ACTIVE: [&str; 4] = ["a", "button", "label", "summary"];

/// One letter that readers see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// The letter; a blank for any white space.
    pub(super) letter: char,
    /// Where it begins in the HTML.
    pub(super) start: usize,
    /// Where it ends there; the same as `start` for a blank that a line break of the layout makes.
    pub(super) end: usize,
    /// Whether it stands in something that can be clicked.
    pub(super) in_active: bool,
}

/// The letters of the page's main part, or of the whole page if it has no such part.
pub(super) fn letters(html: &str) -> Vec<Letter> {
    let all = of_range(html, 0..html.len());
    match main_part(html) {
        Some(main) => all.into_iter().filter(|letter| main.contains(&letter.start)).collect(),
        None => all,
    }
}

/// Where the main part stands.
fn main_part(html: &str) -> Option<Range<usize>> {
    let start = html.match_indices("<main").find(|(at, _)| html[at + 5..].starts_with([' ', '>', '\n']))?.0;
    Some(start..start + html[start..].find("</main")?)
}

fn of_range(html: &str, range: Range<usize>) -> Vec<Letter> {
    let mut found: Vec<Letter> = Vec::new();
    let mut active = 0_usize;
    let mut at = range.start;
    while at < range.end {
        let rest = &html[at..range.end];
        if rest.starts_with("<!--") {
            at += rest.find("-->").map_or(rest.len(), |end| end + 3);
        } else if let Some(tag) = tag(rest) {
            if !INLINE.contains(&tag.name.as_str()) {
                blank(&mut found, at..at, active > 0);
            }
            if ACTIVE.contains(&tag.name.as_str()) {
                active = if tag.is_end { active.saturating_sub(1) } else { active + 1 };
            }
            at += tag.length;
            if !tag.is_end && PASSED_OVER.contains(&tag.name.as_str()) {
                at += end_of(&html[at..range.end], &tag.name);
            }
        } else {
            let (letter, length) = next_letter(rest);
            if letter.is_whitespace() {
                blank(&mut found, at..at + length, active > 0);
            } else {
                found.push(Letter { letter, start: at, end: at + length, in_active: active > 0 });
            }
            at += length;
        }
    }
    found
}

/// Adds a blank, unless one stands there already: then that one grows, if nothing lies between the two.
fn blank(found: &mut Vec<Letter>, at: Range<usize>, in_active: bool) {
    match found.last_mut() {
        None => {}
        Some(last) if last.letter == ' ' && last.end == at.start => last.end = at.end,
        Some(last) if last.letter == ' ' => {}
        Some(_) => found.push(Letter { letter: ' ', start: at.start, end: at.end, in_active }),
    }
}

/// A tag.
struct Tag {
    name: String,
    is_end: bool,
    length: usize,
}

/// The tag with which `rest` begins, if it begins with one.
fn tag(rest: &str) -> Option<Tag> {
    let after = rest.strip_prefix('<')?;
    let (is_end, name) = after.strip_prefix('/').map_or((false, after), |name| (true, name));
    let starts = name.starts_with(|c: char| c.is_ascii_alphabetic()) || after.starts_with(['!', '?']);
    if !starts {
        return None;
    }
    let name: String = name.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let mut quote = None;
    for (index, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(Tag { name: name.to_ascii_lowercase(), is_end, length: index + 1 }),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    Some(Tag { name: name.to_ascii_lowercase(), is_end, length: rest.len() })
}

/// How far it is from here to behind the end tag of the element called `name`.
fn end_of(rest: &str, name: &str) -> usize {
    let end = format!("</{name}");
    let Some(start) = rest.to_ascii_lowercase().find(&end) else { return rest.len() };
    start + rest[start..].find('>').map_or(rest.len() - start, |close| close + 1)
}

/// The letter with which `rest` begins, and how many bytes it takes there.
fn next_letter(rest: &str) -> (char, usize) {
    let first = rest.chars().next().unwrap_or(' ');
    if first != '&' {
        return (first, first.len_utf8());
    }
    // The longest reference that is written in practice has 8 letters.
    let Some(end) = rest.bytes().take(10).position(|byte| byte == b';') else { return ('&', 1) };
    let name = &rest[1..end];
    let number = |text: &str, radix| u32::from_str_radix(text, radix).ok().and_then(char::from_u32);
    let letter = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "shy" => Some('\u{ad}'),
        _ => match name.strip_prefix('#') {
            Some(digits) => match digits.strip_prefix(['x', 'X']) {
                Some(hex) => number(hex, 16),
                None => number(digits, 10),
            },
            None => None,
        },
    };
    letter.map_or(('&', 1), |letter| (letter, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(html: &str) -> String {
        letters(html).iter().map(|letter| letter.letter).collect()
    }

    #[test]
    fn what_readers_see_is_read_and_nothing_else() {
        assert_eq!(seen("<p>One <em>two</em>\n three</p><p>four</p>").trim(), "One two three four");
        assert_eq!(
            seen("<style>p{}</style>A<!-- B --><script>\"</p>\"</script>C<svg><title>x</title></svg>").trim(),
            "A C"
        );
        assert_eq!(seen("a &lt; b &amp; c &#39;d&#x2019; &unknown; 1 < 2"), "a < b & c 'd\u{2019} &unknown; 1 < 2");
        assert_eq!(seen("<nav>Menu</nav><main id=x>Text</main><footer>Foot</footer>").trim(), "Text");
        assert_eq!(seen("<p title=\"a > b\">x"), "x");
    }

    #[test]
    fn each_letter_knows_its_place_and_whether_it_can_be_clicked() {
        let html = "<p>a&amp;<a href=\"x\">b</a></p>";
        let all: Vec<Letter> = letters(html).into_iter().filter(|letter| letter.letter != ' ').collect();
        let places: Vec<(&str, bool)> = all.iter().map(|one| (&html[one.start..one.end], one.in_active)).collect();
        assert_eq!(places, [("a", false), ("&amp;", false), ("b", true)]);
    }

    #[test]
    fn text_that_is_no_html_brings_nothing_down() {
        for html in ["<", "<!--", "<p", "</", "&", "&#", "&#x110000;", "<script>", "<a href='", "\u{1f600}<\u{1f600}"] {
            letters(html);
        }
    }
}
