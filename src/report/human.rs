//! Findings for people: a frame of the author's text for each, what to do, and at the end what to do next.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Tone, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Level, Trust};
use crate::report::{Counts, by_weight, visible};
use crate::text::{SitePath, Span};

/// A longer stretch of text is shown by its beginning: a frame is for finding a place, not for reading the file.
const SHOWN: usize = 8 * 1024;

/// Nobody mends more than these before running again, and a frame for each of thousands takes minutes to make.
const MOST: usize = 200;

/// Findings, most important first, and a last line that says how many there are and what to do next.
pub fn human(diagnostics: &[Diagnostic], sources: &BTreeMap<SitePath, Arc<str>>, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    for found in by_weight(diagnostics).into_iter().take(MOST) {
        text.push_str(&renderer.render(&[group(found, sources)]));
        text.push_str("\n\n");
    }
    if let Some(more) = diagnostics.len().checked_sub(MOST).filter(|&more| more > 0) {
        text.push_str(&format!("{more} more findings are not shown here; `handout lint --format json` lists all.\n"));
    }
    text.push_str(&summary(diagnostics));
    text
}

fn group<'a>(found: &'a Diagnostic, sources: &'a BTreeMap<SitePath, Arc<str>>) -> Group<'a> {
    let tone = match found.level {
        Level::Error => Tone::ERROR,
        Level::Warning => Tone::WARNING,
        Level::Advice => Tone::INFO.with_name(Level::Advice.word()),
    };
    let mut group = Group::with_title(tone.primary_title(visible(&found.message)).id(found.rule.as_str()));
    // The file of the finding comes first, then the others in the order in which they are named.
    let mut shown: BTreeSet<&SitePath> = BTreeSet::new();
    for path in std::iter::once(&found.path).chain(found.labels.iter().map(|label| &label.place.path)) {
        if !shown.insert(path) {
            continue;
        }
        group = match sources.get(path) {
            Some(text) => group.element(frame(found, path, text)),
            None => group.element(Origin::path(visible(path.as_str()))),
        };
    }
    for help in &found.help {
        group = group.element(Tone::HELP.message(visible(help)));
    }
    if let Some(fix) = &found.fix {
        let who = match fix.trust {
            Trust::Safe => "`handout lint --fix` does it",
            Trust::AskFirst => "`handout lint --fix --ask-first` shows how",
        };
        group = group.element(Tone::HELP.message(format!("{} ({who})", visible(&fix.message))));
    }
    group
}

/// The lines of `path` that a finding points at, with what it says of them.
fn frame<'a>(found: &Diagnostic, path: &SitePath, text: &'a str) -> Snippet<'a, Annotation<'a>> {
    let mut marks: Vec<(AnnotationKind, Range<usize>, Option<String>)> = Vec::new();
    if found.path == *path {
        marks.push((AnnotationKind::Primary, clamped(found.span, text), None));
    }
    for label in found.labels.iter().filter(|label| label.place.path == *path) {
        marks.push((AnnotationKind::Context, clamped(label.place.span, text), Some(visible(&label.message))));
    }
    // Only the lines from the first mark to the last are given to the printer, which looks at all that it is given.
    let first = marks.iter().map(|(_, range, _)| range.start).min().unwrap_or_default();
    let last = marks.iter().map(|(_, range, _)| range.end).max().unwrap_or_default();
    let start = text[..first].rfind('\n').map_or(0, |at| at + 1);
    let end = text[last..].find('\n').map_or(text.len(), |at| last + at);
    let line = text[..start].bytes().filter(|&byte| byte == b'\n').count() + 1;
    Snippet::source(harmless(&text[start..end])).line_start(line).path(visible(path.as_str())).annotations(
        marks.into_iter().map(|(kind, range, label)| kind.span(range.start - start..range.end - start).label(label)),
    )
}

/// The printer makes all control characters visible but the second block of them, which some terminals obey. What
/// stands in for those has as many bytes, so that spans stay right.
fn harmless(text: &str) -> Cow<'_, str> {
    let is_obeyed = |c: char| ('\u{80}'..='\u{9F}').contains(&c);
    if text.contains(is_obeyed) { text.replace(is_obeyed, "·").into() } else { text.into() }
}

/// The span inside `text`, on character boundaries, without the white space at its end, and not longer than is shown.
fn clamped(span: Span, text: &str) -> Range<usize> {
    let start = text.floor_char_boundary(span.range().start.min(text.len()));
    let end = text.floor_char_boundary(span.range().end.clamp(start, start + SHOWN).min(text.len()));
    start..start + text[start..end].trim_end().len()
}

