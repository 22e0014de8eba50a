//! The colours of the built-in theme, as numbers: 7:1 for text that is read, 4.5:1 for the rest, in both schemes.

use std::collections::BTreeMap;
use std::fs;

/// What stands on what, and the contrast that it needs.
const PAIRS: [(&str, &[&str], f64); 8] = [
    ("ink", &["paper", "surface", "emergency-paper", "urgent-paper", "routine-paper", "important-paper"], 7.0),
    ("muted", &["paper", "surface"], 7.0),
    ("link", &["paper", "surface", "emergency-paper", "urgent-paper", "routine-paper", "important-paper"], 4.5),
    ("link-hover", &["paper", "surface"], 4.5),
    ("accent", &["paper", "surface"], 4.5),
    ("on-band", &["emergency", "urgent", "routine", "important"], 4.5),
    ("emergency", &["paper", "surface", "emergency-paper"], 4.5),
    ("urgent", &["paper", "urgent-paper"], 4.5),
];

/// What is no text but has to be told from what is behind it.
const SHAPES: [(&str, &[&str]); 4] = [
    ("focus", &["paper", "surface"]),
    ("edge", &["paper", "surface"]),
    ("routine", &["paper"]),
    ("fig-body", &["paper"]),
];

/// The tokens of a block that begins with `opening`, by name.
fn tokens(css: &str, opening: &str) -> BTreeMap<String, String> {
    let block = css.split(opening).nth(1).and_then(|rest| rest.split('}').next()).expect("the theme has this block");
    let declarations = block.split(';').filter_map(|one| one.trim().strip_prefix("--")?.split_once(':'));
    declarations.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned())).collect()
}

/// How light a colour like `#1a2b3c` or `#fff` is, as WCAG counts it.
fn lightness(colour: &str) -> f64 {
    let digits = colour.strip_prefix('#').expect("colours are written as #rrggbb");
    let whole: String =
        if digits.len() == 3 { digits.chars().flat_map(|c| [c, c]).collect() } else { digits.to_owned() };
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&whole[at..at + 2], 16).expect("two digits")) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (lightness(one), lightness(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn colours_of_the_theme_can_be_read_in_both_schemes() {
    let css = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/static/site.css")).unwrap();
    let light = tokens(&css, ":root{");
    let mut dark = light.clone();
    dark.extend(tokens(&css, "(prefers-color-scheme: dark){\n  :root{"));
    assert_ne!(light["paper"], dark["paper"]);
    let shapes = SHAPES.iter().map(|&(front, backs)| (front, backs, 3.0));
    let pairs: Vec<_> = PAIRS.into_iter().chain(shapes).collect();
    let mut faint = Vec::new();
    for (scheme, colours) in [("light", &light), ("dark", &dark)] {
        for (front, backs, least) in &pairs {
            for back in *backs {
                let ratio = contrast(&colours[*front], &colours[*back]);
                if ratio < *least {
                    faint.push(format!("{scheme}: --{front} on --{back} has {ratio:.2}, needs {least}"));
                }
            }
        }
    }
    assert!(faint.is_empty(), "{}", faint.join("\n"));
}

#[test]
fn contrast_is_counted_as_wcag_counts_it() {
    assert!((contrast("#000", "#ffffff") - 21.0).abs() < 0.01);
    assert!((contrast("#767676", "#fff") - 4.54).abs() < 0.01);
}
