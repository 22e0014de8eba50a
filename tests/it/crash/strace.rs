//! A run of the program under strace: which calls touch the site, and the same run with one of them made to fail.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::site::TODAY;

/// The calls of which each one is tried. The rest of what the program asks of the system touches no file of the site.
const CALLS: [&str; 19] = [
    "openat",
    "read",
    "write",
    "statx",
    "newfstatat",
    "getdents64",
    "mkdir",
    "rename",
    "renameat",
    "renameat2",
    "linkat",
    "unlink",
    "unlinkat",
    "rmdir",
    "fsync",
    "syncfs",
    "ftruncate",
    "utimensat",
    "copy_file_range",
];

/// One call of a run: the `nth` of its name on this path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Call {
    pub(super) name: &'static str,
    /// The path as strace compares it: the text of the argument, or what the descriptor stands for.
    pub(super) path: String,
    pub(super) nth: usize,
    /// Whether it changes something on disk.
    pub(super) mutates: bool,
}

/// Whether these tests can be run; on a machine of continuous integration they must be.
pub(super) fn is_at_hand() -> bool {
    let found = Command::new("strace").arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status();
    let found = found.is_ok_and(|status| status.success());
    assert!(found || std::env::var_os("CI").is_none(), "strace is needed here: apt-get install strace");
    found
}

/// What a build of the site in `root` prints, nothing injected.
pub(super) fn build(root: &Path) -> Output {
    program(root, Command::new(env!("CARGO_BIN_EXE_handout")))
}

/// What a build prints when `call` gets `outcome`, in strace's words: `error=EIO` or `signal=KILL`.
pub(super) fn build_with(root: &Path, call: &Call, outcome: &str) -> Output {
    let mut strace = Command::new("strace");
    let inject = format!("inject={}:{outcome}:when={}", call.name, call.nth);
    let trace = format!("trace={}", call.name);
    strace.args(["-f", "-qq", "-o", "/dev/null", "-P", &call.path, "-e", &trace, "-e", &inject]);
    strace.arg(env!("CARGO_BIN_EXE_handout"));
    program(root, strace)
}

/// The calls of a build that touch the site in `root`, in the order of their first appearance.
pub(super) fn calls(root: &Path) -> Vec<Call> {
    let kept = tempfile::NamedTempFile::new().unwrap();
    let mut strace = Command::new("strace");
    strace.args(["-f", "-y", "-qq", "-s", "0", "-e", &format!("trace={}", CALLS.join(",")), "-o"]);
    strace.arg(kept.path()).arg(env!("CARGO_BIN_EXE_handout"));
    let run = program(root, strace);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    // strace counts by thread.
    let mut seen: BTreeMap<(&str, &str, String), usize> = BTreeMap::new();
    let text = fs::read_to_string(kept.path()).unwrap();
    let lines = text.lines().filter(|line| !line.contains("resumed>"));
    let calls = lines.filter_map(|line| {
        let (thread, rest) = line.split_once(' ')?;
        let (name, arguments) = rest.trim_start().split_once('(')?;
        let name = *CALLS.iter().find(|known| **known == name)?;
        let path = touched(arguments).filter(|path| path.starts_with("./") || Path::new(path).starts_with(root))?;
        let nth = seen.entry((thread, name, path.clone())).or_default();
        *nth += 1;
        let reads = ["read", "statx", "newfstatat", "getdents64"].contains(&name);
        let mutates = !reads && (name != "openat" || arguments.contains("O_CREAT"));
        Some(Call { name, path, nth: *nth, mutates })
    });
    let mut known = BTreeSet::new();
    calls.filter(|call| known.insert(call.clone())).collect()
}

/// What the first argument of a call names: a path as text after `AT_FDCWD<…>`, or the path of a descriptor.
fn touched(arguments: &str) -> Option<String> {
    let quoted = |text: &str| text.split('"').nth(1).map(str::to_owned);
    if arguments.starts_with("AT_FDCWD") || arguments.starts_with('"') {
        return quoted(arguments);
    }
    Some(arguments.split_once('<')?.1.split_once('>')?.0.to_owned())
}

/// Runs `handout build` by `command` in `root`, with one thread at work, so that each run makes the same calls.
fn program(root: &Path, mut command: Command) -> Output {
    command.args(["build", "--today", TODAY]).current_dir(root);
    command.env("RAYON_NUM_THREADS", "1").env_remove("SOURCE_DATE_EPOCH").stdin(Stdio::null());
    command.output().unwrap()
}
