//! The clean site as plain text, and the ways to change a line of it. Nothing here knows what a rule is: keys are found by
//! their indentation and values by their spelling.

use std::collections::BTreeMap;

use super::Variant;

/// The text files of a site by path.
pub(super) struct Corpus {
    pub(super) files: BTreeMap<String, String>,
}

/// One page of it.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
}

/// A line of front matter: where, the top-level key above it, and its text.
#[derive(Clone, Copy)]
pub(super) struct FrontLine<'a> {
    pub(super) at: usize,
    pub(super) key: &'a str,
    pub(super) text: &'a str,
}

impl Corpus {
    /// The pages in a folder below `content/`, without the pages about the folder itself.
    pub(super) fn pages(&self, folder: &str) -> Vec<Source<'_>> {
        let below = format!("content/{folder}/");
        self.all()
            .into_iter()
            .filter(|page| page.path.starts_with(&below) && !page.path.ends_with("_index.md"))
            .collect()
    }

    /// All pages.
    pub(super) fn all(&self) -> Vec<Source<'_>> {
        let pages = self.files.iter().filter(|(path, _)| path.ends_with(".md"));
        pages.map(|(path, text)| Source { path, text }).collect()
    }

    /// One file.
    pub(super) fn file(&self, path: &str) -> Source<'_> {
        let (path, text) = self.files.get_key_value(path).unwrap_or_else(|| panic!("the site has no {path}"));
        Source { path, text }
    }

    /// Exercises to try.
    pub(super) fn to_try(&self) -> Vec<Source<'_>> {
        self.pages("exercises").into_iter().filter(|page| page.text.contains("\nadvice: try\n")).collect()
    }

    /// Exercises to leave for now.
    pub(super) fn to_leave(&self) -> Vec<Source<'_>> {
        self.pages("exercises").into_iter().filter(|page| page.text.contains("\nadvice: leave-for-now\n")).collect()
    }
}

impl<'a> Source<'a> {
    /// Its name without folder and ending.
    pub(super) fn id(self) -> &'a str {
        self.path.rsplit('/').next().and_then(|name| name.strip_suffix(".md")).unwrap_or(self.path)
    }

    pub(super) fn lines(self) -> Vec<&'a str> {
        self.text.lines().collect()
    }

    /// The lines of its front matter.
    pub(super) fn front(self) -> Vec<FrontLine<'a>> {
        let mut key = "";
        let mut all = Vec::new();
        for (at, text) in self.text.lines().enumerate().skip(1) {
            if text == "---" {
                break;
            }
            if !text.starts_with([' ', '#', '-']) {
                key = text.split(':').next().unwrap_or("");
            }
            all.push(FrontLine { at, key, text });
        }
        all
    }

    /// The page with the lines `from..to` replaced.
    pub(super) fn with_lines(self, (from, to): (usize, usize), new: &[&str]) -> Variant {
        let lines = self.lines();
        let kept = lines[..from].iter().chain(new).chain(&lines[to..]);
        let text: String = kept.map(|line| format!("{line}\n")).collect();
        self.becomes(text)
    }

    /// The page with one line replaced.
    pub(super) fn with_line(self, at: usize, new: &str) -> Variant {
        self.with_lines((at, at + 1), &[new])
    }

    /// The page without one line.
    pub(super) fn without_line(self, at: usize) -> Variant {
        self.with_lines((at, at + 1), &[])
    }

    /// The page with `old`, in one line, become `new`; nothing if the line has no `old`.
    pub(super) fn respelt(self, line: FrontLine<'_>, old: &str, new: &str) -> Option<Variant> {
        line.text.contains(old).then(|| self.with_line(line.at, &line.text.replacen(old, new, 1)))
    }

    /// The lines of a top-level key and all that belongs to it.
    pub(super) fn block(self, key: &str) -> Option<(usize, usize)> {
        let own: Vec<usize> = self.front().iter().filter(|line| line.key == key).map(|line| line.at).collect();
        Some((*own.first()?, own.last()? + 1))
    }

    /// The page without a key of its front matter.
    pub(super) fn without_key(self, key: &str) -> Option<Variant> {
        Some(self.with_lines(self.block(key)?, &[]))
    }

    /// The page with another value of a key.
    pub(super) fn with_key(self, key: &str, new: &[&str]) -> Option<Variant> {
        Some(self.with_lines(self.block(key)?, new))
    }

    /// The page with lines at the beginning of its front matter.
    pub(super) fn with_front(self, new: &[&str]) -> Variant {
        self.with_lines((1, 1), new)
    }

    /// The entries of a list in the front matter, each from its `  - ` up to the next.
    pub(super) fn entries(self, key: &str) -> Vec<(usize, usize)> {
        let Some((_, end)) = self.block(key) else { return Vec::new() };
        let front = self.front();
        let own = front.iter().filter(|line| line.key == key && line.text.starts_with("  - "));
        let starts: Vec<usize> = own.map(|line| line.at).collect();
        let ends = starts.iter().copied().skip(1).chain([end]);
        starts.iter().copied().zip(ends).collect()
    }

    /// The page with more text at its end.
    pub(super) fn with_end(self, more: &str) -> Variant {
        self.becomes(format!("{}\n{more}\n", self.text))
    }

    /// The places of its running text between two paragraphs, as lines before which something can be put.
    pub(super) fn seams(self) -> Vec<usize> {
        let lines = self.lines();
        let body = lines.iter().enumerate().filter(|(_, line)| **line == "---").nth(1).map_or(0, |(at, _)| at);
        let seam = |at: &usize| {
            let plain = |line: &str| line.starts_with(|c: char| c.is_alphabetic());
            *at > body + 2 && plain(lines[*at]) && lines[*at - 1].is_empty() && plain(lines[*at - 2])
        };
        (2..lines.len()).filter(seam).collect()
    }

    /// The page with a paragraph before line `at`.
    pub(super) fn with_paragraph(self, at: usize, paragraph: &str) -> Variant {
        self.with_lines((at, at), &[paragraph, ""])
    }

    /// This file as it will be.
    pub(super) fn becomes(self, text: String) -> Variant {
        Variant { path: self.path.to_owned(), text }
    }
}

/// The word after `key: ` in a line.
pub(super) fn value_of<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let (before, rest) = line.split_once(&format!("{key}: "))?;
    if before.ends_with(|c: char| c.is_alphanumeric() || c == '-') {
        return None;
    }
    rest.split([',', '}', ' ', ']']).next().filter(|word| !word.is_empty())
}

/// A line with another value after `key: `.
pub(super) fn with_value(line: &str, key: &str, new: &str) -> Option<String> {
    let old = value_of(line, key)?;
    (old != new).then(|| line.replacen(&format!("{key}: {old}"), &format!("{key}: {new}"), 1))
}

/// The names in `key: [a, b]`.
pub(super) fn list_of<'a>(line: &'a str, key: &str) -> Vec<&'a str> {
    let inside = line.split_once(&format!("{key}: [")).and_then(|(_, rest)| rest.split_once(']'));
    inside.map_or_else(Vec::new, |(names, _)| names.split(", ").filter(|name| !name.is_empty()).collect())
}
