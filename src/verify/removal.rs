//! Taking elements out of a finished page without touching anything else of it.

use super::elements::is_void;
use super::markup::{Event, Listener, read};

/// `html` without the elements whose attribute `name` is `value`, and without white space that only stood before them.
/// A page on which such an element is never closed stays as it is from there on.
pub fn without_elements(html: &str, name: &str, value: &str) -> String {
    if !html.contains(value) {
        return html.to_owned();
    }
    let mut search = Search { name, value, last_end: 0, open: None, found: Vec::new() };
    read(html, &mut search);
    let mut kept = String::with_capacity(html.len());
    let mut from = 0;
    for (start, end) in search.found {
        kept += html[from..start].trim_end_matches([' ', '\t']);
        from = end;
        if html[from..].starts_with('\n') {
            from += 1;
        }
    }
    kept + &html[from..]
}

/// The elements found so far.
struct Search<'a> {
    name: &'a str,
    value: &'a str,
    /// Where the last event ended, which is where the next tag begins.
    last_end: usize,
    /// The element we are in: its first byte, its name, and how many of that name are open.
    open: Option<(usize, String, usize)>,
    found: Vec<(usize, usize)>,
}

impl Listener for Search<'_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => {
                match &mut self.open {
                    Some((_, name, depth)) if *name == tag.name => *depth += 1,
                    Some(_) => {}
                    None if tag.get(self.name) == Some(self.value) => {
                        if is_void(tag.name) {
                            self.found.push((self.last_end, tag.end));
                        } else {
                            self.open = Some((self.last_end, tag.name.to_owned(), 1));
                        }
                    }
                    None => {}
                }
                self.last_end = tag.end;
            }
            Event::End(ended, end) => {
                if let Some((start, name, depth)) = &mut self.open
                    && name == ended
                {
                    *depth -= 1;
                    if *depth == 0 {
                        self.found.push((*start, end));
                        self.open = None;
                    }
                }
                self.last_end = end;
            }
            Event::Text(_, end) | Event::Comment(_, end) => self.last_end = end,
            Event::Doctype(_) | Event::Mistake(..) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_entry_goes_and_its_neighbours_stay() {
        let page =
            "<ul>\n  <li data-page=\"/a/\"><ul><li>in it</li></ul></li>\n  <li data-page=\"/a/b/\">b</li>\n</ul>\n";
        assert_eq!(without_elements(page, "data-page", "/a/"), "<ul>\n  <li data-page=\"/a/b/\">b</li>\n</ul>\n");
    }

    #[test]
    fn text_that_only_looks_like_an_entry_stays() {
        let page = "<p>&lt;li data-page=\"/a/\"&gt;</p><!-- <li data-page=\"/a/\"></li> --><a href=\"/a/\">a</a>";
        assert_eq!(without_elements(page, "data-page", "/a/"), page);
    }
}
