//! Bad inputs and what each must get: `bad_inputs/*.txtar`, run through the real program on the real disk.
//!
//! A case begins with `=== ID what it is`, then a line each of: `exit CODE`, `at PLACE` (the place that a finding points
//! to), `says WORDS` (in what is printed), `never WORDS` (not printed), `page FILE has WORDS` and `page FILE lacks WORDS`
//! (in the finished site), `run ARGUMENTS` (in place of `build`), `env NAME=VALUE`. Its files are laid over the small
//! site as [`crate::txtar`] says, with four more headings: `-- body --` and `-- front --` make `content/a.md` of a body
//! (from line 7) or of keys (from line 5), `-- escaped PATH --` knows `\n \r \t \\ \xNN \*COUNT{text}` and ends
//! without a line break, `-- link PATH --` is a symbolic link, `-- remove PATH --` removes a file or folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::site::{TODAY, small};
use crate::txtar;

/// What the tamest machine needs for one case, with room: what grows too fast is far above it.
const LONGEST: Duration = Duration::from_secs(40);
const HEAD: &str = "---\ntitle: A page\nsummary: What this page is for.\n";
const REVIEW: &str = "review: {written: 2026-11-22, due: 2027-11-22}\n";

struct Case<'a> {
    name: &'a str,
    demands: Vec<(&'a str, &'a str)>,
    files: String,
}

#[test]
fn every_bad_input_gets_what_it_must_get() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/bad_inputs");
    let mut texts: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    texts.sort();
    let wanted = std::env::var("BAD_INPUT").ok();
    let cases: Vec<Case> = texts.iter().flat_map(|text| cases(text)).collect();
    assert!(cases.len() >= 90, "{} cases", cases.len());
    let asked = |case: &&Case| wanted.as_ref().is_none_or(|wanted| case.name.starts_with(wanted.as_str()));
    let cases: Vec<&Case> = cases.iter().filter(asked).collect();
    let half = cases.len().div_ceil(2).max(1);
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let run = |part: &[&Case]| part.iter().filter_map(|case| fault(case)).collect::<Vec<_>>();
        let threads: Vec<_> = cases.chunks(half).map(|part| scope.spawn(move || run(part))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

fn cases(text: &str) -> impl Iterator<Item = Case<'_>> {
    text.split("\n=== ").skip(1).map(|case| {
        let (name, rest) = case.split_once('\n').unwrap();
        let (head, files) = rest.split_once("\n-- ").unwrap_or((rest, ""));
        let lines = head.lines().filter(|line| !line.trim().is_empty());
        let demands = lines.map(|line| line.split_once(' ').unwrap_or_else(|| panic!("{name}: `{line}`"))).collect();
        let files = if files.is_empty() { String::new() } else { format!("-- {files}\n") };
        Case { name, demands, files }
    })
}

/// What is wrong with what a case got.
fn fault(case: &Case) -> Option<String> {
    let root = tempfile::tempdir().unwrap();
    lay_out(root.path(), &case.files);
    let of = |key: &'static str| case.demands.iter().filter(move |(found, _)| *found == key).map(|(_, value)| *value);
    let run = of("run").next().unwrap_or("build");
    let has_a_day = run.contains("--today") || run.contains("--help") || of("env").any(|pair| pair.contains("EPOCH"));
    let began = Instant::now();
    let printed = tempfile::NamedTempFile::new().unwrap();
    let to = || fs::OpenOptions::new().append(true).open(printed.path()).unwrap();
    let mut running = Command::new(env!("CARGO_BIN_EXE_handout"))
        .current_dir(root.path())
        .args(run.split(' '))
        .args((!has_a_day).then_some(["--today", TODAY]).iter().flatten())
        .env_remove("SOURCE_DATE_EPOCH")
        .envs(of("env").filter_map(|pair| pair.split_once('=')))
        .stdout(to())
        .stderr(to())
        .spawn()
        .unwrap();
    while running.try_wait().unwrap().is_none() && began.elapsed() < LONGEST {
        std::thread::sleep(Duration::from_millis(5));
    }
    let _ = running.kill();
    let code = running.wait().unwrap().code().map_or("a signal".to_owned(), |code| code.to_string());
    let said = String::from_utf8_lossy(&fs::read(printed.path()).unwrap()).into_owned();
    let mut wrong = Vec::new();
    for (key, value) in &case.demands {
        let fine = match *key {
            "exit" => value.split(" or ").any(|wanted| wanted == code),
            "at" => said.contains(&format!("--> {value}")),
            "says" => said.contains(value),
            "never" => !said.contains(value),
            "page" => in_page(root.path(), value),
            "run" | "env" => true,
            _ => panic!("{}: there is no demand `{key}`", case.name),
        };
        if !fine {
            wrong.push(format!("not so: {key} {value} (exit {code})"));
        }
    }
    if !case.demands.iter().any(|(key, _)| *key == "exit") {
        wrong.push("the case demands no exit code".to_owned());
    }
    if said.contains("panicked") || said.contains("handout itself has failed") || said.contains('\u{1b}') {
        wrong.push("what it printed is not for authors".to_owned());
    }
    (!wrong.is_empty()).then(|| format!("=== {}\n{}\n{}", case.name, wrong.join("\n"), shortened(&said)))
}

