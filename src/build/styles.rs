//! What a site's own styles may not do: touch the stamps.

use crate::build::{File, Inputs};
use crate::diagnostic::{Diagnostic, names};
use crate::text::{SitePath, Span};

/// The style sheet of the theme that keeps the stamps visible; it is linked last.
const STAMPS: &str = "static/stamps.css";

/// The findings about style sheets that could hide a stamp: one in place of the theme's `stamps.css`, and one that names
/// the attribute by which stamps are known. What other rules do to them, `stamps.css` overrules, unless they insist on
/// it with `!important`: then the more exact one or the one in a layer would win.
pub(super) fn faults(inputs: &Inputs) -> Vec<Diagnostic> {
    let own = inputs.files.iter().filter(|(path, _)| path.extension() == "css" && !inputs.theme.contains(path));
    own.filter_map(|(path, file)| fault(path, file)).collect()
}

fn fault(path: &SitePath, file: &File) -> Option<Diagnostic> {
    if path.as_str() == STAMPS {
        return Some(
            Diagnostic::error(
                names::STAMP,
                path,
                Span::default(),
                "stamps.css keeps the stamps visible and stays the theme's",
            )
            .help("give your style sheet another name"),
        );
    }
    let File::Asset(contents) = file else { return None };
    let css = String::from_utf8_lossy(contents.held.as_deref()?).to_ascii_lowercase();
    if let Some(span) = insisting(&css) {
        let message = "this style sheet insists with `!important`, by which it could hide a stamp";
        let help = "take the word out and name the element more exactly";
        return Some(Diagnostic::error(names::STAMP, path, span, message).help(help));
    }
    // A backslash could spell the name in another way.
    let word = ["data-stamp", "\\"].into_iter().find(|word| css.contains(word))?;
    let (message, help) = match word {
        "\\" => ("this style sheet holds a backslash, by which it could name a stamp unseen", "write the sign itself"),
        _ => ("this style sheet names the stamps, which a site's styles may not change", "take that rule out"),
    };
    let at = css.find(word).unwrap_or(0);
    Some(Diagnostic::error(names::STAMP, path, Span::new(at, at + word.len()), message).help(help))
}

/// Where a declaration insists; blanks and comments may stand in between.
fn insisting(css: &str) -> Option<Span> {
    css.match_indices('!').find_map(|(at, _)| {
        let mut rest = css[at + 1..].trim_start();
        while let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after.trim_start());
        }
        rest.starts_with("important").then(|| Span::new(at, css.len() - rest.len() + "important".len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Contents;

    /// The words that are refused in a site's style sheet.
    fn refused(css: &str) -> Option<String> {
        let path = SitePath::known("static/own.css");
        let found = fault(&path, &File::Asset(Contents::of(css.as_bytes(), true)))?;
        Some(css[found.span.range()].to_owned())
    }

    #[test]
    fn a_style_that_could_hide_a_stamp_is_refused_at_its_words() {
        for (css, words) in [
            (".card { display: none !important }", "!important"),
            ("@layer a { .card { opacity: 0 ! IMPORTANT; } }", "! IMPORTANT"),
            ("p { color: red !/* a */ /**/important }", "!/* a */ /**/important"),
            ("[data-stamp=x] { display: none }", "data-stamp"),
            ("[data-\\73tamp] { display: none }", "\\"),
        ] {
            assert_eq!(refused(css).as_deref(), Some(words), "{css}");
        }
        for css in ["p { color: red }", "/* important! */ p { margin: 0 }", "a::after { content: '!' }"] {
            assert_eq!(refused(css), None, "{css}");
        }
    }
}
