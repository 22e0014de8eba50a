//! Whether every link within the site lands: on a file that is given out, and on an anchor that its page has.

use std::collections::{BTreeMap, BTreeSet};

use super::address::{Reach, reach, within};
use super::{Fault, PageLinks};
use crate::content::{BaseUrl, OutputPath, decode};
use crate::diagnostic::names::FINISHED_LINK;
use crate::diagnostic::nearest;

/// The links of all pages that do not land, each with the page it stands on. `outputs` are all files that are given
/// out, the pages among them.
pub fn landing(
    pages: &BTreeMap<OutputPath, PageLinks>,
    outputs: &BTreeSet<OutputPath>,
    base: &BaseUrl,
) -> Vec<(OutputPath, Fault)> {
    let mut faults = Vec::new();
    // Menus make most links of a site the same few.
    let mut known: BTreeMap<&str, Option<OutputPath>> = BTreeMap::new();
    for (path, page) in pages {
        let here = base.file(path);
        for link in page.links.iter().filter(|link| reach(&link.href, base) == Reach::Site) {
            let (address, anchor) = match link.href.split_once('#') {
                Some((address, anchor)) => (address, Some(anchor)),
                None => (link.href.as_str(), None),
            };
            let address = address.split_once('?').map_or(address, |(address, _)| address);
            let target = match address {
                "" => Some(path.clone()),
                _ if address.starts_with('/') => {
                    known.entry(address).or_insert_with(|| existing(base.output_of(address), outputs)).clone()
                }
                _ => existing(base.output_of(&absolute(address, &here, base)), outputs),
            };
            let fault = match target {
                None => missing_file(&link.href, address, outputs, base),
                Some(target) => match anchor.and_then(|anchor| missing_anchor(anchor, pages.get(&target)?)) {
                    Some(help) => {
                        let message = format!("the link to `{}` lands on a page without that anchor", link.href);
                        Fault { help, ..Fault::new(FINISHED_LINK, message) }
                    }
                    None => continue,
                },
            };
            faults.push((path.clone(), fault));
        }
    }
    faults
}

fn existing(output: Option<OutputPath>, outputs: &BTreeSet<OutputPath>) -> Option<OutputPath> {
    output.filter(|output| outputs.contains(output))
}

/// The address from the root of the server, when it stands on the page `here`.
fn absolute(address: &str, here: &str, base: &BaseUrl) -> String {
    if let Some(below) = within(address, base) {
        return format!("{}{below}", base.prefix());
    }
    let mut parts: Vec<&str> = here.split('/').collect();
    parts.pop();
    let mut pieces = address.split('/').peekable();
    while let Some(piece) = pieces.next() {
        let last = pieces.peek().is_none();
        match piece {
            "." | ".." => {
                if piece == ".." && parts.len() > 1 {
                    parts.pop();
                }
                if last {
                    parts.push("");
                }
            }
            piece => parts.push(piece),
        }
    }
    parts.join("/")
}

fn missing_file(href: &str, address: &str, outputs: &BTreeSet<OutputPath>, base: &BaseUrl) -> Fault {
    let fault = Fault::new(FINISHED_LINK, format!("the link to `{href}` leads to nothing on this site"));
    let wanted = address.strip_prefix(base.prefix()).unwrap_or(address).trim_end_matches('/');
    let shown = outputs.iter().map(|output| output.as_str());
    let pages = shown.map(|output| output.strip_suffix("/index.html").unwrap_or(output));
    match nearest(wanted, pages) {
        Some(near) if near == wanted => {
            fault.help(format!("write `{}{near}/`, with a slash at its end", base.prefix()))
        }
        Some(near) => fault.help(format!("did you mean `{}{near}`?", base.prefix())),
        None => fault,
    }
}

/// The help for an anchor that the page does not have; `None` if it has it, or if browsers need none.
fn missing_anchor(anchor: &str, page: &PageLinks) -> Option<Vec<String>> {
    let decoded = decode(anchor).unwrap_or_default();
    let known = |id: &str| id.is_empty() || id == "top" || id.starts_with(":~:") || page.ids.contains(id);
    if known(anchor) || known(&decoded) {
        return None;
    }
    let near = nearest(&decoded, page.ids.iter().map(String::as_str));
    Some(near.map(|near| format!("did you mean `#{near}`?")).into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::super::links;
    use super::*;

    /// Pages by address with their HTML; what does not land, as `page: link`.
    #[track_caller]
    fn check(pages: &[(&str, &str)], expected: &[&str]) {
        let base = BaseUrl::parse("https://example.org/sciatica/").unwrap();
        let pages: BTreeMap<OutputPath, PageLinks> =
            pages.iter().map(|(path, html)| (OutputPath::new(path), links(html))).collect();
        let mut outputs: BTreeSet<OutputPath> = pages.keys().cloned().collect();
        outputs.insert(OutputPath::new("map.png"));
        let found: Vec<String> = landing(&pages, &outputs, &base)
            .into_iter()
            .map(|(path, fault)| {
                let help = fault.help.first().map_or(String::new(), |help| format!(" ({help})"));
                format!("{path}: {}{help}", fault.message.split('`').nth(1).unwrap_or(""))
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn links_that_land_are_silent_however_they_are_written() {
        let html = r##"<h2 id=here></h2><h2 id="rück"></h2><a href="/sciatica/"></a><a href="#here"></a><a href="#r%C3%BCck"></a>
            <a href="../b/#there"></a><a href="../b/?q=1#there"></a><a href="./"></a><a href=".."></a><a href="../../"></a>
            <a href="https://example.org/sciatica/a/b/"></a><a href="https://example.org/"></a><img src="/sciatica/map.png">
            <a href="mailto:x@example.org"></a><a href="#top"></a><a href="//other.test/x"></a>"##;
        check(
            &[("index.html", ""), ("a/index.html", ""), ("a/b/index.html", "<p id=there>"), ("a/c/index.html", html)],
            &[],
        );
    }

    #[test]
    fn links_that_do_not_land_say_what_was_meant() {
        let html = r##"<a href="/sciatica/exercise/"></a><a href="/sciatica/exercises"></a><a href="/other/"></a>
            <a href="#stps"></a><a href="../nowhere.png"></a><a href="/sciatica/exercises/#dose"></a><a href="/sciatica/%FF/"></a>"##;
        check(
            &[("exercises/index.html", "<p id=steps>"), ("x/index.html", html)],
            &[
                "x/index.html: #stps",
                "x/index.html: ../nowhere.png",
                "x/index.html: /other/",
                "x/index.html: /sciatica/%FF/",
                "x/index.html: /sciatica/exercise/ (did you mean `/sciatica/exercises`?)",
                "x/index.html: /sciatica/exercises (write `/sciatica/exercises/`, with a slash at its end)",
                "x/index.html: /sciatica/exercises/#dose",
            ],
        );
        check(&[("index.html", "<p id=steps><a href='#stps'>")], &["index.html: #stps (did you mean `#steps`?)"]);
    }
}
