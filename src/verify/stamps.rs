//! The stamps: each must be on the page, visible, word for word, and those about safety before the steps.

use super::reading::{Reading, StampElement};
use super::{Expected, Fault};
use crate::diagnostic::names::STAMP;
use crate::diagnostic::nearest;

/// The names that `data-stamp` knows.
pub const STAMP_NAMES: [&str; 10] = [
    "disclaimer",
    "demonstration",
    "draft",
    "emergency-card",
    "contraindications",
    "stop-rules",
    "review",
    "audience",
    "withdrawn",
    "gates",
];

/// Something that must be seen on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The value of `data-stamp` on the element that holds it, one of [`STAMP_NAMES`].
    pub name: &'static str,
    /// What it is, for messages: "the disclaimer".
    pub what: String,
    /// Its texts. Each stands word for word in one element of that name; white space does not matter.
    pub texts: Vec<String>,
    /// Whether it has to stand before the element with `id="steps"`.
    pub before_steps: bool,
}

/// Which stamps are missing, hidden, changed or too late, and which steps.
pub(super) fn judge(page: &Reading<'_>, expected: &Expected<'_>) -> Vec<Fault> {
    // Line ends become spaces, so that offsets stay the same.
    let text = page.text.replace('\n', " ");
    let steps = page.anchors.iter().find(|anchor| anchor.id == "steps").map(|anchor| anchor.text);
    let mut faults = Vec::new();
    for stamp in &expected.stamps {
        faults.extend(judge_stamp(page, &text, stamp, steps.map(|(start, _)| start), expected.template));
    }
    faults.extend(judge_hidden(page));
    faults.extend(judge_steps(&text, steps, expected));
    faults.extend(judge_style(page, expected));
    let claims = ["reviewedBy", "lastReviewed"].into_iter().find(|name| page.structured.contains(name));
    if let Some(name) = claims.filter(|_| !expected.reviewed) {
        let message = format!("the structured data of the page says `{name}`, though nobody has reviewed it");
        faults.push(Fault::new(STAMP, message));
    }
    faults
}

fn judge_stamp(page: &Reading<'_>, text: &str, stamp: &Stamp, steps: Option<usize>, template: &str) -> Vec<Fault> {
    let what = &stamp.what;
    let fault = |message: String| Fault { stamp: Some(stamp.name), ..Fault::new(STAMP, message) };
    let named: Vec<&StampElement> = page.stamps.iter().filter(|element| element.name == stamp.name).collect();
    if named.is_empty() {
        let others = page.stamps.iter().map(|element| element.name.as_str());
        let near = others.filter(|name| !STAMP_NAMES.contains(name));
        let near = nearest(stamp.name, near).map(|near| format!("; the page has `data-stamp=\"{near}\"`"));
        let help = format!(
            "`{template}` has to put it into an element with `data-stamp=\"{}\"`{}",
            stamp.name,
            near.unwrap_or_default()
        );
        return vec![fault(format!("{what} is not on the finished page")).help(help)];
    }
    let seen: Vec<(usize, usize)> =
        named.iter().filter(|element| element.hidden_by.is_none()).map(|element| element.text).collect();
    // What is hidden is told by `judge_hidden`.
    if seen.is_empty() {
        return Vec::new();
    }
    if seen.iter().all(|&(start, end)| text[start..end].trim().is_empty()) {
        return vec![fault(format!("the element for {what} is empty"))];
    }
    let mut faults = Vec::new();
    for wanted in &stamp.texts {
        let wanted = folded(wanted);
        let found = seen.iter().filter_map(|&range| find_words(text, range, &wanted)).min();
        match (found, steps) {
            (None, _) => {
                let message = format!("{what} is not word for word on the finished page: “{wanted}” is missing");
                let help = format!("`{template}` may not shorten, split or decorate it");
                faults.push(fault(message).help(help));
            }
            (Some(end), Some(steps)) if stamp.before_steps && end > steps => {
                let help = format!("in `{template}`, move it above the element with `id=\"steps\"`");
                faults.push(fault(format!("{what} stands after the steps: “{wanted}”")).help(help));
            }
            _ => {}
        }
    }
    // Without texts the element itself has to stand before the steps.
    if let Some(steps) = steps.filter(|_| stamp.before_steps && stamp.texts.is_empty())
        && seen.iter().all(|&(_, end)| end > steps)
    {
        let help = format!("in `{template}`, move it above the element with `id=\"steps\"`");
        faults.push(fault(format!("{what} stands after the steps")).help(help));
    }
    faults
}

/// A stamp that nobody sees has no business on a page, even where another copy is seen.
fn judge_hidden(page: &Reading<'_>) -> Vec<Fault> {
    let hidden = page.stamps.iter().filter_map(|element| Some((element, element.hidden_by?)));
    hidden
        .map(|(element, by)| {
            let message = format!("the stamp `{}` is on the finished page but hidden by {by}", element.name);
            let stamp = STAMP_NAMES.into_iter().find(|name| *name == element.name);
            Fault { stamp, ..Fault::new(STAMP, message) }.on_line(page.html, element.at)
        })
        .collect()
}

fn judge_steps(text: &str, steps: Option<(usize, usize)>, expected: &Expected<'_>) -> Vec<Fault> {
    if expected.steps.is_empty() {
        return Vec::new();
    }
    let template = expected.template;
    let Some(range) = steps else {
        let fault = Fault::new(STAMP, "the steps are not on the finished page");
        return vec![fault.help(format!("`{template}` has to put them into an element with `id=\"steps\"`"))];
    };
    let missing = expected.steps.iter().map(|step| folded(step)).filter(|step| find_words(text, range, step).is_none());
    missing
        .map(|step| {
            let fault = Fault::new(STAMP, format!("a step is not word for word on the finished page: “{step}”"));
            fault.help(format!("`{template}` has to put it into the element with `id=\"steps\"`, where readers see it"))
        })
        .collect()
}

fn judge_style(page: &Reading<'_>, expected: &Expected<'_>) -> Option<Fault> {
    let wanted = expected.stamps_style.as_ref()?;
    let message = match page.styles.last() {
        Some((last, true)) if last == wanted => return None,
        Some((last, false)) if last == wanted => "not every reader gets `stamps.css`",
        _ => "`stamps.css` is not the last style of the page",
    };
    let help =
        format!("`{}` has to end its head with `<link rel=\"stylesheet\" href=\"{wanted}\">`", expected.template);
    Some(Fault::new(STAMP, message).help(help))
}

/// The text with all its white space as single spaces.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the first whole-word occurrence of `wanted` in this range of `text` ends. Letters that turn the reading
/// direction round make words look like others, so nothing is found beside them.
fn find_words(text: &str, (start, end): (usize, usize), wanted: &str) -> Option<usize> {
    let range = &text[start..end];
    if wanted.is_empty() || range.contains(['\u{202D}', '\u{202E}']) {
        return None;
    }
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || is_invisible(c));
    range.match_indices(wanted).map(|(at, _)| (at, at + wanted.len())).find_map(|(at, until)| {
        let open = joins(range[..at].chars().next_back()) && wanted.starts_with(char::is_alphanumeric);
        let more = joins(range[until..].chars().next()) && wanted.ends_with(char::is_alphanumeric);
        (!open && !more).then_some(start + until)
    })
}

/// Characters that nobody sees and that make one word of two pieces.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}
