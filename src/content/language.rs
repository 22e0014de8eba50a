//! The language of a site.

/// A language tag as in `lang="en-GB"` (BCP 47).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language(String);

impl Language {
    /// The tag written as `text`; `None` if it is not shaped like one.
    pub fn new(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let first = parts.next()?;
        let shaped = (2..=3).contains(&first.len())
            && first.chars().all(|c| c.is_ascii_lowercase())
            && parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()));
        shaped.then(|| Self(text.to_owned()))
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `rtl` for languages that are written from right to left, else `ltr`.
    pub fn direction(&self) -> &'static str {
        const RIGHT_TO_LEFT: [&str; 9] = ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv"];
        if RIGHT_TO_LEFT.contains(&self.0.split('-').next().unwrap_or("")) { "rtl" } else { "ltr" }
    }
}
