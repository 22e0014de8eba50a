//! What publishing promises: all or nothing, nothing of anybody else's, and what is gone is gone.
#![expect(clippy::disallowed_methods, reason = "these tests look at what was written")]

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::build::{Output, Sink as _};
use crate::content::OutputPath;
use crate::disk::manifest::{self, UNFINISHED};
use crate::disk::tree::Tree;
use crate::disk::{Error, Kind, Published, Stage, clean, replace_files};
use crate::text::SitePath;

/// A site's folder, and the output in it.
fn site() -> (TempDir, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("content")).unwrap();
    let output = root.path().join("public");
    (root, output)
}

fn stage(output: &Path, files: &[(&str, &str)]) -> Stage {
    let stage = Stage::begin(output, output.parent().unwrap()).unwrap();
    emit(&stage, files);
    stage
}

fn emit(stage: &Stage, files: &[(&str, &str)]) {
    for (path, text) in files {
        stage.emit(&OutputPath::new(path), Output::Bytes(text.as_bytes()));
    }
}

fn publish(output: &Path, files: &[(&str, &str)]) -> Published {
    stage(output, files).finish().unwrap()
}

/// All that lies in a folder, with its bytes.
fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let tree = Tree::of(folder).unwrap();
    tree.files.into_iter().map(|(path, _)| (path.clone(), fs::read(folder.join(path)).unwrap())).collect()
}

/// The names in the site's folder, hidden ones too.
fn beside(root: &TempDir) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn refused(result: Result<Stage, Error>) -> String {
    let error = result.expect_err("it was refused");
    assert_eq!(error.kind, Kind::Refused, "{error}");
    error.to_string()
}

const OLD: [(&str, &str); 3] = [("index.html", "home"), ("about/index.html", "about"), ("gone/index.html", "gone")];
const NEW: [(&str, &str); 3] = [("index.html", "home 2"), ("about/index.html", "about"), ("new/index.html", "new")];

#[test]
fn the_new_site_takes_the_place_of_the_old_one_and_what_is_gone_is_gone() {
    let (root, output) = site();
    let first = publish(&output, &OLD);
    assert_eq!((first.files, first.bytes, first.unchanged), (3, 13, 0));
    let second = publish(&output, &NEW);
    assert_eq!((second.removed, second.unchanged), (vec!["gone/index.html".to_owned()], 1));
    assert_eq!((second.fallback, second.leftovers), (None, Vec::new()));
    let names: Vec<String> = bytes(&output).into_keys().collect();
    assert_eq!(names, [manifest::NAME, "about/index.html", "index.html", "new/index.html"]);
    assert_eq!(fs::read_to_string(output.join("index.html")).unwrap(), "home 2");
    assert!(!output.join("gone").exists());
    assert_eq!(beside(&root), ["content", "public"]);
}

#[test]
fn a_fault_or_a_discarded_stage_leaves_the_old_site_to_the_byte() {
    let (root, output) = site();
    publish(&output, &OLD);
    let before = bytes(&output);
    let failing = stage(&output, &NEW);
    failing.emit(&OutputPath::new("picture.png"), Output::CopyOf(&SitePath::known("content/none.png")));
    emit(&failing, &[("later/index.html", "later")]);
    let error = failing.finish().unwrap_err();
    assert!(error.to_string().contains("content/none.png`: there is no such file"), "{error}");
    stage(&output, &NEW).discard();
    assert_eq!(bytes(&output), before);
    assert_eq!(beside(&root), ["content", "public"]);
}

#[test]
fn a_discarded_first_stage_leaves_no_folder_behind() {
    let (root, _) = site();
    let deep = root.path().join("build/site/public");
    Stage::begin(&deep, root.path()).unwrap().discard();
    assert_eq!(beside(&root), ["content"]);
}

#[test]
fn files_arrive_from_many_threads() {
    let (_root, output) = site();
    let stage = stage(&output, &[]);
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let stage = &stage;
            scope.spawn(move || {
                for page in 0..25 {
                    let path = OutputPath::new(&format!("pages/{page}/{thread}.html"));
                    stage.emit(&path, Output::Bytes(path.as_str().as_bytes()));
                }
            });
        }
    });
    assert_eq!(stage.finish().unwrap().files, 200);
    assert!(bytes(&output).iter().filter(|(path, _)| *path != manifest::NAME).all(|(path, b)| path.as_bytes() == b));
}

#[test]
fn two_files_for_one_place_publish_nothing() {
    let (_root, output) = site();
    let error = stage(&output, &[("a.html", "1"), ("a.html", "2")]).finish().unwrap_err();
    assert!(error.to_string().contains("two files of the site go to the same place"), "{error}");
    let error = stage(&output, &[("../content/a.md", "1")]).finish().unwrap_err();
    assert!(error.to_string().contains("no output may have that name"), "{error}");
    assert!(!output.exists());
}

