//! Findings that somebody answers for, as a person meets them on the command line, and what every run says at its end.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A page with one error that may be allowed.
const PAGE: &str = "---\ntitle: About this site\nsummary: What it is for, and what it is not.\nreview: {written: 2026-11-22, due: 2027-11-22}\n---\n\nKnees bend. Studies show it.\n\nKnees rest.\n";

const ALLOWANCE: &str =
    "{rule: trust/vague-study-claim, reason: \"It is a saying.\", by: test-person-a, until: 2027-01-01}";

fn site(page: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("content/_data")).unwrap();
    fs::write(root.join("handout.yaml"), "title: Knees\nbase-url: https://example.org/\n").unwrap();
    let people = "test-person-a: {name: Test Person A, role: writer, register: TEST, number: \"0001\"}\n";
    fs::write(root.join("content/_data/people.yaml"), people).unwrap();
    fs::write(root.join("content/about.md"), page).unwrap();
    folder
}

fn handout(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_handout")).current_dir(folder).args(arguments).output().unwrap()
}

fn lint(folder: &Path, more: &[&str]) -> Output {
    handout(folder, &[&["lint", "--today", "2026-11-22"], more].concat())
}

#[track_caller]
fn said(output: &Output, code: i32) -> String {
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{text}");
    text
}

/// The page with `allowance` in its front matter.
fn allowing(allowance: &str) -> String {
    PAGE.replacen("review:", &format!("allow: [{allowance}]\nreview:"), 1)
}

#[test]
fn an_allowance_with_reason_person_and_date_hides_its_finding_and_is_listed() {
    let folder = site(&allowing(ALLOWANCE));
    said(&lint(folder.path(), &["--deny", "warnings"]), 0);
    let listed = said(&handout(folder.path(), &["rules", "--allowances"]), 0);
    for part in ["content/about.md:4", "trust/vague-study-claim", "It is a saying.", "test-person-a", "2027-01-01"] {
        assert!(listed.contains(part), "{part}: {listed}");
    }
    let sarif = said(&lint(folder.path(), &["--format", "sarif"]), 0);
    assert!(sarif.contains("\"inSource\"") && sarif.contains("It is a saying. (allowed by test-person-a)"), "{sarif}");
}

#[test]
fn an_allowance_that_lacks_something_is_over_or_goes_too_far_is_an_error_and_hides_nothing() {
    for (old, new, word) in [
        (", reason: \"It is a saying.\"", "", "a reason"),
        (", by: test-person-a", "", "who answers for it"),
        (", until: 2027-01-01", "", "until when"),
        ("until: 2027-01-01", "until: 2026-11-21", "this allowance ended on 2026-11-21"),
        ("by: test-person-a", "by: nobody-of-ours", "not in the register"),
        ("trust/vague-study-claim", "trust/vague-study-claims", "did you mean `trust/vague-study-claim`?"),
        ("trust/vague-study-claim", "trust/injected-promo", "cannot be allowed"),
    ] {
        let folder = site(&allowing(&ALLOWANCE.replace(old, new)));
        let text = said(&lint(folder.path(), &[]), 1);
        assert!(text.contains(word), "{word}: {text}");
        assert!(text.contains("error[trust/vague-study-claim]"), "{new} hides the finding: {text}");
    }
}

#[test]
fn an_allowance_that_nothing_needs_is_a_warning() {
    let folder = site(&allowing(ALLOWANCE).replace(" Studies show it.", ""));
    let text = said(&lint(folder.path(), &[]), 0);
    assert!(text.contains("nothing here needs this allowance"), "{text}");
    said(&lint(folder.path(), &["--deny", "warnings"]), 1);
}

#[test]
fn an_allowance_in_a_comment_covers_the_next_block_and_no_other() {
    let comment =
        "<!-- allow trust/vague-study-claim: reason=\"It is a saying.\" by=test-person-a until=2027-01-01 -->";
    let above = PAGE.replace("Knees bend. Studies", &format!("{comment}\n\nKnees bend. Studies"));
    said(&lint(site(&above).path(), &["--deny", "warnings"]), 0);
    let below = PAGE.replace("Knees rest.", &format!("{comment}\n\nKnees rest."));
    let text = said(&lint(site(&below).path(), &[]), 1);
    assert!(text.contains("trust/vague-study-claim") && text.contains("nothing here needs"), "{text}");
}

