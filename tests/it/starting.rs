//! Starting, as a person runs it: a new site, and the draft of a page of each kind.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const KINDS: [(&str, &str); 9] = [
    ("cause", "content/causes/my-page.md"),
    ("exercise", "content/exercises/my-page.md"),
    ("red-flag", "content/red-flags/my-page.md"),
    ("treatment", "content/treatments/my-page.md"),
    ("self-care", "content/self-care/my-page.md"),
    ("guide", "content/guides/my-page.md"),
    ("concept", "content/concepts/my-page.md"),
    ("section", "content/my-page/_index.md"),
    ("page", "content/my-page.md"),
];

#[track_caller]
fn handout(folder: &Path, arguments: &[&str], code: i32) -> String {
    let day = ["--today", "2026-11-22"];
    let output: Output =
        Command::new(env!("CARGO_BIN_EXE_handout")).current_dir(folder).args(arguments).args(day).output().unwrap();
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text}");
    text
}

/// A new site in a folder of its own.
fn new_site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    handout(folder.path(), &["init", "."], 0);
    folder
}

#[test]
fn a_new_site_lints_clean_and_builds() {
    let folder = new_site();
    handout(folder.path(), &["lint", "--deny", "warnings"], 0);
    handout(folder.path(), &["build"], 0);
    let page = fs::read_to_string(folder.path().join("public/red-flags/warning-signs/index.html")).unwrap();
    assert!(page.contains("you leak pee and this is new"));
    let readme = fs::read_to_string(folder.path().join("README.md")).unwrap();
    for file in ["handout.yaml", "content/_data/sources.yaml", "content/_data/people.yaml"] {
        assert!(readme.contains(file) && folder.path().join(file).exists(), "{file}");
    }
    assert_eq!(fs::read_to_string(folder.path().join(".gitignore")).unwrap(), "public/\n");
}

#[test]
fn the_records_of_a_new_site_are_those_of_the_demonstration() {
    let folder = new_site();
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/_data");
    let mut count = 0;
    for file in fs::read_dir(own).unwrap() {
        let file = file.unwrap();
        let copy = folder.path().join("content/_data").join(file.file_name());
        assert_eq!(fs::read(file.path()).unwrap(), fs::read(copy).unwrap());
        count += 1;
    }
    assert!(count > 8, "{count} records");
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.txt"), "mine").unwrap();
    assert!(handout(folder.path(), &["init", "."], 2).contains("is not empty"));
    assert!(handout(folder.path(), &["init", "mine.txt"], 2).contains("it is a file"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn the_draft_of_each_kind_can_be_read_as_it_stands_and_blocks_no_build() {
    let folder = new_site();
    for (kind, path) in KINDS {
        // Two pages of one id cannot stand on a site.
        let name = format!("my-{kind}");
        let path = path.replace("my-page", &name);
        handout(folder.path(), &["new", kind, &name], 0);
        let page = fs::read_to_string(folder.path().join(&path)).unwrap();
        assert!(page.contains("status: draft"), "{page}");
        assert!(!page.replace("[@own]", "").contains('@'), "a mark of the program's own is left: {page}");
    }
    // What a page lacks, or says in a way that cannot be read, would be an error of its schema even in a draft.
    handout(folder.path(), &["lint", "--deny", "warnings"], 0);
    handout(folder.path(), &["build"], 0);
    assert!(!folder.path().join("public/exercises/my-exercise").exists());
}

#[test]
fn a_draft_of_each_kind_is_refused_until_each_mark_is_decided_on() {
    for (kind, path) in KINDS {
        let folder = new_site();
        handout(folder.path(), &["new", kind, "my-page"], 0);
        let text = handout(folder.path(), &["lint", "--drafts"], 1);
        let page = fs::read_to_string(folder.path().join(path)).unwrap();
        let marked = || page.lines().enumerate().filter(|(_, line)| line.contains("TODO"));
        assert!(marked().count() >= 2, "{page}");
        for (index, _) in marked() {
            assert!(text.contains(&format!("{path}:{}:", index + 1)), "line {} of {path}: {text}", index + 1);
        }
        // To say that it is done does not make it so.
        fs::write(folder.path().join(path), page.replace("status: draft\n", "")).unwrap();
        assert!(handout(folder.path(), &["build"], 1).contains("structure/undecided-value"));
    }
}

#[test]
fn an_exercise_asks_for_every_movement_of_the_sites_own_vocabulary() {
    let folder = new_site();
    let own = "bounce:\n  label: \"bouncing\"\n  levels: [none, some]\n  plain: {some: \"bouncing\"}\n";
    let file = folder.path().join("content/_data/movements.yaml");
    fs::write(&file, fs::read_to_string(&file).unwrap() + own).unwrap();
    handout(folder.path(), &["new", "exercise", "cat-camel"], 0);
    let page = fs::read_to_string(folder.path().join("content/exercises/cat-camel.md")).unwrap();
    assert!(page.contains("  bounce: todo  # TODO: none, some; bouncing"), "{page}");
    assert!(page.contains("  head-down: todo"), "{page}");
    assert!(page.contains("title: Cat camel\n"), "{page}");
    assert!(page.contains("stop-if: [emergency, leg-down, weaker]"), "{page}");
}

#[test]
fn nothing_is_overwritten_and_a_bad_name_gets_a_better_one() {
    let folder = new_site();
    assert!(handout(folder.path(), &["new", "page", "about"], 2).contains("is not overwritten"));
    assert!(handout(folder.path(), &["new", "exercise", "about"], 2).contains("already the id of content/about.md"));
    assert!(handout(folder.path(), &["new", "exercise", "Cat Camel"], 2).contains("did you mean `cat-camel`?"));
    assert!(handout(folder.path(), &["new", "exercise", "../x"], 2).contains("did you mean `x`?"));
    assert!(handout(folder.path(), &["new", "excercise", "x"], 2).contains("did you mean `exercise`?"));
    assert!(!folder.path().join("content/exercises").exists());
}
