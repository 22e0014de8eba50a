//! What the program does as a person runs it: on this repository's own site, and on a folder with nothing of ours in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const TODAY: &str = "2026-11-22";

/// A copy of this repository's site in a folder of its own.
struct Copy {
    folder: TempDir,
}

impl Copy {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        fs::copy(repository.join("handout.yaml"), folder.path().join("handout.yaml")).unwrap();
        copy_folder(&repository.join("content"), &folder.path().join("content"));
        Self { folder }
    }

    fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    /// Replaces `old`, which has to be there, in a file of the site.
    #[track_caller]
    fn edit(&self, below: &str, old: &str, new: &str) {
        let path = self.path(below);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "`{old}` is not in {below}");
        fs::write(path, text.replacen(old, new, 1)).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        handout(self.folder.path(), arguments)
    }

    fn published(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.path("public"))
    }
}

fn handout(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_handout"))
        .current_dir(folder)
        .args(arguments)
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .unwrap()
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in fs::read_dir(&current).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let below = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                all.insert(below, fs::read(&path).unwrap());
            }
        }
    }
    all
}

fn build(copy: &Copy) -> Output {
    copy.run(&["build", "--today", TODAY])
}

#[track_caller]
fn said(output: &Output, code: i32) -> String {
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{text}");
    text
}

/// A fault in an otherwise clean site: the build fails, says these words, and leaves the published site to the byte.
#[track_caller]
fn refused(fault: impl FnOnce(&Copy), words: &[&str]) {
    let copy = Copy::new();
    said(&build(&copy), 0);
    let before = copy.published();
    fault(&copy);
    let text = said(&build(&copy), 1);
    for word in words {
        assert!(text.contains(word), "`{word}` is not in:\n{text}");
    }
    assert_eq!(before, copy.published());
}

#[test]
fn the_own_site_builds_and_every_page_carries_its_stamps() {
    let copy = Copy::new();
    let text = said(&build(&copy), 0);
    assert!(text.contains("published"), "{text}");
    let pages: Vec<(String, String)> = copy
        .published()
        .into_iter()
        .filter(|(name, _)| name.ends_with(".html"))
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect();
    assert!(pages.len() >= 34, "{} pages", pages.len());
    for (name, html) in pages {
        // An old address says nothing but where the page is now.
        if html.contains("http-equiv=\"refresh\"") {
            continue;
        }
        for stamp in ["disclaimer", "demonstration", "emergency-card"] {
            assert!(html.contains(&format!("data-stamp=\"{stamp}\"")), "{name} lacks {stamp}");
        }
    }
}

#[test]
fn an_exercise_that_hides_a_contraindication_is_refused_with_cause_movement_and_reason() {
    refused(
        |copy| {
            let path = copy.path("content/exercises/double-knee-to-chest.md");
            let text = fs::read_to_string(&path).unwrap();
            let kept = |line: &&str| !line.contains("condition: disc-herniation");
            fs::write(&path, text.lines().filter(kept).map(|line| format!("{line}\n")).collect::<String>()).unwrap();
        },
        &[
            "clinical/contraindication-undeclared",
            "content/exercises/double-knee-to-chest.md:",
            "disc",
            "flexion",
            "nothing was published",
        ],
    );
}

#[test]
fn a_template_that_drops_the_disclaimer_is_refused_with_page_template_and_stamp() {
    refused(
        |copy| {
            let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/base.html");
            let text = fs::read_to_string(theme).unwrap();
            fs::create_dir_all(copy.path("templates")).unwrap();
            let dropped = text.replacen("<p>{{ site.disclaimer }}</p>", "<p>Please take care.</p>", 1);
            assert_ne!(text, dropped, "base.html stamps the disclaimer");
            fs::write(copy.path("templates/base.html"), dropped).unwrap();
        },
        &["verify/stamp-missing", "content/exercises/press-up.md", "disclaimer", "templates/exercise.html"],
    );
}

#[test]
fn a_broken_link_is_refused_at_its_line() {
    refused(
        |copy| {
            let path = copy.path("content/about.md");
            let text = fs::read_to_string(&path).unwrap();
            fs::write(&path, format!("{text}\nSee [walking](exercises/wlaking.md).\n")).unwrap();
        },
        &["links/broken", "content/about.md:", "exercises/walking.md"],
    );
}

