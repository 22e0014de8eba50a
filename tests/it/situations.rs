//! What the machine does to a build, through the real program: it is told to stop, may not write, has no room, few
//! files, no reader, another run at its side, another place in the world.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::site::{TODAY, small};

const PROGRAM: &str = env!("CARGO_BIN_EXE_handout");

/// The small site on disk, and its published files.
fn site() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in small().files() {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

fn handout(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.current_dir(root).args(arguments).args(["--today", TODAY]).env_remove("SOURCE_DATE_EPOCH");
    command
}

/// The same command, as a shell runs it after `before`.
fn after(before: &str, root: &Path, arguments: &str) -> Command {
    let mut command = Command::new("sh");
    command.current_dir(root).args(["-c", &format!("{before}; exec {PROGRAM} {arguments} --today {TODAY}")]);
    command
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn built(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let run = handout(root, &["build"]).output().unwrap();
    assert!(run.status.success(), "{}", said(&run));
    tree(&root.join("public"))
}

fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| (entry.path().strip_prefix(folder).unwrap().to_owned(), fs::read(entry.path()).unwrap()))
        .collect()
}

/// Makes the site differ from what is published, slowly built: `pages` more pages.
fn grow(root: &Path, pages: usize) {
    // Numbers that are nobody's to call.
    for number in 1000..1000 + pages {
        let text = format!(
            "---\ntitle: Page {number}\nsummary: What page {number} is for.\nreview: {{written: 2026-11-22, due: 2027-11-22}}\n---\n\n{}\n",
            "Some words to read here. ".repeat(200)
        );
        fs::write(root.join(format!("content/page-{number}.md")), text).unwrap();
    }
}

fn hidden(root: &Path) -> Vec<String> {
    let names = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    // What the last build remembers stays on purpose.
    names.filter(|name| name.starts_with('.') && name != ".handout-cache").collect()
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout == b"0\n"
}

#[test]
fn a_build_that_is_told_to_stop_takes_away_what_it_began() {
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        let root = site();
        let old = built(root.path());
        grow(root.path(), 300);
        let mut run = handout(root.path(), &["build"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let began = Instant::now();
        while !root.path().join(".handout-public-staging/page-1001").exists() {
            assert!(run.try_wait().unwrap().is_none() && began.elapsed() < Duration::from_secs(60), "it never began");
            std::thread::sleep(Duration::from_millis(1));
        }
        let told = Instant::now();
        assert!(Command::new("kill").args([&format!("-{signal}"), &run.id().to_string()]).status().unwrap().success());
        let ended = run.wait().unwrap();
        assert_eq!((ended.code(), ended.signal()), (Some(code), None), "{signal}");
        assert!(told.elapsed() < Duration::from_secs(5), "prompt");
        assert_eq!(tree(&root.path().join("public")), old);
        assert_eq!(hidden(root.path()), Vec::<String>::new(), "{signal}");
    }
}

#[test]
fn an_ordinary_user_who_may_not_write_or_read_is_told_where() {
    let root = site();
    let old = built(root.path());
    grow(root.path(), 1);
    let as_user = |root: &Path| {
        let mut command = Command::new(if is_root() { "setpriv" } else { "env" });
        if is_root() {
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
        }
        command.arg(PROGRAM).args(["build", "--today", TODAY]).current_dir(root).output().unwrap()
    };
    let set = |path: &str, mode| fs::set_permissions(root.path().join(path), fs::Permissions::from_mode(mode)).unwrap();
    set("", 0o555);
    let run = as_user(root.path());
    assert_eq!(run.status.code(), Some(3), "{}", said(&run));
    assert!(said(&run).contains("permission denied") && said(&run).contains("public"), "{}", said(&run));
    set("content/about.md", 0o000);
    let run = as_user(root.path());
    assert_eq!(run.status.code(), Some(3), "{}", said(&run));
    assert!(said(&run).contains("content/about.md") && said(&run).contains("permission denied"), "{}", said(&run));
    set("content/about.md", 0o644);
    set("", 0o755);
    assert_eq!(tree(&root.path().join("public")), old);
}

#[test]
fn a_full_disk_is_named_and_the_old_site_stands() {
    if !is_root() {
        return;
    }
    let root = site();
    let disk = root.path().join("disk");
    fs::create_dir(&disk).unwrap();
    for size in ["64k", "128k", "192k", "256k"] {
        let room = format!("size={size}");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &room, "none"]).arg(&disk).stderr(Stdio::null());
        // A container may not mount; `crash` tries a full disk at every call there too.
        if !mount.status().unwrap().success() {
            return;
        }
        let run = handout(root.path(), &["build", "--output", "disk/public"]).output().unwrap();
        let (left, hidden) = (tree(&disk.join("public")), hidden(&disk));
        assert!(Command::new("umount").arg(&disk).status().unwrap().success());
        assert_eq!(run.status.code(), Some(3), "{size}: {}", said(&run));
        assert!(said(&run).contains("no space left on device") && said(&run).contains("disk/public"), "{}", said(&run));
        assert!(left.is_empty() && hidden.is_empty(), "{left:?} {hidden:?}");
    }
}

