//! What is laid over a page: its findings, and whatever keeps the site from being made.

use crate::content::OutputPath;
use crate::diagnostic::{Diagnostic, Level};
use crate::serve::fix;
use crate::serve::snapshot::Snapshot;
use crate::text::{LineIndex, SitePath};

/// Style sheets and scripts that belong to it, by name and text. They are given out below `/__handout/` and stand in the
/// head of each page.
pub(super) const FILES: [(&str, &str); 1] = [("overlay.css", include_str!("overlay.css"))];

/// A page that is being shown.
pub(super) struct OnPage<'a> {
    /// What the preview knows.
    pub(super) snapshot: &'a Snapshot,
    /// Which finished page it is.
    pub(super) output: &'a OutputPath,
    /// The file that it is made from; `None` for pages that the program makes, such as lists.
    pub(super) source: Option<&'a SitePath>,
    /// What a request to `/__handout/fix` has to carry.
    pub(super) token: &'a str,
}

/// `html`, a published page, with its findings over it. The same findings give the same bytes.
pub(super) fn page(html: &str, page: &OnPage<'_>) -> String {
    let errors = page.snapshot.build.diagnostics.iter().filter(|found| found.level == Level::Error);
    let of_page = page.source.map(|source| page.snapshot.findings(source).collect::<Vec<_>>()).unwrap_or_default();
    let elsewhere: Vec<&Diagnostic> = errors.filter(|found| Some(&found.path) != page.source).collect();
    if of_page.is_empty() && elsewhere.is_empty() && page.snapshot.trouble.is_none() {
        return html.to_owned();
    }
    let mut panel = format!(
        "<aside id=\"handout-overlay\" aria-label=\"Findings of {}\" data-token=\"{}\">",
        escaped(page.output.as_str()),
        page.token
    );
    if let Some(trouble) = &page.snapshot.trouble {
        panel += &format!("<p><strong>{}</strong></p>", escaped(trouble));
    }
    if !page.snapshot.is_current {
        panel += "<p><strong>This page is as it was before the errors below.</strong></p>";
    }
    panel += "<ul>";
    for found in of_page.into_iter().chain(elsewhere) {
        panel += &item(found, page.snapshot);
    }
    panel += "</ul></aside>";
    let end = html.rfind("</body>").unwrap_or(html.len());
    format!("{}{panel}{}", &html[..end], &html[end..])
}

/// One finding.
fn item(found: &Diagnostic, snapshot: &Snapshot) -> String {
    let line = match snapshot.inputs.files.get(&found.path) {
        Some(crate::build::File::Text(text)) => LineIndex::new(text).line_column(found.span.range().start).line,
        _ => 1,
    };
    let help: String = found.help.iter().map(|help| format!("<br>{}", escaped(help))).collect();
    let button = fix::name(found, &snapshot.inputs).zip(found.fix.as_ref()).map_or_else(String::new, |(name, fix)| {
        format!(" <button type=\"button\" data-handout-fix=\"{name}\">{}</button>", escaped(&fix.message))
    });
    format!(
        "<li><b>{}</b> <code>{}:{line}</code> {}{help}{button}</li>",
        found.level.word(),
        escaped(found.path.as_str()),
        escaped(&found.message)
    )
}

/// `text` as text of an HTML page, also within quotes.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}
