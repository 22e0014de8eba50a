//! Measurements: `cargo bench --bench bench -- COMMAND`, see [`USAGE`].
#![expect(clippy::disallowed_methods, reason = "a measurement reads and writes files and takes times")]
#![expect(clippy::print_stderr, reason = "a measurement says what is wrong with its arguments")]

mod corpus;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What can be asked for.
const USAGE: &str = "cargo bench --bench bench -- corpus DIR PAGES     write a site of PAGES pages into DIR";

fn main() -> ExitCode {
    // cargo adds `--bench`.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["corpus", folder, pages] => match pages.replace('_', "").parse() {
            Ok(pages) => corpus::write(own_site(), &PathBuf::from(folder), pages).map_err(|error| error.to_string()),
            Err(_) => Err(format!("`{pages}` is no number of pages")),
        },
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
