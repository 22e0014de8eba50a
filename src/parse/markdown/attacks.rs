//! Tests: what must not be published is refused, at its place, and does not reach the HTML.

use super::shapes::{html_of, parse};
use super::{ALT_TEXT, HEADING_ORDER, LINK_TEXT};
use crate::content::Chunk;
use crate::diagnostic::{Level, RuleName, names};

/// Each row: a body, the rule that speaks, the words that it points to, and a part of what it says.
const REFUSED: &[(&str, RuleName, &str, &str)] = &[
    // Raw HTML.
    ("é <script>alert(1)</script>", names::MARKDOWN, "<script>", "`<script>`"),
    ("<script>\nalert(1)\n</script>\n", names::MARKDOWN, "<script>", "not allowed"),
    ("a <img src=x onerror=alert(1)>", names::MARKDOWN, "<img src=x onerror=alert(1)>", "`<img>`"),
    (
        "<iframe src=\"https://www.youtube.com/x\"></iframe>\n",
        names::MARKDOWN,
        "<iframe src=\"https://www.youtube.com/x\"></iframe>",
        "`<iframe>`",
    ),
    ("a </div></main>", names::MARKDOWN, "</main>", "`<main>`"),
    ("</div></main>\n", names::MARKDOWN, "</div></main>", "not allowed"),
    ("<svg onload=alert(1)>\n", names::MARKDOWN, "<svg onload=alert(1)>", "`<svg>`"),
    ("a <?php x ?>", names::MARKDOWN, "<?php x ?>", "`<php>`"),
    ("a <![CDATA[x]]>", names::MARKDOWN, "<![CDATA[x]]>", "HTML"),
    ("[<b>x</b>](a.md)", names::MARKDOWN, "<b>", "`<b>`"),
    ("<details>\n<summary>x</summary>\n\ny\n\n</details>\n", names::MARKDOWN, "<details>", "`<details>`"),
    ("![a](b.svg \"c\") <script>", names::MARKDOWN, "<script>", "`<script>`"),
    ("> a\n> <b>\n", names::MARKDOWN, "<b>", "`<b>`"),
    // Comments.
    ("a\n\n<!-- b\n\nc\n", names::MARKDOWN, "<!--", "never closed"),
    ("a <!-- b", names::MARKDOWN, "<!--", "never closed"),
    ("<!-- a --> lost words\n", names::MARKDOWN, "lost words", "beside a comment"),
    ("<!-- allow a/b: by=Ann -->\n\nx\n", names::MARKDOWN, "Ann", "no id|not the id"),
    ("<!-- alow a/b: reason=\"x\" -->\n\nx\n", names::MARKDOWN, "alow", "`allow`"),
    ("x <!-- allow a/b: reason=\"x\" -->\n", names::MARKDOWN, "<!-- allow a/b: reason=\"x\" -->", "within a paragraph"),
    ("x\n\n<!-- allow a/b: reason=\"x\" -->\n", names::MARKDOWN, " allow a/b: reason=\"x\"", "no block follows"),
    // Addresses.
    ("[x](javascript:alert(1))", names::UNSAFE_LINK, "javascript:alert(1)", "`javascript:`"),
    ("[x](JaVaScRiPt:alert(1))", names::UNSAFE_LINK, "JaVaScRiPt:alert(1)", "`JaVaScRiPt:`"),
    ("[x](&#106;avascript:alert(1))", names::UNSAFE_LINK, "&#106;avascript:alert(1)", "`javascript:`"),
    ("[x](java&Tab;script:x)", names::UNSAFE_LINK, "java&Tab;script:x", "U+0009"),
    ("[x](java\u{200b}script:x)", names::UNSAFE_LINK, "java\u{200b}script:x", "U+200B"),
    ("[x](<\u{1}javascript:x>)", names::UNSAFE_LINK, "\u{1}javascript:x", "U+0001"),
    ("[x](javascript\\:x)", names::UNSAFE_LINK, "javascript\\:x", "`javascript:`"),
    ("[x](data:text/html;base64,PHN2Zz4=)", names::UNSAFE_LINK, "data:text/html;base64,PHN2Zz4=", "`data:`"),
    ("é <vbscript:x>", names::UNSAFE_LINK, "vbscript:x", "`vbscript:`"),
    ("[x][y]\n\n[y]: javascript:z\n", names::UNSAFE_LINK, "javascript:z", "`javascript:`"),
    ("[x](//evil.example)", names::UNSAFE_LINK, "//evil.example", "no scheme"),
    ("[x](tel:{{service.emergency}})", names::UNSAFE_LINK, "tel:{{service.emergency}}", "a character"),
    ("![x](https://example.net/p.gif)", names::UNSAFE_LINK, "https://example.net/p.gif", "another website"),
    ("![x](data:image/png;base64,AA)", names::UNSAFE_LINK, "data:image/png;base64,AA", "a scheme"),
    // Links and images.
    ("[](/sciatica/)", LINK_TEXT, "[](/sciatica/)", "no text"),
    ("[ ](a.md)", LINK_TEXT, "[ ](a.md)", "no text"),
    ("[[a|]]", LINK_TEXT, "[[a|]]", "no text"),
    ("[x]()", names::BROKEN_LINK, "[x]()", "nowhere"),
    ("[x][nowhere]", names::MARKDOWN, "[x][nowhere]", "`nowhere`"),
    ("[nowhere][]", names::MARKDOWN, "[nowhere]", "`nowhere`"),
    ("![x][nowhere]", names::MARKDOWN, "![x][nowhere]", "`nowhere`"),
    ("![nowhere]", names::MARKDOWN, "![nowhere]", "`nowhere`"),
    ("[x](a b.md)", names::MARKDOWN, "](", "looks like a link"),
    ("[[a", names::MARKDOWN, "[[", "looks like a link"),
    ("|a|\n|-|\n|[[b|c]]|\n", names::MARKDOWN, "[[", "looks like a link"),
    ("[a <https://b.example> c](d.md)", names::MARKDOWN, "<https://b.example>", "inside another link"),
    ("[a [@b]](c.md)", names::MARKDOWN, "[@b]", "inside a link"),
    ("[Note]: careful\n", names::MARKDOWN, "[Note]: careful", "no link uses"),
    ("[a]\n\n[a]: b.md\n[a]: lost.md\n", names::MARKDOWN, "[a]: lost.md", "second time"),
    ("![](scan.png)", ALT_TEXT, "![](scan.png)", "no text alternative"),
    ("![ ](scan.png)", ALT_TEXT, "![ ](scan.png)", "no text alternative"),
    ("![[scan.png]]", ALT_TEXT, "![[scan.png]]", "no text alternative"),
    ("![{{ service.a }}](b.svg)", names::MARKDOWN, "{{ service.a }}", "text alternative"),
    // Citations and notes.
    ("[@Smith]", names::MARKDOWN, "[@Smith]", "`Smith`"),
    ("[@a; @b]", names::MARKDOWN, "[@a; @b]", "one source"),
    ("[@a](b.md)", names::MARKDOWN, "[@a]", "cannot stand here"),
    ("a[^9]", names::MARKDOWN, "[^9]", "no note `9`"),
    ("a\n\n[^9]: b\n", names::MARKDOWN, "[^9]: b", "nothing refers"),
    ("a[^9]\n\n[^9]: b\n\n[^9]: c\n", names::MARKDOWN, "[^9]: c", "two notes"),
    // Headings.
    ("# Title\n", HEADING_ORDER, "# Title", "second main heading"),
    ("## a\n\n#### b\n", HEADING_ORDER, "#### b", "level 4 follows one of level 2"),
    ("### a\n", HEADING_ORDER, "### a", "follows one of level 1"),
    ("## \n", names::MARKDOWN, "##", "empty"),
    ("## <!-- x -->\n", names::MARKDOWN, "## <!-- x -->", "empty"),
    ("## Title {onclick=alert(1)}\n", names::MARKDOWN, "{onclick=alert(1)}", "no anchor"),
    ("## Title {.big}\n", names::MARKDOWN, "{.big}", "no anchor"),
    ("## Title {#a .big}\n", names::MARKDOWN, "{#a .big}", "kebab|lower-case"),
    ("## Title {#Big}\n", names::MARKDOWN, "{#Big}", "lower-case"),
    ("## Title {#dose}\n", names::MARKDOWN, "{#dose}", "taken"),
    ("## a {#c}\n\n## b {#c}\n", names::MARKDOWN, "{#c}", "taken"),
    // Cards.
    ("> [!Emergancy] Call if:\n> - a\n", names::CARD, "[!Emergancy]", "no card"),
    ("> [!emergency] Call if:\n> - a\n", names::CARD, "[!emergency]", "no card"),
    ("> [!WARNNG]\n> a\n", names::CARD, "[!WARNNG]", "no card"),
    ("> [!EMERGENCY]\n> - a\n", names::CARD, "[!EMERGENCY]", "no heading"),
    ("> [!EMERGENCY] Call now\n> - a\n", names::CARD, "Call now", "ends in `if:`"),
    ("> [!EMERGENCY] Call if:\n\n- a\n", names::CARD, "[!EMERGENCY]", "nothing else"),
    ("> a\n> [!EMERGENCY] Call if:\n", names::CARD, "[!EMERGENCY]", "only where a block quote begins"),
    ("[!EMERGENCY] Call if:\n", names::CARD, "[!EMERGENCY]", "only where a block quote begins"),
    ("> [!IMPORTANT] a\n> ## b\n", names::CARD, "## b", "inside a card"),
    (":::emergancy\na\n:::\n", names::CARD, ":::emergancy", "no card"),
    ("- ::: x\n", names::CARD, "::: x", "no card"),
    // Calls.
    ("é {{ page.title }}", names::COMPONENT, "{{ page.title }}", "neither"),
    ("{{ service.Big }}", names::COMPONENT, "{{ service.Big }}", "`Big`"),
    ("a {{", names::COMPONENT, "{{", "neither"),
    ("a {% include 'x' %}", names::COMPONENT, "{%", "template"),
    ("a {# x #}", names::COMPONENT, "{#", "template"),
    ("## a {{ service.b }}\n", names::COMPONENT, "{{ service.b }}", "in a heading"),
    ("[a {{<b/>}}](c.md)", names::COMPONENT, "{{<b/>}}", "inside a link"),
    ("\\{{ x }}", names::COMPONENT, "{{ x }}", "neither"),
    ("<https://a.example/{{x}}>", names::COMPONENT, "{{x}}", "neither"),
    // Code and tables.
    ("a\n\n```python\nb\n", names::MARKDOWN, "```python", "never closed"),
    ("- ~~~\n  b\n\nc\n", names::MARKDOWN, "~~~", "never closed"),
    ("|a||\n|-|-|\n|b|c|\n", names::MARKDOWN, "|a||", "column 2"),
    ("|a|\n|-|\n|b|lost|\n", names::MARKDOWN, "lost|", "more cells"),
];

