//! The words of findings, marked in the HTML of a page.

use std::ops::Range;

use crate::diagnostic::Level;
use crate::serve::html::escaped;
use crate::serve::overlay::letters::Letter;

/// The words of one finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    /// The number of the finding in the list, from 1.
    pub(super) number: usize,
    /// How much it weighs.
    pub(super) level: Level,
    /// What is wrong.
    pub(super) message: String,
    /// The letters of the page.
    pub(super) letters: Vec<Range<usize>>,
}

/// A piece of the HTML without a tag in it, and the findings about it, most important first.
struct Piece {
    html: Range<usize>,
    findings: Vec<usize>,
    in_active: bool,
}

/// `html` with the words of all findings marked. The first mark of each finding is a link to it, unless it stands in
/// something that can be clicked itself; where findings meet, the most important one has the link. Returns also the
/// numbers of the findings with a mark of their own, to which the list can lead.
pub(super) fn mark(html: &str, letters: &[Letter], all: &[Words]) -> (String, Vec<(usize, usize)>) {
    let pieces = pieces(html, letters, all);
    let (mut marked, mut from) = (String::with_capacity(html.len() + 200 * pieces.len()), 0);
    let mut places: Vec<(usize, usize)> = Vec::new();
    let mut linked: Vec<usize> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let first = &all[piece.findings[0]];
        let id = format!("handout-mark-{}", index + 1);
        for words in piece.findings.iter().map(|&index| &all[index]) {
            if places.iter().all(|(number, _)| *number != words.number) {
                places.push((words.number, index + 1));
            }
        }
        let is_link = !piece.in_active && !linked.contains(&first.number);
        let class = format!("handout-mark handout-{}", first.level.word());
        let about = escaped(&format!("{}: {}", first.level.word(), first.message));
        let (open, close) = if is_link {
            linked.push(first.number);
            (format!("a href=\"#handout-finding-{}\" aria-description=\"{about}\"", first.number), "a")
        } else {
            (format!("mark data-handout-finding=\"{}\"", first.number), "mark")
        };
        marked += &html[from..piece.html.start];
        marked +=
            &format!("<{open} class=\"{class}\" id=\"{id}\" title=\"{about}\">{}</{close}>", &html[piece.html.clone()]);
        from = piece.html.end;
    }
    marked += &html[from..];
    (marked, places)
}

/// The pieces of the HTML that belong to some finding, in order.
fn pieces(html: &str, letters: &[Letter], all: &[Words]) -> Vec<Piece> {
    let mut owners: Vec<Vec<usize>> = vec![Vec::new(); letters.len()];
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|&index| all[index].level);
    for index in order {
        for letter in all[index].letters.iter().cloned().flatten() {
            if let Some(owners) = owners.get_mut(letter) {
                owners.push(index);
            }
        }
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for (letter, findings) in letters.iter().zip(owners).filter(|(_, findings)| !findings.is_empty()) {
        match pieces.last_mut() {
            Some(last) if last.html.end == letter.start && last.findings == findings => last.html.end = letter.end,
            _ => pieces.push(Piece { html: letter.start..letter.end, findings, in_active: letter.in_active }),
        }
    }
    pieces.retain(|piece| !html[piece.html.clone()].trim().is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::overlay::letters::letters;

    fn words(number: usize, level: Level, letters: Range<usize>) -> Words {
        Words { number, level, message: "\"wrong\"".to_owned(), letters: vec![letters] }
    }

    /// The letters of the first place of `text`.
    fn at(html: &str, text: &str) -> Range<usize> {
        let all: String = letters(html).iter().map(|letter| letter.letter).collect();
        let start = all[..all.find(text).unwrap()].chars().count();
        start..start + text.chars().count()
    }

    fn marked(html: &str, all: &[Words]) -> String {
        let text = mark(html, &letters(html), all).0;
        text.replace(" title=\"error: &quot;wrong&quot;\"", "")
            .replace(" aria-description=\"error: &quot;wrong&quot;\"", "")
    }

    #[test]
    fn words_across_tags_are_marked_in_pieces_of_which_the_first_is_a_link() {
        let html = "<p>It <em>always</em> cures.</p>";
        assert_eq!(
            marked(html, &[words(3, Level::Error, at(html, "always cures"))]),
            "<p>It <em><a href=\"#handout-finding-3\" class=\"handout-mark handout-error\" id=\"handout-mark-1\">always</a></em>\
             <mark data-handout-finding=\"3\" class=\"handout-mark handout-error\" id=\"handout-mark-2\"> cures</mark>.</p>"
        );
    }

    #[test]
    fn no_link_is_put_into_a_link() {
        let html = "<p><a href=\"/x\">words</a></p>";
        let text = marked(html, &[words(1, Level::Error, at(html, "words"))]);
        assert!(text.contains("<a href=\"/x\"><mark data-handout-finding=\"1\""), "{text}");
    }

    #[test]
    fn where_findings_meet_the_more_important_one_has_the_words_and_both_can_be_found() {
        let html = "<p>one two three</p>";
        let all = [words(1, Level::Advice, at(html, "one two")), words(2, Level::Error, at(html, "two three"))];
        let (text, places) = mark(html, &letters(html), &all);
        assert_eq!(places, [(1, 1), (2, 2)]);
        assert!(
            text.contains("handout-error\" id=\"handout-mark-2\" title=\"error: &quot;wrong&quot;\">two</a>"),
            "{text}"
        );
        let plain =
            text.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect::<String>();
        assert_eq!(plain, "one two three");
    }
}
