//! How editors save, step by step as the system sees it, and what else happens to files: each time the preview ends as a
//! build from scratch, and no page is missing that was there before and after.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use handout::content::OutputPath;

use crate::serve::watched::Watched;
use crate::site::small;

fn page(words: &str) -> String {
    format!(
        "---\ntitle: About this site\nsummary: Who made this site, and how.\n\
         review: {{written: 2026-11-22, due: 2027-11-22}}\n---\n\n{words}\n"
    )
}

fn beside(file: &Path, name: &str) -> std::path::PathBuf {
    file.with_file_name(name)
}

/// One way to save a file.
type Save = fn(&Path, &str);

fn vim(file: &Path, text: &str) {
    fs::write(beside(file, "4913"), "").unwrap();
    fs::remove_file(beside(file, "4913")).unwrap();
    fs::rename(file, beside(file, "about.md~")).unwrap();
    let mut new = File::create(file).unwrap();
    thread::sleep(Duration::from_millis(5));
    new.write_all(text.as_bytes()).unwrap();
    new.sync_all().unwrap();
    drop(new);
    fs::remove_file(beside(file, "about.md~")).unwrap();
}

fn vim_with_copies(file: &Path, text: &str) {
    fs::copy(file, beside(file, ".about.md.swp")).unwrap();
    fs::write(file, text).unwrap();
    fs::remove_file(beside(file, ".about.md.swp")).unwrap();
}

#[cfg(unix)]
fn emacs(file: &Path, text: &str) {
    std::os::unix::fs::symlink("author@host.1234:1", beside(file, ".#about.md")).unwrap();
    fs::copy(file, beside(file, "about.md~")).unwrap();
    fs::write(file, text).unwrap();
    fs::remove_file(beside(file, ".#about.md")).unwrap();
    fs::remove_file(beside(file, "about.md~")).unwrap();
}

fn emacs_precious(file: &Path, text: &str) {
    fs::write(beside(file, "#about.md#"), text).unwrap();
    fs::rename(beside(file, "#about.md#"), file).unwrap();
}

fn code(file: &Path, text: &str) {
    let mut open = fs::OpenOptions::new().write(true).truncate(true).open(file).unwrap();
    thread::sleep(Duration::from_millis(3));
    open.write_all(text.as_bytes()).unwrap();
}

fn jetbrains(file: &Path, text: &str) {
    fs::write(beside(file, "about.md___jb_tmp___"), text).unwrap();
    fs::rename(file, beside(file, "about.md___jb_old___")).unwrap();
    fs::rename(beside(file, "about.md___jb_tmp___"), file).unwrap();
    fs::remove_file(beside(file, "about.md___jb_old___")).unwrap();
}

fn sed(file: &Path, text: &str) {
    fs::write(beside(file, "sedAb12Cd"), text).unwrap();
    fs::rename(beside(file, "sedAb12Cd"), file).unwrap();
}

#[cfg(unix)]
const EDITORS: [(&str, Save); 7] = [
    ("vim", vim),
    ("vim with copies", vim_with_copies),
    ("Emacs", emacs),
    ("Emacs, precious", emacs_precious),
    ("VS Code", code),
    ("JetBrains", jetbrains),
    ("sed -i", sed),
];

/// How often each editor saves here; `PREVIEW_SAVES=50 cargo test --test it saves` is the whole proof.
fn times() -> usize {
    std::env::var("PREVIEW_SAVES").ok().and_then(|number| number.parse().ok()).unwrap_or(3)
}

/// Whether the page about.md was ever missing while `work` was done.
fn missing_while(watched: &Watched, work: impl FnOnce()) -> bool {
    /// Ends the other thread however the work ends.
    struct End<'a>(&'a AtomicBool);
    impl Drop for End<'_> {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            let mut missing = false;
            while !stop.load(Ordering::Relaxed) {
                missing |= !watched.shows("about/index.html");
                thread::sleep(Duration::from_millis(1));
            }
            missing
        });
        let end = End(&stop);
        work();
        drop(end);
        watcher.join().unwrap()
    })
}

#[cfg(unix)]
#[test]
fn every_editor_saves_and_the_page_is_never_missing_nor_built_more_than_twice() {
    let watched = Watched::of(&small(), false);
    let about = OutputPath::new("about/index.html");
    for (editor, save) in EDITORS {
        for round in 0..times() {
            let words = format!("Saved by {editor} in round {round}.");
            let before = watched.snapshot().number;
            let missing = missing_while(&watched, || {
                save(&watched.path("content/about.md"), &page(&words));
                watched.until(&words, |snapshot| {
                    let shown = snapshot.shown.files.get(&about);
                    shown.is_some_and(|served| String::from_utf8_lossy(&served.bytes).contains(&words))
                });
            });
            assert!(!missing, "the page was missing while {editor} saved");
            // What is still to come of this save comes within the time that unsettled files are given.
            thread::sleep(Duration::from_millis(120));
            let builds = watched.snapshot().number - before;
            assert!((1..=2).contains(&builds), "{editor}: {builds} builds for one save");
        }
    }
    assert!(watched.said.lock().unwrap().is_empty(), "{:?}", watched.said.lock().unwrap());
    watched.settles("all editors");
}

#[test]
fn a_file_that_is_touched_or_saved_as_it_was_is_not_built_anew() {
    let watched = Watched::of(&small(), false);
    let text = fs::read_to_string(watched.path("content/about.md")).unwrap();
    let number = watched.snapshot().number;
    fs::write(watched.path("content/about.md"), &text).unwrap();
    sed(&watched.path("content/about.md"), &text);
    fs::write(watched.path("content/.about.md.swp"), "swap").unwrap();
    fs::write(watched.path("content/about.md~"), "backup").unwrap();
    fs::create_dir(watched.path("public")).unwrap();
    fs::write(watched.path("public/index.html"), "output").unwrap();
    thread::sleep(Duration::from_millis(600));
    assert_eq!(watched.snapshot().number, number);
}

