//! The order of the house, kept by a machine: floors, homes of other people's crates, and what every file owes.
//!
//! Each rule is a function from a source file to the sentences about it, tried on a planted fault, and then asked about
//! the whole of `src/`. [`FLOORS`] is the picture of the architecture.

#![expect(clippy::disallowed_methods, reason = "a test of the sources has to read them")]

mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use source::{Source, bare};

/// Floors from the lowest to the highest. A module imports from lower floors only, not from its own.
const FLOORS: [&[&str]; 8] = [
    &["text"],
    &["diagnostic"],
    &["content"],
    &["site", "clinical", "figure"],
    &["parse", "check", "render", "verify"],
    &["build"],
    &["disk", "report", "serve"],
    &["cli"],
];

/// Each crate of other people, and the only places below `src/` that know it, so that any can be replaced.
const HOMES: [(&str, &[&str]); 28] = [
    ("aho_corasick", &["site/mentions.rs"]),
    ("annotate_snippets", &["report/human.rs"]),
    ("anstream", &["cli/", "report/mod.rs"]),
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/args.rs", "cli/completions.rs"]),
    ("fast_qr", &["text/qr.rs"]),
    ("getrandom", &["serve/secret.rs"]),
    ("html5gum", &["verify/markup.rs"]),
    ("http_body_util", &["serve/http/"]),
    ("hyper", &["serve/http/"]),
    ("hyper_util", &["serve/http/"]),
    ("imagesize", &["content/asset.rs"]),
    ("include_dir", &["disk/starter.rs", "disk/theme.rs"]),
    ("jiff", &["content/date.rs"]),
    ("notify", &["disk/watch.rs"]),
    ("pulldown_cmark", &["parse/markdown/"]),
    ("rayon", &["build/parallel.rs"]),
    ("rustix", &["disk/"]),
    ("serde", &["content/value.rs", "disk/recall/record.rs", "parse/yaml.rs", "render/", "report/"]),
    ("serde_json", &["disk/", "render/", "report/", "serve/"]),
    ("serde_yaml", &["parse/yaml.rs"]),
    ("sha2", &["content/asset.rs"]),
    ("syntect", &["parse/highlight.rs"]),
    ("signal_hook", &["cli/interrupt.rs"]),
    ("tera", &["render/"]),
    ("tokio", &["serve/http/"]),
    ("unicode_normalization", &["content/url.rs", "disk/read.rs"]),
    ("walkdir", &["disk/read.rs"]),
];

/// Above this a file has two subjects.
const LONGEST: usize = 400;

#[test]
fn imports_come_from_lower_floors() {
    assert_eq!(of_all(imports), [""; 0]);
}

#[test]
fn every_crate_stays_at_home() {
    assert_eq!(of_all(homes), [""; 0]);
}

#[test]
fn every_file_says_what_it_is_and_is_finished_and_short() {
    assert_eq!(of_all(manners), [""; 0]);
}

#[test]
fn every_crate_of_the_manifest_has_a_home_and_lives_there() {
    let named = manifest_crates(&read("Cargo.toml"));
    let housed: BTreeSet<String> = HOMES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(named, housed, "[dependencies] of Cargo.toml on the left, HOMES of this test on the right");
    let sources = sources();
    let modules: BTreeSet<&str> = sources.iter().filter_map(Source::module).collect();
    // A module that is still to come cannot use its crates.
    let here = |home: &&str| home.split('/').next().is_some_and(|module| modules.contains(module));
    let idle: Vec<&str> = HOMES
        .iter()
        .filter(|(name, homes)| homes.iter().any(here) && !sources.iter().any(|source| source.uses(name)))
        .map(|(name, _)| *name)
        .collect();
    assert!(idle.is_empty(), "declared in Cargo.toml and never used: {idle:?}");
}

