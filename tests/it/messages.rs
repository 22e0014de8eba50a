//! Findings as a tired author reads them.

use handout::report;
use snapbox::{assert_data_eq, str};

use crate::site::small;

#[track_caller]
fn printed(change: &str) -> String {
    let site = small().with(change);
    let built = site.build();
    report::human(&built.build.diagnostics, &site.inputs().texts(), false)
}

#[test]
fn an_undeclared_contraindication_names_movement_rule_and_the_line_to_write() {
    let text = printed(
        "-- edit content/exercises/press-up.md --\n-  - {condition: spinal-stenosis, level: avoid}\n",
    );
    assert_data_eq!(text, str![]);
}

#[test]
fn a_misspelt_key_shows_the_one_that_was_meant() {
    assert_data_eq!(
        printed("-- edit content/about.md --\n-summary: Who made this site, and how.\n+sumary: Who made this site.\n"),
        str![]
    );
}

#[test]
fn a_broken_link_shows_the_words_and_the_page_that_was_meant() {
    assert_data_eq!(
        printed("-- edit content/about.md --\n-This site is a test. Nobody has checked it.\n+See [walking](exercises/wlaking.md).\n"),
        str![]
    );
}

#[test]
fn yaml_that_cannot_be_read_says_what_to_write() {
    assert_data_eq!(
        printed("-- edit content/about.md --\n-title: About this site\n+title: About: this site\n"),
        str![]
    );
}
