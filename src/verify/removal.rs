//! Taking elements out of a finished page without touching anything else of it.

use super::elements::is_void;
use super::markup::{Event, Listener, Tag, read};

/// `html` without the entries about the page at `address`, and without white space that only stood before them. An entry
/// is an element with `data-page="address"`, or one right inside an element with `data-pages` whose first link leads there.
/// What is never closed stays.
pub fn without_entries(html: &str, address: &str) -> String {
    if !html.contains(address) {
        return html.to_owned();
    }
    let mut search = Search { address, last_end: 0, open: Vec::new(), found: Vec::new() };
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

/// The entries found so far.
struct Search<'a> {
    address: &'a str,
    /// Where the last event ended, which is where the next tag begins.
    last_end: usize,
    /// The elements that we are in.
    open: Vec<Element>,
    /// First byte and end, none inside another.
    found: Vec<(usize, usize)>,
}

/// An element that is not closed yet.
struct Element {
    name: String,
    start: usize,
    /// Whether its children are entries.
    holds_entries: bool,
    entry: Entry,
}

/// What is known of whether an element is an entry about the page.
#[derive(Clone, Copy, PartialEq)]
enum Entry {
    No,
    /// Its first link will tell.
    Perhaps,
    Yes,
}

impl Search<'_> {
    fn start(&mut self, tag: &Tag<'_>) {
        if tag.name == "a"
            && let Some(href) = tag.get("href")
            && let Some(entry) = self.open.iter_mut().rev().find(|element| element.entry == Entry::Perhaps)
        {
            entry.entry = if href == self.address { Entry::Yes } else { Entry::No };
        }
        if is_void(tag.name) || tag.self_closing {
            return;
        }
        let entry = if tag.get("data-page") == Some(self.address) {
            Entry::Yes
        } else if self.open.last().is_some_and(|parent| parent.holds_entries) {
            Entry::Perhaps
        } else {
            Entry::No
        };
        let holds_entries = tag.has("data-pages");
        self.open.push(Element { name: tag.name.to_owned(), start: self.last_end, holds_entries, entry });
    }

    fn end(&mut self, name: &str, end: usize) {
        let Some(index) = self.open.iter().rposition(|element| element.name == name) else { return };
        let element = self.open.swap_remove(index);
        self.open.truncate(index);
        if element.entry == Entry::Yes {
            self.found.retain(|(start, _)| *start < element.start);
            self.found.push((element.start, end));
        }
    }
}

impl Listener for Search<'_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => {
                self.start(tag);
                self.last_end = tag.end;
            }
            Event::End(name, end) => {
                self.end(name, end);
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
        assert_eq!(without_entries(page, "/a/"), "<ul>\n  <li data-page=\"/a/b/\">b</li>\n</ul>\n");
    }

    #[test]
    fn text_that_only_looks_like_an_entry_stays() {
        let page = "<p>&lt;li data-page=\"/a/\"&gt;</p><!-- <li data-page=\"/a/\"></li> --><a href=\"/a/\">a</a>";
        assert_eq!(without_entries(page, "/a/"), page);
    }

    #[test]
    fn in_a_list_of_pages_the_first_link_of_an_entry_tells_what_it_is_about() {
        let page = "<ul data-pages>\n<li><p>x</p><a href=\"/a/\">a</a></li>\n<li><a href=\"/b/\">b</a>, not <a href=\"/a/\">a</a></li>\n</ul>\n<ul><li><a href=\"/a/\">a</a></li></ul>";
        assert_eq!(
            without_entries(page, "/a/"),
            "<ul data-pages>\n<li><a href=\"/b/\">b</a>, not <a href=\"/a/\">a</a></li>\n</ul>\n<ul><li><a href=\"/a/\">a</a></li></ul>"
        );
    }

    #[test]
    fn an_entry_inside_an_entry_goes_with_it() {
        let page = "<ul data-pages><li><a href=\"/a/\">a</a><i data-page=\"/a/\">x</i></li></ul>";
        assert_eq!(without_entries(page, "/a/"), "<ul data-pages></ul>");
    }
}
