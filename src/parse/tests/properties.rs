//! What every input keeps to, however broken: no panic, and places that lie in the text.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::{ProptestConfig, Strategy, any, prop, prop_oneof, proptest};

use crate::diagnostic::Diagnostic;
use crate::parse;
use crate::text::{SitePath, Span};

/// Bytes that are text in parts, and pieces of front matter in any order: random bytes alone never come far.
fn texts() -> impl Strategy<Value = String> {
    const PIECES: [&str; 44] = [
        "---\n",
        "---",
        "title: ",
        "summary: ",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        ": ",
        ":",
        ",",
        "- ",
        "\n",
        "\r\n",
        "  ",
        "\t",
        "|\n",
        ">\n",
        "&a ",
        "*a",
        "!x ",
        "? ",
        "~",
        "null",
        "true",
        "no",
        "2026-11-22",
        "1.5",
        "é",
        "\u{202E}",
        "\0",
        "#",
        "%",
        "kind: exercise\n",
        "movement: ",
        "phases:\n",
        "claims: ",
        "key-points: ",
        "\u{FEFF}",
        "\u{85}",
        "𝄞",
        "<<: ",
    ];
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
        prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..60).prop_map(|pieces| pieces.concat()),
        prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..60)
            .prop_map(|pieces| format!("---\ntitle: A\nsummary: B\n{}\n---\nBody", pieces.concat())),
    ]
}

fn assert_inside(text: &str, found: &[Diagnostic]) {
    let inside = |span: Span| {
        let range = span.range();
        range.end <= text.len() && text.is_char_boundary(range.start) && text.is_char_boundary(range.end)
    };
    for diagnostic in found {
        assert!(inside(diagnostic.span), "{text:?} gave {diagnostic:?}");
        assert!(diagnostic.labels.iter().all(|label| inside(label.place.span)), "{text:?} gave {diagnostic:?}");
        let edits = diagnostic.fix.iter().flat_map(|fix| &fix.edits);
        assert!(edits.into_iter().all(|edit| inside(edit.span)), "{text:?} gave {diagnostic:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn no_text_makes_the_reader_panic_and_every_place_lies_in_the_text(text in texts()) {
        let settings = parse::settings(&SitePath::known("handout.yaml"), &text);
        assert_inside(&text, &settings.diagnostics);
        for path in ["content/exercises/a.md", "content/guides/a.md", "content/a.md"] {
            let page = parse::page(&SitePath::known(path), &Arc::from(text.as_str()));
            assert_inside(&text, &page.diagnostics);
            assert!(page.value.is_some() || !page.diagnostics.is_empty(), "{text:?} vanished without a word");
        }
        for name in ["movements", "jurisdictions", "lexicons", "sources"] {
            let path = SitePath::known(&format!("content/_data/{name}.yaml"));
            let records = parse::records(&BTreeMap::from([(path, Arc::from(text.as_str()))]));
            assert_inside(&text, &records.diagnostics);
        }
    }
}
