//! One run of a program: how long, how much of the processors, how much memory; and what many runs come to.

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// What a run cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// Seconds from start to end.
    pub(crate) wall: f64,
    /// Seconds of all processors, the system's among them.
    pub(crate) cpu: f64,
    /// The most memory that it held, in MiB.
    pub(crate) peak: f64,
}

/// The median of some figures, and the lowest and highest.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spread {
    /// The median.
    pub(crate) median: f64,
    /// The lowest.
    pub(crate) low: f64,
    /// The highest.
    pub(crate) high: f64,
}

impl Spread {
    /// The spread of `figures`, of which there is at least one.
    pub(crate) fn of(figures: impl Iterator<Item = f64>) -> Self {
        let mut all: Vec<f64> = figures.collect();
        all.sort_by(f64::total_cmp);
        Self { median: all[all.len() / 2], low: all[0], high: all[all.len() - 1] }
    }
}

/// Runs `command` to its end. GNU time measures it, since it is the one that knows of a child's children.
pub(crate) fn run(mut command: Command) -> io::Result<Cost> {
    let report = std::env::temp_dir().join(format!("handout-bench-{}", std::process::id()));
    let mut timed = Command::new("/usr/bin/time");
    timed.args(["-f", "%U %S %M", "-o"]).arg(&report).arg(command.get_program()).args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        timed.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            timed.env(name, value);
        }
    }
    command = timed;
    let start = Instant::now();
    let done = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).output()?;
    let wall = start.elapsed().as_secs_f64();
    if !done.status.success() {
        let said = String::from_utf8_lossy(&done.stderr).lines().take(8).collect::<Vec<_>>().join("\n");
        return Err(io::Error::other(format!("{command:?} failed: {said}")));
    }
    let text = fs::read_to_string(&report)?;
    fs::remove_file(&report)?;
    let numbers: Vec<f64> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [user, system, kilobytes] = numbers[..] else {
        return Err(io::Error::other(format!("GNU time said {text:?}")));
    };
    Ok(Cost { wall, cpu: user + system, peak: kilobytes / 1024.0 })
}

/// How many HTML files are below `folder`, and how many bytes they have.
pub(crate) fn pages_and_bytes(folder: &Path) -> io::Result<(usize, u64)> {
    let (mut pages, mut bytes) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            let (more, size) = pages_and_bytes(&entry.path())?;
            pages += more;
            bytes += size;
        } else if entry.path().extension().is_some_and(|extension| extension == "html") {
            pages += 1;
            bytes += entry.metadata()?.len();
        }
    }
    Ok((pages, bytes))
}
