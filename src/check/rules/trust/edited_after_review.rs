//! A page that was edited after its reviewer sealed it, or that names a reviewer without a seal.
//!
//! A name under a page says "I stand behind these words". After an edit it stands under words that its owner may never
//! have seen. So `handout seal PAGE --by PERSON` writes a hash of the page into `review`: of its front matter without
//! `review` and `allow`, and of its body. Any other word in the page breaks it. Which words changed since, `handout seal
//! PAGE` shows without `--by`; when the reviewer agrees with them, seal the page again. This is asked of sites with
//! `status: live` and of every page that carries a seal.
//!
//! Source: NHS England, standard for creating health content: a review date may be used only when the whole page was
//! reviewed.
//!
//! ```bad
//! -- edit content/about.md --
//! -review: {written: 2026-11-22, due: 2027-11-22}
//! +review: {written: 2026-11-22, due: 2027-11-22, seal: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
//! ```
//!
//! ```bad
//! -- edit handout.yaml --
//! -status: demonstration
//! +status: live
//! -- edit content/about.md --
//! -review: {written: 2026-11-22, due: 2027-11-22}
//! +review: {author: test-author-a, reviewer: test-reviewer-a, reviewed: 2026-11-22, due: 2027-11-22}
//! ```
//!
//! ```good
//! -- edit content/about.md --
//! -review: {written: 2026-11-22, due: 2027-11-22}
//! +review: {written: 2026-11-22, due: 2027-11-22, seal: "4deafb2562a46213be88902349e9b1c300277aa3cc0d4ff01c156930aa756dc8"}
//! ```

use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{Page, SiteStatus};
use crate::diagnostic::Level;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Page(check) };

fn check(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    let Some(review) = &page.summary.meta.review else { return };
    let title = &page.summary.meta.title.value;
    let id = &page.summary.id;
    match (&review.seal, &review.reviewer) {
        (Some(seal), _) if seal.value != page.fingerprint.as_str() => {
            found
                .at(seal.span, format!("\"{title}\" is not what was sealed: it was edited after its review"))
                .help(format!("`handout seal {id}` shows what changed"))
                .help(format!("when the reviewer agrees with it, run `handout seal {id} --by PERSON`"));
        }
        (None, Some(reviewer)) if context.site.settings.status == SiteStatus::Live => {
            found
                .at(reviewer.span, format!("\"{title}\" names a reviewer, and no seal says what they reviewed"))
                .help(format!("when they have read it as it stands, run `handout seal {id} --by {}`", reviewer.value));
        }
        _ => {}
    }
}
