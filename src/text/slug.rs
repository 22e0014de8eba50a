//! Heading text to anchor: the part of an address after `#`.

use std::collections::BTreeMap;

/// The anchor of a heading: its letters and digits in lower case, everything else a single `-`. Letters of all
/// scripts are kept, since browsers match them; an empty result becomes `section`.
pub fn slug(heading: &str) -> String {
    let mut anchor = String::with_capacity(heading.len());
    for c in heading.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            anchor.push(c);
        } else if !matches!(c, '\'' | '’') && !anchor.ends_with('-') && !anchor.is_empty() {
            anchor.push('-');
        }
    }
    let anchor = anchor.trim_end_matches('-');
    if anchor.is_empty() { "section".to_owned() } else { anchor.to_owned() }
}

/// Gives each heading of one page an anchor of its own.
#[derive(Clone, Debug, Default)]
pub struct Slugs {
    taken: BTreeMap<String, usize>,
}

impl Slugs {
    /// Anchors, none of which is one of `taken`.
    pub fn avoiding<'a>(taken: impl IntoIterator<Item = &'a str>) -> Self {
        Self { taken: taken.into_iter().map(|anchor| (anchor.to_owned(), 1)).collect() }
    }

    /// The anchor for `heading`; the second one of a name gets `-2` and so on.
    pub fn next(&mut self, heading: &str) -> String {
        let wanted = slug(heading);
        let mut number = self.taken.get(&wanted).map_or(1, |count| count + 1);
        let mut anchor = if number == 1 { wanted.clone() } else { format!("{wanted}-{number}") };
        while number > 1 && self.taken.contains_key(&anchor) {
            number += 1;
            anchor = format!("{wanted}-{number}");
        }
        self.taken.insert(wanted, number);
        self.taken.entry(anchor.clone()).or_insert(1);
        anchor
    }

    /// Takes an anchor that an author chose; false if the page has it already.
    pub fn take(&mut self, anchor: &str) -> bool {
        self.taken.insert(anchor.to_owned(), 1).is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_heading_gets_a_number_that_nothing_else_has() {
        let mut slugs = Slugs::avoiding(["sources"]);
        let given: Vec<String> = ["Why?", "Why", "Why 2", "Why", "Sources", "—"].map(|h| slugs.next(h)).into();
        assert_eq!(given, ["why", "why-2", "why-2-2", "why-3", "sources-2", "section"]);
    }
}
