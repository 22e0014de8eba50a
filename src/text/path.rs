//! A file of the site, named from its root.

use std::fmt;
use std::sync::Arc;

/// A path inside the site: always with `/`, never absolute, never with `.` or `..` or an empty part.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(Arc<str>);

/// Why a text is no path of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathFault {
    /// It begins with `/`.
    Absolute,
    /// It leads out of the site by `..`.
    Outside,
    /// It has an empty part, a `.`, a backslash or a control character.
    Malformed,
}

impl SitePath {
    /// The path written as `text`.
    ///
    /// # Errors
    /// When `text` is not a clean relative path.
    pub fn new(text: &str) -> Result<Self, PathFault> {
        if text.starts_with('/') {
            return Err(PathFault::Absolute);
        }
        for part in text.split('/') {
            match part {
                ".." => return Err(PathFault::Outside),
                "" | "." => return Err(PathFault::Malformed),
                _ if part.chars().any(|c| c == '\\' || c.is_control()) => return Err(PathFault::Malformed),
                _ => {}
            }
        }
        Ok(Self(text.into()))
    }

    /// A path that the program itself names.
    ///
    /// # Panics
    /// When `text` is not a clean relative path, which would be a mistake in this program.
    pub fn known(text: &str) -> Self {
        Self::new(text).expect("paths written in this program are clean")
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder it lies in, without a slash at its end; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last part, such as `press-up.md`.
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&*self.0, |(_, name)| name)
    }

    /// The file name without its last extension.
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
    }

    /// The extension without its dot, in lower case; empty if there is none.
    pub fn extension(&self) -> String {
        match self.file_name().rsplit_once('.') {
            Some((stem, extension)) if !stem.is_empty() => extension.to_ascii_lowercase(),
            _ => String::new(),
        }
    }

    /// What follows `folder/`, if this path lies inside `folder`.
    pub fn below(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }

    /// The path that `relative` means when it is written in this file: `../exercises/x.md` from `content/causes/a.md`.
    ///
    /// # Errors
    /// When it leads out of the site or is no clean path.
    pub fn join(&self, relative: &str) -> Result<Self, PathFault> {
        if relative.starts_with('/') {
            return Err(PathFault::Absolute);
        }
        let mut parts: Vec<&str> = self.folder().split('/').filter(|part| !part.is_empty()).collect();
        for part in relative.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop().ok_or(PathFault::Outside)?;
                }
                part => parts.push(part),
            }
        }
        Self::new(&parts.join("/"))
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_link_is_read_from_the_folder_of_its_file() {
        let page = SitePath::known("content/causes/disc.md");
        assert_eq!(page.join("../exercises/walking.md").unwrap().as_str(), "content/exercises/walking.md");
        assert_eq!(page.join("./other.md").unwrap().as_str(), "content/causes/other.md");
        assert_eq!(page.join("../../../etc/passwd"), Err(PathFault::Outside));
        assert_eq!(page.join("/etc/passwd"), Err(PathFault::Absolute));
    }

    #[test]
    fn a_hidden_file_has_no_extension() {
        assert_eq!(SitePath::known("static/.htaccess").extension(), "");
        assert_eq!(SitePath::known("static/.htaccess").stem(), ".htaccess");
        assert_eq!(SitePath::known("static/site.CSS").extension(), "css");
    }
}
