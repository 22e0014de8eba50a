//! Every line of the source article has a home on the built site: `tests/coverage.tsv`, checked against the finished
//! pages. Lines that were injected into the article by strangers have none, and their words stand nowhere.

use std::collections::{BTreeMap, BTreeSet};

use handout::verify;

use crate::site::own_site;

struct Row {
    lines: BTreeSet<usize>,
    page: String,
    anchor: String,
    phrases: [String; 2],
}

fn rows() -> Vec<Row> {
    let table = include_str!("../coverage.tsv");
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [lines, _fact, page, anchor, one, two] = cells[..] else { panic!("not six cells: {line}") };
        Row {
            lines: numbers(lines),
            page: page.to_owned(),
            anchor: anchor.to_owned(),
            phrases: [one.to_owned(), two.to_owned()],
        }
    };
    table.lines().skip(1).map(row).collect()
}

/// `3`, `9-11` or `12, 27`.
fn numbers(cell: &str) -> BTreeSet<usize> {
    let range = |part: &str| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        first.trim().parse::<usize>().unwrap()..=last.trim().parse().unwrap()
    };
    cell.split(',').flat_map(range).collect()
}

/// White space folded, so that a line break in a page's source is no difference.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_line_of_the_article_has_a_home() {
    let rows = rows();
    let covered: BTreeSet<usize> = rows.iter().flat_map(|row| row.lines.iter().copied()).collect();
    assert_eq!(covered, (1..=58).collect());
}

#[test]
fn the_phrases_of_each_line_stand_on_its_page() {
    let site = own_site();
    let pages: BTreeMap<&str, String> = site
        .html()
        .map(|(path, html)| (path.strip_suffix("index.html").unwrap_or(path), folded(&verify::visible_text(html))))
        .collect();
    for row in rows() {
        let named = row.phrases.iter().filter(|phrase| !phrase.is_empty());
        if row.page == "-" {
            for phrase in named {
                let where_found = pages.iter().find(|(_, text)| text.contains(phrase.as_str()));
                assert!(where_found.is_none(), "`{phrase}` was injected into the article and stands on the site");
            }
            continue;
        }
        let text = pages.get(row.page.as_str()).unwrap_or_else(|| panic!("no page {}", row.page));
        for phrase in named {
            assert!(text.contains(&folded(phrase)), "`{phrase}` is not on {}", row.page);
        }
        if !row.anchor.is_empty() {
            let html = site.output(&format!("{}index.html", row.page));
            assert!(html.contains(&format!("id=\"{}\"", row.anchor)), "{} has no #{}", row.page, row.anchor);
        }
    }
}
