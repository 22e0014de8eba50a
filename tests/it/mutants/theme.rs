//! Operators on templates: a stamp that is gone, hidden, or not what it says.

use super::Variant;
use super::source::{Corpus, Source};

/// The lines of templates that begin a stamp, apart from those that the small site does not show.
fn stamps(corpus: &Corpus) -> Vec<(Source<'_>, usize)> {
    let shown = ["disclaimer", "emergency-card", "stop-rules", "demonstration", "review", "contraindications", "gates"];
    let templates = corpus.files.iter().filter(|(path, _)| path.ends_with(".html"));
    let mut all = Vec::new();
    for (path, text) in templates {
        let file = Source { path, text };
        for (at, line) in file.lines().into_iter().enumerate() {
            if shown.iter().any(|name| line.contains(&format!("data-stamp=\"{name}\""))) {
                all.push((file, at));
            }
        }
    }
    all
}

/// Each stamp with its opening tag changed by each of `changes`.
fn with_tag(corpus: &Corpus, changes: &[&str]) -> Vec<Variant> {
    let mut all = Vec::new();
    for (file, at) in stamps(corpus) {
        let line = file.lines()[at];
        all.extend(
            changes
                .iter()
                .map(|more| file.with_line(at, &line.replacen("data-stamp=", &format!("{more} data-stamp="), 1))),
        );
    }
    all
}

pub(super) fn hide_by_attribute(corpus: &Corpus) -> Vec<Variant> {
    with_tag(corpus, &["hidden", "aria-hidden=\"true\"", "inert", "hidden=\"until-found\"", "popover"])
}

pub(super) fn hide_by_style(corpus: &Corpus) -> Vec<Variant> {
    let styles = [
        "style=\"display:none\"",
        "style=\"visibility: hidden\"",
        "style=\"font-size:0\"",
        "style=\"position:absolute;left:-9999px\"",
        "style=\"color:#fff;background:#fff\"",
    ];
    with_tag(corpus, &styles)
}

/// Each stamp inside something that browsers do not show.
pub(super) fn hide_by_wrapping(corpus: &Corpus) -> Vec<Variant> {
    let wraps = [
        ("<template>", "</template>"),
        ("<details><summary>More</summary>", "</details>"),
        ("<!-- ", " -->"),
        ("<div hidden>", "</div>"),
        ("<noscript>", "</noscript>"),
        ("<dialog>", "</dialog>"),
        ("<div style=\"display:none\">", "</div>"),
        ("{% if false %}", "{% endif %}"),
    ];
    let mut all = Vec::new();
    for (file, at) in stamps(corpus) {
        let lines = file.lines();
        let tag = if lines[at].contains("<section") { "</section>" } else { "</div>" };
        let Some(end) = (at..lines.len()).find(|end| lines[*end].contains(tag)) else { continue };
        for (open, close) in wraps {
            let block = lines[at..=end].join("\n");
            let wrapped = if at == end {
                let from = block.find("<section").or_else(|| block.find("<div")).unwrap_or(0);
                let to = block.rfind(tag).map_or(block.len(), |to| to + tag.len());
                format!("{}{open}{}{close}{}", &block[..from], &block[from..to], &block[to..])
            } else {
                format!("{open}{block}{close}")
            };
            all.push(file.with_lines((at, end + 1), &[&wrapped]));
        }
    }
    all
}

/// The element is there and is not known as a stamp, or what it says is not.
pub(super) fn drop_stamp(corpus: &Corpus) -> Vec<Variant> {
    let mut all = Vec::new();
    for (file, at) in stamps(corpus) {
        let line = file.lines()[at];
        all.push(file.without_line(at));
        all.push(file.with_line(at, &line.replacen("data-stamp=", "data-note=", 1)));
        all.push(file.with_line(at, &line.replacen("data-stamp=\"", "data-stamp=\"x", 1)));
        if let Some((before, rest)) = line.split_once("<p>{{ ")
            && let Some((_, after)) = rest.split_once("}}")
        {
            all.push(file.with_line(at, &format!("{before}<p>{after}")));
            all.push(file.with_line(at, &format!("{before}<p>See our terms.{after}")));
        }
    }
    all
}

/// A page that asks something of somebody else.
pub(super) fn ask_others(corpus: &Corpus) -> Vec<Variant> {
    let tags = [
        "<script src=\"https://example.com/count.js\"></script>",
        "<img src=\"https://example.com/pixel.png\" alt=\"\">",
        "<link rel=\"stylesheet\" href=\"https://example.com/font.css\">",
        "<iframe src=\"https://example.com/\" title=\"Video\"></iframe>",
        "<script>fetch('https://example.com/')</script>",
    ];
    let base = corpus.file("templates/base.html");
    let marks = ["<header class=\"masthead\">", "<article>", "<footer class=\"foot\">", "</body>"];
    let mut all = Vec::new();
    for mark in marks {
        all.extend(tags.map(|tag| base.becomes(base.text.replacen(mark, &format!("{tag}\n{mark}"), 1))));
    }
    all
}