#[test]
fn each_attack_is_refused_at_its_place() {
    for &(text, rule, words, message) in REFUSED {
        for text in [text.to_owned(), format!("Für é\n\n{text}")] {
            let (body, found) = parse(&text);
            let wanted = found.iter().find(|finding| {
                finding.rule == rule
                    && finding.level == Level::Error
                    && finding.span.of(&text) == words
                    && message.split('|').any(|part| finding.message.contains(part))
            });
            assert!(wanted.is_some_and(|finding| !finding.help.is_empty()), "{text:?}: {found:#?}");
            let html = html_of(&body).to_lowercase();
            for never in
                ["<script", "<img", "<iframe", "<svg", "<main", "<b>", "<details", "‹a javascript", "‹a vb", "‹a data"]
            {
                assert!(!html.contains(never), "{text:?}: {html}");
            }
        }
    }
}

#[test]
fn what_is_honest_is_not_refused() {
    for text in [
        "```a\"><script>\nx\n```\n",
        "[x](a.md) and [sic] and [ ] and 1/2 tablet -- not 12, 5 μg or 5 µg\n",
        "Use `<b>` and `{{ x }}` and `[^1]` and `:::`\n",
        "    <script>{{ x }}</script>\n",
        "a < b > c & d {e} {f\n",
        "~~~~\n```\n~~~~\n\n> ```\n> x\n> ```\n\n- ```\n  x\n  ```\n",
        "||PLACEHOLDER||\n",
        "It is 10:30 ::: or not\n",
        "<!-- a comment -->\n\nb <!-- and one more --> c\n",
        "[a]: see below\\\nand so on\n",
        "[[x](a.md)] and \\[[d]\n\n|a|b|\n|-|-|\n|[[e\\|f]]|[[g]]|\n",
        "[x]: is a note, not a definition\n",
    ] {
        let (body, found) = parse(text);
        assert_eq!(found, [], "{text}");
        assert!(!html_of(&body).contains("<script"), "{text}");
    }
    let (body, _) = parse("5 μg, 5 µg -- \"x\"\n");
    assert!(matches!(&body.chunks[1], Chunk::Prose(text) if text.value == "5 μg, 5 µg -- \"x\""));
}