#[test]
fn a_run_ends_with_findings_by_rule_and_with_what_it_looked_at() {
    let folder = site(&PAGE.replace("Knees rest.", "Research shows it, too."));
    let text = said(&lint(folder.path(), &[]), 1);
    assert!(text.contains("     2  trust/vague-study-claim\n"), "{text}");
    assert!(
        text.contains("checked 1 page, ") && text.contains(" words; the finished pages were not looked at"),
        "{text}"
    );
    fs::write(folder.path().join("content/broken.md"), "no front matter").unwrap();
    let text = said(&lint(folder.path(), &[]), 1);
    assert!(text.contains("not checked: content/broken.md"), "{text}");
}

#[test]
fn every_format_is_the_same_each_time_and_the_most_important_come_first() {
    let folder = site(&allowing(ALLOWANCE).replace("Knees rest.", "Some 80% rest, [here](nowhere.md)."));
    fs::write(folder.path().join("content/z.md"), PAGE.replace("About", "On")).unwrap();
    for format in ["json", "sarif", "github", "junit", "human"] {
        let once = lint(folder.path(), &["--format", format]);
        assert_eq!(once.stdout, lint(folder.path(), &["--format", format]).stdout, "{format}");
        assert_eq!(once.status.code(), Some(1), "{format}");
    }
    let json = said(&lint(folder.path(), &["--format", "json"]), 1);
    let levels: Vec<usize> = json
        .lines()
        .filter_map(|line| {
            ["\"level\":\"error\"", "\"level\":\"warning\"", "\"level\":\"advice\""]
                .iter()
                .position(|level| line.contains(level))
        })
        .collect();
    assert!(levels.len() >= 3 && levels.is_sorted(), "{json}");
}

#[test]
fn what_is_unknown_is_never_passed_over() {
    let folder = site(&PAGE.replace(" Studies show it.", ""));
    said(&lint(folder.path(), &["--deny", "warnings"]), 0);
    assert!(said(&handout(folder.path(), &["explain", "trust/vague-study-clam"]), 2).contains("did you mean"));
    assert!(said(&lint(folder.path(), &["content/exercises"]), 2).contains("there is nothing to check"));
    fs::write(
        folder.path().join("handout.yaml"),
        "title: A\nbase-url: https://example.org/\nrules: {trust/vague: off}\n",
    )
    .unwrap();
    assert!(said(&lint(folder.path(), &[]), 1).contains("there is no rule"));
    fs::remove_file(folder.path().join("content/about.md")).unwrap();
    assert!(said(&lint(folder.path(), &[]), 1).contains("no pages"));
}

#[test]
fn what_a_person_has_to_look_at_is_shown_as_a_difference_and_not_written() {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in crate::site::small().files() {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let page = folder.path().join("content/exercises/press-up.md");
    let clean = fs::read_to_string(&page).unwrap();
    for (old, new, shown) in [
        ("  - {condition: spinal-stenosis, level: avoid}\n", "", "+  - {condition: spinal-stenosis, level: avoid}\n"),
        (
            "{condition: spinal-stenosis, level: avoid}",
            "{condition: spinal-stenosis, level: caution}",
            "-  - {condition: spinal-stenosis, level: caution}\n+  - {condition: spinal-stenosis, level: avoid}\n",
        ),
    ] {
        let changed = clean.replace(old, new);
        assert_ne!(changed, clean);
        fs::write(&page, &changed).unwrap();
        let text = said(&lint(folder.path(), &["--fix", "--ask-first"]), 1);
        assert!(text.contains(shown) && text.contains("content/exercises/press-up.md"), "{text}");
        assert_eq!(fs::read_to_string(&page).unwrap(), changed, "nothing is written");
    }
}
