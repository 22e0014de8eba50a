//! Living with the linter, as a person runs it: fixes, levels of folders, a baseline, standard input, changed files.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const PAGE: &str = "---\ntitle: About this site\nsummary: What it is for, and what it is not.\nreview: {written: 2026-11-22, due: 2027-11-22}\n---\n\nKnees bend. Studies show it.\n";

/// A site of one page.
fn site(page: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("handout.yaml"), "title: Knees\nbase-url: https://example.org/\n").unwrap();
    fs::write(folder.path().join("content/about.md"), page).unwrap();
    folder
}

fn lint(folder: &Path, more: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_handout"))
        .current_dir(folder)
        .args(["lint", "--today", "2026-11-22"])
        .args(more)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A run that reads no input may be over before all of it is written.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

#[track_caller]
fn said(output: &Output, code: i32) -> String {
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{text}");
    text
}

#[test]
fn a_misspelt_key_is_fixed_in_the_file_and_everything_else_stays() {
    let folder = site(&PAGE.replace("summary:", "sumary:").replace(" Studies show it.", ""));
    said(&lint(folder.path(), &[], ""), 1);
    let text = said(&lint(folder.path(), &["--fix"], ""), 0);
    assert!(text.contains("fixed content/about.md: write `summary`"), "{text}");
    let page = fs::read_to_string(folder.path().join("content/about.md")).unwrap();
    assert_eq!(page, PAGE.replace(" Studies show it.", ""));
    assert!(said(&lint(folder.path(), &["--fix"], ""), 0).contains("nothing that can be fixed"));
}

#[test]
fn a_baseline_hides_what_stood_and_tells_what_is_gone() {
    let folder = site(PAGE);
    assert!(said(&lint(folder.path(), &[], ""), 1).contains("trust/vague-study-claim"));
    said(&lint(folder.path(), &["--write-baseline", "known.tsv"], ""), 0);
    let text = said(&lint(folder.path(), &["--baseline", "known.tsv", "--deny", "warnings"], ""), 0);
    assert!(text.contains("not shown") && !text.contains("no longer found"), "{text}");
    fs::write(folder.path().join("content/about.md"), PAGE.replace(" Studies show it.", "")).unwrap();
    let text = said(&lint(folder.path(), &["--baseline", "known.tsv"], ""), 0);
    assert!(text.contains("no longer found") && text.contains("trust/vague-study-claim"), "{text}");
}

#[test]
fn standard_input_is_checked_in_its_place_and_changed_files_may_be_anybodys() {
    let folder = site(&PAGE.replace(" Studies show it.", ""));
    let text = said(&lint(folder.path(), &["-", "--path", "content/about.md"], "no front matter"), 1);
    assert!(text.contains("no front matter"), "{text}");
    said(&lint(folder.path(), &["-"], PAGE), 2);
    said(&lint(folder.path(), &["-", "--path", "../x.md"], PAGE), 2);
    said(&lint(folder.path(), &["nowhere.md"], ""), 2);
    assert!(said(&lint(folder.path(), &["--changed", "Makefile"], ""), 0).contains("nothing to check"));
    assert!(
        said(&lint(folder.path(), &["--changed", "Makefile", "content/about.md"], ""), 0).contains("checked 1 page")
    );
}

#[test]
fn the_innermost_folder_sets_the_level_and_a_folder_without_pages_is_an_error() {
    let folder = site("");
    fs::create_dir_all(folder.path().join("content/notes/old")).unwrap();
    fs::remove_file(folder.path().join("content/about.md")).unwrap();
    let settings = |folders: &str| {
        let text = format!(
            "title: A\nbase-url: https://example.org/\nrules: {{trust/vague-study-claim: error}}\nfolders: {{{folders}}}\n"
        );
        fs::write(folder.path().join("handout.yaml"), text).unwrap();
    };
    fs::write(folder.path().join("content/notes/a.md"), PAGE).unwrap();
    fs::write(folder.path().join("content/notes/old/b.md"), PAGE.replace("About", "On")).unwrap();
    settings("content/notes/old: {trust/vague-study-claim: off}");
    let text = said(&lint(folder.path(), &["--format", "json"], ""), 1);
    assert!(text.contains("content/notes/a.md") && !text.contains("old/b.md"), "{text}");
    settings("content/notes: {trust/vague-study-claim: off}, content/notes/old: {trust/vague-study-claim: warning}");
    let text = said(&lint(folder.path(), &["--format", "json"], ""), 0);
    assert!(text.contains("old/b.md") && !text.contains("notes/a.md"), "{text}");
    settings("content/nowhere: {trust/vague-study-claim: warning}");
    assert!(said(&lint(folder.path(), &["content"], ""), 1).contains("notes"), "rules stay in force");
    assert!(said(&lint(folder.path(), &[], ""), 1).contains("there is no page in `content/nowhere`"));
    settings("content/notes: {trust/no-such-rule: warning}");
    assert!(said(&lint(folder.path(), &[], ""), 1).contains("there is no rule"));
}

#[test]
fn a_seal_holds_until_a_word_changes_and_shows_what_did() {
    let folder = site(&PAGE.replace(" Studies show it.", "").replace("written:", "author: test-author-a, written:"));
    let root = folder.path();
    fs::write(root.join("handout.yaml"), "title: Knees\nbase-url: https://example.org/\nstatus: live\n").unwrap();
    fs::create_dir(root.join("content/_data")).unwrap();
    let people = "test-author-a: {name: Test Author A, role: writer, register: TEST, number: \"0001\"}\n\
                  test-reviewer-a: {name: Test Reviewer A, role: physiotherapist, register: TEST, number: \"0002\"}\n";
    fs::write(root.join("content/_data/people.yaml"), people).unwrap();
    let seal = |by: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_handout"))
            .current_dir(root)
            .args(["seal", "about", "--today", "2026-11-22"])
            .args(by)
            .output()
            .unwrap()
    };
    assert!(said(&seal(&["--by", "nobody-of-ours"]), 2).contains("not in the register"));
    let text = said(&seal(&["--by", "test-reviewer-a"]), 0);
    assert!(text.contains("not been sealed before") && text.contains("sealed content/about.md"), "{text}");
    said(&lint(root, &["--deny", "warnings"], ""), 0);
    assert!(said(&seal(&[]), 0).contains("as it was sealed"));

    let page = root.join("content/about.md");
    let sealed = fs::read_to_string(&page).unwrap();
    fs::write(&page, sealed.replace("Knees bend.", "Knees bend a lot.")).unwrap();
    assert!(said(&lint(root, &[], ""), 1).contains("trust/edited-after-review"));
    let text = said(&seal(&[]), 0);
    assert!(text.contains("-Knees bend.\n+Knees bend a lot.\n"), "{text}");

    // With an error of another kind nobody can seal it.
    fs::write(&page, sealed.replace("Knees bend.", "See [this](nowhere.md).")).unwrap();
    let text = said(&seal(&["--by", "test-reviewer-a"]), 1);
    assert!(text.contains("links/broken") && text.contains("was not sealed"), "{text}");

    fs::write(&page, sealed.replace("Knees bend.", "Knees bend a lot.")).unwrap();
    said(&seal(&["--by", "test-reviewer-a"]), 0);
    said(&lint(root, &["--deny", "warnings"], ""), 0);
    assert!(fs::read_to_string(root.join("content/_sealed/about.md")).unwrap().contains("a lot"));
}
