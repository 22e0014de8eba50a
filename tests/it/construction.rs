//! What is true by construction: for each, what an author might write against it, and that it is refused or comes out
//! right. `tests/rules-disposition.tsv` names these.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::{TestSite, own_site, small};

/// The small site with one edit.
fn edited(edit: &str) -> TestSite {
    small().with(edit)
}

#[test]
fn an_exercise_names_every_condition_that_its_movement_does_not_suit() {
    let page = small().build().clean();
    let text = page.output("exercises/toe-touch/index.html");
    assert!(text.contains("Thin bones") && text.contains("Slipped disc"), "{text}");
    edited(
        "-- edit content/exercises/toe-touch.md --\n\
         -  - {condition: osteoporosis, level: avoid}\n",
    )
    .build()
    .finds(&["clinical/contraindication-undeclared", "Thin bones"]);
}

#[test]
fn a_stage_without_a_record_of_its_time_is_refused() {
    edited(
        "-- edit content/exercises/toe-touch.md --\n\
         -  - {condition: disc-herniation, level: avoid, stages: [acute]}\n\
         +  - {condition: disc-herniation, level: avoid, stages: [early]}\n",
    )
    .build()
    .finds(&["content/exercises/toe-touch.md", "error", "early"]);
}

#[test]
fn one_pair_cannot_be_helpful_and_to_be_avoided() {
    edited(
        "-- edit content/exercises/press-up.md --\n\
         -  - {condition: disc-herniation, level: caution}\n\
         +  - {condition: disc-herniation, level: avoid}\n",
    )
    .build()
    .finds(&["clinical/indication-contraindication-overlap"]);
}

#[test]
fn a_layout_without_the_emergency_card_is_refused() {
    edited(
        "-- templates/layouts/page.html --\n\
         {% extends \"base.html\" %}{% block main %}<h1>{{ page.title }}</h1>{{ page.body | safe }}{% endblock %}\n\
         -- templates/base.html --\n\
         <!doctype html><html lang=\"en\"><head><title>x</title></head><body><main>{% block main %}{% endblock %}</main></body></html>\n",
    )
    .build()
    .finds(&["error", "emergency"]);
}

#[test]
fn cards_come_in_the_order_of_their_urgency() {
    let page = small().build().clean();
    let text = page.output("self-care/staying-active/index.html");
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("no {words} in {text}"));
    assert!(at("you cannot pee") < at("you are no better after a few weeks"));
}

#[test]
fn a_video_is_refused() {
    edited(
        "-- edit content/about.md --\n\
         -This site is a test. Nobody has checked it.\n\
         +<video autoplay muted loop src=\"/a.mp4\"></video>\n",
    )
    .build()
    .finds(&["content/about.md", "error"]);
}

#[test]
fn what_machines_read_is_what_the_front_matter_says() {
    let json = |site: &TestSite| {
        let built = site.build().publishable();
        let text = built.output("self-care/staying-active/index.html").to_owned();
        let start = text.find("application/ld+json").expect("a page is described for machines");
        text[start..].split("</script>").next().expect("a split has a first part").to_owned()
    };
    let (before, after) = (
        json(&small()),
        json(&edited(
            "-- edit content/self-care/staying-active.md --\n\
             -title: Staying active\n\
             +title: Keeping active\n",
        )),
    );
    assert!(before.contains("Staying active") && after.contains("Keeping active") && !after.contains("Staying active"));
    assert!(!before.contains("reviewedBy"), "nobody has reviewed it: {before}");
}

#[test]
fn a_page_of_two_kinds_is_refused() {
    edited(
        "-- edit content/about.md --\n\
         -title: About this site\n\
         +title: About this site\n\
         +kind: [page, exercise]\n",
    )
    .build()
    .finds(&["content/about.md", "error", "kind"]);
}

#[test]
fn a_claim_without_certainty_stance_or_source_is_refused() {
    let whole = "  - {text: \"Most slipped discs become smaller with time.\", certainty: moderate, stance: supports, \
                 sources: [disc-review]}";
    for (left_out, words) in [
        ("certainty: moderate, ", "certainty"),
        ("stance: supports, ", "stance"),
        (", sources: [disc-review]", "source"),
    ] {
        let less = whole.replace(left_out, "");
        edited(&format!("-- edit content/causes/disc-herniation.md --\n-{whole}\n+{less}\n")).build().finds(&[
            "content/causes/disc-herniation.md",
            "error",
            words,
        ]);
    }
}

#[test]
fn every_page_of_a_kind_can_be_reached_from_the_home_page() {
    let site = own_site();
    let pages: BTreeMap<&str, &str> = site.html().collect();
    let mut reached: BTreeSet<String> = BTreeSet::new();
    let mut open = vec!["index.html".to_owned()];
    while let Some(path) = open.pop() {
        let Some(text) = pages.get(path.as_str()) else { continue };
        if !reached.insert(path.clone()) {
            continue;
        }
        let hrefs = text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for href in hrefs.filter_map(|href| href.strip_prefix("/sciatica/")) {
            let bare = href.split(['#', '?']).next().unwrap_or("");
            open.push(if bare.is_empty() || bare.ends_with('/') {
                format!("{bare}index.html")
            } else {
                bare.to_owned()
            });
        }
    }
    let lost: Vec<&&str> = pages.keys().filter(|path| path.contains('/') && !reached.contains(**path)).collect();
    assert!(reached.len() > 30 && lost.is_empty(), "no way leads to {lost:?}");
}

#[test]
fn a_relation_shows_on_both_of_its_pages() {
    let site = small().build().clean();
    let (cause, exercise) =
        (site.output("causes/disc-herniation/index.html"), site.output("exercises/walking/index.html"));
    assert!(exercise.contains("Slipped disc") && cause.contains("Walking in short bouts"));
    // Without the one record of it, both fall silent.
    let site = edited(
        "-- edit content/exercises/walking.md --\n\
         -helps:\n\
         -  - {condition: disc-herniation, certainty: low, sources: [exercise-trial]}\n",
    )
    .build()
    .publishable();
    assert!(!site.output("causes/disc-herniation/index.html").contains("Walking in short bouts"));
}

#[test]
fn an_image_without_a_text_alternative_is_refused() {
    edited(
        "-- static/leg.png --\nx\n\
         -- edit content/about.md --\n\
         -This site is a test. Nobody has checked it.\n\
         +![](/leg.png)\n",
    )
    .build()
    .finds(&["content/about.md", "error", "accessibility/"]);
}

#[test]
fn a_picture_without_its_step_in_words_is_refused() {
    edited(
        "-- edit content/exercises/press-up.md --\n\
         -  - step: \"Push with your arms so that your chest lifts.\"\n\
         +  - name: push\n",
    )
    .build()
    .finds(&["content/exercises/press-up.md", "error", "step"]);
}

#[test]
fn the_language_of_the_settings_is_that_of_every_page() {
    let site = edited("-- edit handout.yaml --\n-language: en-GB\n+language: en-IE\n").build().publishable();
    for (path, text) in site.html() {
        assert!(text.contains("<html lang=\"en-IE\""), "{path}");
    }
}
