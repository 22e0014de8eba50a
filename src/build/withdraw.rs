//! Taking a page down: in its source, and at once on a site that is already published.

use std::collections::BTreeMap;

use crate::build::{Assembly, Inputs, Opened, Options, open};
use crate::content::{Date, OutputPath};
use crate::diagnostic::Diagnostic;
use crate::render::{self, Subject};
use crate::text::SitePath;
use crate::verify;

/// The text of a page with its status set to withdrawn; `None` if it has no front matter.
///
/// The keys `status` and `withdrawn` are replaced, everything else stays as its author wrote it.
pub fn mark_withdrawn(text: &str, on: Date, reason: &str) -> Option<String> {
    let after_bom = text.strip_prefix('\u{feff}').unwrap_or(text);
    let line_end = if after_bom.starts_with("---\r\n") { "\r\n" } else { "\n" };
    let front_matter = after_bom.strip_prefix("---")?.strip_prefix(line_end)?;
    let reason = quoted(reason);
    let mut marked = format!("---{line_end}status: withdrawn{line_end}");
    marked += &format!("withdrawn: {{on: {on}, reason: {reason}}}{line_end}");
    let mut in_front_matter = true;
    let mut dropping = false;
    for line in front_matter.split_inclusive('\n') {
        let key = line.trim_end();
        if in_front_matter {
            if key == "---" {
                in_front_matter = false;
            } else if !line.starts_with([' ', '\t', '-', '}', ']']) && !key.is_empty() {
                dropping = key.starts_with("status:") || key.starts_with("withdrawn:");
            }
        }
        if !(in_front_matter && dropping) {
            marked += line;
        }
    }
    (!in_front_matter).then_some(marked)
}

/// `text` as YAML reads it back whatever it holds; control characters, which no reader sees, become blanks.
fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", escaped.replace(char::is_control, " "))
}

/// The files of a published site that change when the page in the file `page` is taken down from it, whatever errors
/// other pages have. Its address gets the notice; entries about it, which themes mark with `data-page` or
/// `data-pages`, leave all lists and relations; feed and sitemap forget it. Links in running text stay and lead to the notice.
///
/// # Errors
/// The findings that keep even the notice from being made, such as settings that cannot be read.
pub fn take_down(
    inputs: &Inputs,
    options: &Options,
    page: &SitePath,
    published: &BTreeMap<OutputPath, String>,
) -> Result<BTreeMap<OutputPath, String>, Vec<Diagnostic>> {
    let Opened { assembly, diagnostics, .. } = open(inputs, options)?;
    let Some((withdrawn, _)) = assembly.site.held_back.get(page) else { return Err(diagnostics) };
    let base = &assembly.site.settings.base_url;
    let (address, whole) = (base.link(&withdrawn.url), base.whole(&withdrawn.url));
    let mut changed = BTreeMap::new();
    for (path, text) in published {
        let without = match path.as_str() {
            "feed.xml" => without_items(text, "entry", &whole),
            "sitemap.xml" => without_items(text, "url", &whole),
            html if html.ends_with(".html") => verify::without_entries(text, &address),
            _ => continue,
        };
        if without != *text {
            changed.insert(path.clone(), without);
        }
    }
    changed.insert(withdrawn.url.output(), notice(&assembly, page)?);
    Ok(changed)
}

/// The notice at the address of a withdrawn page.
fn notice(assembly: &Assembly, page: &SitePath) -> Result<String, Vec<Diagnostic>> {
    let Assembly { site, derivation, parts, templates, .. } = assembly;
    let subject = Subject::Withdrawn(page.clone());
    let planned = render::plan(site, derivation, parts).into_iter().find(|planned| planned.subject == subject);
    let planned = planned.expect("each withdrawn page has a notice");
    let rendered = render::render(&planned, (site, derivation), None, templates, parts);
    if rendered.diagnostics.is_empty() { Ok(rendered.value.html) } else { Err(rendered.diagnostics) }
}

/// `xml` without the elements `<name>…</name>` in which `needle` stands as the whole of a text or an attribute.
fn without_items(xml: &str, name: &str, needle: &str) -> String {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let names_it =
        |item: &str| item.match_indices(needle).any(|(at, _)| item[at + needle.len()..].starts_with(['<', '"']));
    let mut kept = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(start) = rest.find(&open) {
        let Some(length) = rest[start..].find(&close) else { break };
        let end = start + length + close.len();
        let before = &rest[..start];
        if names_it(&rest[start..end]) {
            kept += before.trim_end_matches([' ', '\t']);
            rest = rest[end..].strip_prefix('\n').unwrap_or(&rest[end..]);
        } else {
            kept += &rest[..end];
            rest = &rest[end..];
        }
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_status_and_withdrawn_change_in_the_source() {
        let day = Date::parse("2026-11-22").unwrap();
        let page = "---\ntitle: A\nstatus: draft\nwithdrawn:\n  on: 2020-01-01\n  reason: old\ndose:\n  status: kept\n---\n\nstatus: kept\n";
        assert_eq!(
            mark_withdrawn(page, day, "It said \"twice\".").unwrap(),
            "---\nstatus: withdrawn\nwithdrawn: {on: 2026-11-22, reason: \"It said \\\"twice\\\".\"}\ntitle: A\ndose:\n  status: kept\n---\n\nstatus: kept\n"
        );
        assert_eq!(mark_withdrawn("no front matter", day, "x"), None);
        assert_eq!(mark_withdrawn("---\ntitle: never closed\n", day, "x"), None);
    }

    #[test]
    fn an_entry_leaves_the_feed_and_its_longer_neighbour_stays() {
        let xml = "<feed>\n<entry>\n<id>https://e.org/a/</id>\n</entry>\n<entry>\n<id>https://e.org/a/b/</id>\n</entry>\n</feed>\n";
        assert_eq!(
            without_items(xml, "entry", "https://e.org/a/"),
            "<feed>\n<entry>\n<id>https://e.org/a/b/</id>\n</entry>\n</feed>\n"
        );
    }
}
