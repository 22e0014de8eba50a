//! Tests: what holds for every body.

use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::body;
use super::shapes::{html_of, parse};
use crate::content::{Argument, Body, Chunk};
use crate::diagnostic::{Diagnostic, Level};
use crate::text::{SitePath, Span};

/// What Markdown is made of, and what breaks readers of it.
#[rustfmt::skip]
const TOKENS: &[&str] = &[
    "\n", "\n", "\n\n", "\r\n", " ", "  ", "    ", "\t", "- ", "* ", "1. ", "10) ", "> ", ">", "# ", "## ",
    "### ", "###### ", "#", "=\n", "---\n", "***\n", "***", "**", "*", "_", "__", "~~", "~", "`", "``", "```",
    "```\n", "```python\n", "~~~\n", "[", "]", "(", ")", "](", "![", "[[", "]]", "[^", "[^1]", "[^1]: ", "[@",
    "[@a-b]", "[!EMERGENCY] ", "[!IMPORTANT] ", "[!", "if:", "[ ] ", "]: ", "[x]: ", "<", ">", "</", "/>",
    "<!--", "-->", "<!-- c -->", "<b>", "<br/>", "<?", "<![CDATA[", "<!-- allow a/b: reason=\"c\" -->", "{{",
    "}}", "{{ service.emergency }}", "{{ action.a }}", "{{<a b=\"*c*\"/>}}", "{%", "{#", "{#x}", "{", "}", "|",
    "|-|-|\n", "|a|b|\n", ":", ": ", ":::", "\\", "\\\n", "&", "&amp;", "&#106;", "&#0;", "!", "\"", "'", "a.md",
    "https://example.org/", "javascript:", "<https://a.example>", "<a@b.example>", "#x", "é", "日本", "🙂",
    "\u{301}", "\u{0}", "\u{a0}", "\u{2028}", "word", "x",
];

fn document() -> impl Strategy<Value = String> {
    let known = proptest::sample::select(TOKENS).prop_map(str::to_owned);
    let token = prop_oneof![9 => known, 1 => any::<char>().prop_map(String::from)];
    proptest::collection::vec(token, 0..50).prop_map(|tokens| tokens.concat())
}

/// Text in which less is refused, so that more of it comes to be published.
fn calm_document() -> impl Strategy<Value = String> {
    let calm: Vec<&str> = TOKENS.iter().copied().filter(|token| !token.contains(['<', '{', '@', '!', '#'])).collect();
    let token = prop_oneof![3 => proptest::sample::select(calm), 2 => Just("word"), 1 => Just(" word\n")];
    proptest::collection::vec(token, 0..30).prop_map(|tokens| tokens.concat())
}

/// All places that a body and its findings name.
fn spans(body: &Body, found: &[Diagnostic]) -> Vec<Span> {
    let mut spans: Vec<Span> = found.iter().map(|finding| finding.span).collect();
    spans.extend(found.iter().flat_map(|finding| finding.labels.iter().map(|label| label.place.span)));
    spans.extend(body.headings.iter().map(|heading| heading.span));
    spans.extend(body.links.iter().flat_map(|link| [link.span, link.target.span]));
    spans.extend(body.images.iter().flat_map(|image| [image.span, image.target.span]));
    spans.extend(body.citations.iter().map(|id| id.span));
    spans.extend(body.cards.iter().map(|card| card.span));
    for call in &body.components {
        spans.extend([call.span, call.name.span]);
        spans.extend(call.arguments.values().map(|argument| argument.span));
    }
    for allowance in &body.allow {
        spans.extend([Some(allowance.span), Some(allowance.rule.span), allowance.block].into_iter().flatten());
    }
    for chunk in &body.chunks {
        match chunk {
            Chunk::Prose(text) => spans.push(text.span),
            Chunk::Service(id) | Chunk::Action(id) => spans.push(id.span),
            _ => {}
        }
    }
    for passage in &body.passages {
        spans.push(passage.span);
        spans.extend(passage.pieces.iter().map(|&(_, span)| span));
        for (at, c) in passage.text.char_indices() {
            spans.push(passage.source(at..at + c.len_utf8()));
        }
    }
    spans
}