#[test]
fn every_module_stands_on_a_floor() {
    let modules: BTreeSet<String> = sources().iter().filter_map(|source| source.module().map(str::to_owned)).collect();
    let placed: BTreeSet<String> = FLOORS.concat().into_iter().map(str::to_owned).collect();
    let homeless: Vec<&String> = modules.difference(&placed).collect();
    assert!(homeless.is_empty(), "put them into FLOORS: {homeless:?}");
}

#[test]
fn there_is_a_changelog_of_what_is_not_released_yet() {
    assert!(read("CHANGELOG.md").contains("\n## Unreleased\n"));
}

/// Imports that do not go down.
fn imports(source: &Source) -> Vec<String> {
    let Some(module) = source.module() else { return Vec::new() };
    let floor_of = |name: &str| FLOORS.iter().position(|floor| floor.contains(&name));
    let Some(own) = floor_of(module) else { return Vec::new() };
    let mut found = Vec::new();
    for (line, name) in source.imported() {
        let fault = match floor_of(&name) {
            _ if name == module => continue,
            None => format!("`crate::{name}` is on no floor"),
            Some(floor) if floor < own => continue,
            Some(floor) if floor == own => format!("`{module}` imports `{name}`, from its own floor"),
            Some(_) => format!("`{module}` imports `{name}`, from a higher floor"),
        };
        found.push(format!("src/{}:{line}: {fault}", source.path));
    }
    found
}

/// Crates that are used away from home.
fn homes(source: &Source) -> Vec<String> {
    let away = HOMES.iter().filter(|(_, homes)| !homes.iter().any(|home| source.path.starts_with(home)));
    away.filter(|(name, _)| source.uses(name))
        .map(|(name, homes)| format!("src/{}: `{name}` lives in {} only", source.path, homes.join(", ")))
        .collect()
}

/// What every file owes its reader.
fn manners(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    if !source.text.starts_with("//! ") {
        found.push(format!("src/{}: it does not begin by saying what it is, with `//!`", source.path));
    }
    let lines = source.text.lines().count();
    if lines > LONGEST {
        found.push(format!("src/{}: it has {lines} lines, more than {LONGEST}", source.path));
    }
    for (index, line) in source.text.lines().enumerate() {
        let words: BTreeSet<&str> = line.split(|c: char| !c.is_alphanumeric() && c != '!' && c != '_').collect();
        for word in unfinished().iter().filter(|word| words.contains(word.as_str())) {
            found.push(format!("src/{}:{}: `{word}` marks unfinished work", source.path, index + 1));
        }
    }
    found
}

/// The words that mark unfinished work, in two pieces, or this file would have them.
fn unfinished() -> [String; 6] {
    [["TO", "DO"], ["FIX", "ME"], ["X", "XX"], ["HA", "CK"], ["to", "do!"], ["unimple", "mented!"]]
        .map(|two| two.concat())
}

/// The crates of `[dependencies]`, by the names that code uses.
fn manifest_crates(manifest: &str) -> BTreeSet<String> {
    let section = manifest.split("\n[").find_map(|section| section.strip_prefix("dependencies]"));
    let lines = section.expect("the manifest has dependencies").lines();
    let names = lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('='));
    names.map(|(name, _)| name.trim().replace('-', "_")).collect()
}

fn of_all(rule: fn(&Source) -> Vec<String>) -> Vec<String> {
    sources().iter().flat_map(rule).collect()
}

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("could not read {}: {error}", path.display()))
}

/// All files of `src/`, by path.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut found = BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src can be listed") {
            let path = entry.expect("src can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let below = path.strip_prefix(&root).expect("it is below src").to_string_lossy().replace('\\', "/");
                found.insert(below.clone(), Source::new(&below, fs::read_to_string(&path).expect("sources are text")));
            }
        }
    }
    assert!(found.len() > 30, "the sources were found");
    found.into_values().collect()
}

