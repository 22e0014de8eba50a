//! Whether every link within the site lands: on a file that is given out, and on an anchor that its page has.

use std::collections::BTreeSet;

use super::address::{Reach, reach, within};
use super::{Fault, Ids, PageLinks};
use crate::content::{BaseUrl, OutputPath, decode};
use crate::diagnostic::names::FINISHED_LINK;
use crate::diagnostic::nearest;

/// The addresses at which something is on a site, for all of its pages.
#[derive(Debug)]
pub struct Ground<'a> {
    /// All files that are given out, the pages among them.
    pub outputs: &'a BTreeSet<OutputPath>,
    /// Where the site stands.
    pub base: &'a BaseUrl,
}

/// A link to a place on another page, which can be judged only when that page is known too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FarAnchor {
    /// The address as browsers read it.
    pub href: String,
    /// The file to which it leads.
    pub target: OutputPath,
}

/// Judges the links of the page `path`: those that lead to nothing on the site or on the page itself, and those that
/// lead to places on other pages.
pub fn landing(path: &OutputPath, page: &PageLinks, ground: &Ground<'_>) -> (Vec<Fault>, Vec<FarAnchor>) {
    let Ground { outputs, base } = ground;
    let here = base.file(path);
    let (mut faults, mut far) = (Vec::new(), Vec::new());
    for link in page.links.iter().filter(|link| reach(&link.href, base) == Reach::Site) {
        let (address, anchor) = match link.href.split_once('#') {
            Some((address, anchor)) => (address, Some(anchor)),
            None => (link.href.as_str(), None),
        };
        let address = address.split_once('?').map_or(address, |(address, _)| address);
        let target = match address {
            "" => Some(path.clone()),
            _ if address.starts_with('/') => existing(base.output_of(address), outputs),
            _ => existing(base.output_of(&absolute(address, &here, base)), outputs),
        };
        match (target, anchor) {
            (None, _) => faults.push(missing_file(&link.href, address, outputs, base)),
            (Some(target), Some(anchor)) if target == *path => {
                faults.extend(missing_anchor(&link.href, anchor, &page.ids));
            }
            (Some(target), Some(_)) => far.push(FarAnchor { href: link.href.clone(), target }),
            (Some(_), None) => {}
        }
    }
    (faults, far)
}

/// What is wrong with a link to a place on a page that has these ids, if something is.
pub fn far_landing(link: &FarAnchor, ids: &Ids) -> Option<Fault> {
    let (_, anchor) = link.href.split_once('#')?;
    missing_anchor(&link.href, anchor, ids)
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

/// The fault of a link whose anchor its page does not have; `None` if it has it, or if browsers need none.
fn missing_anchor(href: &str, anchor: &str, ids: &Ids) -> Option<Fault> {
    let decoded = decode(anchor).unwrap_or_default();
    let known = |id: &str| id.is_empty() || id == "top" || id.starts_with(":~:") || ids.has(id);
    if known(anchor) || known(&decoded) {
        return None;
    }
    let fault = Fault::new(FINISHED_LINK, format!("the link to `{href}` lands on a page without that anchor"));
    Some(match nearest(&decoded, ids.iter()) {
        Some(near) => fault.help(format!("did you mean `#{near}`?")),
        None => fault,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

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
        let ground = Ground { outputs: &outputs, base: &base };
        let faults = pages.iter().flat_map(|(path, page)| {
            let (near, far) = landing(path, page, &ground);
            let far = far.into_iter().filter_map(|link| far_landing(&link, &pages.get(&link.target)?.ids));
            near.into_iter().chain(far).map(move |fault| (path, fault)).collect::<Vec<_>>()
        });
        let mut found: Vec<String> = faults
            .map(|(path, fault)| {
                let help = fault.help.first().map_or(String::new(), |help| format!(" ({help})"));
                format!("{path}: {}{help}", fault.message.split('`').nth(1).unwrap_or(""))
            })
            .collect();
        found.sort();
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
