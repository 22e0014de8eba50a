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
fn zz_real() {
    fn walk(p: &std::path::Path, out: &mut Vec<std::path::PathBuf>) {
        for e in std::fs::read_dir(p).unwrap() { let e = e.unwrap().path(); if e.is_dir() { walk(&e, out) } else if e.extension().is_some_and(|x| x == "md") { out.push(e) } }
    }
    let mut v = vec![]; walk(std::path::Path::new("/work/main/content"), &mut v); v.sort();
    for f in v {
        let t = std::fs::read_to_string(&f).unwrap();
        let s = t[4..].find("\n---\n").unwrap() + 4 + 5;
        let p = body(&SitePath::known("content/a.md"), &t, s);
        for d in &p.diagnostics { eprintln!("{}: {:?} {} | {:?} | {:?}", f.display(), d.level, d.message, d.span.of(&t), d.help); }
        eprintln!("{} words {}", f.display(), p.value.words);
        if f.ends_with("symptom-diary.md") { eprintln!("{}", html_of(&p.value)); }
    }
    let (b, d) = parse("A [@a][@b] and[^1][@c].\n\n[^1]: Note *x*\n\n> [!EMERGENCY] Call {{ service.emergency }} if:\n> - you *cannot* pee\n> - b\n\nT\n: d\n\n```python\nif x:\n```\n\n{{<dose a=\"*b*\" n=1/>}}\n\n## What {#what-x}\n\n- a\n  - b\n\n1. c\n\n   d\n2. e\n");
    eprintln!("{}\n{d:#?}\n{b:#?}", html_of(&b));
    let _ = html;
}
