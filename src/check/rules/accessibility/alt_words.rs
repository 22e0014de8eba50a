//! A text alternative that does not say what the picture shows.
//!
//! "Image" and `IMG_2041.jpg` are what somebody who cannot see the picture is told instead of the position of a body. An
//! empty alternative is refused by the build; this is about one that is there and says nothing.
//!
//! Source: WCAG 1.1.1.
//!
//! ```bad
//! -- static/leg.png --
//! x
//! -- edit content/about.md --
//! -This site is a test. Nobody has checked it.
//! +![image](/leg.png)
//! ```
//!
//! ```good
//! -- static/leg.png --
//! x
//! -- edit content/about.md --
//! -This site is a test. Nobody has checked it.
//! +![A person lies on the front and rests on the elbows](/leg.png)
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::Page;
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Warning, force: Force::Adjustable, check: Check::Page(check) };

/// Words that say that there is a picture, and not which.
const SAYS_NOTHING: &[&str] = &[
    "image",
    "picture",
    "photo",
    "photograph",
    "photograph of",
    "image of",
    "picture of",
    "graphic",
    "figure",
    "diagram",
    "illustration",
    "drawing",
    "icon",
    "logo",
    "screenshot",
    "img",
    "pic",
    "alt",
    "alt text",
    "untitled",
    "exercise",
    "stretch",
    "an image",
    "a picture",
    "a photo",
    "an exercise",
    "step",
    "step 1",
    "step 2",
    "step 3",
    "before",
    "after",
];

fn check(page: &Page, _: Context<'_>, found: &mut Findings<'_>) {
    for image in &page.body.images {
        let alt = image.alt.trim().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let file = image.target.rsplit('/').next().unwrap_or("").to_lowercase();
        let stem = file.split('.').next().unwrap_or("");
        let is_file = !stem.is_empty() && (alt == file || alt == stem && alt.contains(['_', '-']))
            || alt.ends_with(".jpg")
            || alt.ends_with(".png");
        if SAYS_NOTHING.contains(&alt.as_str()) || is_file {
            found
                .at(image.span, format!("\"{}\" does not say what the picture shows", image.alt))
                .help("say what a person would have to see: \"Lying on the front, resting on the elbows\"");
        }
    }
}
