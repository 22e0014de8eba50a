//! Mistakes in themes are found before anything is rendered, each at its words.

use super::small::Small;
use super::theme::{changed, files, found, made};
use crate::content::{Chunk, Kind};
use crate::diagnostic::names;
use crate::render::tests::small::{body, page};
use crate::render::{Templates, layouts};

/// The one finding about the changed file, its words, and what it says.
fn one(name: &str, text: &str) -> (String, String, String) {
    let mut all = found(name, text);
    assert_eq!(all.len(), 1, "{all:?}");
    let (fault, words) = all.remove(0);
    assert_eq!(fault.path.as_str(), format!("templates/{name}"));
    assert_eq!(fault.rule, names::TEMPLATE);
    (words, fault.message, fault.help.join(" "))
}

const EXTENDS: &str = "{% extends \"base.html\" %}{% block main %}";

fn in_page(text: &str) -> String {
    format!("{EXTENDS}{text}{{% endblock %}}")
}

#[test]
fn the_least_theme_has_no_fault() {
    assert_eq!(Templates::compile(&files()).diagnostics, []);
}

#[test]
fn an_unknown_variable_is_found_with_the_nearest_name() {
    let (words, message, help) = one("page.html", &in_page("{{ pge.title }}"));
    assert_eq!((words.as_str(), help.as_str()), ("pge", "did you mean `page`?"));
    assert!(message.contains("no variable `pge`"));
}

#[test]
fn an_unknown_field_is_found_in_a_branch_that_no_page_takes() {
    let (words, message, help) = one("page.html", &in_page("{% if false %}{{ page.review.du }}{% endif %}"));
    assert_eq!((words.as_str(), help.as_str()), ("du", "did you mean `due`?"));
    assert_eq!(message, "`page.review` has no field `du`");
}

#[test]
fn an_unknown_field_is_found_in_a_loop_and_through_set() {
    let text = "{% for s in page.sources %}{% set t = s %}{{ t.titel }}{{ s.title.x }}{% endfor %}";
    let all = found("page.html", &in_page(text));
    let words: Vec<&str> = all.iter().map(|(_, words)| words.as_str()).collect();
    assert_eq!(words, ["titel", "x"]);
}

#[test]
fn names_that_a_template_makes_itself_are_no_fault() {
    let text = "{% set a = 1 %}{% for k, v in site.services %}{{ k }}{{ v.name }}{{ loop.index + a }}{% endfor %}\
                {{ [t.title for t in page.topics] | join(sep=\", \") }}{{ page.title | default(value=\"\") is string }}\
                {% if data.own.x.y is defined %}{{ data.own }}{% endif %}{{ page.headings[\"stop-if\"] or a }}";
    assert_eq!(found("page.html", &in_page(text)), []);
}

#[test]
fn a_variable_of_the_including_template_reaches_the_included_one() {
    let mut theme = changed("part.html", "{{ entry.title }}");
    let text = in_page("{% for entry in page.related %}{% include \"part.html\" %}{% endfor %}");
    theme.insert(crate::text::SitePath::known("templates/page.html"), text.into());
    assert_eq!(Templates::compile(&theme).diagnostics, []);
}

#[test]
fn a_component_sees_its_arguments_only() {
    let text =
        "{% component note(words: string, @site) %}{{ wordz }}{{ site.title }}{{ page.title }}{% endcomponent %}";
    let all = found("components/note.html", text);
    let words: Vec<&str> = all.iter().map(|(_, words)| words.as_str()).collect();
    assert_eq!(words, ["wordz", "page"]);
    assert_eq!(all[0].0.help, ["did you mean `words`?"]);
}

#[test]
fn a_mistake_of_syntax_is_found_where_it_is() {
    let (words, _, _) = one("page.html", "{% extends \"base.html\" %}{% block main %}{{ page. }}{% endblock %}");
    assert_eq!(words, "}}");
}

