//! From the path of a request to the name of a finished file. The name is looked up in a map and nowhere else.

use crate::content::OutputPath;

/// The text that `written` stands for, decoded once; `None` if it is written wrongly or is no UTF-8.
pub(super) fn decoded(written: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let (high, low) = (digit(rest.next()?)?, digit(rest.next()?)?);
            bytes.push(high * 16 + low);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn digit(byte: u8) -> Option<u8> {
    u8::try_from(char::from(byte).to_digit(16)?).ok()
}

/// Where a path leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// To the finished file of this name, if there is one.
    File(OutputPath),
    /// Nowhere, whatever files there are.
    Nowhere,
    /// To what stands below `/__handout/`.
    Preview(String),
    /// To another address: the site's own root.
    Elsewhere(String),
}

/// Where `path`, as sent, leads on a site that stands below `prefix`.
pub(super) fn target(path: &str, prefix: &str) -> Target {
    let Some(decoded) = decoded(path) else { return Target::Nowhere };
    if let Some(own) = decoded.strip_prefix("/__handout/") {
        return Target::Preview(own.to_owned());
    }
    if decoded == "/__handout" {
        return Target::Elsewhere("/__handout/".to_owned());
    }
    let Some(below) = decoded.strip_prefix(prefix) else {
        let is_root = decoded == "/" || decoded == prefix.trim_end_matches('/');
        return if is_root { Target::Elsewhere(prefix.to_owned()) } else { Target::Nowhere };
    };
    // Clean names only. The map would not know the others; but what is refused here cannot come to matter elsewhere.
    let unclean = |part: &str| matches!(part, "." | "..") || part.contains(['\\', '%', '#', '?', ':']);
    let file = below.strip_suffix('/').unwrap_or(below);
    let has_empty = !below.is_empty() && file.split('/').any(str::is_empty);
    if has_empty || file.split('/').any(unclean) || file.chars().any(char::is_control) {
        return Target::Nowhere;
    }
    match below {
        "" => Target::File(OutputPath::new("index.html")),
        folder if folder.ends_with('/') => Target::File(OutputPath::new(&format!("{folder}index.html"))),
        file => Target::File(OutputPath::new(file)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str) -> Target {
        Target::File(OutputPath::new(path))
    }

    #[test]
    fn paths_of_a_site_lead_to_its_files() {
        assert_eq!(target("/", "/"), file("index.html"));
        assert_eq!(target("/s/", "/s/"), file("index.html"));
        assert_eq!(target("/s/a/", "/s/"), file("a/index.html"));
        assert_eq!(target("/s/r%C3%BCcken/", "/s/"), file("r\u{fc}cken/index.html"));
        assert_eq!(target("/s/ru%CC%88cken/", "/s/"), file("r\u{fc}cken/index.html"));
        assert_eq!(target("/", "/s/"), Target::Elsewhere("/s/".to_owned()));
        assert_eq!(target("/s", "/s/"), Target::Elsewhere("/s/".to_owned()));
        assert_eq!(target("/__handout/events", "/s/"), Target::Preview("events".to_owned()));
    }

    #[test]
    fn paths_that_are_not_clean_lead_nowhere() {
        for path in ["/../x", "/a/../x", "/./x", "//x", "/a//b", "/a%2", "/%zz", "/%ff", "/a%5cb", "/%2e%2e/x", "/a%00"]
        {
            assert_eq!(target(path, "/"), Target::Nowhere, "{path}");
        }
        assert_eq!(target("/%252e%252e/x", "/"), Target::Nowhere);
        assert_eq!(target("/other/", "/s/"), Target::Nowhere);
    }
}
