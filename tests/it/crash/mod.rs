//! A build that is killed, or whose disk fails, before any of its calls to the system: the published site is wholly the
//! old one or wholly the new one, and the next build is clean.
//!
//! A test run kills before every call that changes something and lets every third call fail, faults in turn;
//! `CRASHES=all` tries every fault at every call, and kills at more moments.

mod strace;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use tempfile::TempDir;

use crate::site::{TODAY, small};
use strace::Call;

/// What a call can fail with, and what the system calls it.
const FAULTS: [(&str, &str); 8] = [
    ("ENOSPC", "No space left on device"),
    ("EIO", "Input/output error"),
    ("EACCES", "Permission denied"),
    ("EROFS", "file system is read-only"),
    ("EMFILE", "Too many open files"),
    ("EINTR", "Interrupted system call"),
    ("EXDEV", "Invalid cross-device link"),
    ("ENOENT", "no such file or folder"),
];

/// The files of a folder and their bytes, by path.
type Tree = BTreeMap<PathBuf, Vec<u8>>;

/// A published site and an edit that is not published yet.
struct Edited {
    source: BTreeMap<String, String>,
    old: Tree,
    new: Tree,
}

impl Edited {
    fn new() -> Self {
        // A page goes, a page comes, and a page is worded otherwise.
        let page = |path: &str, title: &str| {
            format!(
                "-- content/{path}.md --\n---\ntitle: {title}\nsummary: More.\nreview: {{written: 2026-11-22, due: 2027-11-22}}\n---\n\nText.\n"
            )
        };
        let before = small().with(&page("gone", "What goes"));
        let after = small().with(&page("more", "What comes"));
        let after = after.with("-- edit content/about.md --\n-title: About this site\n+title: About these pages\n");
        let root = tempfile::tempdir().unwrap();
        lay_out(root.path(), before.files());
        assert!(strace::build(root.path()).status.success());
        let old = tree(&root.path().join("public"));
        fs::remove_file(root.path().join("content/gone.md")).unwrap();
        let source = after.files().clone();
        lay_out(root.path(), &source);
        let run = strace::build(root.path());
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let new = tree(&root.path().join("public"));
        assert_ne!(old, new);
        Self { source, old, new }
    }

    /// The edited site with the old one published, in a folder whose path is the same length each time.
    fn lay_out(&self) -> TempDir {
        let root = tempfile::tempdir().unwrap();
        lay_out(root.path(), &self.source);
        for (path, bytes) in &self.old {
            write(&root.path().join("public").join(path), bytes);
        }
        root
    }

    /// What is wrong with what lies in `root` after a build that was cut short.
    fn fault_after(&self, root: &Path) -> Option<String> {
        let left = tree(&root.join("public"));
        if left != self.old && left != self.new {
            return Some("the published site is neither the old one nor the new one".to_owned());
        }
        let run = strace::build(root);
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        if run.status.code() != Some(0) {
            return Some(format!("the next build ends with {}: {said}", run.status));
        }
        if tree(&root.join("public")) != self.new {
            return Some("the next build does not publish the new site".to_owned());
        }
        let names = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        // What a build remembers for the next one stays on purpose.
        let left: Vec<String> = names.filter(|name| name.starts_with(".handout") && name != ".handout-cache").collect();
        (!left.is_empty()).then(|| format!("the next build leaves {}", left.join(", ")))
    }
}

