//! Handout beside the floor and its peers, on the same pages, in alternating runs.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::corpus;
use crate::floor;
use crate::peers::Peer;
use crate::run::{Cost, Spread, pages_and_bytes, run};

/// Above this many pages Eleventy is left out: it would take longer than all others together.
const MOST_FOR_ELEVENTY: usize = 10_000;

/// One thing that is measured.
struct Contestant {
    name: String,
    output: PathBuf,
    /// Whether its output is removed before each run.
    cold: bool,
    /// Makes the command of a run; the number is that of the round.
    command: Box<dyn Fn(usize) -> io::Result<Command>>,
    costs: Vec<Cost>,
}

/// Measures `rounds` rounds on a site of `pages` pages and prints a table.
pub(crate) fn compare(own: &Path, pages: usize, rounds: usize) -> io::Result<()> {
    let place = own.join(format!("target/bench/{pages}"));
    let site = place.join("site");
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    fs::create_dir_all(&place)?;
    corpus::write(own, &site, pages)?;
    let shell = shell(&site, &place)?;
    let mut all = ours(&site);
    let floor_output = place.join("floor");
    all.push(Contestant {
        name: "floor".to_owned(),
        output: floor_output.clone(),
        cold: true,
        command: Box::new(move |_| {
            let mut command = Command::new(std::env::current_exe()?);
            command.arg("floor").arg(&site).arg(&floor_output).arg(shell.to_string());
            Ok(command)
        }),
        costs: Vec::new(),
    });
    for peer in Peer::ALL {
        let Some((program, version)) = peer.installed() else {
            say(&format!("{} is not installed and is left out", peer.name()));
            continue;
        };
        if peer == Peer::Eleventy && pages > MOST_FOR_ELEVENTY {
            continue;
        }
        let folder = place.join(peer.name());
        peer.prepare(&place.join("site"), &folder, shell)?;
        all.push(Contestant {
            name: format!("{} {version}", peer.name()),
            output: folder.join("public"),
            cold: true,
            command: Box::new(move |_| Ok(peer.build(&program, &folder))),
            costs: Vec::new(),
        });
    }
    for round in 0..rounds {
        for contestant in &mut all {
            if contestant.cold && contestant.output.exists() {
                fs::remove_dir_all(&contestant.output)?;
            }
            contestant.costs.push(run((contestant.command)(round)?)?);
        }
    }
    print(&all, pages, rounds)
}

/// What is measured of Handout.
fn ours(site: &Path) -> Vec<Contestant> {
    let handout = |command: &'static str| {
        let site = site.to_owned();
        move |_: usize| {
            let mut run = Command::new(env!("CARGO_BIN_EXE_handout"));
            run.arg(command).arg("--root").arg(&site).args(["--today", "2026-11-22"]);
            Ok(run)
        }
    };
    let contestant = |name: &str, cold: bool, command: Box<dyn Fn(usize) -> io::Result<Command>>| Contestant {
        name: name.to_owned(),
        output: site.join("public"),
        cold,
        command,
        costs: Vec::new(),
    };
    vec![
        contestant("Handout, lint", false, Box::new(handout("lint"))),
        contestant("Handout, cold", true, Box::new(handout("build"))),
        contestant("Handout, unchanged", false, Box::new(handout("build"))),
        contestant("Handout, one body edited", false, Box::new(edited(site, handout("build")))),
    ]
}

/// A run after an edit of one body.
fn edited<F: Fn(usize) -> io::Result<Command>>(site: &Path, run: F) -> impl Fn(usize) -> io::Result<Command> + use<F> {
    let page = site.join("content/self-care/staying-active.md");
    move |round| {
        let text = fs::read_to_string(&page)?;
        let kept = text.split("\nWalk a little on day").next().unwrap_or(&text);
        fs::write(&page, format!("{kept}\nWalk a little on day {}.\n", round + 1))?;
        run(round)
    }
}

/// How many bytes Handout's pages have around what the floor makes of them.
fn shell(site: &Path, place: &Path) -> io::Result<usize> {
    let mut first = Command::new(env!("CARGO_BIN_EXE_handout"));
    first.arg("build").arg("--root").arg(site).args(["--today", "2026-11-22"]);
    run(first)?;
    let (pages, bytes) = pages_and_bytes(&site.join("public"))?;
    let bare = place.join("bare");
    floor::build(site, &bare, 0)?;
    let (bare_pages, bare_bytes) = pages_and_bytes(&bare)?;
    fs::remove_dir_all(&bare)?;
    let mean = |bytes: u64, pages: usize| bytes / pages.max(1) as u64;
    Ok(usize::try_from(mean(bytes, pages).saturating_sub(mean(bare_bytes, bare_pages))).unwrap_or(0))
}

/// Prints what came of it as a table in Markdown.
fn print(all: &[Contestant], pages: usize, rounds: usize) -> io::Result<()> {
    let floor = all.iter().find(|one| one.name == "floor").expect("the floor is always measured");
    let floor = Spread::of(floor.costs.iter().map(|cost| cost.wall)).median;
    say(&format!("\n{pages} pages, {rounds} rounds, medians (lowest to highest)\n"));
    say("| | HTML files | MB | wall s | CPU s | peak MiB | wall, floor = 1 |");
    say("|---|---|---|---|---|---|---|");
    for one in all {
        let (files, bytes) = pages_and_bytes(&one.output)?;
        let spread = |of: fn(&Cost) -> f64| Spread::of(one.costs.iter().map(of));
        let (wall, cpu, peak) = (spread(|cost| cost.wall), spread(|cost| cost.cpu), spread(|cost| cost.peak));
        let shown = |one: Spread| format!("{:.2} ({:.2} to {:.2})", one.median, one.low, one.high);
        say(&format!(
            "| {} | {files} | {} | {} | {} | {:.0} | {:.2} |",
            one.name,
            bytes / 1_000_000,
            shown(wall),
            shown(cpu),
            peak.median,
            wall.median / floor
        ));
    }
    Ok(())
}

fn say(line: &str) {
    println!("{line}");
}
