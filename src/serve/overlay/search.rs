//! Looking for a text among the letters of a page, white space folded as browsers fold it.

use crate::serve::overlay::letters::Letter;

/// The first place of `text` among the letters `from..to`.
pub(super) fn find(letters: &[Letter], from: usize, to: usize, text: &[char]) -> Option<usize> {
    places(letters, from, to, text).next()
}

/// The last one.
pub(super) fn find_last(letters: &[Letter], from: usize, to: usize, text: &[char]) -> Option<usize> {
    places(letters, from, to, text).last()
}

fn places<'a>(letters: &'a [Letter], from: usize, to: usize, text: &'a [char]) -> impl Iterator<Item = usize> + 'a {
    let range = letters.get(from..to.max(from)).unwrap_or(&[]);
    let windows = range.windows(text.len().max(1)).enumerate();
    windows
        .filter(move |(_, window)| {
            !text.is_empty() && window.iter().zip(text).all(|(one, other)| same(one.letter, *other))
        })
        .map(move |(index, _)| from + index)
}

/// Whether two letters look the same to a reader: a theme may set quotes and hyphens as printers do.
fn same(shown: char, written: char) -> bool {
    let plain = |c: char| match c {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        other => other,
    };
    shown == written || plain(shown) == plain(written)
}

/// The letters of `text`, white space folded, without blanks around it.
pub(super) fn folded(text: &str) -> Vec<char> {
    let mut letters = Vec::new();
    for (index, word) in text.split_whitespace().enumerate() {
        if index > 0 {
            letters.push(' ');
        }
        letters.extend(word.chars());
    }
    letters
}

/// How many letters of the folded `text` come before its byte `offset`.
pub(super) fn folded_before(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = folded(&text[..offset]).len();
    let blank_before = text[..offset].ends_with(char::is_whitespace) && before > 0;
    let goes_on = !text[offset..].trim_start().is_empty();
    before + usize::from(blank_before && goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::overlay::letters::letters;

    #[test]
    fn a_text_is_found_whatever_its_white_space_and_quotes_are() {
        let all = letters("<p>It\u{2019}s  here,\nit&#39;s there</p>");
        let at = |words: &str| find(&all, 0, all.len(), &folded(words));
        assert_eq!((at("It's\n here"), at("it's"), at("there"), at("their")), (Some(0), Some(11), Some(16), None));
        assert_eq!(find_last(&all, 0, all.len(), &folded("e")), at("there").map(|at| at + 4));
        assert_eq!(find(&all, 5, 3, &folded("x")), None);
        assert_eq!(find(&all, 0, all.len(), &[]), None);
    }

    #[test]
    fn letters_before_a_place_are_counted_as_they_are_shown() {
        for (text, offset, letters) in
            [("One  two", 3, 3), ("One  two", 5, 4), ("One  ", 5, 3), ("  One", 2, 0), ("\u{fc}b", 2, 1)]
        {
            assert_eq!(folded_before(text, offset), letters, "{text:?} {offset}");
        }
    }
}
