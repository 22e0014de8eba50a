//! Tests: each thing knows where it stands, to the byte, after letters of two bytes and with line ends of Windows.

use super::body;
use crate::content::{Body, Chunk, PassageKind};
use crate::text::{SitePath, Span};

const FRONT: &str = "---\r\ntitle: Rücken\r\n---\r\n";

/// The body of `text` after a front matter, and the whole file.
fn file(text: &str) -> (Body, String) {
    let whole = format!("{FRONT}{}", text.replace('\n', "\r\n"));
    let parsed = body(&SitePath::known("content/a.md"), &whole, FRONT.len());
    assert_eq!(parsed.diagnostics, []);
    (parsed.value, whole)
}

#[track_caller]
fn check(whole: &str, spans: impl IntoIterator<Item = Span>, expected: &[&str]) {
    let found: Vec<&str> = spans.into_iter().map(|span| span.of(whole)).collect();
    assert_eq!(found, expected);
}

#[test]
fn prose_stands_where_it_was_written() {
    let (body, whole) = file("é äb **cö** &amp; d\ne\n\n> f\n> g\n");
    let spans = body.chunks.iter().filter_map(|chunk| match chunk {
        Chunk::Prose(text) => Some(text.span),
        _ => None,
    });
    check(&whole, spans, &["é äb ", "cö", " &amp; d\r\ne", "f\r\n> g"]);
}

#[test]
fn headings_and_cards_stand_where_they_were_written() {
    let (body, whole) = file("é\n\n## Ä b {#c} ##\n\nÖ\n---\n\n> [!IMPORTANT]  É if:\n> x\n");
    check(&whole, body.headings.iter().map(|heading| heading.span), &["## Ä b {#c} ##", "Ö\r\n---"]);
    check(&whole, body.cards.iter().map(|card| card.span), &["[!IMPORTANT]"]);
}

#[test]
fn links_and_their_targets_stand_where_they_were_written() {
    let text = "é [ä *b*](c.md#d \"\n\") x\n[e](<f g.md>) [h][I] [i][] [i] <https://j.example> <k@l.example>\n\
                [[m#n]] [[ o |p]] [q](r\\_(s).md) > [t](\n  u.md)\n\n[i]:\n  v.md\n";
    let whole = format!("{FRONT}{text}");
    let body = body(&SitePath::known("content/a.md"), &whole, FRONT.len()).value;
    let targets: Vec<&str> = body.links.iter().map(|link| link.target.value.as_str()).collect();
    let values =
        ["c.md#d", "v.md", "v.md", "v.md", "https://j.example", "mailto:k@l.example", "m#n", "o", "r_(s).md", "u.md"];
    assert_eq!(targets, values, "the blank in an address is refused");
    let spelt =
        ["c.md#d", "v.md", "v.md", "v.md", "https://j.example", "k@l.example", "m#n", "o", "r\\_(s).md", "u.md"];
    check(&whole, body.links.iter().map(|link| link.target.span), &spelt);
    let links = ["[h][I]", "[i][]", "[i]", "<https://j.example>", "<k@l.example>", "[[m#n]]", "[[ o |p]]"];
    check(&whole, body.links[1..8].iter().map(|link| link.span), &links);
    assert_eq!(body.links[0].text, "ä b");
    assert_eq!(body.links[6].text, "");
    assert_eq!(body.links[7].text, "p");
}

#[test]
fn a_link_by_id_works_in_a_table() {
    let (body, whole) = file("|a|\n|-|\n|[[b-c\\|é d]]|\n");
    assert_eq!(body.links[0].target.value, "b-c");
    assert_eq!(body.links[0].text, "é d");
    check(&whole, [body.links[0].target.span, body.links[0].span], &["b-c", "[[b-c\\|é d]]"]);
}

#[test]
fn images_citations_and_calls_stand_where_they_were_written() {
    let (body, whole) = file("é ![ä](ö.svg) [@b-c][@d] {{ service.e }}\n\n> {{<f g=\"ü\" h=1/>}}\n");
    check(&whole, body.images.iter().flat_map(|image| [image.span, image.target.span]), &["![ä](ö.svg)", "ö.svg"]);
    check(&whole, body.citations.iter().map(|id| id.span), &["[@b-c]", "[@d]"]);
    let service = body.chunks.iter().filter_map(|chunk| match chunk {
        Chunk::Service(id) => Some(id.span),
        _ => None,
    });
    check(&whole, service, &["e"]);
    let call = &body.components[0];
    check(&whole, [call.span, call.name.span, call.arguments["g"].span], &["{{<f g=\"ü\" h=1/>}}", "f", "\"ü\""]);
}

#[test]
fn passages_lead_back_to_their_words() {
    let text = "é\n\n## Zwei\n\nDas *ist* ein &amp; [lan\\*ger](a.md) `Co de`\nSatz &#228;h.\n\n- eins\n  - zwei\n\n> Zit\n> at\n";
    let (body, whole) = file(text);
    let texts: Vec<_> =
        body.passages.iter().map(|passage| (passage.kind, passage.text.as_str(), passage.heading)).collect();
    let expected = [
        (PassageKind::Paragraph, "é", None),
        (PassageKind::Heading, "Zwei", Some(0)),
        (PassageKind::Paragraph, "Das ist ein & lan*ger Co de Satz äh.", Some(0)),
        (PassageKind::Item, "eins", Some(0)),
        (PassageKind::Item, "zwei", Some(0)),
        (PassageKind::Quotation, "Zit at", Some(0)),
    ];
    assert_eq!(texts, expected);
    let long = &body.passages[2];
    for (words, source) in [
        ("ist ein", "ist* ein"),
        ("&", "&amp;"),
        ("lan*ger", "lan\\*ger"),
        ("de Satz", "de`\r\nSatz"),
        ("äh", "&#228;h"),
        ("h.", "h."),
    ] {
        let at = long.text.find(words).unwrap();
        assert_eq!(long.source(at..at + words.len()).of(&whole), source);
    }
    let last = body.passages.last().unwrap();
    assert_eq!(last.source(0..last.text.len()).of(&whole), "Zit\r\n> at");
    assert_eq!(body.words, 14);
}

#[test]
fn a_caption_and_a_cell_are_passages_too() {
    let (body, whole) = file("![a](b.svg \"Cäption\")\n\n|d|\n|-|\n|é f|\n\n[^1]\n\n[^1]: Nöte\n");
    let spans: Vec<&str> =
        body.passages.iter().map(|passage| passage.source(0..passage.text.len()).of(&whole)).collect();
    assert_eq!(spans, ["Cäption", "d", "é f", "Nöte"]);
    assert_eq!(body.passages[2].kind, PassageKind::Cell);
    assert_eq!(body.passages[3].kind, PassageKind::Footnote);
}
