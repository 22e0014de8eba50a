//! The content policy of a page, with what the preview itself needs, and not a word more.

/// The policy of a page that states none.
const PRODUCTION: &str = "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; base-uri 'none'; \
                          form-action 'none'";

/// The policy that answers carry which are no page of the site: nothing at all.
pub(super) const NOTHING: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// `policy` with a script and a style sheet that carry `nonce`, and connections to the preview itself.
pub(super) fn opened(policy: &str, nonce: &str) -> String {
    let mut directives: Vec<(String, String)> = Vec::new();
    for directive in policy.split(';').map(str::trim).filter(|directive| !directive.is_empty()) {
        let (name, sources) = directive.split_once(char::is_whitespace).unwrap_or((directive, ""));
        let name = name.to_ascii_lowercase();
        // Of two that are called the same, browsers heed the first.
        if directives.iter().all(|(other, _)| *other != name) {
            directives.push((name, sources.trim().to_owned()));
        }
    }
    let nonce = format!("'nonce-{nonce}'");
    for (name, source) in [("script-src", nonce.as_str()), ("style-src", &nonce), ("connect-src", "'self'")] {
        let fallback =
            || directives.iter().find(|(other, _)| other == "default-src").map(|(_, sources)| sources.clone());
        let before = directives.iter().find(|(other, _)| other == name).map(|(_, sources)| sources.clone());
        let Some(before) = before.or_else(fallback) else { continue };
        let kept = before.split_whitespace().filter(|old| !old.eq_ignore_ascii_case("'none'") && *old != source);
        let sources: Vec<&str> = kept.chain([source]).collect();
        let sources = sources.join(" ");
        match directives.iter_mut().find(|(other, _)| other == name) {
            Some((_, old)) => *old = sources,
            None => directives.push((name.to_owned(), sources)),
        }
    }
    let written = directives.iter().map(|(name, sources)| format!("{name} {sources}").trim().to_owned());
    written.collect::<Vec<_>>().join("; ")
}

/// The policy in the header of a page whose own is `stated`.
pub(super) fn header(stated: Option<&str>, nonce: &str) -> String {
    format!("{}; frame-ancestors 'none'", opened(stated.unwrap_or(PRODUCTION), nonce))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_opened_for_one_nonce_and_the_preview_alone() {
        assert_eq!(
            opened("default-src 'none'; img-src 'self'; style-src 'self'", "N"),
            "default-src 'none'; img-src 'self'; style-src 'self' 'nonce-N'; script-src 'nonce-N'; connect-src 'self'"
        );
        assert_eq!(
            opened("default-src 'self'; script-src 'none'", "N"),
            "default-src 'self'; script-src 'nonce-N'; style-src 'self' 'nonce-N'; connect-src 'self'"
        );
        // Without a default everything is allowed anyway.
        assert_eq!(opened("img-src 'self'", "N"), "img-src 'self'");
    }
}
