//! Tests: what each kind of thing becomes.

use super::body;
use super::writer::escape;
use crate::content::{Body, Chunk};
use crate::diagnostic::{Diagnostic, Level};
use crate::text::SitePath;

/// The body of `text` and what was found.
pub(super) fn parse(text: &str) -> (Body, Vec<Diagnostic>) {
    let parsed = body(&SitePath::known("content/a.md"), text, 0);
    (parsed.value, parsed.diagnostics)
}

/// The HTML of `body`, with slots as `‹name›`.
pub(super) fn html_of(body: &Body) -> String {
    let show = |chunk: &Chunk| match chunk {
        Chunk::Html(html) => html.clone(),
        Chunk::Prose(text) => escape(text),
        Chunk::LinkStart(index) => format!("‹a {}›", body.links[*index].target.value),
        Chunk::LinkTitle(index) => format!("‹title {}›", body.links[*index].target.value),
        Chunk::Image(index) => format!("‹img {}›", body.images[*index].target.value),
        Chunk::Citation(index) => format!("‹@{}›", body.citations[*index].value),
        Chunk::Service(id) => format!("‹service {}›", id.value),
        Chunk::Action(id) => format!("‹action {}›", id.value),
        Chunk::Component(index) => format!("‹component {}›", body.components[*index].name.value),
    };
    body.chunks.iter().map(show).collect()
}

#[track_caller]
fn html(text: &str) -> String {
    let (body, found) = parse(text);
    let errors: Vec<_> = found.iter().filter(|finding| finding.level == Level::Error).collect();
    assert!(errors.is_empty(), "{text}: {errors:#?}");
    html_of(&body)
}