/// How many findings there are, and what to do next.
fn summary(diagnostics: &[Diagnostic]) -> String {
    let counts = Counts::of(diagnostics);
    let number = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let parts: Vec<String> = [
        number(counts.errors, "error", "errors"),
        number(counts.warnings, "warning", "warnings"),
        number(counts.advice, "piece of advice", "pieces of advice"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let Some(first) = by_weight(diagnostics).first().map(|found| found.rule) else {
        return "No findings: nothing stands in the way of publishing.\n".to_owned();
    };
    let next = match counts {
        Counts { errors: 1.., .. } => "Nothing is published while an error stands: mend the errors and run again",
        Counts { warnings: 1.., .. } => "The site can be published, and somebody has to look at the warnings",
        _ => "The site can be published",
    };
    let is_safe = |found: &&Diagnostic| found.fix.as_ref().is_some_and(|fix| fix.trust == Trust::Safe);
    let mended = match diagnostics.iter().filter(is_safe).count() {
        0 => String::new(),
        count => format!(" `handout lint --fix` mends {count} of them."),
    };
    format!("{}. {next}; `handout explain {first}` says more.{mended}\n", parts.join(", "))
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "snapbox's macro looks for the file that it stands in")]
mod tests {
    use super::*;
    use crate::diagnostic::{Edit, Fix, RuleName};
    use crate::text::Place;
    use snapbox::{assert_data_eq, str};

    const RULE: RuleName = RuleName::new("clinical/contraindication-undeclared");

    fn at(text: &str, words: &str) -> Span {
        let start = text.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    fn sources(files: &[(&str, &str)]) -> BTreeMap<SitePath, Arc<str>> {
        files.iter().map(|&(path, text)| (SitePath::known(path), Arc::from(text))).collect()
    }

    #[test]
    fn a_finding_shows_the_words_the_rule_that_they_break_and_what_to_do() {
        let (page, cause) = (SitePath::known("content/a.md"), SitePath::known("content/b.md"));
        let (page_text, cause_text) = ("---\ntitle: A\nflexion: end\n---\n", "avoid:\n  - flexion\n");
        let fix = Fix { message: "add it".to_owned(), edits: Vec::<Edit>::new(), trust: Trust::Safe };
        let error = Diagnostic::error(RULE, &page, at(page_text, "end"), "this bends the back to its end")
            .label(Place::new(&cause, at(cause_text, "flexion")), "this rule forbids it")
            .label(Place::new(&page, at(page_text, "A")), "in this exercise")
            .help("declare it under `contraindications`")
            .fix(fix);
        let advice =
            Diagnostic { level: Level::Advice, ..Diagnostic::error(RULE, &cause, Span::new(0, 5), "a thought") };
        let text =
            human(&[advice, error], &sources(&[("content/a.md", page_text), ("content/b.md", cause_text)]), false);
        assert_data_eq!(
            text,
            str![[r#"
error[clinical/contraindication-undeclared]: this bends the back to its end
 --> content/a.md:3:10
  |
2 | title: A
  |        - in this exercise
3 | flexion: end
  |          ^^^
  |
 ::: content/b.md:2:5
  |
2 |   - flexion
  |     ------- this rule forbids it
  |
  = help: declare it under `contraindications`
  = help: add it (`handout lint --fix` does it)

advice[clinical/contraindication-undeclared]: a thought
 --> content/b.md:1:1
  |
1 | avoid:
  | ^^^^^

1 error, 1 piece of advice. Nothing is published while an error stands: mend the errors and run again; `handout explain clinical/contraindication-undeclared` says more. `handout lint --fix` mends 1 of them.

"#]]
        );
    }

    #[test]
    fn colour_comes_only_when_asked_for() {
        let path = SitePath::known("a.md");
        let found = [Diagnostic::warning(RULE, &path, Span::new(0, 1), "x")];
        assert!(!human(&found, &sources(&[("a.md", "text")]), false).contains('\u{1b}'));
        assert!(human(&found, &sources(&[("a.md", "text")]), true).contains('\u{1b}'));
    }

    #[test]
    fn no_text_and_no_span_brings_the_printer_down() {
        let path = SitePath::known("a.md");
        for text in ["", "\n", "ü", "a\r\nb\r\n", "\u{FEFF}x", "\t\u{1b}[2J\u{202e}x\u{9b}x", "a\n\n\n", "😀\u{200d}😀"]
        {
            for (start, end) in [(0, 0), (0, 1), (1, 1), (1, 3), (2, 99), (99, 100), (3, 4), (0, 99)] {
                let found = Diagnostic::error(RULE, &path, Span::new(start, end), "message\u{1b}[0m\nof two lines")
                    .label(Place::new(&path, Span::new(end, end + 1)), "label\u{7}")
                    .help("help\u{1b}");
                let shown = human(&[found], &sources(&[("a.md", text)]), false);
                assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}']), "{text:?}: {shown:?}");
                assert!(shown.contains("a.md:"), "{text:?} {start}..{end}: {shown}");
            }
        }
    }

    #[test]
    fn a_file_without_text_is_named() {
        let found = Diagnostic::error(RULE, &SitePath::known("content/a.md"), Span::default(), "UTF-16");
        assert!(human(&[found], &BTreeMap::new(), false).contains("--> content/a.md"));
    }

    #[test]
    fn a_line_of_a_megabyte_is_shown_by_the_part_that_matters() {
        let path = SitePath::known("a.md");
        let text = format!("{}HERE{}", "word ".repeat(100_000), " word".repeat(100_000));
        let found = Diagnostic::error(RULE, &path, at(&text, "HERE"), "a long line");
        let shown = human(&[found], &sources(&[("a.md", &text)]), false);
        assert!(shown.contains("HERE") && shown.contains("a.md:1:500001"), "{}", shown.len());
        assert!(shown.lines().all(|line| line.chars().count() < 250), "{}", shown.len());
    }

    #[test]
    fn the_last_line_says_what_to_do_next() {
        let path = SitePath::known("a.md");
        let error = Diagnostic::error(RULE, &path, Span::default(), "x");
        let warning = Diagnostic::warning(RULE, &path, Span::default(), "x");
        assert_data_eq!(
            [summary(&[]), summary(std::slice::from_ref(&warning)), summary(&[warning.clone(), error, warning])]
                .concat(),
            str![[r#"
No findings: nothing stands in the way of publishing.
1 warning. The site can be published, and somebody has to look at the warnings; `handout explain clinical/contraindication-undeclared` says more.
1 error, 2 warnings. Nothing is published while an error stands: mend the errors and run again; `handout explain clinical/contraindication-undeclared` says more.

"#]]
        );
    }
}
