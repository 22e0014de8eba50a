//! What a site's SVG pictures may not do: run something, or ask somebody else for something.

use crate::build::{File, Inputs};
use crate::diagnostic::{Diagnostic, names};
use crate::text::{SitePath, Span};

/// What makes an SVG more than a picture, in lower case, and how to say it. A reader who opens the file itself has no
/// page around it whose policy would forbid these.
const FORBIDDEN: [(&str, &str); 9] = [
    ("<script", "a script"),
    ("javascript:", "a script in an address"),
    ("<foreignobject", "a piece of another document"),
    ("<iframe", "another page"),
    ("<set", "an animation, which can change an address"),
    ("<animate", "an animation, which can change an address"),
    ("<!entity", "an entity of its own"),
    ("@import", "a style sheet from elsewhere"),
    ("href=\"http", "an address of somebody else"),
];

/// The findings about SVG files of the site that are more than pictures, or too large to be looked at.
pub(super) fn faults(inputs: &Inputs) -> Vec<Diagnostic> {
    let own = inputs.files.iter().filter(|(path, _)| path.extension() == "svg" && !inputs.theme.contains(path));
    own.filter_map(|(path, file)| fault(path, file)).collect()
}

fn fault(path: &SitePath, file: &File) -> Option<Diagnostic> {
    let File::Asset(contents) = file else { return None };
    let error = |span, message: String| Diagnostic::error(names::FILE, path, span, message);
    let Some(bytes) = contents.held.as_deref() else {
        let message = "this SVG is too large to be looked at for scripts".to_owned();
        return Some(error(Span::default(), message).help("export it as a PNG, or simplify it to below 64 KiB"));
    };
    // Spans are for files that are text; letters of other encodings would hide words from a look at bytes.
    let Ok(text) = std::str::from_utf8(bytes) else {
        let message = "this SVG is not text in UTF-8".to_owned();
        return Some(error(Span::default(), message).help("save it as UTF-8"));
    };
    let plain = text.to_ascii_lowercase();
    let word = FORBIDDEN.iter().find_map(|&(word, what)| Some((plain.find(word)?, word.len(), what)));
    let (at, length, what) = word.or_else(|| handler(&plain).map(|(at, length)| (at, length, "an event handler")))?;
    let message = format!("this SVG holds {what}, which a picture does not need");
    Some(error(Span::new(at, at + length), message).help("take it out, or export the picture as a PNG"))
}

/// The first attribute such as `onload=`: its place and length.
fn handler(plain: &str) -> Option<(usize, usize)> {
    let bytes = plain.as_bytes();
    let begins =
        |at: &usize| *at > 0 && (bytes[at - 1].is_ascii_whitespace() || matches!(bytes[at - 1], b'"' | b'\'' | b'/'));
    plain.match_indices("on").map(|(at, _)| at).filter(begins).find_map(|at| {
        let name = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let after = plain[at + name..].trim_start();
        (name > 2 && after.starts_with('=')).then_some((at, name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Contents;

    fn found(svg: &str) -> Option<String> {
        let file = File::Asset(Contents::of(svg.as_bytes(), true));
        fault(&SitePath::known("static/a.svg"), &file).map(|found| found.message)
    }

    #[test]
    fn a_picture_that_runs_something_is_refused_and_a_plain_one_is_not() {
        for svg in [
            "<svg><script>alert(1)</script></svg>",
            "<svg ONLOAD = \"alert(1)\"/>",
            "<svg/onload=alert(1)>",
            "<svg><a href=\"javascript:alert(1)\">x</a></svg>",
            "<svg><foreignObject></foreignObject></svg>",
            "<svg><image href=\"https://elsewhere.example/a.png\"/></svg>",
        ] {
            assert!(found(svg).is_some(), "{svg}");
        }
        let plain = "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>On one leg</title><path d=\"M0 0\"/></svg>";
        assert_eq!(found(plain), None);
    }
}
