//! What an author gets from what they write: pages that come and go, addresses, lists, components, stamps.

use crate::site::{TestSite, small};

/// A page with this front matter beside title, summary and review.
fn page(path: &str, front_matter: &str, body: &str) -> String {
    format!(
        "-- {path} --\n---\ntitle: A page of the test\nsummary: It is there for one test.\n{front_matter}\
         review: {{written: 2026-11-01, due: 2027-11-22}}\n---\n\n{body}\n"
    )
}

#[test]
fn the_small_site_is_clean() {
    small().build().clean();
}

#[test]
fn a_draft_is_nowhere_until_it_is_asked_for_and_then_every_page_says_so() {
    let site = small().with(&page("content/new.md", "status: draft\n", "Canary-word."));
    let built = site.build().clean();
    assert!(built.outputs().values().all(|bytes| !String::from_utf8_lossy(bytes).contains("Canary")));
    assert_eq!(built.build.summary.held_back.len(), 1);
    let built = site.with_drafts().build().publishable();
    assert!(built.output("new/index.html").contains("Canary"));
    for (path, html) in built.html() {
        assert!(html.contains("data-stamp=\"draft\""), "{path}");
        assert!(html.contains("noindex"), "{path}");
    }
}

#[test]
fn a_page_of_the_future_comes_on_its_day_and_an_expired_one_goes() {
    let future = small().with(&page("content/new.md", "publish-from: 2026-12-01\n", "Text."));
    let built = future.build().clean();
    assert!(!built.has("new/index.html"));
    let (day, what) = built.build.summary.next_change.clone().unwrap();
    assert_eq!((day.to_string().as_str(), what.contains("A page of the test")), ("2026-12-01", true));
    assert!(future.on("2026-12-01").build().publishable().has("new/index.html"));
    let expiring = small().with(&page("content/new.md", "expires: 2026-11-23\n", "Text."));
    assert!(expiring.build().publishable().has("new/index.html"));
    assert!(!expiring.on("2026-11-23").build().publishable().has("new/index.html"));
}

#[test]
fn a_link_to_a_draft_is_broken_and_says_why() {
    small()
        .with(&page("content/new.md", "status: draft\n", "Text."))
        .with(&page("content/other.md", "", "See [[new]]."))
        .build()
        .finds(&["content/other.md", "links/broken", "draft"]);
}

#[test]
fn a_withdrawn_page_keeps_its_address_and_leaves_lists_feed_and_relations() {
    let site = small().with(
        "-- edit content/exercises/press-up.md --\n-title: Press-up on the hands\n+title: Press-up on the hands\n\
         +status: withdrawn\n+withdrawn: {on: 2026-11-20, reason: \"Its dose was wrong.\"}\n",
    );
    let built = site.build().publishable();
    let notice = built.output("exercises/press-up/index.html");
    assert!(notice.contains("Its dose was wrong.") && notice.contains("20 November 2026"));
    assert!(!notice.contains("Push with your arms"));
    for path in ["exercises/index.html", "a-z/index.html", "feed.xml", "sitemap.xml", "safety-matrix/index.html"] {
        assert!(!built.output(path).contains("/exercises/press-up/"), "{path}");
    }
}

#[test]
fn an_old_address_leads_to_the_page_and_may_not_be_another_pages() {
    let built = small().with(&page("content/new.md", "moved-from: [old/place/]\n", "Text.")).build().clean();
    let redirect = built.output("old/place/index.html");
    assert!(redirect.contains("http-equiv=\"refresh\"") && redirect.contains("/small/new/"));
    small()
        .with(&page("content/new.md", "moved-from: [about/]\n", "Text."))
        .build()
        .finds(&["structure/id-stability", "about"]);
    small()
        .with(&page("content/new.md", "moved-from: [../../etc]\n", "Text."))
        .build()
        .finds(&["structure/type-schema", "old/page/"]);
}

#[test]
fn two_pages_at_one_address_are_refused_in_any_letter_case() {
    let twice = small().with(&page("content/new.md", "", "Text.")).with(&page("content/new/index.md", "", "Text."));
    twice.build().finds(&["structure/id-stability", "same address"]);
}