/// The names of the elements of `html`, each of which must be one that this program writes, closed where it was opened.
fn check_markup(html: &str) -> Result<(), String> {
    #[rustfmt::skip]
    const ELEMENTS: &[&str] = &[
        "a", "blockquote", "code", "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3",
        "h4", "h5", "h6", "li", "ol", "p", "pre", "section", "span", "strong", "sup", "table", "tbody", "td",
        "th", "thead", "tr", "ul",
    ];
    const ATTRIBUTES: &[&str] =
        &["id", "class", "href", "role", "aria-label", "aria-labelledby", "tabindex", "scope", "start"];
    let mut open: Vec<&str> = Vec::new();
    for part in html.split('<').skip(1) {
        let (tag, text) = part.split_once('>').ok_or("a tag is not closed")?;
        if text.contains('>') {
            return Err(format!("a bare `>` in {text}"));
        }
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
            continue;
        }
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if matches!(name, "br" | "hr") {
            continue;
        }
        if !ELEMENTS.contains(&name) {
            return Err(format!("<{name}>"));
        }
        while !attributes.is_empty() {
            let (key, rest) = attributes.split_once("=\"").ok_or_else(|| format!("attribute {attributes}"))?;
            let (value, rest) = rest.split_once('"').ok_or_else(|| format!("attribute {attributes}"))?;
            if !ATTRIBUTES.contains(&key) || (key == "href" && !value.starts_with("#note-")) {
                return Err(format!("attribute {key}={value}"));
            }
            attributes = rest.trim_start();
        }
        open.push(name);
    }
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} stay open")) }
}

/// The HTML of `body` with each slot as the kind of element that it becomes.
fn markup(body: &Body) -> String {
    let show = |chunk: &Chunk| match chunk {
        Chunk::Html(html) => html.clone(),
        Chunk::LinkStart(_) => "<a>".to_owned(),
        _ => String::new(),
    };
    body.chunks.iter().map(show).collect()
}

