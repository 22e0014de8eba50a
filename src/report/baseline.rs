//! Findings that stood before the linter came: a list that an old site starts from, and that only shrinks.
//!
//! A line is `rule<tab>file<tab>message`, without a line number, so that edits elsewhere in the file do not matter. What
//! stands in it twice covers two findings. An error of a rule that protects patients, or of what cannot be read, is
//! never covered.

use std::collections::BTreeMap;

use crate::check::{Force, RULES};
use crate::diagnostic::{Diagnostic, Level};

/// What a baseline does to the findings of a run.
#[derive(Debug)]
pub struct Compared {
    /// The findings that it does not cover.
    pub shown: Vec<Diagnostic>,
    /// Those that it covers.
    pub covered: Vec<Diagnostic>,
    /// Its lines that nothing needs any more.
    pub gone: Vec<String>,
}

/// The baseline that covers as many of `diagnostics` as one may.
pub fn baseline(diagnostics: &[Diagnostic]) -> String {
    let mut lines: Vec<String> = diagnostics.iter().filter(|found| may_be_covered(found)).map(line).collect();
    lines.sort();
    let mut text =
        "# Findings that stood when the linter came to this site: rule, file, message. Only take lines out.\n"
            .to_owned();
    for line in lines {
        text += &line;
        text.push('\n');
    }
    text
}

/// Divides `diagnostics` by the baseline `text`.
///
/// # Errors
/// A sentence about the first line that is none of a baseline.
pub fn compare(text: &str, diagnostics: Vec<Diagnostic>) -> Result<Compared, String> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, entry) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty()) {
        if entry.split('\t').count() != 3 {
            return Err(format!("line {} is no `rule<tab>file<tab>message`", index + 1));
        }
        *left.entry(entry).or_default() += 1;
    }
    let mut shown = Vec::new();
    let mut covered = Vec::new();
    for found in diagnostics {
        match left.get_mut(line(&found).as_str()).filter(|count| **count > 0 && may_be_covered(&found)) {
            Some(count) => {
                *count -= 1;
                covered.push(found);
            }
            None => shown.push(found),
        }
    }
    let gone = left.into_iter().flat_map(|(line, count)| std::iter::repeat_n(line.to_owned(), count)).collect();
    Ok(Compared { shown, covered, gone })
}

/// Whether a baseline may keep this finding from being shown.
pub fn may_be_covered(found: &Diagnostic) -> bool {
    let adjustable = || RULES.iter().any(|rule| rule.name == found.rule && rule.force == Force::Adjustable);
    found.level != Level::Error || adjustable()
}

/// A finding as a line.
fn line(found: &Diagnostic) -> String {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}\t{}\t{}", found.rule, plain(found.path.as_str()), plain(&found.message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::RuleName;
    use crate::text::{SitePath, Span};

    fn found(rule: &'static str, at: usize, level: Level) -> Diagnostic {
        let path = SitePath::known("content/a.md");
        Diagnostic { level, ..Diagnostic::error(RuleName::new(rule), &path, Span::new(at, at), "two\nlines") }
    }

    #[test]
    fn a_baseline_covers_what_stood_wherever_it_moves_and_tells_what_is_gone() {
        let before = [found("a/b", 0, Level::Warning), found("a/b", 5, Level::Warning), found("a/c", 0, Level::Advice)];
        let text = baseline(&before);
        let now = vec![found("a/b", 70, Level::Warning), found("a/d", 0, Level::Warning)];
        let compared = compare(&text, now).unwrap();
        assert_eq!((compared.shown.len(), compared.covered.len()), (1, 1));
        assert_eq!(compared.shown[0].rule.as_str(), "a/d");
        assert_eq!(compared.gone, ["a/b\tcontent/a.md\ttwo lines", "a/c\tcontent/a.md\ttwo lines"]);
    }

    #[test]
    fn an_error_that_protects_patients_is_never_covered_even_by_a_line_written_by_hand() {
        let error = found("clinical/contraindication-undeclared", 0, Level::Error);
        assert_eq!(baseline(std::slice::from_ref(&error)).lines().count(), 1);
        let by_hand = "clinical/contraindication-undeclared\tcontent/a.md\ttwo lines\n";
        let compared = compare(by_hand, vec![error]).unwrap();
        assert_eq!((compared.shown.len(), compared.covered.len(), compared.gone.len()), (1, 0, 1));
    }

    #[test]
    fn a_file_that_is_no_baseline_is_refused() {
        assert!(compare("title: x\n", Vec::new()).unwrap_err().contains("line 1"));
    }
}
