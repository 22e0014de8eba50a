//! Sealing a page: its source with the reviewer's name, the day and two hashes, if nothing speaks against it.

use crate::build::{Inputs, Opened, Options, build, inputs::NoSink, open};
use crate::clinical::shown_on;
use crate::content::{ContentHash, Date, Id, Review, SiteStatus};
use crate::diagnostic::{Diagnostic, Level};
use crate::text::SitePath;

/// The rules that a new seal satisfies: that they speak is why one seals.
const MENDED_BY_SEALING: [&str; 5] = [
    "trust/edited-after-review",
    "trust/derived-after-review",
    "trust/reviewer-missing",
    "trust/review-date-missing",
    "trust/review-overdue",
];

/// Why a page is not sealed.
#[derive(Clone, Debug, PartialEq)]
pub enum NoSeal {
    /// Errors stand on the page, or the site cannot be read.
    Errors(Vec<Diagnostic>),
    /// It is not on the site, or names nobody whom the register knows: a sentence, and what to do.
    Refused(String, String),
}

/// Where the sealed source of the page in the file `page` is kept.
pub fn sealed_copy(page: &SitePath) -> Option<SitePath> {
    SitePath::new(&format!("content/_sealed/{}", page.below("content")?)).ok()
}

/// The new source of the page in the file `page`, sealed by the person `by` on the day of `options`.
///
/// # Errors
/// What speaks against sealing it.
pub fn seal(inputs: &Inputs, options: &Options, page: &SitePath, by: &str) -> Result<String, NoSeal> {
    let refused = |why: String, help: &str| Err(NoSeal::Refused(why, help.to_owned()));
    let Opened { assembly, pages, diagnostics } = open(inputs, options).map_err(NoSeal::Errors)?;
    let site = &assembly.site;
    let Some(person) = Id::new(by).filter(|id| site.records.people.contains_key(id)) else {
        return refused(
            format!("`{by}` is not in the register of people"),
            "the register is content/_data/people.yaml",
        );
    };
    let Some(parsed) = pages.iter().find(|found| found.summary.path == *page) else {
        return Err(NoSeal::Errors(diagnostics.into_iter().filter(|found| found.path == *page).collect()));
    };
    if site.settings.status != SiteStatus::Live {
        let help = "a demonstration names no reviewer; write `status: live` in handout.yaml first";
        return refused("this site is a demonstration".to_owned(), help);
    }
    if !site.paths.contains_key(page) {
        return refused(
            format!("`{page}` is not on the site on this day"),
            "publish it first: a draft is not reviewed",
        );
    }
    let errors: Vec<Diagnostic> = build(inputs, options, None, &NoSink, &|_| {})
        .diagnostics
        .into_iter()
        .filter(|found| found.level == Level::Error && found.path == *page)
        .filter(|found| !MENDED_BY_SEALING.contains(&found.rule.as_str()))
        .collect();
    if !errors.is_empty() {
        return Err(NoSeal::Errors(errors));
    }
    let derived = ContentHash::of(shown_on(&parsed.summary, &assembly.derivation).as_bytes());
    let review = parsed.summary.meta.review.clone().unwrap_or_default();
    let line = review_line(&review, &person, options.today, [parsed.fingerprint.as_str(), derived.as_str()]);
    let sealed = with_review(&parsed.text, &line);
    sealed.ok_or_else(|| NoSeal::Refused(format!("`{page}` has no front matter"), "begin it with `---`".to_owned()))
}

/// The new `review`, in one line. The due date stays as its author wrote it: when to look again is a person's choice.
fn review_line(review: &Review, by: &Id, today: Date, [seal, derived]: [&str; 2]) -> String {
    let mut parts = Vec::new();
    parts.extend(review.written.as_ref().map(|on| format!("written: {}", on.value)));
    parts.extend(review.author.as_ref().map(|author| format!("author: {}", author.value)));
    parts.push(format!("reviewer: {by}"));
    parts.push(format!("reviewed: {today}"));
    parts.extend(review.due.as_ref().map(|on| format!("due: {}", on.value)));
    parts.push(format!("seal: \"{seal}\""));
    parts.push(format!("derived: \"{derived}\""));
    format!("review: {{{}}}", parts.join(", "))
}

/// `text` with `line` in the place of its `review`; everything else stays as its author wrote it.
fn with_review(text: &str, line: &str) -> Option<String> {
    let mut sealed = String::with_capacity(text.len() + line.len());
    let (mut fences, mut dropping, mut written) = (0, false, false);
    for old in text.split_inclusive('\n') {
        let end = if old.ends_with("\r\n") { "\r\n" } else { "\n" };
        let bare = old.trim_end();
        if fences < 2 {
            if bare.trim_start_matches('\u{feff}') == "---" {
                fences += 1;
                dropping = false;
                if fences == 2 && !written {
                    sealed += &format!("{line}{end}");
                }
            } else if !old.starts_with([' ', '\t', '-', '}', ']', '#']) && !bare.is_empty() {
                dropping = bare.starts_with("review:");
                if dropping {
                    sealed += &format!("{line}{end}");
                    written = true;
                }
            }
        }
        if !(fences == 1 && dropping) {
            sealed += old;
        }
    }
    (fences == 2).then_some(sealed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_review_changes_in_the_source() {
        let page =
            "---\ntitle: A\nreview:\n  written: 2026-11-22\n  due: 2027-11-22\norder: 1\n---\n\nreview: stays\n---\n";
        assert_eq!(
            with_review(page, "review: {x}").unwrap(),
            "---\ntitle: A\nreview: {x}\norder: 1\n---\n\nreview: stays\n---\n"
        );
        assert_eq!(
            with_review("---\r\ntitle: A\r\n---\r\n", "review: {x}").unwrap(),
            "---\r\ntitle: A\r\nreview: {x}\r\n---\r\n"
        );
        assert_eq!(with_review("no front matter", "review: {x}"), None);
    }
}
