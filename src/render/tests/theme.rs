//! The least theme there can be.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::Body;
use crate::diagnostic::{Diagnostic, Parsed};
use crate::render::tests::small::Small;
use crate::render::{Planned, Rendered, Templates, layouts, render};
use crate::text::SitePath;

const BASE: &str = r#"<h1>{{ page.title }}</h1><p data-stamp="demonstration">{{ site.demonstration_notice }}</p>
<p data-stamp="disclaimer">{{ site.disclaimer }}</p><p data-stamp="draft">{{ page.draft }}</p>
<p data-stamp="audience">{{ page.audience }}</p>{% if page.review %}<p data-stamp="review">{{ page.review.line }}</p>{% endif %}
{% for card in page.cards %}<div data-stamp="emergency-card">{{ card.heading }}{% for sign in card.signs %}<p>{{ sign.text }}</p>{% endfor %}</div>{% endfor %}
<div data-stamp="contraindications"></div><div data-stamp="stop-rules"></div><div data-stamp="gates"></div>
<div data-stamp="withdrawn">{% if withdrawn %}{{ withdrawn.notice }}{% endif %}</div>
{% block main %}{% endblock %}<main>{{ page.body }}</main>"#;

/// Files of a theme in which every layout is the base.
pub(super) fn files() -> BTreeMap<SitePath, Arc<str>> {
    let layouts = layouts::all().map(|layout| (layout.name, "{% extends \"base.html\" %}"));
    layouts.chain([("base.html", BASE)]).map(|(name, text)| (path(name), text.into())).collect()
}

fn path(name: &str) -> SitePath {
    SitePath::known(&format!("templates/{name}"))
}

/// That theme with one file changed or added.
pub(super) fn changed(name: &str, text: &str) -> BTreeMap<SitePath, Arc<str>> {
    let mut files = files();
    files.insert(path(name), text.into());
    files
}

/// What is found in that theme with one file changed or added, and the words it is about.
pub(super) fn found(name: &str, text: &str) -> Vec<(Diagnostic, String)> {
    let files = changed(name, text);
    let words =
        |fault: &Diagnostic| files.get(&fault.path).map(|text| fault.span.of(text).to_owned()).unwrap_or_default();
    let found = Templates::compile(&files).diagnostics;
    found.into_iter().map(|fault| (fault.clone(), words(&fault))).collect()
}

/// The file at `output`, made with the theme in `files`.
pub(super) fn made(
    small: &Small,
    output: &str,
    body: Option<&Body>,
    files: &BTreeMap<SitePath, Arc<str>>,
) -> Parsed<Rendered> {
    let templates = Templates::compile(files);
    assert_eq!(templates.diagnostics, []);
    let parts = small.parts();
    let all = small.plan();
    let planned: &Planned = all.iter().find(|planned| planned.output.as_str() == output).expect("it is planned");
    render(planned, (&small.site, &small.derivation), body, &templates.value, &parts)
}
