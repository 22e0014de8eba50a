//! What readers of a preview get while its author writes.

use std::fs;

use crate::serve::program::Preview;
use crate::site::small;

const ABOUT: &str = "---\ntitle: About this site\nsummary: Who made this site, and how.\n\
                     review: {written: 2026-11-22, due: 2027-11-22}\n---\n\n";

#[test]
fn a_saved_page_is_served_with_its_new_words_and_the_published_bytes() {
    let preview = Preview::of(&small(), &[]);
    let first = preview.get("/small/about/");
    assert_eq!(first.status, 200, "{}", first.head);
    let built = small().build().clean();
    let published = built.output("about/index.html");
    let (before, after) = published.split_once("<head>").unwrap();
    assert!(first.body.starts_with(before));
    assert!(first.body.ends_with(after.rsplit_once("Content-Security-Policy").unwrap().1.split_once('>').unwrap().1));
    preview.write("content/about.md", &format!("{ABOUT}Quite new words.\n"));
    preview.until("/small/about/", |got| got.body.contains("Quite new words."));
}

#[test]
fn a_broken_page_stays_as_it_was_with_its_error_over_it() {
    let preview = Preview::of(&small(), &[]);
    preview.write("content/about.md", "---\ntitle: [<img src=x onerror=alert(1)>\n---\n");
    let shown = preview.until("/small/about/", |got| got.body.contains("handout-overlay"));
    assert_eq!(shown.status, 200);
    assert!(shown.body.contains("Nobody has checked it."), "the last good page");
    assert!(!shown.body.contains("<img src=x"), "what an author wrote is text in an error");
    preview.write("content/about.md", &format!("{ABOUT}Mended.\n"));
    let shown = preview.until("/small/about/", |got| got.body.contains("Mended."));
    assert!(!shown.body.contains("handout-overlay\""));
}

#[test]
fn a_deleted_page_is_gone_and_a_renamed_one_has_its_new_address() {
    let preview = Preview::of(
        &small().with(
            "-- content/new.md --\n---\ntitle: New page\nsummary: A page.\n\
        review: {written: 2026-11-22, due: 2027-11-22}\n---\n\nWords.\n",
        ),
        &[],
    );
    assert_eq!(preview.get("/small/new/").status, 200);
    fs::rename(preview.path("content/new.md"), preview.path("content/newer.md")).unwrap();
    preview.until("/small/newer/", |got| got.status == 200);
    let gone = preview.get("/small/new/");
    assert_eq!(gone.status, 404);
    assert!(gone.body.contains("/__handout/preview.js"), "the page that says so comes back by itself");
    fs::remove_file(preview.path("content/newer.md")).unwrap();
    preview.until("/small/newer/", |got| got.status == 404);
}

#[cfg(unix)]
#[test]
fn it_ends_cleanly_when_it_is_asked_to() {
    assert_eq!(Preview::of(&small(), &[]).end("INT"), Some(130));
    assert_eq!(Preview::of(&small(), &[]).end("TERM"), Some(143));
}

const BROKEN: &str = "---\ntitle: [A\n---\n";

#[test]
fn other_pages_are_never_stale_because_one_is_broken() {
    let preview = Preview::of(&small(), &[]);
    preview.write("content/about.md", BROKEN);
    preview.until("/small/about/", |got| got.body.contains("as it was before"));
    preview.edit("content/exercises/walking.md", "summary: ", "summary: Fresh words. ");
    let walking = preview.until("/small/exercises/walking/", |got| got.body.contains("Fresh words."));
    assert!(!walking.body.contains("as it was before"));
}

#[test]
fn a_page_that_breaks_a_rule_is_shown_as_it_is_now_with_what_the_rule_says() {
    let preview = Preview::of(&small(), &[]);
    preview.edit("content/exercises/walking.md", "stop-if:", "stop-iff:");
    preview.edit("content/exercises/walking.md", "summary: ", "summary: Fresh words. ");
    let walking = preview.until("/small/exercises/walking/", |got| got.body.contains("Fresh words."));
    assert!(walking.body.contains("stop-iff"), "{}", walking.body);
}

#[test]
fn templates_and_settings_that_cannot_be_read_leave_the_last_good_pages() {
    let preview = Preview::of(&small(), &[]);
    let kept = |got: &crate::serve::program::Got, word: &str| {
        got.status == 200 && got.body.contains("Nobody has checked it.") && got.body.contains(word)
    };
    preview.write("templates/page.html", "{% extends \"base.html\" %}{% block content %}{{ page.title }\n");
    preview.until("/small/about/", |got| kept(got, "templates/page.html"));
    std::fs::remove_file(preview.path("templates/page.html")).unwrap();
    preview.until("/small/about/", |got| !got.body.contains("templates/page.html"));
    let settings = std::fs::read_to_string(preview.path("handout.yaml")).unwrap();
    preview.write("handout.yaml", "title: [\n");
    preview.until("/small/about/", |got| kept(got, "handout.yaml"));
    preview.write("handout.yaml", &settings.replace("/small/", "/other/"));
    preview.until("/other/about/", |got| got.status == 200 && !got.body.contains("handout-overlay\""));
}

#[test]
fn a_site_that_cannot_be_made_at_first_says_why_and_comes_when_it_is_mended() {
    let site = small().with("-- handout.yaml --\ntitle: [\n");
    let preview = Preview::of(&site, &[]);
    let nothing = preview.get("/");
    assert_eq!(nothing.status, 503);
    assert!(nothing.body.contains("handout.yaml") && nothing.body.contains("/__handout/preview.js"));
    preview.write("handout.yaml", "title: A\nbase-url: https://example.org/\n");
    preview.until("/about/", |got| got.status == 200);
}
