//! The name by which one thing of the site speaks of another.

use std::fmt;
use std::sync::Arc;

/// An id in kebab-case: `disc-herniation`. Pages have their file stem, records their key; a condition's id is that of
/// its cause page or of its record.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// The id written as `text`; `None` unless it is made of lower-case letters, digits and single hyphens.
    pub fn new(text: &str) -> Option<Self> {
        let word = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        text.split('-').all(word).then(|| Self(text.into()))
    }

    /// An id that the program itself names.
    ///
    /// # Panics
    /// When `text` is no id, which would be a mistake in this program.
    pub fn known(text: &str) -> Self {
        Self::new(text).expect("ids written in this program are kebab-case")
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}