#[test]
fn a_missing_parent_and_a_missing_part_are_both_found() {
    let all = found("page.html", "{% extends \"bass.html\" %}{% block main %}{% include \"x.html\" %}{% endblock %}");
    let messages: Vec<&str> = all.iter().map(|(fault, _)| fault.message.as_str()).collect();
    assert!(messages.contains(&"there is no template `bass.html`"), "{messages:?}");
    assert!(messages.contains(&"there is no template `x.html`"), "{messages:?}");
    assert!(all.iter().any(|(fault, words)| words == "\"bass.html\"" && fault.help[0] == "did you mean `base.html`?"));
}

#[test]
fn a_block_that_no_parent_has_is_found() {
    let (words, message, _) = one("page.html", "{% extends \"base.html\" %}{% block mian %}{% endblock %}");
    assert!(words.starts_with("mian"), "{words}");
    assert!(message.contains("`mian` is not defined in any parent"));
}

#[test]
fn an_unknown_filter_and_an_unknown_component_are_found() {
    let all = found("page.html", &in_page("{{ page.title | uper }}{{<nothing/>}}"));
    let messages: Vec<&str> = all.iter().map(|(fault, _)| fault.message.as_str()).collect();
    assert_eq!(messages, ["unknown filter `uper`", "unknown component `nothing`"]);
    assert!(all[0].1.starts_with("uper"), "{}", all[0].1);
}

#[test]
fn templates_that_extend_one_another_are_found() {
    let all = found("base.html", "{% extends \"page.html\" %}");
    assert_eq!(all.len(), 1, "{all:?}");
    assert!(all[0].0.message.contains("extends itself") && all[0].1 == "extends", "{all:?}");
}

#[test]
fn a_layout_that_is_missing_is_named() {
    let mut theme = files();
    theme.remove(&crate::text::SitePath::known("templates/matrix.html"));
    let found = Templates::compile(&theme).diagnostics;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message, "the theme has no layout matrix.html");
}

#[test]
fn a_layout_without_a_place_for_a_stamp_is_found_before_rendering() {
    let text = "<p data-stamp=\"demonstration\"></p><p data-stamp=\"emergency-card\"></p>";
    let (_, message, help) = one("az.html", text);
    assert_eq!(message, "the theme has no place for the stamp `disclaimer` in az.html");
    assert!(help.contains("data-stamp=\"disclaimer\""));
}

#[test]
fn a_stamp_that_the_base_drops_is_told_once_at_the_base() {
    let (_, base) = files().into_iter().find(|(path, _)| path.file_name() == "base.html").unwrap();
    let (_, message, _) = one("base.html", &base.replace("data-stamp=\"disclaimer\"", ""));
    assert!(message.contains("`disclaimer`") && message.contains("exercise.html"), "{message}");
}

#[test]
fn every_layout_needs_the_disclaimer_and_the_emergency_card() {
    for layout in layouts::all() {
        let stamps: Vec<&str> = layout.all_stamps().collect();
        assert!(stamps.contains(&"disclaimer") && stamps.contains(&"emergency-card"), "{}", layout.name);
    }
}

#[test]
fn text_is_escaped_and_finished_html_is_not() {
    let small = Small::of(vec![page(Kind::Page, "about.md", "Legs & <backs>", crate::content::Facts::None)]);
    let body = body(vec![Chunk::Html("<b>x</b>".to_owned())]);
    let html = made(&small, "about/index.html", Some(&body), &files()).value.html;
    assert!(html.contains("<h1>Legs &amp; &lt;backs&gt;</h1>"), "{html}");
    assert!(html.contains("<main><b>x</b></main>"), "{html}");
}

#[test]
fn a_fault_while_rendering_is_told_at_its_place_in_the_template() {
    let small = Small::of(vec![page(Kind::Page, "about.md", "About", crate::content::Facts::None)]);
    let text = in_page("{{ data.missing.deep }}");
    let found = made(&small, "about/index.html", None, &changed("page.html", &text)).diagnostics;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].path.as_str(), "templates/page.html");
    assert!(found[0].span.of(&text).contains("missing"), "{:?}", found[0]);
}
