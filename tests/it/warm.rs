//! What one run of the program remembers for the next, through the real program.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::site::{TODAY, small};

/// The small site on disk, published.
fn published() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in small().files() {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    assert!(run(root.path(), &["build"]).status.success());
    root
}

fn run(root: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_handout"));
    command.current_dir(root).args(arguments).env_remove("SOURCE_DATE_EPOCH");
    if arguments[0] != "clean" {
        command.args(["--today", TODAY]);
    }
    command.output().unwrap()
}

/// Exit code, and all that was said.
fn said(run: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (run.status.code(), text(&run.stdout), text(&run.stderr))
}

/// The stages that `--timings` tells of.
fn stages(root: &Path) -> String {
    let (code, _, timings) = said(&run(root, &["build", "--timings"]));
    assert_eq!(code, Some(0), "{timings}");
    timings
}

#[test]
fn an_unchanged_site_is_recalled_in_the_same_words() {
    let root = published();
    assert!(!stages(root.path()).contains("render"));
    let recalled = run(root.path(), &["build"]);
    let built = run(root.path(), &["build", "--no-cache"]);
    assert_eq!(said(&recalled), said(&built));
    assert_eq!(said(&run(root.path(), &["build", "--verify-cache"])), said(&built));
    // A warning is repeated too, with its frame.
    let page = root.path().join("content/about.md");
    let overdue = "review: {written: 2026-11-01, due: 2026-11-20}";
    let text = fs::read_to_string(&page).unwrap().replace("review: {written: 2026-11-22, due: 2027-11-22}", overdue);
    fs::write(&page, text).unwrap();
    assert!(stages(root.path()).contains("render"), "another text is another site");
    let recalled = said(&run(root.path(), &["build"]));
    assert_eq!(recalled, said(&run(root.path(), &["build", "--no-cache"])));
    assert!(recalled.2.contains("warning"), "{recalled:?}");
}

#[test]
fn what_does_not_stand_as_it_was_left_is_built_again() {
    let root = published();
    let record = root.path().join(".handout-cache/last");
    let page = root.path().join("public/about/index.html");
    let (whole, finished) = (fs::read(&record).unwrap(), fs::read(&page).unwrap());
    for damaged in [&whole[..whole.len() / 2], b"", b"\xFF", &[b"0", &whole[..]].concat()] {
        fs::write(&record, damaged).unwrap();
        assert!(stages(root.path()).contains("render"));
        assert_eq!(fs::read(&record).unwrap(), whole);
    }
    fs::write(&page, "not the page").unwrap();
    assert!(stages(root.path()).contains("render"));
    assert_eq!(fs::read(&page).unwrap(), finished);
}

#[test]
fn a_record_that_lies_is_found_out() {
    let root = published();
    let record = root.path().join(".handout-cache/last");
    let text = fs::read_to_string(&record).unwrap();
    let (_, json) = text.split_once('\n').unwrap();
    let json = json.replace("\"words\":", "\"words\":1");
    let hash = handout::content::ContentHash::of(json.as_bytes());
    fs::write(&record, format!("{}\n{json}", hash.as_str())).unwrap();
    let (code, _, message) = said(&run(root.path(), &["build", "--verify-cache"]));
    assert_eq!(code, Some(3), "{message}");
    assert!(message.contains("remembers something else"), "{message}");
}

#[test]
fn clean_forgets() {
    let root = published();
    assert!(run(root.path(), &["clean"]).status.success());
    assert!(!root.path().join(".handout-cache").exists() && !root.path().join("public").exists());
}
