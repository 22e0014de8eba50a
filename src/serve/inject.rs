//! A page as the preview shows it: the published bytes, with a script and a style sheet in its head.

use std::ops::Range;

use crate::serve::policy;

/// A page that is ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Injected {
    /// The page.
    pub(super) html: String,
    /// The policy for its header.
    pub(super) policy: String,
}

/// `html` with `tags` at the beginning of its head, and its policy opened for `nonce`.
pub(super) fn inject(html: &str, tags: &str, nonce: &str) -> Injected {
    let mut shown = html.to_owned();
    let mut stated = None;
    // From the last to the first, so that places stay right.
    for value in policies(html).into_iter().rev() {
        let policy = html[value.clone()].replace("&#39;", "'").replace("&#x27;", "'");
        shown.replace_range(value, &policy::opened(&policy, nonce).replace('"', "&quot;"));
        stated = Some(policy);
    }
    shown.insert_str(head(html), tags);
    Injected { html: shown, policy: policy::header(stated.as_deref(), nonce) }
}

/// `html` without the addresses of its style sheets, and those addresses: two pages that differ in nothing else look
/// different and say the same.
pub(super) fn without_styles(html: &str) -> (String, Vec<String>) {
    let (mut without, mut addresses) = (html.to_owned(), Vec::new());
    let sheets: Vec<Range<usize>> = tags(html, "link").filter_map(|tag| style_address(html, tag)).collect();
    for value in sheets.into_iter().rev() {
        addresses.push(html[value.clone()].replace("&amp;", "&"));
        without.replace_range(value, "");
    }
    addresses.reverse();
    (without, addresses)
}

/// The place of the address in a tag that names a style sheet.
fn style_address(html: &str, tag: Range<usize>) -> Option<Range<usize>> {
    let all = attributes(html, tag);
    let value = |name: &str| {
        all.iter().find(|(key, _)| html[key.clone()].eq_ignore_ascii_case(name)).map(|(_, value)| value.clone())
    };
    let is_sheet = value("rel").is_some_and(|rel| html[rel].eq_ignore_ascii_case("stylesheet"));
    if is_sheet { value("href") } else { None }
}

/// Where the head begins; behind the document type if there is no tag of that name, which a browser takes for the same.
fn head(html: &str) -> usize {
    let open = tags(html, "head").next().map(|tag| tag.end);
    let html_tag = || tags(html, "html").next().map(|tag| tag.end);
    let kind = || {
        let is_kind = html.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"));
        html.find('>').filter(|_| is_kind).map(|end| end + 1)
    };
    open.or_else(html_tag).or_else(kind).unwrap_or_default()
}

/// The places of the values of all content policies that the head states.
fn policies(html: &str) -> Vec<Range<usize>> {
    let end = tags(html, "body").next().map_or(html.len(), |body| body.start);
    let value = |tag: Range<usize>| {
        let all = attributes(html, tag);
        let is = |name: &str, value: &str| {
            all.iter().any(|(key, at)| {
                html[key.clone()].eq_ignore_ascii_case(name) && html[at.clone()].eq_ignore_ascii_case(value)
            })
        };
        let content = || all.iter().find(|(key, _)| html[key.clone()].eq_ignore_ascii_case("content"));
        if is("http-equiv", "Content-Security-Policy") { content().map(|(_, at)| at.clone()) } else { None }
    };
    tags(html, "meta").filter(|tag| tag.end <= end).filter_map(value).collect()
}

/// The places of all start tags called `name`.
fn tags<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    html.match_indices('<').filter_map(move |(start, _)| {
        let after = start + 1 + name.len();
        let is_it = html.get(start + 1..after).is_some_and(|word| word.eq_ignore_ascii_case(name));
        let ends = html[after.min(html.len())..].starts_with(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/');
        (is_it && ends).then(|| start..tag_end(html, after))
    })
}

/// Where the tag ends in whose attributes `at` lies.
fn tag_end(html: &str, at: usize) -> usize {
    let mut quote = None;
    for (index, byte) in html.bytes().enumerate().skip(at) {
        match (quote, byte) {
            (None, b'>') => return index + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    html.len()
}

/// The names and values of a tag's attributes.
fn attributes(html: &str, tag: Range<usize>) -> Vec<(Range<usize>, Range<usize>)> {
    let bytes = &html.as_bytes()[..tag.end.saturating_sub(1)];
    let skip = |mut at: usize, while_it: &dyn Fn(u8) -> bool| {
        while bytes.get(at).is_some_and(|&byte| while_it(byte)) {
            at += 1;
        }
        at
    };
    let mut at = skip(tag.start + 1, &|byte| !byte.is_ascii_whitespace());
    let mut found = Vec::new();
    loop {
        at = skip(at, &|byte| byte.is_ascii_whitespace() || byte == b'/');
        let name_end = skip(at, &|byte| !byte.is_ascii_whitespace() && byte != b'=');
        if name_end == at && bytes.get(at).is_none() {
            return found;
        }
        let equals = skip(name_end, &|byte| byte.is_ascii_whitespace());
        if bytes.get(equals) != Some(&b'=') {
            found.push((at..name_end, name_end..name_end));
            at = equals.max(at + 1);
            continue;
        }
        let start = skip(equals + 1, &|byte| byte.is_ascii_whitespace());
        let value = match bytes.get(start) {
            Some(&quote @ (b'"' | b'\'')) => start + 1..skip(start + 1, &|byte| byte != quote),
            _ => start..skip(start, &|byte| !byte.is_ascii_whitespace()),
        };
        let next = if value.start > start { value.end + 1 } else { value.end };
        found.push((at..name_end, value));
        at = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_gets_the_tags_and_the_policy_the_nonce() {
        let page = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" \
                    content=\"default-src 'none'\">\n</head><body>< head</body></html>";
        let shown = inject(page, "<script></script>", "N");
        assert!(shown.html.contains("<head><script></script>\n<meta charset"), "{}", shown.html);
        assert!(shown.html.contains(
            "content=\"default-src 'none'; script-src 'nonce-N'; style-src 'nonce-N'; connect-src 'self'\">"
        ));
        assert!(shown.policy.ends_with("frame-ancestors 'none'"));
    }

    #[test]
    fn a_page_without_head_or_body_is_reached_too() {
        for (page, start) in [
            ("<!doctype html><title>A</title>", "<!doctype html>T<title>"),
            ("<HTML data-x='>'><p>x", "<HTML data-x='>'>T<p>"),
            ("plain", "Tplain"),
            ("<header>no head</header>", "T<header>"),
        ] {
            assert!(inject(page, "T", "N").html.starts_with(start), "{page}");
        }
        assert_eq!(inject("", "T", "N").html, "T");
    }

    #[test]
    fn attributes_are_read_however_they_are_quoted() {
        let page =
            "<meta content='a; b' HTTP-EQUIV=content-security-policy><meta x y = 1 /><meta content=\"unrelated\">";
        assert_eq!(policies(page).into_iter().map(|at| &page[at]).collect::<Vec<_>>(), ["a; b"]);
        assert!(policies("<meta").is_empty() && policies("<meta http-equiv").is_empty());
    }
}
