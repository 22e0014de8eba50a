//! Measurements: `cargo bench --bench bench -- COMMAND`, see [`USAGE`].
#![expect(clippy::disallowed_methods, reason = "a measurement reads and writes files and takes times")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a measurement is there to print figures")]

mod compare;
mod corpus;
mod floor;
mod peers;
mod run;
mod stages;

use std::path::Path;
use std::process::ExitCode;

/// What can be asked for.
const USAGE: &str = "\
cargo bench --bench bench -- corpus DIR PAGES         write a site of PAGES pages into DIR
cargo bench --bench bench -- compare PAGES ROUNDS     measure Handout beside the floor and its peers
cargo bench --bench bench -- stages DIR ROUNDS        measure the stages of the site in DIR, and after edits
cargo bench --bench bench -- floor DIR OUTPUT BYTES   make the pages in DIR with BYTES around each body, and check nothing";

fn main() -> ExitCode {
    // cargo adds `--bench`.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["corpus", folder, pages] => {
            number(pages).and_then(|pages| said(corpus::write(own_site(), Path::new(folder), pages)))
        }
        ["compare", pages, rounds] => number(pages)
            .and_then(|pages| Ok((pages, number(rounds)?.max(1))))
            .and_then(|(pages, rounds)| said(compare::compare(own_site(), pages, rounds))),
        ["stages", folder, rounds] => {
            number(rounds).and_then(|rounds| said(stages::stages(Path::new(folder), rounds.max(1))))
        }
        ["floor", folder, output, bytes] => {
            number(bytes).and_then(|bytes| said(floor::build(Path::new(folder), Path::new(output), bytes)))
        }
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// The site of this repository.
fn own_site() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn number(text: &str) -> Result<usize, String> {
    text.replace('_', "").parse().map_err(|_| format!("`{text}` is no number"))
}

fn said(done: std::io::Result<()>) -> Result<(), String> {
    done.map_err(|error| error.to_string())
}
