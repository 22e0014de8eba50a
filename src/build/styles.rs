//! What a site's own styles may not do: touch the stamps.

use crate::build::{File, Inputs};
use crate::diagnostic::{Diagnostic, names};
use crate::text::{SitePath, Span};

/// The style sheet of the theme that keeps the stamps visible; it is linked last.
const STAMPS: &str = "static/stamps.css";

/// The findings about style sheets that could hide a stamp: one in place of the theme's `stamps.css`, and one that names
/// the attribute by which stamps are known. What other rules do to them, `stamps.css` overrules.
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
    // A backslash could spell the name in another way.
    let word = ["data-stamp", "\\"].into_iter().find(|word| css.contains(word))?;
    let (message, help) = match word {
        "\\" => ("this style sheet holds a backslash, by which it could name a stamp unseen", "write the sign itself"),
        _ => ("this style sheet names the stamps, which a site's styles may not change", "take that rule out"),
    };
    let at = css.find(word).unwrap_or(0);
    Some(Diagnostic::error(names::STAMP, path, Span::new(at, at + word.len()), message).help(help))
}