#[test]
fn an_unknown_key_is_refused_with_the_key_that_was_meant() {
    refused(
        |copy| copy.edit("content/exercises/walking.md", "contraindications:", "contraindicatons:"),
        &["structure/type-schema", "content/exercises/walking.md:", "contraindicatons", "contraindications"],
    );
}

#[test]
fn one_page_and_a_two_line_configuration_make_a_site() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("handout.yaml"), "title: Knees\nbase-url: https://example.org/\n").unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    let page = "---\ntitle: About knees\nsummary: What this site is for.\nreview: {written: 2026-11-01, due: 2027-11-01}\n---\n\nKnees bend.\n";
    fs::write(folder.path().join("content/about.md"), page).unwrap();
    let text = said(&handout(folder.path(), &["build", "--today", TODAY]), 0);
    assert!(text.contains("1 page"), "{text}");
    let html = fs::read_to_string(folder.path().join("public/about/index.html")).unwrap();
    assert!(html.contains("Knees bend.") && html.contains("data-stamp=\"disclaimer\""));
}

#[test]
fn an_empty_site_and_a_folder_that_is_no_site_are_not_passed_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    said(&handout(folder.path(), &["lint"]), 2);
    fs::write(folder.path().join("handout.yaml"), "title: Knees\nbase-url: https://example.org/\n").unwrap();
    let text = said(&handout(folder.path(), &["lint", "--today", TODAY]), 1);
    assert!(text.contains("structure/nothing-checked"), "{text}");
}

#[test]
fn the_same_site_for_the_united_states_names_its_services() {
    let copy = Copy::new();
    copy.edit("handout.yaml", "jurisdiction: GB", "jurisdiction: US");
    said(&build(&copy), 0);
    for (name, bytes) in copy.published() {
        let Ok(html) = String::from_utf8(bytes) else { continue };
        if name.ends_with(".html") && !html.contains("http-equiv=\"refresh\"") {
            assert!(html.contains("tel:911"), "{name} does not name 911");
            assert!(!html.contains("tel:999") && !html.contains("tel:111"), "{name} names a British number");
        }
    }
}

#[test]
fn a_withdrawn_page_leaves_the_site_at_once_and_its_address_says_why() {
    let copy = Copy::new();
    said(&build(&copy), 0);
    let reason = "A reader was misled by its dose.";
    said(&copy.run(&["withdraw", "press-up", "--reason", reason, "--today", TODAY]), 0);
    withdrawn(&copy, reason);
}

#[test]
fn a_page_is_withdrawn_even_while_other_pages_have_errors() {
    let copy = Copy::new();
    said(&build(&copy), 0);
    copy.edit("content/exercises/walking.md", "contraindications:", "contraindicatons:");
    let reason = "A reader was misled by its dose.";
    let text = said(&copy.run(&["withdraw", "press-up", "--reason", reason, "--today", TODAY]), 0);
    assert!(text.contains("existing"), "{text}");
    withdrawn(&copy, reason);
}

/// The press-up is gone from lists, relations, feed and sitemap; its address carries the notice.
#[track_caller]
fn withdrawn(copy: &Copy, reason: &str) {
    let notice = fs::read_to_string(copy.path("public/exercises/press-up/index.html")).unwrap();
    assert!(notice.contains(reason) && notice.contains("data-stamp=\"withdrawn\"") && !notice.contains("id=\"steps\""));
    for (file, bytes) in copy.published() {
        let text = String::from_utf8_lossy(&bytes);
        // Links that somebody wrote into running text still lead to the notice; lists and relations are gone.
        assert!(!text.contains("<li><a href=\"/sciatica/exercises/press-up/\">"), "{file} still lists the page");
        assert!(!(file.ends_with(".xml") && text.contains("/exercises/press-up/")), "{file} still names the page");
    }
    let source = fs::read_to_string(copy.path("content/exercises/press-up.md")).unwrap();
    assert!(source.contains("status: withdrawn"));
}

#[test]
fn a_page_that_is_renamed_leaves_no_old_file_behind() {
    let copy = Copy::new();
    said(&build(&copy), 0);
    fs::remove_file(copy.path("content/symptom-diary.md")).unwrap();
    let text = said(&build(&copy), 1);
    assert!(text.contains("symptom-diary"), "links to it are found: {text}");
    assert!(copy.path("public/symptom-diary/index.html").exists());
}