#[track_caller]
fn check(rule: fn(&Source) -> Vec<String>, path: &str, text: &str, expected: &[&str]) {
    assert_eq!(rule(&Source::new(path, text.to_owned())), expected, "{text}");
}

#[test]
fn a_planted_import_is_found_however_it_is_written() {
    let higher = "src/site/a.rs:1: `site` imports `build`, from a higher floor";
    for text in [
        "use crate::build::Output;",
        "use crate::{text::Span, build::{Output, File}};",
        "fn f(x: crate::build::Output) {}",
        "use crate::{\n    build,\n};",
        "pub(crate) use crate :: build;",
        "use super::super::build::Output;",
        "use {crate::text::Span, crate::build};",
    ] {
        let line = text.lines().position(|line| line.contains("build")).map_or(0, |index| index + 1);
        check(imports, "site/a.rs", text, &[&higher.replace(":1:", &format!(":{line}:"))]);
    }
    let own = "src/parse/mod.rs:1: `parse` imports `render`, from its own floor";
    check(imports, "parse/mod.rs", "use crate::render::Page;", &[own]);
    check(imports, "text/a.rs", "use crate::Thing;", &["src/text/a.rs:1: `crate::Thing` is on no floor"]);
}

#[test]
fn what_is_no_import_from_above_is_let_be() {
    for text in [
        "use crate::text::Span;",
        "use crate::site::Site;",
        "// crate::build",
        "/* crate::build /* crate::cli */ crate::cli */",
        "const A: &str = \"crate::build\"; const B: &str = r#\"crate::build \"#; const C: char = '\"';",
        "fn f<'a>(x: &'a str) {} // crate::build",
        "use super::build;",
        "mod tests { use super::*; }",
    ] {
        check(imports, "site/a.rs", text, &[]);
    }
    check(imports, "main.rs", "use handout::cli; use crate::cli;", &[]);
}

#[test]
fn a_crate_away_from_home_is_found() {
    let away = "src/site/a.rs: `tera` lives in render/ only";
    for text in ["use tera::Tera;", "fn f() { tera::x() }", "use tera;", "use ::tera::Tera;", "use tera as t;"] {
        check(homes, "site/a.rs", text, &[away]);
        check(homes, "render/a.rs", text, &[]);
    }
    for text in ["// tera::x", "use crate::tera::x;", "let tera = 1;", "use materatera::x;", "a.tera();"] {
        check(homes, "site/a.rs", text, &[]);
    }
}

#[test]
fn bad_manners_are_found() {
    let faults = |text: &str| manners(&Source::new("a.rs", text.to_owned()));
    assert_eq!(faults("//! Good.\n"), [""; 0]);
    assert_eq!(faults("// Bad.\n"), ["src/a.rs: it does not begin by saying what it is, with `//!`"]);
    assert_eq!(faults(&"//! Long.\n".repeat(LONGEST + 1)), ["src/a.rs: it has 401 lines, more than 400"]);
    for word in unfinished() {
        assert_eq!(faults(&format!("//! A.\n// {word}: b")), [format!("src/a.rs:2: `{word}` marks unfinished work")]);
    }
}

#[test]
fn the_manifest_is_read_as_cargo_reads_it() {
    let manifest = "[package]\nname = \"a\"\n\n[dependencies]\n# A comment = none\nclap-x = \"1\" # b = c\nd = { package = \"e\" }\n\n[lints.rust]\nf = 1\n";
    assert_eq!(manifest_crates(manifest), ["clap_x", "d"].map(str::to_owned).into());
}

#[test]
fn comments_and_strings_are_blanked_and_lines_stay() {
    let text = "a // b\n\"c\\\"d\" 'e' '\\'' b\"f\" r##\"g\"#\"## h<'i> /* j\nk */ l";
    assert_eq!(bare(text).split_whitespace().collect::<Vec<_>>(), ["a", "b", "r", "h<'i>", "l"]);
    assert_eq!(bare(text).lines().count(), text.lines().count());
}