#[test]
fn few_open_files_are_enough() {
    let root = site();
    let run = after("ulimit -n 32", root.path(), "build").output().unwrap();
    assert_eq!(run.status.code(), Some(0), "{}", said(&run));
    let other = site();
    assert_eq!(tree(&root.path().join("public")), built(other.path()));
}

#[test]
fn of_two_builds_at_once_each_publishes_a_whole_site_or_says_who_is_at_it() {
    let root = site();
    grow(root.path(), 100);
    let whole = built(root.path());
    fs::remove_dir_all(root.path().join("public")).unwrap();
    let runs: Vec<_> = (0..4)
        .map(|_| handout(root.path(), &["build"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap())
        .collect();
    let ended: Vec<Output> = runs.into_iter().map(|run| run.wait_with_output().unwrap()).collect();
    for run in &ended {
        let fine = match run.status.code() {
            Some(0) => true,
            Some(3) => said(run).contains("another run of handout is at it"),
            _ => false,
        };
        assert!(fine, "{}", said(run));
    }
    assert!(ended.iter().any(|run| run.status.success()));
    assert_eq!(tree(&root.path().join("public")), whole);
    assert_eq!(hidden(root.path()), Vec::<String>::new());
}

#[test]
fn a_reader_who_leaves_ends_the_run_quietly() {
    let root = site();
    fs::write(root.path().join("content/about.md"), "no front matter").unwrap();
    for command in ["lint --format json", "rules", "explain clinical/contraindication-undeclared"] {
        let day = if command.starts_with("lint") { format!("--today {TODAY}") } else { String::new() };
        let line = format!("{PROGRAM} {command} {day} 2>errors | true; cat errors");
        let run = Command::new("bash").current_dir(root.path()).args(["-c", &line]).output().unwrap();
        let said = said(&run);
        assert!(!said.contains("panic") && !said.contains("itself has failed") && !said.contains("Broken"), "{said}");
    }
}

#[test]
fn place_language_path_and_mask_do_not_change_a_byte() {
    let root = site();
    let wanted = built(root.path());
    let zones =
        [("Pacific/Kiritimati", "C"), ("America/Los_Angeles", "tr_TR.UTF-8"), ("Asia/Kathmandu", "ar_EG.UTF-8")];
    for (round, (zone, language)) in zones.into_iter().enumerate() {
        let other = tempfile::Builder::new().prefix(&"x".repeat(round * 40 + 1)).tempdir().unwrap();
        for (path, text) in small().files().iter().rev() {
            let path = other.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let mask = ["umask 077", "umask 022", "umask 007"][round];
        let mut run = after(mask, other.path(), "build");
        run.env("TZ", zone).env("LC_ALL", language).env("RAYON_NUM_THREADS", (round * 3 + 1).to_string());
        let run = run.output().unwrap();
        assert!(run.status.success(), "{}", said(&run));
        assert_eq!(tree(&other.path().join("public")), wanted, "{zone} {language} {mask}");
    }
}

#[test]
fn no_codes_for_colour_reach_a_log() {
    let root = site();
    fs::write(root.path().join("content/about.md"), "no front matter").unwrap();
    for (name, value) in [("NO_COLOR", "1"), ("TERM", "dumb"), ("CI", "true")] {
        let run = handout(root.path(), &["lint"]).env(name, value).output().unwrap();
        assert_eq!(run.status.code(), Some(1));
        assert!(!said(&run).contains('\u{1b}'), "{name}");
    }
}

#[test]
fn a_page_that_changes_while_it_is_read_is_published_as_one_of_its_texts() {
    let root = site();
    grow(root.path(), 150);
    let page = root.path().join("content/page-1007.md");
    let text = fs::read_to_string(&page).unwrap();
    let other = text.replace("Page 1007", "Other 1007");
    let (done, is_done) = std::sync::mpsc::channel::<()>();
    std::thread::scope(|scope| {
        // Dropped when the builds are over, or one of them has failed.
        let _done = done;
        let root = &root;
        scope.spawn(move || {
            let beside = root.path().join("content/.page-1007.new");
            let pause = Duration::from_millis(3);
            while is_done.recv_timeout(pause) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                let next = if fs::read_to_string(&page).unwrap() == text { &other } else { &text };
                fs::write(&beside, next).unwrap();
                fs::rename(&beside, &page).unwrap();
            }
        });
        for _ in 0..5 {
            let tree = built(root.path());
            let made = String::from_utf8(tree[Path::new("page-1007/index.html")].clone()).unwrap();
            let list = String::from_utf8(tree[Path::new("a-z/index.html")].clone()).unwrap();
            let name = if made.contains("Other 1007</h1>") { "Other 1007" } else { "Page 1007" };
            assert!(made.contains(name) && list.contains(name), "{name}");
        }
    });
}