#[test]
fn a_long_list_is_split_and_each_part_leads_to_the_next() {
    let habit = |number: usize| {
        let carried = "behaviour: \"Rest.\"\nwhy: \"It helps some people.\"\ncertainty: low\nharms: \"None is known.\"\n\
                       key-points: [\"One.\", \"Two.\"]\nsources: [disc-review]\n";
        let path = format!("content/self-care/habit-{number}.md");
        page(&path, carried, "Text.").replace("A page of the test", &format!("Habit {number}"))
    };
    let habits: String = (10..40).map(habit).collect();
    let built = small()
        .with("-- edit handout.yaml --\n-language: en-GB\n+language: en-GB\n+paginate: 10\n")
        .with(&habits)
        .build()
        .publishable();
    assert!(built.output("self-care/index.html").contains("/small/self-care/page/2/"));
    assert!(built.output("self-care/page/2/index.html").contains("/small/self-care/page/3/"));
    let listed = |path: &str| built.output(path).matches("><a href=\"/small/self-care/habit-").count();
    let parts: usize = ["self-care/index.html", "self-care/page/2/index.html", "self-care/page/3/index.html"]
        .into_iter()
        .map(listed)
        .sum();
    assert!(parts == 30, "{parts}");
}

#[test]
fn a_topic_has_a_page_and_an_unknown_one_is_an_error() {
    let built = small()
        .with("-- content/_data/topics.yaml --\nsleep:\n  title: Sleep\n  summary: Resting at night.\n")
        .with(&page("content/new.md", "topics: [sleep]\n", "Text."))
        .build()
        .clean();
    assert!(built.output("topics/sleep/index.html").contains("A page of the test"));
    small().with(&page("content/new.md", "topics: [slep]\n", "Text.")).build().finds(&["structure/relation", "slep"]);
}

#[test]
fn the_first_mention_of_a_page_becomes_a_link_and_the_second_does_not() {
    let body = "A press-up is one way. The press-up again, and `press-up` in code.\n\n## The press-up heading\n\nText.";
    let built = small().with(&page("content/new.md", "", body)).build().clean();
    let html = built.output("new/index.html");
    let article = &html[html.find("is one way").unwrap() - 200..];
    assert_eq!(article.matches("href=\"/small/exercises/press-up/\">press-up</a>").count(), 1, "{article}");
    let off = small().with(&page("content/new.md", "automatic-links: false\n", body)).build().clean();
    assert!(!off.output("new/index.html").contains(">press-up</a> is one way"));
}

#[test]
fn a_component_of_the_site_takes_typed_arguments_and_a_wrong_one_is_found_in_the_page() {
    let component = "-- templates/components/note.html --\n\
        {% component note(text: string, level: integer = 1) %}<p class=\"note\">{{ text }} {{ level }}</p>{% endcomponent %}\n";
    let with = |call: &str| small().with(component).with(&page("content/new.md", "", call));
    let built = with("{{<note text=\"Mind <this>\" level=2/>}}").build().clean();
    assert!(built.output("new/index.html").contains("<p class=\"note\">Mind &lt;this&gt; 2</p>"));
    for (call, word) in [
        ("{{<nota text=\"x\"/>}}", "note"),
        ("{{<note txt=\"x\"/>}}", "text"),
        ("{{<note text=3/>}}", "text"),
        ("{{<note/>}}", "text"),
        ("{{ note }}", "{{"),
        ("{% note %}", "{%"),
    ] {
        with(call).build().finds(&["content/new.md", "structure/component", word]);
    }
}

#[test]
fn a_mistyped_card_stops_the_build() {
    for (card, word) in [
        ("> [!IMPORTNT] Mind this:\n> text", "IMPORTANT"),
        ("> [!WARNING] Mind this:\n> text", "IMPORTANT"),
        ("::: warning\ntext\n:::", ":::"),
    ] {
        small().with(&page("content/new.md", "", card)).build().finds(&["content/new.md", "structure/card", word]);
    }
}

