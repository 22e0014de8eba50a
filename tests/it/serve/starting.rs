//! How a preview starts: at which port, for whom, and what it does where the system does not tell of changes.

use std::net::TcpListener;
use std::process::{Command, Stdio};

use crate::serve::program::{Preview, on_disk};
use crate::site::small;

fn handout() -> Command {
    Command::new(env!("CARGO_BIN_EXE_handout"))
}

#[test]
fn a_taken_port_that_was_asked_for_is_an_error_of_the_world() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let root = on_disk(&small());
    let ended = handout().args(["serve", "--port", &port, "--root"]).arg(root.path()).output().unwrap();
    assert_eq!(ended.status.code(), Some(3));
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(said.contains(&format!("port {port} is used by another program")), "{said}");
}

#[test]
fn a_folder_that_is_no_site_is_refused() {
    let root = tempfile::tempdir().unwrap();
    let ended =
        handout().args(["serve", "--port", "0", "--root"]).arg(root.path()).stdin(Stdio::null()).output().unwrap();
    assert_eq!(ended.status.code(), Some(2));
    let wrong_day = handout().args(["serve", "--today", "tomorrow", "--root"]).arg(root.path()).output().unwrap();
    assert_eq!(wrong_day.status.code(), Some(2));
}

#[test]
fn an_address_for_others_is_printed_with_a_warning_and_a_picture_and_answered_under_its_name_only() {
    let preview = Preview::begin(handout(), on_disk(&small()), &["--host", "0.0.0.0"]);
    let warning = preview.wait_for("warning: everybody in this network can read");
    assert!(warning.contains("http://"), "{warning}");
    preview.wait_for("█");
    preview.wait_for("built in");
    let address = warning.rsplit_once("http://").unwrap().1.trim_end_matches('/').to_owned();
    assert_eq!(preview.ask("GET", "/small/about/", &[&format!("Host: {address}")], "").status, 200);
    let strange = format!("Host: 192.0.2.77:{}", preview.port);
    assert_eq!(preview.ask("GET", "/small/about/", &[&strange], "").status, 403);
}

#[cfg(target_os = "linux")]
#[test]
fn where_nothing_more_can_be_watched_it_says_so_and_looks_by_itself() {
    // A name space of its own, in which the limit can be set without touching the machine's.
    let limited = |limit: &str| {
        let mut command = Command::new("unshare");
        let script = format!("echo 0 > /proc/sys/user/{limit} && exec \"$0\" \"$@\"");
        command.args(["-Ur", "sh", "-c", &script]).arg(env!("CARGO_BIN_EXE_handout"));
        command
    };
    let can_limit = Command::new("unshare").args(["-Ur", "true"]).status().is_ok_and(|status| status.success());
    if !can_limit {
        return;
    }
    for (limit, setting) in
        [("max_inotify_watches", "max_user_watches"), ("max_inotify_instances", "max_user_instances")]
    {
        let preview = Preview::begin(limited(limit), on_disk(&small()), &[]);
        let note = preview.wait_for("note: ");
        assert!(note.contains(setting) && note.contains("--poll"), "{note}");
        preview.wait_for("built in");
        preview.edit("content/about.md", "Nobody has checked it.", "Found by looking.");
        preview.until("/small/about/", |got| got.body.contains("Found by looking."));
    }
}
