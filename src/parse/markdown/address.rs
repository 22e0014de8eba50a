//! Where a link may lead. Addresses arrive as a browser would see them: entities and backslashes already resolved.

use crate::diagnostic::nearest;

/// The only schemes that a patient's link may have.
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// Why an address may not be published, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    /// The reason.
    pub(super) message: String,
    /// What to do.
    pub(super) help: String,
}

fn refusal(message: impl Into<String>, help: impl Into<String>) -> Refusal {
    Refusal { message: message.into(), help: help.into() }
}

/// Whether a link may lead to `address`. One without a scheme is within the site, and is looked for elsewhere.
pub(super) fn allowed(address: &str) -> Result<(), Refusal> {
    // Browsers drop tabs and line breaks and cut blanks and control characters off the ends, so that
    // `java<TAB>script:` runs. No honest address has any of them.
    if let Some(c) = address.chars().find(|&c| c.is_whitespace() || c.is_control() || invisible(c)) {
        let help = "write the address without blanks and invisible characters; %20 stands for a blank";
        return Err(refusal(format!("this address holds the character U+{:04X}", c as u32), help));
    }
    if address.contains(['\\', '{', '}', '<', '>', '"', '`']) {
        let help = "write the address as the browser shows it, with `/` between its parts";
        return Err(refusal("this address holds a character that no address has", help));
    }
    if address.starts_with("//") {
        return Err(refusal("this address names no scheme", format!("write `https:{address}`")));
    }
    let first = address.split(['/', '?', '#']).next().unwrap_or("");
    let Some((scheme, _)) = first.split_once(':') else { return Ok(()) };
    let rest = &address[scheme.len() + 1..];
    match scheme.to_ascii_lowercase().as_str() {
        "https" | "http" => {
            let host = rest.strip_prefix("//").and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or("");
            if host.is_empty() {
                return Err(refusal("this address names no website", "write `https://` and the name of the website"));
            }
            if host.contains('@') {
                let help = "leave out what stands before the `@`: it makes an address look like another one";
                return Err(refusal("this address holds a user's name", help));
            }
            Ok(())
        }
        "mailto" if !rest.contains('@') => {
            Err(refusal("this names no mail address", "write `mailto:` and the mail address"))
        }
        "tel" if !rest.contains(|c: char| c.is_ascii_digit()) => {
            Err(refusal("this names no telephone number", "write `tel:` and the digits of the number"))
        }
        known if SCHEMES.contains(&known) => Ok(()),
        other => {
            let help = match nearest(other, SCHEMES) {
                Some(near) if !other.is_empty() => format!("did you mean `{near}:`?"),
                _ => "a link leads to a page of the site, or to https:, http:, mailto: or tel:".to_owned(),
            };
            Err(refusal(format!("a link may not lead to an address with `{scheme}:`"), help))
        }
    }
}

/// Whether an image may be taken from `address`: only from within the site, so that nobody else learns who reads it.
pub(super) fn allowed_image(address: &str) -> Result<(), Refusal> {
    let first = address.split(['/', '?', '#']).next().unwrap_or("");
    if address.starts_with("//") || ["https:", "http:"].iter().any(|s| first.to_ascii_lowercase().starts_with(s)) {
        let help = "copy the image into the site, if its licence allows that, and name the copy";
        return Err(refusal("this image comes from another website, which would learn who reads the page", help));
    }
    if first.contains(':') {
        return Err(refusal(
            "an image may not come from an address with a scheme",
            "put the image into the site and name its file",
        ));
    }
    allowed(address)
}

/// Characters without a width of their own, which make two addresses look alike.
fn invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_four_schemes_and_the_site_itself_are_allowed() {
        for address in [
            "https://www.nhs.uk/conditions/sciatica/?a=b:c#d",
            "HTTP://example.org",
            "mailto:help@example.org",
            "tel:+44-20-1234",
            "../exercises/press-up.md#steps",
            "#here",
            "/about/",
            "a/b:c",
            "?x=y:z",
        ] {
            assert_eq!(allowed(address), Ok(()), "{address}");
        }
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            " javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\u{200B}script:x",
            "%6aavascript:x",
            "data:text/html;base64,PHNjcmlwdD4=",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:x",
            "//evil.example/",
            "/\\evil.example/",
            "\\\\evil.example\\x",
            "C:x",
            ":x",
            "https:",
            "https:///x",
            "https:evil",
            "https://nhs.uk@evil.example/",
            "mailto:",
            "tel:javascript",
            "https://a/{{x}}",
        ] {
            assert!(allowed(address).is_err(), "{address}");
            assert!(allowed_image(address).is_err(), "{address}");
        }
        assert!(allowed("htps://example.org").unwrap_err().help.contains("`https:`"));
    }

    #[test]
    fn an_image_comes_from_the_site_only() {
        assert_eq!(allowed_image("press-up.svg"), Ok(()));
        for address in ["https://example.net/p.gif", "HTTPS://example.net/p.gif", "//x/p.gif", "mailto:a@b", "tel:1"] {
            assert!(allowed_image(address).is_err(), "{address}");
        }
    }
}
