//! The difference between two texts, as `diff -u` writes it.

use crate::report::visible;

/// How many lines that stay are shown around a change.
const AROUND: usize = 3;
/// Above this many pairs of lines the middle is shown as replaced whole, rather than compared for minutes.
const MOST_PAIRS: usize = 25_000_000;

/// One line: a blank, `-` or `+`, and its text.
type Line<'a> = (char, &'a str);

/// What has to change in `old` to make it `new`, in unified form; nothing if they are the same.
pub fn difference(path: &str, old: &str, new: &str) -> String {
    if old == new {
        return String::new();
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let lines = compared(&old, &new);
    let mut text = format!("--- a/{0}\n+++ b/{0}\n", visible(path));
    let changed: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].0 != ' ').collect();
    let mut next = 0;
    while next < changed.len() {
        let first = next;
        while next + 1 < changed.len() && changed[next + 1] - changed[next] <= 2 * AROUND + 1 {
            next += 1;
        }
        let range = changed[first].saturating_sub(AROUND)..(changed[next] + AROUND + 1).min(lines.len());
        next += 1;
        let count = |part: &[Line<'_>], but: char| part.iter().filter(|(sign, _)| *sign != but).count();
        let (before, hunk) = (&lines[..range.start], &lines[range.clone()]);
        let side = |but: char| {
            let length = count(hunk, but);
            format!("{},{length}", count(before, but) + usize::from(length > 0))
        };
        text += &format!("@@ -{} +{} @@\n", side('+'), side('-'));
        for (sign, line) in hunk {
            text += &format!("{sign}{}\n", visible(line));
        }
    }
    text
}

/// The lines of both texts in order, those that they share once.
fn compared<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Line<'a>> {
    let same = |(a, b): &(&&str, &&str)| a == b;
    let start = old.iter().zip(new).take_while(same).count();
    let end = old[start..].iter().rev().zip(new[start..].iter().rev()).take_while(same).count();
    let (left, right) = (&old[start..old.len() - end], &new[start..new.len() - end]);
    let mut lines: Vec<Line<'a>> = old[..start].iter().map(|line| (' ', *line)).collect();
    if left.len().saturating_mul(right.len()) > MOST_PAIRS {
        lines.extend(left.iter().map(|line| ('-', *line)).chain(right.iter().map(|line| ('+', *line))));
    } else {
        lines.extend(longest_common(left, right));
    }
    lines.extend(old[old.len() - end..].iter().map(|line| (' ', *line)));
    lines
}

/// The same, by the longest run of lines that both have in order.
fn longest_common<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Line<'a>> {
    let mut shared = vec![vec![0_u32; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            shared[i][j] =
                if old[i] == new[j] { shared[i + 1][j + 1] + 1 } else { shared[i + 1][j].max(shared[i][j + 1]) };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut lines = Vec::new();
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            lines.push((' ', old[i]));
            (i, j) = (i + 1, j + 1);
        } else if i < old.len() && (j == new.len() || shared[i + 1][j] >= shared[i][j + 1]) {
            lines.push(('-', old[i]));
            i += 1;
        } else {
            lines.push(('+', new[j]));
            j += 1;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_shown_with_the_lines_around_it_and_the_rest_is_not() {
        let old = "a\nb\nc\nd\ne\nf\ng\nh\n";
        let expected = "--- a/x.md\n+++ b/x.md\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n";
        assert_eq!(difference("x.md", old, "a\nb\nc\nd\nE\nf\ng\nh\n"), expected);
        assert_eq!(difference("x.md", old, old), "");
    }

    #[test]
    fn two_distant_changes_are_two_hunks_and_an_empty_text_has_no_line() {
        let old: String = (0..40).map(|number| format!("{number}\n")).collect();
        let new = old.replace("\n5\n", "\nfive\n").replace("\n30\n", "\n");
        let text = difference("x.md", &old, &new);
        assert_eq!(text.matches("@@ -").count(), 2, "{text}");
        assert!(text.contains("@@ -28,7 +28,6 @@"), "{text}");
        assert!(difference("x.md", "", "a\n").contains("@@ -0,0 +1,1 @@\n+a\n"));
    }
}