#[test]
fn a_file_of_the_site_is_copied() {
    let (root, output) = site();
    fs::write(root.path().join("content/a.png"), "picture").unwrap();
    let stage = stage(&output, &[]);
    stage.emit(&OutputPath::new("a.1.png"), Output::CopyOf(&SitePath::known("content/a.png")));
    stage.finish().unwrap();
    assert_eq!(fs::read(output.join("a.1.png")).unwrap(), b"picture");
}

#[test]
fn two_runs_give_the_same_list_and_the_second_changes_nothing() {
    let (_root, output) = site();
    publish(&output, &NEW);
    let first = bytes(&output);
    let again = publish(&output, &NEW);
    assert_eq!((again.unchanged, again.files), (3, 3));
    let (_other, elsewhere) = site();
    let mut backwards = NEW;
    backwards.reverse();
    publish(&elsewhere, &backwards);
    assert_eq!(bytes(&output), first);
    assert_eq!(bytes(&elsewhere), first);
}

#[cfg(unix)]
#[test]
fn an_unchanged_file_is_the_old_one_itself_and_a_changed_one_never_is() {
    use std::os::unix::fs::MetadataExt as _;
    let (_root, output) = site();
    let inode = |path: &str| fs::metadata(output.join(path)).unwrap().ino();
    publish(&output, &OLD);
    let (home, about) = (inode("index.html"), inode("about/index.html"));
    let reader = fs::File::open(output.join("index.html")).unwrap();
    publish(&output, &NEW);
    assert_eq!(inode("about/index.html"), about);
    assert_ne!(inode("index.html"), home);
    assert_eq!(io::read_to_string(reader).unwrap(), "home");
}

#[test]
fn a_page_that_somebody_changed_in_the_output_is_made_anew() {
    let (_root, output) = site();
    publish(&output, &NEW);
    fs::write(output.join("about/index.html"), "ABOUT").unwrap();
    assert_eq!(publish(&output, &NEW).unchanged, 2);
    assert_eq!(fs::read_to_string(output.join("about/index.html")).unwrap(), "about");
}

#[test]
fn somebody_elses_folder_or_file_is_never_touched() {
    let (root, output) = site();
    fs::create_dir(&output).unwrap();
    fs::write(output.join("thesis.doc"), "mine").unwrap();
    assert!(refused(Stage::begin(&output, root.path())).contains("handout did not make what is in it"));
    assert_eq!(clean(&output).unwrap_err().kind, Kind::Refused);
    assert_eq!(bytes(&output).len(), 1);
    fs::remove_file(output.join("thesis.doc")).unwrap();
    publish(&output, &OLD);
    fs::write(output.join("CNAME"), "mine").unwrap();
    assert!(refused(Stage::begin(&output, root.path())).contains("`CNAME`"));
    assert_eq!(clean(&output).unwrap().leftovers.len(), 1);
    assert_eq!(fs::read_to_string(output.join("CNAME")).unwrap(), "mine");
    for dangerous in [root.path().to_owned(), root.path().join("content"), root.path().join("content/a")] {
        refused(Stage::begin(&dangerous, root.path()));
    }
}

#[test]
fn a_file_that_comes_while_we_build_is_kept_and_named() {
    let (root, output) = site();
    publish(&output, &OLD);
    let stage = stage(&output, &NEW);
    fs::write(output.join("upload.txt"), "mine").unwrap();
    let published = stage.finish().unwrap();
    assert!(published.leftovers[0].contains("upload.txt: handout did not make it"), "{published:?}");
    let kept = root.path().join(".handout-public-staging/upload.txt");
    assert_eq!(fs::read_to_string(&kept).unwrap(), "mine");
    assert!(refused(Stage::begin(&output, root.path())).contains("upload.txt"));
    assert!(kept.exists());
}

#[test]
fn what_a_killed_run_left_is_swept_away_and_a_strangers_folder_of_that_name_is_not() {
    let (root, output) = site();
    publish(&output, &OLD);
    let staging = root.path().join(".handout-public-staging");
    for mark in [UNFINISHED, "# hand", ""] {
        fs::create_dir_all(staging.join("a")).unwrap();
        fs::write(staging.join(manifest::NAME), mark).unwrap();
        fs::write(staging.join("a/index.html"), "half").unwrap();
        publish(&output, &NEW);
        assert_eq!(beside(&root), ["content", "public"]);
    }
    // Killed after the exchange: the old output lies there, whole.
    fs::rename(&output, &staging).unwrap();
    publish(&output, &NEW);
    assert_eq!(beside(&root), ["content", "public"]);
    // Killed when only folders of it were left.
    fs::create_dir_all(staging.join("a/b")).unwrap();
    publish(&output, &OLD);
    assert_eq!(beside(&root), ["content", "public"]);
    fs::create_dir(&staging).unwrap();
    fs::write(staging.join("mine.txt"), "mine").unwrap();
    refused(Stage::begin(&output, root.path()));
    assert_eq!(bytes(&staging).len(), 1);
}

