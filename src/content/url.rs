//! Addresses. The one place that makes them.

use std::fmt;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

/// The address of a page below the site's own: `exercises/press-up/`; empty for the home page.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageUrl(Arc<str>);

impl PageUrl {
    /// The address of the page in the file `below` the content folder, such as `exercises/press-up.md`,
    /// `press-up/index.md` or `exercises/_index.md`.
    pub fn of_content(below: &str) -> Self {
        let stem = below.strip_suffix(".md").unwrap_or(below);
        let address = match stem.rsplit_once('/') {
            Some((folder, "index" | "_index")) => folder,
            None if stem == "_index" || stem == "index" => "",
            _ => stem,
        };
        Self::new(address)
    }

    /// The address written as `text`, with or without slashes around it.
    pub fn new(text: &str) -> Self {
        let text: String = text.trim_matches('/').nfc().collect();
        Self(if text.is_empty() { "".into() } else { format!("{text}/").into() })
    }

    /// The address as text, without a slash before it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is the home page's.
    pub fn is_home(&self) -> bool {
        self.0.is_empty()
    }

    /// The file that a web server gives out for it.
    pub fn output(&self) -> OutputPath {
        OutputPath(format!("{}index.html", self.0).into())
    }

    /// The address one step up; `None` for the home page.
    pub fn parent(&self) -> Option<Self> {
        let trimmed = self.0.strip_suffix('/')?;
        Some(Self(trimmed.rfind('/').map_or("", |end| &self.0[..=end]).into()))
    }

    /// Page `number` of a list at this address; the first is the address itself.
    pub fn numbered(&self, number: usize) -> Self {
        if number <= 1 { self.clone() } else { Self::new(&format!("{}page/{number}", self.0)) }
    }
}

impl fmt::Display for PageUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for PageUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.0)
    }
}

/// A file of the finished site, from its root.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(Arc<str>);

impl OutputPath {
    /// The file called `text`, which is a clean relative path.
    pub fn new(text: &str) -> Self {
        Self(text.nfc().collect::<String>().into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two files may not have in common where letter case or the form of accents makes no difference.
    pub fn collision_key(&self) -> String {
        self.0.to_lowercase().nfc().collect()
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where the site stands on the web: `https://example.org/sciatica/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    prefix: String,
}

impl BaseUrl {
    /// The address written as `text`.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let rest = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))
            .ok_or_else(|| format!("`{text}` does not begin with https://"))?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host_ok = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
        if host.is_empty() || !host.chars().all(host_ok) {
            return Err(format!("`{text}` names no host"));
        }
        let path_ok = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | '~');
        if !path.chars().all(path_ok) || path.split('/').any(|part| part == "..") {
            return Err(format!("the path of `{text}` may hold letters, digits, `-`, `_`, `.` and `/` only"));
        }
        let origin = text[..text.len() - rest.len() + host.len()].to_owned();
        let path = path.trim_matches('/');
        let prefix = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
        Ok(Self { origin, prefix })
    }

    /// The path part, with a slash at both ends.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// A page's address as links within the site write it.
    pub fn link(&self, page: &PageUrl) -> String {
        format!("{}{}", self.prefix, encode(page.as_str()))
    }

    /// A file's address as links within the site write it.
    pub fn file(&self, output: &OutputPath) -> String {
        format!("{}{}", self.prefix, encode(output.as_str()))
    }

    /// A page's whole address.
    pub fn whole(&self, page: &PageUrl) -> String {
        format!("{}{}", self.origin, self.link(page))
    }

    /// A file's whole address.
    pub fn whole_file(&self, output: &OutputPath) -> String {
        format!("{}{}", self.origin, self.file(output))
    }

    /// The file that a link within the site leads to, `None` when it leads elsewhere. The anchor has to be cut off.
    pub fn output_of(&self, link: &str) -> Option<OutputPath> {
        let below = link.strip_prefix(&self.prefix)?;
        let path = decode(below)?;
        Some(OutputPath::new(&if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path }))
    }
}

/// Percent-encodes what may not stand in the path of an address.
fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// Decodes percent signs once; `None` when what comes out is no text.
pub fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |b: Option<u8>| char::from(b?).to_digit(16);
            let value = digit(rest.next())? * 16 + digit(rest.next())?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_of_file_has_its_address() {
        for (file, url) in [
            ("_index.md", ""),
            ("about.md", "about/"),
            ("exercises/_index.md", "exercises/"),
            ("exercises/press-up.md", "exercises/press-up/"),
            ("exercises/press-up/index.md", "exercises/press-up/"),
        ] {
            assert_eq!(PageUrl::of_content(file).as_str(), url);
        }
        assert_eq!(PageUrl::new("a/b").parent(), Some(PageUrl::new("a")));
        assert_eq!(PageUrl::new("").parent(), None);
    }

    #[test]
    fn a_site_below_a_path_links_with_that_path() {
        let base = BaseUrl::parse("https://example.org/sciatica").unwrap();
        assert_eq!(base.link(&PageUrl::new("about")), "/sciatica/about/");
        assert_eq!(base.whole(&PageUrl::new("")), "https://example.org/sciatica/");
        assert_eq!(base.output_of("/sciatica/about/").unwrap().as_str(), "about/index.html");
        assert_eq!(base.output_of("/elsewhere/"), None);
        assert_eq!(base.link(&PageUrl::new("rücken")), "/sciatica/r%C3%BCcken/");
        assert_eq!(base.output_of("/sciatica/r%C3%BCcken/").unwrap().as_str(), "rücken/index.html");
    }

    #[test]
    fn an_address_without_a_host_or_with_a_query_is_refused() {
        for text in ["example.org", "ftp://example.org", "https://", "https://a/b?c", "https://a b/", "https://a/../b"]
        {
            assert!(BaseUrl::parse(text).is_err(), "{text}");
        }
    }
}