#[test]
fn pages_in_new_folders_and_in_moved_ones_come_and_go() {
    let watched = Watched::of(&small(), false);
    watched.write("content/a/b/c/deep.md", &page("Deep."));
    watched.until("a new folder, filled at once", |_| watched.shows("a/b/c/deep/index.html"));
    fs::rename(watched.path("content/a/b"), watched.path("content/moved")).unwrap();
    watched.until("a moved folder", |_| watched.shows("moved/c/deep/index.html"));
    assert!(!watched.shows("a/b/c/deep/index.html"));
    watched.write("content/moved/c/later.md", &page("Later."));
    watched.until("a page in a moved folder", |_| watched.shows("moved/c/later/index.html"));
    let outside = tempfile::tempdir_in(watched.root.path()).unwrap();
    fs::rename(watched.path("content/moved"), outside.path().join("out")).unwrap();
    watched.until("a folder moved out", |_| !watched.shows("moved/c/later/index.html"));
    fs::rename(outside.path().join("out"), watched.path("content/in")).unwrap();
    watched.until("a folder moved in", |_| watched.shows("in/c/later/index.html"));
    fs::rename(watched.path("content/about.md"), watched.path("content/About.md")).unwrap();
    watched.settles("a name in other letters");
}

#[test]
fn a_watched_folder_that_goes_and_comes_back_is_still_watched() {
    let watched = Watched::of(&small().with("-- static/note.txt --\none\n"), false);
    let shows = |text: &str| {
        let text = text.to_owned();
        move |snapshot: &handout::serve::Snapshot| {
            let served = snapshot.shown.files.get(&OutputPath::new("note.txt"));
            served.is_some_and(|served| *served.bytes == *text.as_bytes())
        }
    };
    watched.until("the file", shows("one\n"));
    fs::remove_dir_all(watched.path("static")).unwrap();
    watched.until("gone", |snapshot| !snapshot.shown.files.contains_key(&OutputPath::new("note.txt")));
    watched.write("static/note.txt", "two\n");
    watched.until("back", shows("two\n"));
    watched.write("static/note.txt", "three\n");
    watched.until("still watched", shows("three\n"));
    watched.write("templates/own.html", "x");
    watched.settles("a folder that was not there at the start");
    assert!(watched.said.lock().unwrap().is_empty(), "{:?}", watched.said.lock().unwrap());
}

#[cfg(unix)]
#[test]
fn links_are_followed_within_the_site_and_reported_otherwise() {
    use std::os::unix::fs::symlink;
    let watched = Watched::of(&small().with("-- static/note.txt --\none\n"), false);
    symlink("about.md", watched.path("content/again.md")).unwrap();
    watched.settles("a link to a page");
    watched.write("content/about.md", &page("Behind the link too."));
    watched.settles("what a link leads to has changed");
    symlink("nowhere.md", watched.path("content/lost.md")).unwrap();
    symlink("/etc/passwd", watched.path("static/passwd.txt")).unwrap();
    symlink("..", watched.path("content/round")).unwrap();
    let snapshot = watched.settles("links that lead nowhere, out and round");
    assert!(snapshot.build.diagnostics.iter().any(|found| found.path.as_str() == "content/lost.md"));
    let out = snapshot.build.diagnostics.iter().any(|found| found.path.as_str() == "static/passwd.txt");
    assert!(out && !watched.shows("passwd.txt"));
    for link in ["content/lost.md", "static/passwd.txt", "content/round", "content/again.md"] {
        fs::remove_file(watched.path(link)).unwrap();
    }
    assert!(!watched.settles("without links").build.has_errors());
}

#[test]
fn a_storm_of_files_ends_in_few_builds_and_in_all_files() {
    let watched = Watched::of(&small(), false);
    let before = watched.snapshot().number;
    for number in 0..5000 {
        watched.write(&format!("static/storm/{}/{number}.txt", number % 50), &format!("{number}\n"));
    }
    watched.until("the last file", |snapshot| {
        snapshot.shown.files.keys().filter(|path| path.as_str().starts_with("storm/")).count() == 5000
    });
    let builds = watched.snapshot().number - before;
    assert!(builds <= 6, "{builds} builds for one storm");
    fs::remove_dir_all(watched.path("static/storm")).unwrap();
    watched.settles("a storm that has passed");
}

#[test]
fn polling_finds_the_same() {
    let watched = Watched::of(&small(), true);
    vim(&watched.path("content/about.md"), &page("Found by looking."));
    watched.settles("a save");
    watched.write("content/a/b/new.md", &page("New."));
    watched.settles("a new folder");
    fs::remove_dir_all(watched.path("content/a")).unwrap();
    watched.settles("a folder gone");
}

#[test]
fn the_whole_site_may_go_and_come_back() {
    let watched = Watched::of(&small(), false);
    let number = watched.snapshot().number;
    let away = watched.root.path().with_extension("away");
    fs::rename(watched.root.path(), &away).unwrap();
    watched.until("word that it is gone", |snapshot| snapshot.trouble.is_some());
    assert!(watched.shows("about/index.html"), "what was shown is still shown");
    fs::rename(&away, watched.root.path()).unwrap();
    watched.until("word that it is back", |snapshot| snapshot.number > number && snapshot.trouble.is_none());
    watched.write("content/about.md", &page("Watched again."));
    watched.settles("a save after that");
}
