//! What is laid over a page, and the pages of the dashboard, as the program gives them out.

use crate::serve::program::Preview;
use crate::site::small;

/// An error in the text of a page.
fn with_findings() -> Preview {
    let preview = Preview::of(&small(), &[]);
    preview.edit("content/about.md", "Nobody has checked it.", "Nobody has checked it. Studies *show* it, \"<b>\".");
    preview.until("/small/about/", |got| got.body.contains("handout-overlay"));
    preview
}

#[test]
fn the_words_of_a_finding_are_marked_and_lead_to_it() {
    let preview = with_findings();
    let page = preview.get("/small/about/").body;
    let (before, mark) = page.split_once("class=\"handout-mark").unwrap();
    let link = "a href=\"#handout-finding-1\" aria-description=\"error: &quot;Studies show&quot; appeals to research";
    assert!(before.rsplit_once('<').unwrap().1.starts_with(link), "{before}");
    let words = mark.split_once('>').unwrap().1;
    assert!(words.starts_with("Studies </a><em><mark data-handout-finding=\"1\""), "{words}");
    assert!(
        page.contains("<details id=\"handout-finding-1\"")
            && page.contains("href=\"#handout-mark-1\">Show it in the text")
    );
    assert!(page.contains("<mark>Studies *show</mark>* it, &quot;&lt;b&gt;&quot;"), "the code frame: {page}");
    assert!(page.contains("the rule <code>trust/vague-study-claim</code>"));
}

#[test]
fn a_finding_in_the_front_matter_says_so_and_a_safe_fix_has_its_button() {
    let preview = Preview::of(&small(), &[]);
    preview.edit("content/exercises/walking.md", "stop-if:", "stop-iff:");
    let page = preview.until("/small/exercises/walking/", |got| got.body.contains("stop-iff")).body;
    assert!(page.contains("It stands in the front matter, so there are no words to mark in the text."), "{page}");
    assert!(page.contains("data-handout-fix=\"") && page.contains("Fix it in the file: write stop-if"), "{page}");
    let other = preview.get("/small/about/").body;
    assert!(other.contains("Errors in other files keep the site from being published:"), "{other}");
}

#[test]
fn nothing_of_the_preview_is_on_a_page_without_findings_or_on_a_published_one() {
    let preview = with_findings();
    assert!(!preview.get("/small/").body.contains("handout-mark"));
    for (path, text) in small().build().clean().html() {
        assert!(!text.contains("handout-overlay") && !text.contains("/__handout/"), "{path}");
    }
}

#[test]
fn the_dashboard_shows_the_whole_site() {
    let preview = with_findings();
    preview.edit("content/about.md", "due: 2027-11-22", "due: 2026-10-22");
    preview.edit("content/exercises/walking.md", "summary: ", "related: [nowhere-at-all]\nsummary: ");
    let findings = preview.until("/__handout/", |got| got.body.contains("nowhere-at-all")).body;
    assert!(
        findings.contains("Nothing is published while an error stands.")
            && findings.contains("trust/vague-study-claim")
    );
    assert!(
        findings.contains("href=\"/small/about/\">See them on the page") && findings.contains("<svg class=\"times\"")
    );
    let part = |name: &str| {
        let got = preview.get(&format!("/__handout/{name}"));
        assert_eq!(got.status, 200, "{name}");
        assert!(!got.body.contains("<script") && !got.body.contains("style="), "{name}");
        assert!(got.head.to_lowercase().contains("content-security-policy: default-src 'none'"), "{}", got.head);
        got.body
    };
    let review = part("review");
    let overdue = review.split_once("Due in the next").unwrap().0;
    assert!(overdue.contains("22 October 2026") && overdue.contains("/small/about/"), "{overdue}");
    let safety = part("safety");
    assert!(safety.contains("<td class=\"avoid\"><details>") && safety.contains("no rule"), "{safety}");
    assert!(safety.contains("<code>extension from end on</code>"), "the rule behind a cell: {safety}");
    let links = part("links");
    assert!(links.contains("class=\"page missing\"") && links.contains("class=\"page orphan\""), "{links}");
    assert!(part("links/walking").contains("Linked from"));
    assert!(part("reading").contains("Flesch-Kincaid"));
    assert_eq!(preview.get("/__handout/links/nobody").status, 404);
}