/// All that readers or the site get of `body`.
fn everything(body: &Body) -> String {
    let mut all = html_of(body);
    all.extend(body.links.iter().map(|link| format!(" {} {}", link.target.value, link.text)));
    all.extend(body.images.iter().map(|image| format!(" {} {} {}", image.target.value, image.alt, image.title)));
    for argument in body.components.iter().flat_map(|call| call.arguments.values()) {
        if let Argument::Text(text) = &argument.value {
            all.push_str(text);
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_tokens_break_the_parser_and_all_places_are_in_the_file(tokens in document()) {
        let text = format!("---\ntitle: é\n---\n{tokens}");
        let start = text.len() - tokens.len();
        let parsed = body(&SitePath::known("content/a.md"), &text, start);
        let broken = parsed.diagnostics.iter().find(|finding| finding.message.contains("parser breaks"));
        prop_assert!(broken.is_none(), "{broken:?}");
        for span in spans(&parsed.value, &parsed.diagnostics) {
            prop_assert!(span.start as usize >= start && text.get(span.range()).is_some(), "{span:?}");
        }
        for finding in &parsed.diagnostics {
            prop_assert!(!finding.help.is_empty(), "{}", finding.message);
        }
        if let Err(fault) = check_markup(&markup(&parsed.value)) {
            prop_assert!(false, "{fault} in {}", markup(&parsed.value));
        }
        let mut anchors: Vec<&str> = parsed.value.headings.iter().map(|heading| heading.anchor.as_str()).collect();
        anchors.extend(parsed.value.anchors.iter().map(String::as_str));
        let count = anchors.len();
        anchors.sort_unstable();
        anchors.dedup();
        let chosen_twice = parsed.diagnostics.iter().any(|finding| finding.message.contains("is taken"));
        prop_assert!(anchors.len() == count || chosen_twice, "an anchor stands twice");
    }

    #[test]
    fn a_word_is_never_lost_without_an_error(tokens in prop_oneof![document(), calm_document()]) {
        // Each word becomes one that stands nowhere else.
        let mut pieces = tokens.split("word");
        let mut text = pieces.next().unwrap_or("").to_owned();
        let mut words = Vec::new();
        for (index, piece) in pieces.enumerate() {
            let word = format!("wo{index}rd");
            text.push_str(&word);
            text.push_str(piece);
            words.push(word);
        }
        let (body, found) = parse(&text);
        // Comments and titles are not shown, and a fence's second word is for nobody.
        let hidden = text.contains("<!--") || found.iter().any(|finding| finding.message.contains("title of"));
        let errors = found.iter().any(|finding| finding.level == Level::Error);
        if !errors && !hidden && !text.contains("```") && !text.contains("~~~") {
            let all = everything(&body);
            for word in words {
                prop_assert!(all.contains(&word), "{word} of {text:?} is lost in {all}");
            }
        }
    }

    #[test]
    fn plain_paragraphs_keep_their_words_in_order(paragraphs in proptest::collection::vec("[a-zé]{1,8}( [a-zé]{1,8}){0,9}[.?]?", 1..6)) {
        let (body, found) = parse(&paragraphs.join("\n\n"));
        prop_assert_eq!(found, vec![]);
        let html = html_of(&body).replace("<p>", " ").replace("</p>", " ");
        let seen: Vec<&str> = html.split_whitespace().collect();
        let written: Vec<&str> = paragraphs.iter().flat_map(|text| text.split_whitespace()).collect();
        prop_assert_eq!(body.words, written.len());
        prop_assert_eq!(seen, written);
    }

    #[test]
    fn line_ends_of_windows_make_no_difference(tokens in document()) {
        let unix = tokens.replace('\r', "");
        let (expected, on_unix) = parse(&unix);
        let (found, on_windows) = parse(&unix.replace('\n', "\r\n"));
        prop_assert_eq!(on_windows.len(), on_unix.len());
        if on_unix.iter().all(|finding| finding.level != Level::Error) {
            prop_assert_eq!(html_of(&found), html_of(&expected));
        }
    }
}

#[test]
fn the_time_grows_as_the_text_does() {
    #[rustfmt::skip]
    const FAMILIES: &[&str] = &[
        "[", "]", "![", "[[", "*a **a ", "<!--", "> ", "- ", "{{", "{{<a b=\"}}", "[^", "[^1]", "[@a]", "[@",
        "[!", ":::", "]:", "](", "`", "``\\", "\\", "&amp;", "<", "<a ", "[x][y]", "[a](b)", "# ", "|",
        "a|b\n-|-\n", "- a\n", "> [!IMPORTANT] a\n\n", "## a {#b}\n", "[a]: b\n", "```\n", "<!-- allow ",
        "a\n: b\n", "{#", "## a\n", "text é ",
    ];
    let path = SitePath::known("content/a.md");
    let time = |text: &str| {
        #[expect(clippy::disallowed_methods, reason = "a test of speed has to look at a clock")]
        let start = std::time::Instant::now();
        std::hint::black_box(body(&path, text, 0));
        start.elapsed().as_secs_f64()
    };
    for family in FAMILIES {
        let text = |bytes: usize| family.repeat(bytes / family.len()) + "a";
        let (small, large) = (text(20_000), text(80_000));
        // Four times the text: 4 is linear, 16 is quadratic. Short times say nothing, and a busy machine gets three tries.
        let linear = || time(&large).max(0.01) / time(&small).max(0.01) < 10.0;
        assert!((0..3).any(|_| linear()), "{family:?}: four times the text takes far more than four times as long");
    }
}