#[test]
fn titles_are_told_about_and_cannot_break_out() {
    let (body, found) = parse("[x](a.md '\"><script>alert(1)</script>') ![y](b.svg '\"><script>')\n");
    let levels: Vec<_> = found.iter().map(|finding| (finding.level, finding.message.as_str())).collect();
    let expected = [
        (Level::Warning, "the title of a link is not shown"),
        (Level::Warning, "the title of this image is not shown"),
    ];
    assert_eq!(levels, expected);
    assert!(!html_of(&body).contains("<script"));
    let (body, _) = parse("![y](b.svg '\"><script>')\n");
    assert!(html_of(&body).contains("<figcaption>&quot;&gt;&lt;script&gt;</figcaption>"));
}

#[test]
fn what_is_too_deep_or_too_large_is_refused_once() {
    for text in [">".repeat(100_000), "- ".repeat(20_000) + "a", "*a **b ".repeat(99) + &"c** d* ".repeat(99)] {
        let (_, found) = parse(&text);
        assert_eq!(found.len(), 1, "{:?}", &found[..found.len().min(3)]);
        assert!(found[0].message.contains("deeper than 32"));
    }
    let row = "|a".repeat(3000) + "|\n" + &"|-".repeat(3000) + "|\n";
    let (_, found) = parse(&(row + &"|x\n".repeat(3000)));
    assert!(found.iter().all(|finding| finding.message.contains("columns and")), "{found:?}");
    assert_eq!(found.len(), 1);
}

#[test]
fn the_known_panics_of_the_parser_do_not_end_the_build() {
    for text in ["- [ ] \\\n  -", "[[[a]]", "- [n]:Z\r\n\t\t", "\\\\\r\r", "[^\\\n", "| a |\n|-|\n|\\"] {
        let (_, found) = parse(text);
        assert!(found.iter().all(|finding| !finding.message.contains("parser breaks")), "{text:?}: {found:?}");
    }
}

#[test]
fn faults_name_what_was_meant() {
    for (text, help) in [
        ("> [!Emergancy] Call if:\n> a\n", "`[!EMERGENCY]`"),
        (":::emergancy\n", "[!EMERGENCY]"),
        ("[x](htps://example.org)", "`https:`"),
        ("a[^oen]\n\n[^one]: b [^one]\n", "`[^one]`"),
        ("{{ serivce.a }}", "{{ service.ID }}"),
        ("## a {#Big Toe}", "`{#big-toe}`"),
        ("<iframe>", "write a link"),
    ] {
        let (_, found) = parse(text);
        assert!(found[0].help[0].contains(help), "{text:?}: {found:#?}");
    }
}