fn shortened(said: &str) -> String {
    said.lines().take(40).map(|line| format!("  | {}\n", line.chars().take(240).collect::<String>())).collect()
}

/// `FILE has WORDS` or `FILE lacks WORDS`.
fn in_page(root: &Path, demand: &str) -> bool {
    let (file, rest) = demand.split_once(' ').unwrap();
    let Ok(text) = fs::read_to_string(root.join("public").join(file)) else { return false };
    match rest.split_once(' ').unwrap() {
        ("has", words) => text.contains(words),
        ("lacks", words) => !text.contains(words),
        (other, _) => panic!("`{other}` is neither `has` nor `lacks`"),
    }
}

/// Writes the small site with the files of a case into `root`.
fn lay_out(root: &Path, files: &str) {
    let (mut special, mut plain): (Vec<(&str, String)>, String) = (Vec::new(), String::new());
    let files = format!("\n{files}");
    for section in files.split("\n-- ").skip(1) {
        let (name, text) = section.split_once(" --\n").unwrap_or((section.trim_end_matches(" --"), ""));
        match name {
            "body" => plain += &format!("-- content/a.md --\n{HEAD}{REVIEW}---\n\n{text}\n"),
            "front" => plain += &format!("-- content/a.md --\n{HEAD}{REVIEW}{text}\n---\n\nText.\n"),
            _ if ["escaped", "link", "remove"].contains(&name.split(' ').next().unwrap()) => {
                special.push((name, text.to_owned()));
            }
            _ => plain += &format!("-- {name} --\n{text}\n"),
        }
    }
    let mut all: BTreeMap<String, String> = small().files().clone();
    txtar::apply(&mut all, &plain);
    for (path, text) in all {
        write(&root.join(path), text.as_bytes());
    }
    for (name, text) in special {
        let (kind, path) = name.split_once(' ').unwrap();
        let path = root.join(unescaped(path).map(|path| String::from_utf8(path).unwrap()).unwrap());
        match kind {
            "escaped" => write(&path, &unescaped(text.trim_end_matches('\n')).unwrap()),
            "remove" if path.is_dir() => fs::remove_dir_all(&path).unwrap(),
            "remove" => fs::remove_file(&path).unwrap(),
            _ => link(text.trim(), &path),
        }
    }
}

#[cfg(unix)]
fn link(to: &str, path: &Path) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(to, path).unwrap();
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// The bytes that `text` stands for; `None` when an escape in it is no escape.
fn unescaped(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend(before.as_bytes());
        let kind = after.chars().next()?;
        rest = &after[kind.len_utf8()..];
        match kind {
            'n' => bytes.push(b'\n'),
            'r' => bytes.push(b'\r'),
            't' => bytes.push(b'\t'),
            '\\' => bytes.push(b'\\'),
            'x' => {
                bytes.push(u8::from_str_radix(rest.get(..2)?, 16).ok()?);
                rest = &rest[2..];
            }
            '*' => {
                let (count, more) = rest.split_once('{')?;
                let (part, after) = more.split_once('}')?;
                bytes.extend(unescaped(part)?.repeat(count.parse().ok()?));
                rest = after;
            }
            _ => return None,
        }
    }
    bytes.extend(rest.as_bytes());
    Some(bytes)
}
