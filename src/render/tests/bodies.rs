//! Bodies: links, mentions, pictures, citations, services, components.

use super::small::{Small, body, day, id, page, records, s, settings, text};
use super::theme::{changed, files, made};
use crate::content::{
    Argument, Asset, AutomaticLinks, Body, Chunk, ComponentCall, Contents, Facts, Image, Kind, Link, LinkSyntax,
    OutputPath, PageSummary, Status, Withdrawal,
};
use crate::diagnostic::{Diagnostic, names};
use crate::text::{SitePath, Span};

fn concept(stem: &str, title: &str) -> PageSummary {
    let facts = Facts::Concept { definition: text("It means this.") };
    page(Kind::Concept, &format!("concepts/{stem}.md"), title, facts)
}

fn about() -> PageSummary {
    page(Kind::Page, "about.md", "About", Facts::None)
}

fn prose(words: &str) -> Chunk {
    Chunk::Prose(text(words))
}

fn link(target: &str, syntax: LinkSyntax) -> Link {
    Link { target: text(target), syntax, text: "text".to_owned(), span: Span::default() }
}

/// The body of about.md in HTML, and what is found.
fn html_of(pages: Vec<PageSummary>, body: &Body) -> (String, Vec<Diagnostic>) {
    let made = made(&Small::of(pages), "about/index.html", Some(body), &files());
    let html = made.value.html;
    let main = html.split("<main>").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap_or_default();
    (main.to_owned(), made.diagnostics)
}

#[test]
fn the_first_mention_of_a_page_becomes_a_link_once() {
    let body = body(vec![prose("A nerve root & "), prose("the Nerve Root again.")]);
    let (html, _) = html_of(vec![about(), concept("nerve-root", "Nerve root")], &body);
    let href = "/backs/concepts/nerve-root/";
    assert_eq!(html, format!("A <a class=\"mention\" href=\"{href}\">nerve root</a> &amp; the Nerve Root again."));
}

#[test]
fn a_page_linked_by_hand_needs_no_automatic_link() {
    let mut body =
        body(vec![prose("A nerve root. "), Chunk::LinkStart(0), Chunk::LinkTitle(0), Chunk::Html("</a>".into())]);
    body.links.push(link("nerve-root", LinkSyntax::Id));
    let (html, _) = html_of(vec![about(), concept("nerve-root", "Nerve root")], &body);
    assert_eq!(html, "A nerve root. <a href=\"/backs/concepts/nerve-root/\">Nerve root</a>");
}

#[test]
fn a_page_can_ask_for_no_automatic_links_and_never_links_to_itself() {
    let mut quiet = about();
    quiet.meta.automatic_links = AutomaticLinks::Leave;
    let words = body(vec![prose("nerve root")]);
    assert_eq!(html_of(vec![quiet, concept("nerve-root", "Nerve root")], &words).0, "nerve root");

    let small = Small::of(vec![concept("nerve-root", "Nerve root")]);
    let html = made(&small, "concepts/nerve-root/index.html", Some(&words), &files()).value.html;
    assert!(html.contains("<main>nerve root</main>"), "{html}");
}

#[test]
fn a_link_out_of_the_site_sends_no_referrer() {
    let mut body = body(vec![Chunk::LinkStart(0), Chunk::Html("x</a>".into()), Chunk::LinkStart(1)]);
    body.links = vec![link("https://nhs.uk/?a&b", LinkSyntax::Address), link("javascript:x", LinkSyntax::Address)];
    let (html, _) = html_of(vec![about()], &body);
    assert_eq!(html, "<a class=\"external\" href=\"https://nhs.uk/?a&amp;b\" rel=\"noreferrer\">x</a><a>");
}

#[test]
fn a_link_to_a_withdrawn_page_still_has_its_title() {
    let mut gone = concept("old", "Old word");
    gone.meta.status = Status::Withdrawn(Withdrawal { on: day("2026-11-20"), reason: "Wrong.".to_owned() });
    let mut body = body(vec![Chunk::LinkStart(0), Chunk::LinkTitle(0)]);
    body.links.push(link("old", LinkSyntax::Id));
    assert_eq!(html_of(vec![about(), gone], &body).0, "<a href=\"/backs/concepts/old/\">Old word");
}

#[test]
fn citations_are_numbered_in_the_order_of_the_page_and_listed() {
    let mut about = about();
    about.meta.sources = super::small::ids(&["own"]);
    let mut body = body(vec![Chunk::Citation(0), Chunk::Citation(1)]);
    body.citations = vec![s(id("study")), s(id("own"))];
    let (html, _) = html_of(vec![about], &body);
    let numbers: Vec<&str> = html.split('[').skip(1).map(|rest| &rest[..1]).collect();
    assert_eq!(numbers, ["2", "1"]);
    assert!(html.starts_with("<a href=\"#ref-2\">[2]</a>"), "{html}");
}

