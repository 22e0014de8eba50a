//! The names of all that can find something.

use std::fmt;

/// The name of a rule, such as `clinical/contraindication-undeclared`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleName(&'static str);

impl RuleName {
    /// The rule called `name`, `group/what-it-finds`.
    pub const fn new(name: &'static str) -> Self {
        Self(name)
    }

    /// The name as text.
    pub const fn as_str(self) -> &'static str {
        self.0
    }

    /// The part before the slash.
    pub fn group(self) -> &'static str {
        self.0.split_once('/').map_or(self.0, |(group, _)| group)
    }
}

impl fmt::Display for RuleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Debug for RuleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Names of what the stages themselves find; the rules of `check` name themselves by their files.
pub mod names {
    use super::RuleName;

    /// YAML that cannot be read: a tab, an unclosed quote, a duplicate key, a bomb.
    pub const YAML: RuleName = RuleName::new("structure/yaml");
    /// A key that is unknown, missing or of the wrong type.
    pub const TYPE_SCHEMA: RuleName = RuleName::new("structure/type-schema");
    /// A file that is not text as we read it: another encoding, control characters, too large.
    pub const FILE: RuleName = RuleName::new("structure/file");
    /// Markdown that the parser cannot take, raw HTML, a stray `{{` or `:::`.
    pub const MARKDOWN: RuleName = RuleName::new("structure/markdown");
    /// A care card or callout that is misspelt or stands where it may not.
    pub const CARD: RuleName = RuleName::new("structure/card");
    /// A component call that is unknown or has wrong arguments.
    pub const COMPONENT: RuleName = RuleName::new("structure/component");
    /// Two things with one id or one address, an id that is not kebab-case.
    pub const ID_STABILITY: RuleName = RuleName::new("structure/id-stability");
    /// A relation to a page or record that does not exist.
    pub const RELATION: RuleName = RuleName::new("structure/relation");
    /// A template that cannot be parsed or rendered.
    pub const TEMPLATE: RuleName = RuleName::new("structure/template");
    /// A site in which there is nothing to build or check.
    pub const NOTHING_CHECKED: RuleName = RuleName::new("structure/nothing-checked");
    /// A heading that is empty or skips a level.
    pub const HEADING_ORDER: RuleName = RuleName::new("accessibility/heading-order");
    /// A picture without words.
    pub const ALT_TEXT: RuleName = RuleName::new("accessibility/alt-text");
    /// A link without words, or with words that say nothing.
    pub const LINK_TEXT: RuleName = RuleName::new("accessibility/link-text");
    /// An allowance that is out of date, allows nothing or may not be given.
    pub const ALLOWANCE: RuleName = RuleName::new("trust/allowance");
    /// A link to a page, file or anchor that is not there.
    pub const BROKEN_LINK: RuleName = RuleName::new("links/broken");
    /// A link whose address may not be published.
    pub const UNSAFE_LINK: RuleName = RuleName::new("links/unsafe-address");
    /// A stamp that is not on the finished page, visible and word for word.
    pub const STAMP: RuleName = RuleName::new("verify/stamp-missing");
    /// Headings, ids, language or landmarks of the finished page.
    pub const OUTLINE: RuleName = RuleName::new("verify/outline");
    /// A link of the finished page that leads nowhere.
    pub const FINISHED_LINK: RuleName = RuleName::new("verify/link");
    /// A request from the finished page to somebody else.
    pub const THIRD_PARTY: RuleName = RuleName::new("verify/third-party");
}