#[test]
fn every_strict_mistake_is_an_error_at_its_line() {
    let typo = |front_matter: &str| small().with(&page("content/new.md", front_matter, "Text."));
    for (front_matter, rule, word) in [
        ("sumary: x\n", "structure/type-schema", "summary"),
        ("publish-from: 2026-02-30\n", "structure/type-schema", "2026-02-30"),
        ("order: 1\norder: 2\n", "structure/yaml", "order"),
        ("related: [wlaking]\n", "structure/relation", "walking"),
        ("sources: [exercise-trail]\n", "structure/relation", "exercise-trial"),
    ] {
        typo(front_matter).build().finds(&["content/new.md", "error", rule, word]);
    }
    let body = |text: &str| small().with(&page("content/new.md", "", text));
    for (text, word) in [
        ("[a](exercises/wlaking.md)", "walking.md"),
        ("[a](/nowhere/)", "/nowhere/"),
        ("[a](exercises/walking.md#stpes)", "#steps"),
        ("![A picture](missing.png)", "missing.png"),
        ("[[wlaking]]", "walking"),
        ("[a](../../outside.md)", "out of the site"),
    ] {
        body(text).build().finds(&["content/new.md", "error", "links/broken", word]);
    }
}

#[test]
fn a_live_site_needs_a_reviewer_of_the_register_on_every_page() {
    let live = small().with("-- edit handout.yaml --\n-status: demonstration\n+status: live\n");
    live.build().finds(&["content/about.md", "error", "trust/reviewer-missing"]);
}

#[test]
fn a_site_below_a_path_links_with_that_path_and_a_site_at_the_root_without() {
    let built = small().build().clean();
    assert!(built.output("about/index.html").contains("href=\"/small/"));
    let root = small()
        .with("-- edit handout.yaml --\n-base-url: https://example.org/small/\n+base-url: https://root.example/\n");
    let built = root.build().clean();
    assert!(!built.output("about/index.html").contains("/small/"));
    assert!(built.output("about/index.html").contains("href=\"/exercises/\""));
}

#[test]
fn an_html_file_among_the_content_cannot_slip_past_the_stamps() {
    small()
        .with("-- content/page.html --\n<p>Unstamped.</p>\n")
        .build()
        .finds(&["content/page.html", "structure/file"]);
    small().with("-- static/page.html --\n<p>Unstamped.</p>\n").build().finds(&["static/page.html", "structure/file"]);
}

#[test]
fn a_template_that_asks_for_what_views_do_not_have_is_found_before_rendering() {
    let with = |template: &str| small().with(&format!("-- templates/page.html --\n{template}\n"));
    with("{% extends \"base.html\" %}{% block content %}{{ pagee.title }}{% endblock %}").build().finds(&[
        "templates/page.html",
        "structure/template",
        "pagee",
    ]);
    with("{% extends \"base.html\" %}{% block content %}{{ page.titel }}{% endblock %}").build().finds(&[
        "templates/page.html",
        "structure/template",
        "titel",
    ]);
    with("{% extends \"base.html\" %}{% block content %}{{ page.title }{% endblock %}")
        .build()
        .finds(&["templates/page.html", "structure/template"]);
}

#[test]
fn a_stamp_that_a_template_hides_is_missed() {
    let base = include_str!("../../templates/base.html");
    let (dropped, site) = (base.replacen("data-stamp=\"disclaimer\"", "data-note=\"x\"", 1), small());
    let site = site.with(&format!("-- templates/base.html --\n{dropped}"));
    site.build().finds(&["structure/template", "page.html", "no place for the stamp `disclaimer`"]);
    for (how, hidden) in [
        ("by an attribute", base.replacen("data-stamp=\"disclaimer\"", "hidden data-stamp=\"disclaimer\"", 1)),
        (
            "by a style",
            base.replacen("data-stamp=\"disclaimer\"", "style=\"display:none\" data-stamp=\"disclaimer\"", 1),
        ),
    ] {
        assert_ne!(hidden, base, "{how}");
        let site: TestSite = small().with(&format!("-- templates/base.html --\n{hidden}"));
        site.build().finds(&["content/about.md", "verify/stamp-missing", "disclaimer", "templates/page.html"]);
    }
}

#[test]
fn a_sites_styles_may_not_touch_the_stamps() {
    let css = |path: &str, text: &str| small().with(&format!("-- {path} --\n{text}\n"));
    css("static/stamps.css", "p { color: red }").build().finds(&["static/stamps.css", "verify/stamp-missing", "theme"]);
    css("static/own.css", "[data-stamp] { display: none }").build().finds(&["static/own.css", "verify/stamp-missing"]);
    css("static/own.css", "[data-\\73tamp] { display: none }").build().finds(&["static/own.css", "backslash"]);
    css("static/own.css", "p { color: red }").build().clean();
}