#[test]
fn a_mark_stands_close_to_the_word_before_it() {
    let mut body = body(vec![prose("it can last longer "), Chunk::Citation(0)]);
    body.citations = vec![s(id("study"))];
    let (html, _) = html_of(vec![about()], &body);
    assert!(html.starts_with("it can last longer<a href"), "{html}");
}

#[test]
fn services_come_from_the_country_and_can_be_called() {
    let body = body(vec![Chunk::Service(s(id("emergency"))), prose("; "), Chunk::Action(s(id("emergency")))]);
    let (html, _) = html_of(vec![about()], &body);
    assert_eq!(html, "<a href=\"tel:999\">999</a>; Call <a href=\"tel:999\">999</a>");

    let mut american = settings();
    american.jurisdiction = text("US");
    let small = Small::with(american, records(), vec![about()], Vec::new());
    assert!(made(&small, "about/index.html", Some(&body), &files()).value.html.contains("tel:911"));
}

#[test]
fn a_service_that_the_country_does_not_have_is_found() {
    let (_, found) = html_of(vec![about()], &body(vec![Chunk::Service(s(id("urgnt")))]));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].help[0], "did you mean `urgent`?");
}

#[test]
fn a_picture_says_its_size_and_one_that_is_not_there_is_found() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x06\0\0\0";
    let output = OutputPath::new("a.12.png");
    let asset = Asset { path: SitePath::known("content/a.png"), contents: Contents::of(png, false), output };
    let small = Small::with(settings(), records(), vec![about()], vec![asset]);
    let image = |target: &str| Image {
        target: text(target),
        alt: "A \"leg\"".to_owned(),
        title: String::new(),
        span: Span::default(),
    };
    let mut body = body(vec![Chunk::Image(0)]);
    body.images = vec![image("a.png")];
    let html = made(&small, "about/index.html", Some(&body), &files()).value.html;
    let img = "<img src=\"/backs/a.12.png\" alt=\"A &quot;leg&quot;\" width=\"3\" height=\"2\" loading=\"lazy\"";
    assert!(html.contains(img), "{html}");

    for target in ["b.png", "https://x.org/a.png"] {
        body.images = vec![image(target)];
        let found = made(&small, "about/index.html", Some(&body), &files()).diagnostics;
        assert_eq!(found.len(), 1, "{target}");
        assert_eq!(found[0].rule, names::BROKEN_LINK);
    }
}

const NOTE: &str = "{% component note(words: string, times: integer = 1, @site) %}<i>{{ words }} {{ times }} {{ site.title }}</i>{% endcomponent %}";

/// What about.md makes of a call of a component.
fn called(name: &str, arguments: &[(&str, Argument)]) -> (String, Vec<Diagnostic>) {
    let arguments = arguments.iter().map(|(name, value)| ((*name).to_owned(), s(value.clone()))).collect();
    let mut body = body(vec![Chunk::Component(0)]);
    body.components.push(ComponentCall { name: text(name), arguments, span: Span::new(3, 9) });
    let theme = changed("components/note.html", NOTE);
    let made = made(&Small::of(vec![about()]), "about/index.html", Some(&body), &theme);
    (made.value.html, made.diagnostics)
}

#[test]
fn a_component_gets_its_arguments_escaped_and_the_site() {
    let words = Argument::Text("a < b".to_owned());
    let (html, found) = called("note", &[("words", words), ("times", Argument::Number(2.0))]);
    assert_eq!(found, []);
    assert!(html.contains("<i>a &lt; b 2 Backs</i>"), "{html}");
}

#[test]
fn every_mistake_in_a_call_is_found_on_the_page() {
    let words = || ("words", Argument::Text("a".to_owned()));
    let cases = [
        (called("nte", &[]), "the theme has no component `nte`", "did you mean `note`?"),
        (called("note", &[]), "the component `note` needs the argument `words`", "write words=\"…\" into the call"),
        (
            called("note", &[words(), ("tims", Argument::Number(1.0))]),
            "the component `note` has no argument `tims`",
            "did you mean `times`?",
        ),
        (
            called("note", &[words(), ("times", Argument::Number(1.5))]),
            "the argument `times` has to be a whole number",
            "write it as times=3",
        ),
        (
            called("note", &[words(), ("site", Argument::Truth(true))]),
            "the component `note` has no argument `site`",
            "",
        ),
    ];
    for ((_, found), message, help) in cases {
        assert_eq!(found.len(), 1, "{message}: {found:?}");
        assert_eq!(found[0].message, message);
        assert_eq!(found[0].rule, names::COMPONENT);
        assert!(found[0].help.iter().any(|line| line.contains(help)), "{:?}", found[0].help);
        assert_eq!(found[0].path.as_str(), "content/about.md");
    }
}
