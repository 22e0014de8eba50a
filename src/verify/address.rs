//! Addresses as browsers read them, and all places of a page where one can stand.

use crate::content::{BaseUrl, PageUrl};

/// Where an address leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Nowhere: it is empty, or `#` alone.
    Nowhere,
    /// A place of this site.
    Site,
    /// Somebody else.
    Elsewhere,
    /// A letter or a call.
    Contact,
    /// Its content is in the address itself.
    Inline,
    /// Something that browsers run, or that no page needs: `javascript:`, `blob:`, `file:`.
    Unsafe,
}

/// The address as browsers take it: without space around it or breaks inside it, with slashes the right way round.
pub(super) fn clean(address: &str) -> String {
    let trimmed = address.trim_matches(|c: char| c <= ' ');
    if !trimmed.contains(['\\', '\t', '\n', '\r']) {
        return trimmed.to_owned();
    }
    let path_end = trimmed.find(['?', '#']).unwrap_or(trimmed.len());
    let turn = |(at, c): (usize, char)| if c == '\\' && at < path_end { '/' } else { c };
    trimmed.char_indices().filter(|(_, c)| !matches!(c, '\t' | '\n' | '\r')).map(turn).collect()
}

/// Where a clean address leads, seen from a site at `base`.
pub(super) fn reach(address: &str, base: &BaseUrl) -> Reach {
    if matches!(address, "" | "#") {
        return Reach::Nowhere;
    }
    if address.starts_with("//") {
        return Reach::Elsewhere;
    }
    let Some(scheme) = scheme(address) else { return Reach::Site };
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" if within(address, base).is_some() => Reach::Site,
        "http" | "https" => Reach::Elsewhere,
        "mailto" | "tel" | "sms" => Reach::Contact,
        "data" => Reach::Inline,
        _ => Reach::Unsafe,
    }
}

/// What follows the site's own address, if a whole address begins with it.
pub(super) fn within<'a>(address: &'a str, base: &BaseUrl) -> Option<&'a str> {
    address.strip_prefix(&base.whole(&PageUrl::new("")))
}

fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let shaped = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'));
    shaped.then_some(scheme)
}

/// The addresses of a `srcset`.
pub(super) fn of_srcset(srcset: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = srcset;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return found;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (address, after) = rest.split_at(end);
        found.push(address.trim_end_matches(','));
        // A comma at its end closes the candidate; else its size follows, up to the next comma.
        rest = if address.ends_with(',') { after } else { after.find(',').map_or("", |comma| &after[comma..]) };
    }
}

/// The address of `content="0; url=…"`.
pub(super) fn of_refresh(content: &str) -> Option<&str> {
    let after = content.trim_start().trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim_start();
    let after = after.trim_start_matches([';', ',']).trim_start();
    let named = match after.get(..3) {
        Some(word) if word.eq_ignore_ascii_case("url") => after[3..].trim_start().strip_prefix('=').unwrap_or(after),
        _ => after,
    };
    let address = named.trim().trim_matches(['"', '\'']);
    (!address.is_empty()).then_some(address)
}

/// The addresses that CSS may load: those in `url(…)`, and any quoted text that is a whole address.
pub(super) fn of_css(css: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let lower = css.to_ascii_lowercase();
    for (at, _) in lower.match_indices("url(") {
        let inside = &css[at + 4..];
        let inside = inside[..inside.find(')').unwrap_or(inside.len())].trim();
        found.push(inside.trim_matches(['"', '\'']));
    }
    for quote in ['"', '\''] {
        found.extend(css.split(quote).skip(1).step_by(2).filter(|text| text.contains("//")));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, expected: Reach) {
        let base = BaseUrl::parse("https://example.org/sciatica/").unwrap();
        assert_eq!(reach(&clean(address), &base), expected, "{address:?}");
    }

    #[test]
    fn an_address_leads_where_browsers_would_go() {
        for address in ["/sciatica/a/", "../a/", "#steps", "?q", "a:b/c".trim_start_matches("a:"), "./a:b"] {
            check(address, Reach::Site);
        }
        check("https://example.org/sciatica/a/", Reach::Site);
        for address in [
            "https://example.org",
            "https://example.org.evil.test/sciatica/",
            "https://example.org@evil.test/sciatica/",
            "https://example.org/other/",
            "//evil.test/x",
            "\\\\evil.test/x",
            "/\\evil.test/x",
            " //evil.test",
            "HTTPS://evil.test",
            "ht\ntps://evil.test",
            "https:evil.test",
        ] {
            check(address, Reach::Elsewhere);
        }
        for address in
            ["javascript:alert(1)", " JavaScript:x", "java\tscript:x", "\u{1}javascript:x", "blob:x", "file:///x"]
        {
            check(address, Reach::Unsafe);
        }
        check("tel:999", Reach::Contact);
        check("data:image/png;base64,AA", Reach::Inline);
        check(" # ", Reach::Nowhere);
    }

    #[test]
    fn every_candidate_of_a_srcset_is_found() {
        assert_eq!(of_srcset("a.png 1x, b.png 2x,c.png"), ["a.png", "b.png", "c.png"]);
        assert_eq!(of_srcset(" a.png, b.png "), ["a.png", "b.png"]);
        assert_eq!(of_srcset("data:image/png,x 1x"), ["data:image/png,x"]);
    }

    #[test]
    fn a_refresh_and_css_give_up_their_addresses() {
        assert_eq!(of_refresh("0; URL='https://evil.test/'"), Some("https://evil.test/"));
        assert_eq!(of_refresh("5;/a/"), Some("/a/"));
        assert_eq!(of_refresh("300"), None);
        assert_eq!(of_css("a{background:URL( 'x.png' )}"), ["x.png"]);
        assert_eq!(of_css("@import \"//evil.test/x.css\";"), ["//evil.test/x.css"]);
    }
}