#[test]
fn a_build_that_is_killed_before_any_call_leaves_the_old_site_or_the_new_one() {
    if !strace::is_at_hand() {
        return;
    }
    let site = Edited::new();
    let all = with_calls(&site, |call| call.mutates);
    assert!(all.len() > 60, "{} calls change something", all.len());
    let wrong = each(&all, |call, _| {
        let (root, call) = placed(&site, call);
        let run = strace::build_with(root.path(), &call, "signal=KILL");
        if run.status.success() {
            return Some("was not killed".to_owned());
        }
        site.fault_after(root.path())
    });
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

#[test]
fn a_fault_at_any_call_is_named_and_costs_nothing() {
    if !strace::is_at_hand() {
        return;
    }
    let site = Edited::new();
    let all = with_calls(&site, |_| true);
    assert!(all.len() > 200, "{} calls", all.len());
    let wrong = each(&all, |call, position| {
        let in_turn = |index: usize| position.is_multiple_of(3) && position / 3 % FAULTS.len() == index;
        let faults = FAULTS.iter().enumerate().filter(|(index, _)| everything() || in_turn(*index));
        faults.filter_map(|(_, fault)| fault_of(&site, call, *fault)).reduce(|one, other| format!("{one}\n{other}"))
    });
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

#[test]
fn a_build_that_is_killed_at_any_moment_leaves_the_old_site_or_the_new_one() {
    let site = Edited::new();
    let began = Instant::now();
    let root = site.lay_out();
    assert!(strace::build(root.path()).status.success());
    let whole = began.elapsed() * 2;
    let moments: u32 = if everything() { 200 } else { 20 };
    for moment in 0..moments {
        let root = site.lay_out();
        let mut run = Command::new(env!("CARGO_BIN_EXE_handout"))
            .args(["build", "--today", TODAY])
            .current_dir(root.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(whole * moment / moments);
        let _ = run.kill();
        run.wait().unwrap();
        assert_eq!(site.fault_after(root.path()), None, "killed after {:?}", whole * moment / moments);
    }
}

/// Whether the long run was asked for.
fn everything() -> bool {
    std::env::var("CRASHES").is_ok_and(|wanted| wanted == "all")
}

/// What is wrong after `call` failed with this fault.
fn fault_of(site: &Edited, call: &Call, (code, words): (&str, &str)) -> Option<String> {
    let (root, call) = placed(site, call);
    let run = strace::build_with(root.path(), &call, &format!("error={code}"));
    let said = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    let left = tree(&root.path().join("public"));
    let wrong = match run.status.code() {
        Some(0) if left != site.new => Some("exit 0 without the new site".to_owned()),
        Some(0) => None,
        Some(3) if left != site.old => Some("exit 3, and the old site is gone".to_owned()),
        Some(3) if !said.to_lowercase().contains(&words.to_lowercase()) => Some("the cause is not named".to_owned()),
        Some(3)
            if !["content", "templates", "static", "public", ".handout", "handout.yaml"]
                .iter()
                .any(|name| said.contains(name)) =>
        {
            Some("no path is named".to_owned())
        }
        Some(3) => None,
        _ => Some(format!("{}", run.status)),
    };
    let wrong = wrong.or_else(|| site.fault_after(root.path()));
    wrong.map(|wrong| format!("{code}: {wrong}\n  {}", said.trim().replace('\n', "\n  ")))
}

/// The calls of a build of the edited site; its folder stands as `ROOT` in them.
fn with_calls(site: &Edited, wanted: impl Fn(&Call) -> bool) -> Vec<Call> {
    let root = site.lay_out();
    let place = root.path().to_str().unwrap().to_owned();
    let calls = strace::calls(root.path()).into_iter().filter(wanted);
    calls.map(|call| Call { path: call.path.replace(&place, "ROOT"), ..call }).collect()
}

/// A fresh folder with the site, and the call with its path there.
fn placed(site: &Edited, call: &Call) -> (TempDir, Call) {
    let root = site.lay_out();
    let path = call.path.replace("ROOT", root.path().to_str().unwrap());
    (root, Call { path, ..call.clone() })
}

/// What `judge` says of each call, on two threads, in the calls' order.
fn each(calls: &[Call], judge: impl Fn(&Call, usize) -> Option<String> + Sync) -> Vec<String> {
    let next = AtomicUsize::new(0);
    let wrong = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((position, call)) = { Some(next.fetch_add(1, Ordering::Relaxed)) }
                    .and_then(|position| Some((position, calls.get(position)?)))
                {
                    if let Some(fault) = judge(call, position) {
                        let line = format!("{} {} #{}: {fault}", call.name, call.path, call.nth);
                        wrong.lock().unwrap().insert(position, line);
                    }
                }
            });
        }
    });
    wrong.into_inner().unwrap().into_values().collect()
}

/// Everything in a folder; nothing when it is not there.
fn tree(folder: &Path) -> Tree {
    let files =
        walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| (entry.path().strip_prefix(folder).unwrap().to_owned(), fs::read(entry.path()).unwrap()))
        .collect()
}

fn lay_out(root: &Path, files: &BTreeMap<String, String>) {
    for (path, text) in files {
        write(&root.join(path), text.as_bytes());
    }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}