#[test]
fn two_runs_at_once_do_not_mix() {
    let (root, output) = site();
    let first = stage(&output, &OLD);
    let second = Stage::begin(&output, root.path()).unwrap_err();
    assert_eq!(second.kind, Kind::World);
    assert!(second.to_string().contains("another run of handout"), "{second}");
    assert_eq!(first.finish().unwrap().files, 3);
    Stage::begin(&output, root.path()).unwrap().discard();
}

#[test]
fn a_parent_that_is_a_file_gives_an_error_that_names_it() {
    let (root, _) = site();
    fs::write(root.path().join("file"), "").unwrap();
    let error = Stage::begin(&root.path().join("file/public"), root.path()).unwrap_err();
    assert!(error.to_string().contains("file/public`: a part of the path is a file"), "{error}");
}

#[test]
fn an_empty_site_is_not_published() {
    let (_root, output) = site();
    publish(&output, &OLD);
    let before = bytes(&output);
    assert!(stage(&output, &[]).finish().is_err());
    assert_eq!(bytes(&output), before);
}

#[test]
fn where_folders_cannot_be_exchanged_files_are_replaced_one_by_one_and_that_is_said() {
    let (root, output) = site();
    let no = |_: &Path, _: &Path| Err(io::ErrorKind::InvalidInput.into());
    let by_hand = |files: &[(&str, &str)]| {
        let mut stage = stage(&output, files);
        (stage.swap.exchange, stage.swap.rename) = (no, no);
        stage.finish().unwrap()
    };
    assert!(by_hand(&OLD).fallback.is_some());
    // A page becomes a folder of pages, and a folder a file; one page was changed by hand.
    fs::write(output.join("about/index.html"), "ABOUT").unwrap();
    let files = [("gone", "a file now"), ("index.html/a", "a folder now"), ("about/index.html", "about")];
    let published = by_hand(&files);
    assert!(published.fallback.unwrap().contains("one by one"));
    let (_other, elsewhere) = site();
    publish(&elsewhere, &files);
    assert_eq!(bytes(&output), bytes(&elsewhere));
    assert_eq!(beside(&root), ["content", "public"]);
    publish(&output, &NEW);
}

#[test]
fn an_exchange_that_fails_leaves_the_old_site() {
    let (root, output) = site();
    publish(&output, &OLD);
    let before = bytes(&output);
    let mut stage = stage(&output, &NEW);
    stage.swap.exchange = |_, _| Err(io::ErrorKind::PermissionDenied.into());
    let error = stage.finish().unwrap_err();
    assert!(error.to_string().contains("permission denied"), "{error}");
    assert_eq!(bytes(&output), before);
    assert_eq!(beside(&root), ["content", "public"]);
}

#[test]
fn a_few_files_are_replaced_and_all_others_stay() {
    let (root, output) = site();
    publish(&output, &OLD);
    let changes = BTreeMap::from([
        (OutputPath::new("gone/index.html"), None),
        (OutputPath::new("index.html"), Some(b"notice".to_vec())),
        (OutputPath::new("list.json"), Some(b"[]".to_vec())),
    ]);
    let published = replace_files(&output, &changes).unwrap();
    assert_eq!((published.unchanged, published.removed), (1, vec!["gone/index.html".to_owned()]));
    let (_other, elsewhere) = site();
    publish(&elsewhere, &[("index.html", "notice"), ("about/index.html", "about"), ("list.json", "[]")]);
    assert_eq!(bytes(&output), bytes(&elsewhere));
    assert_eq!(beside(&root), ["content", "public"]);
    let nowhere = replace_files(&root.path().join("none"), &changes).unwrap_err();
    assert_eq!(nowhere.kind, Kind::Refused);
}

#[test]
fn clean_removes_an_output_that_is_ours_and_what_lies_beside_it() {
    let (root, output) = site();
    assert_eq!(clean(&output).unwrap().files, 0);
    publish(&output, &OLD);
    let staging = root.path().join(".handout-public-staging");
    fs::create_dir(&staging).unwrap();
    fs::write(staging.join(manifest::NAME), UNFINISHED).unwrap();
    assert_eq!(clean(&output).unwrap().files, 3);
    assert_eq!(beside(&root), ["content"]);
}