#[test]
fn text_that_may_hold_links_is_prose_and_the_rest_is_html() {
    let (body, found) = parse("A press\\-up *is* <b@c.d>\nand `x<y`.\n\n## The press-up\n");
    assert_eq!(found, []);
    let prose: Vec<&str> = body
        .chunks
        .iter()
        .filter_map(|chunk| match chunk {
            Chunk::Prose(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(prose, ["A press-up ", "is", " and "]);
    assert!(html_of(&body).contains("<code>x&lt;y</code>"));
    let neighbours = body.chunks.windows(2).filter(|pair| matches!(pair, [Chunk::Html(_), Chunk::Html(_)])).count();
    assert_eq!(neighbours, 0);
}

#[test]
fn neither_headings_nor_links_nor_urgent_cards_get_automatic_links() {
    let text = "## One\n\n[two](b.md) ~~three~~ ![four](c.svg)\n\n> [!EMERGENCY] Five if:\n> - six\n\n\
                > [!URGENT] Seven if:\n> - eight\n\n> [!IMPORTANT] Nine\n> ten\n\n|eleven|\n|-|\n|twelve|\n";
    let (body, _) = parse(text);
    let prose: Vec<&str> = body
        .chunks
        .iter()
        .filter_map(|chunk| match chunk {
            Chunk::Prose(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(prose, ["ten", "twelve"]);
}

#[test]
fn lists_quotations_and_definitions_are_plain_html() {
    assert_eq!(html("- a\n  - b\n"), "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n");
    assert_eq!(html("3. a\n\n4. b\n"), "<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n");
    assert_eq!(html("> a\n"), "<blockquote>\n<p>a</p>\n</blockquote>\n");
    assert_eq!(html("a\n: b\n"), "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>\n");
    assert_eq!(html("~~a~~ **b** \\\nc\n\n---\n"), "<p><del>a</del> <strong>b</strong> <br>\nc</p>\n<hr>\n");
    assert_eq!(html("- [ ] a -- \"b\"\n"), "<ul>\n<li>[ ] a -- &quot;b&quot;</li>\n</ul>\n");
}

#[test]
fn headings_get_anchors_of_their_own() {
    let text = "## Why?\n\n## Why\n\n## ???\n\n## Sources\n\n### Rücken *und* `x` {#back}\n\n## Back\n\n\
                Under\nlines {#under-lines}\n---\n";
    let (body, found) = parse(text);
    assert_eq!(found, []);
    let anchors: Vec<_> =
        body.headings.iter().map(|heading| (heading.anchor.as_str(), heading.text.as_str())).collect();
    let expected = [
        ("why", "Why?"),
        ("why-2", "Why"),
        ("section", "???"),
        ("sources-2", "Sources"),
        ("back", "Rücken und x"),
        ("back-2", "Back"),
        ("under-lines", "Under lines"),
    ];
    assert_eq!(anchors, expected);
    assert!(html_of(&body).contains("<h3 id=\"back\">Rücken <em>und</em> <code>x</code></h3>"));
}

#[test]
fn a_card_is_a_section_with_an_audible_label_one_level_down() {
    let (body, found) =
        parse("## Signs\n\n> [!EMERGENCY] Call {{ service.emergency }} if:\n> you *cannot* pee\n>\n> - b\n");
    assert_eq!(found, []);
    let expected = "<h2 id=\"signs\">Signs</h2>\n<section class=\"card card-emergency\" aria-labelledby=\"call-if\">\n\
                    <h3 class=\"card-heading\" id=\"call-if\"><span class=\"visually-hidden\">Emergency: </span>Call \
                    ‹service emergency› if:</h3>\n<p>you <em>cannot</em> pee</p>\n<ul>\n<li>b</li>\n</ul>\n</section>\n";
    assert_eq!(html_of(&body), expected);
    assert_eq!(body.cards[0].value, "EMERGENCY");
    assert_eq!(body.anchors, ["call-if"]);
    assert!(html("> [!IMPORTANT] Ask first\n> Text.\n").contains("<h2 class=\"card-heading\""));
}

#[test]
fn notes_are_numbered_as_readers_meet_them() {
    let text = "a[^Z] b[^y] c[^z]\n\n[^y]: Why[^new]\n[^z]: Zed\n\n    more\n\n[^new]: New\n\n## Note 1\n";
    let (body, found) = parse(text);
    assert_eq!(found, []);
    let html = html_of(&body);
    let places = [
        "href=\"#note-1\"",
        "href=\"#note-2\"",
        "<li id=\"note-1\"><p>Zed</p>\n<p>more</p>",
        "<li id=\"note-3\"><p>New",
    ];
    let found: Vec<_> = places.iter().map(|place| html.find(place)).collect();
    assert!(found.iter().all(Option::is_some) && found.is_sorted(), "{html}");
    assert!(html.contains("href=\"#note-ref-1\"") && html.contains("href=\"#note-ref-3\""), "{html}");
    assert!(body.anchors.contains(&"note-ref-4".to_owned()) && body.anchors.contains(&"note-3".to_owned()));
    assert_eq!(body.headings[0].anchor, "note-1-2");
}

#[test]
fn tables_have_scopes_a_name_and_a_box_that_scrolls() {
    let html = html("|Day|*Pain*|\n|---|--:|\n|1|a\\|b|\n\n|Day|Pain|\n|-|-|\n");
    assert!(html.starts_with(
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Day, Pain\">\n<table>\n<thead>\n<tr>\
         <th scope=\"col\">Day</th><th scope=\"col\" class=\"align-right\"><em>Pain</em></th></tr>\n</thead>\n<tbody>\n\
         <tr><td>1</td><td class=\"align-right\">a|b</td></tr>\n</tbody>\n</table>\n</div>\n"
    ));
    assert!(html.contains("aria-label=\"Day, Pain (2)\""));
}

#[test]
fn calls_become_slots_and_stay_literal_in_code() {
    let html = html(
        "Call {{ service.emergency }}: {{action.urgent}}.\n\n{{<dose a=\"*b*\" n=1/>}}\n\n- x {{<dose/>}}\n\n`{{ x }}`\n\n    {% y %}\n",
    );
    let expected = "<p>Call ‹service emergency›: ‹action urgent›.</p>\n‹component dose›<ul>\n<li>x ‹component dose›</li>\n\
                    </ul>\n<p><code>{{ x }}</code></p>\n<pre tabindex=\"0\"><code>{% y %}\n</code></pre>\n";
    assert_eq!(html, expected);
}

#[test]
fn citations_stand_one_after_the_other() {
    assert_eq!(html("a [@b] [@c][@d][^1][@e]\n\n[^1]: f [@g]\n").matches("‹@").count(), 5);
    assert_eq!(html("[a](b.md)[@c] [[d]][@e]\n"), "<p>‹a b.md›a</a>‹@c› ‹a d›‹title d›</a>‹@e›</p>\n");
    assert_eq!(html("\\[@a] `[@b]`\n"), "<p>[@a] <code>[@b]</code></p>\n");
}

#[test]
fn an_image_alone_with_a_title_is_a_figure() {
    let (body, found) = parse("![A *knee*](knee.svg \"The \\\"knee\\\"\")\n\n![b](b.svg)\n");
    assert_eq!(found, []);
    let expected =
        "<figure>\n‹img knee.svg›\n<figcaption>The &quot;knee&quot;</figcaption>\n</figure>\n<p>‹img b.svg›</p>\n";
    assert_eq!(html_of(&body), expected);
    assert_eq!(body.images[0].alt, "A knee");
}

#[test]
fn an_allowance_belongs_to_the_next_block() {
    let text = "one\n\n<!-- a comment -->\n<!-- allow readability/jargon: reason=\"explained\" by=ann until=2027-01-01 -->\n\n- two\n- three\n\nfour\n";
    let (body, found) = parse(text);
    assert_eq!(found, []);
    assert_eq!(body.allow.len(), 1);
    assert_eq!(body.allow[0].block.unwrap().of(text), "- two\n- three");
    assert_eq!(body.allow[0].rule.span.of(text), "readability/jargon");
    assert!(!html_of(&body).contains("comment"));
}
