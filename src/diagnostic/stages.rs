//! What the stages themselves find, explained: `handout explain` prints these as it prints rules.

use crate::diagnostic::RuleName;
use crate::diagnostic::name::names;

/// A name under which a stage of the build reports, with its explanation. No setting and no allowance changes it.
#[derive(Clone, Copy, Debug)]
pub struct StageName {
    /// The name in findings.
    pub name: RuleName,
    /// What it finds.
    pub headline: &'static str,
    /// Why that stops a build.
    pub why: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

/// All of them, by name.
pub const STAGES: &[StageName] = &[
    StageName {
        name: names::ALT_TEXT,
        headline: "A picture has no words, or its words cannot be read out.",
        why: "People who cannot see the picture get nothing of what it says.",
        remedy: "Say between the square brackets what the picture shows: `![A person lies on the front](prone.svg)`.",
    },
    StageName {
        name: names::HEADING_ORDER,
        headline: "A heading is empty, skips a level, or takes the level of the title.",
        why: "People who listen to a page move through it by its headings; a hole in them looks like a lost part.",
        remedy: "Begin with `##`, go down one level at a time, and give each heading words. The title makes the `#`.",
    },
    StageName {
        name: names::LINK_TEXT,
        headline: "A link has no words.",
        why: "A link without words cannot be found, and read out it is silence.",
        remedy: "Put the name of what stands behind the link between the square brackets.",
    },
    StageName {
        name: names::BROKEN_LINK,
        headline: "A link or picture leads to a page, file or heading that is not there.",
        why: "A reader who follows it in pain finds nothing. Links to drafts are broken too: the page will not be there \
              when the site is published.",
        remedy: "Link to the file, relative to the page: `[walking](../exercises/walking.md#dose)`; or to the page by its \
                 id: `[[walking]]`. The finding names the nearest page or heading. Upper and lower case count.",
    },
    StageName {
        name: names::UNSAFE_LINK,
        headline: "The address of a link may not be published.",
        why: "Addresses such as `javascript:` or `data:` run code in the reader's browser; invisible characters and names \
              before an `@` make an address look like another; a picture on another site tells its owner who reads about \
              which illness.",
        remedy: "Use `https://`, `mailto:`, `tel:` or a file of this site. Copy pictures into the folder of the page.",
    },
    StageName {
        name: names::CARD,
        headline: "A care card is misspelt, lacks its heading, or stands where it may not.",
        why: "A mistyped card would be printed as an ordinary quote, and the reader would miss the warning.",
        remedy: "Write `> [!IMPORTANT] What to do if:` and the text in the same quote below it. `[!EMERGENCY]`, \
                 `[!URGENT]` and `[!ROUTINE]` belong on pages about red flags; other pages name flags in `red-flags`.",
    },
    StageName {
        name: names::COMPONENT,
        headline: "A call in a text, `{{ … }}`, names nothing that there is, or has wrong arguments.",
        why: "Printed as it stands it would be noise to the reader; left out it could take a phone number with it.",
        remedy: "Use `{{ service.NAME }}` or `{{ action.NAME }}` with a service of `_data/jurisdictions.yaml`, or a \
                 component of the site's templates. Put braces that are meant literally into `code` marks.",
    },
    StageName {
        name: names::FILE,
        headline: "A file cannot be read as what its name says it is.",
        why: "Guessing at an encoding changes words and doses without a trace. Some names cannot be stored on all \
              systems, and links out of the site would publish files that are none of the site's.",
        remedy: "Save texts as UTF-8 and below the limit in the finding; put the file itself in place of a link; give \
                 it a name of lower-case letters, digits and hyphens.",
    },
    StageName {
        name: names::ID_STABILITY,
        headline: "Two things have one id or address, or an id is not made of lower-case letters, digits and hyphens.",
        why: "One of the two would be lost in silence, and which one would depend on the system.",
        remedy: "Rename one of the files that the finding names. To keep an old address, put it into `moved-from`.",
    },
    StageName {
        name: names::MARKDOWN,
        headline: "The text holds something that Markdown would drop, or that we cannot publish.",
        why: "Raw HTML can run code and hides text from checks; a fence or comment that is never closed swallows the \
              advice after it.",
        remedy: "Write it in Markdown as the finding says. Put signs that are meant literally into `code` marks, or a \
                 backslash before them.",
    },
    StageName {
        name: names::NOTHING_CHECKED,
        headline: "There is nothing to build or to check.",
        why: "A run that looked at nothing must not pass as a good one, nor replace a site by an empty one.",
        remedy: "Run it in the folder that holds `handout.yaml`, or name that folder with `--root`; pages are the `.md` \
                 files in `content/`.",
    },
    StageName {
        name: names::RELATION,
        headline: "A page or record names another one that does not exist, or one of the wrong kind.",
        why: "A relation is shown on both ends. One that leads nowhere leaves out what the author meant to say, such as \
              whom an exercise harms.",
        remedy: "Write the id of a page (its file name without `.md`) or of a record in `content/_data/`. The finding \
                 names the nearest.",
    },
    StageName {
        name: names::TEMPLATE,
        headline: "A template cannot be read or rendered.",
        why: "A misspelt name in a template leaves a hole in every page that uses it.",
        remedy: "`handout theme-reference` prints all that templates can see. Remove your own file from `templates/` to \
                 use the built-in one again.",
    },
    StageName {
        name: names::TYPE_SCHEMA,
        headline: "A key is unknown, missing, or holds something of the wrong type.",
        why: "A key that nobody reads looks like a fact that was stated: a misspelt `contraindications` would publish an \
              exercise as harmless.",
        remedy: "Write the key as the finding shows it. It lists the keys that are known in that place.",
    },
    StageName {
        name: names::YAML,
        headline: "The YAML of a page, of a record or of `handout.yaml` cannot be read.",
        why: "Everything after the fault could mean something else than its author thinks.",
        remedy: "Indent with blanks, not tabs; put texts that hold `: ` or ` #` into double quotes; write each key once.",
    },
    StageName {
        name: names::ALLOWANCE,
        headline: "An entry of `allow` on a page is out of date, allows nothing, or may not be given.",
        why: "An allowance is a decision of a person for a time. One that nobody looks at again hides new faults.",
        remedy: "Take the entry out, or give it a rule that may be allowed, a reason, a person and a day in the future.",
    },
    StageName {
        name: names::FINISHED_LINK,
        headline: "A link in a finished page leads nowhere.",
        why: "The texts of the site have been checked before; so a template made this link.",
        remedy: "Mend the address in the template that the finding names. Take addresses from its view and do not write \
                 them by hand, so that they also work below a sub-path.",
    },
    StageName {
        name: names::OUTLINE,
        headline: "A finished page has a fault in its headings, ids, language or landmarks.",
        why: "People who listen to a page or move through it by headings lose their way.",
        remedy: "Mend the template that the finding names: one `h1`, no level skipped, each id once, `lang` on `html`, \
                 one `main`.",
    },
    StageName {
        name: names::STAMP,
        headline: "A safety block is not on the finished page, visible and word for word.",
        why: "The disclaimer, the emergency card, the contraindications and the stop rules stand on every page that \
              needs them. A theme may place and style them, and never leave them out, hide or change them.",
        remedy: "Put the block that the finding names back into the template, as the built-in one has it. Styles and \
                 attributes that hide it count as leaving it out.",
    },
    StageName {
        name: names::THIRD_PARTY,
        headline: "A finished page would make the reader's browser ask another site for something.",
        why: "That other site would learn who reads about which illness.",
        remedy: "Copy fonts, styles, scripts and pictures into `static/`, or link to them instead of embedding them.",
    },
];

impl StageName {
    /// The whole explanation, as rules have it.
    pub fn documentation(&self) -> String {
        let Self { headline, why, remedy, .. } = self;
        format!(
            "{headline}\n\nWhy: {why}\n\nWhat to do: {remedy}\n\nThis belongs to the build itself: `rules:` and `allow` cannot change it."
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_stage_is_explained_once() {
        let declared = include_str!("name.rs").matches(": RuleName = RuleName::new(").count();
        let mut explained: Vec<RuleName> = STAGES.iter().map(|stage| stage.name).collect();
        explained.sort_unstable();
        explained.dedup();
        assert_eq!((explained.len(), STAGES.len()), (declared, declared));
    }
}
