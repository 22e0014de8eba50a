//! The floor: read, Markdown, a static shell, write. What no generator can beat.
//!
//! It has as many threads and the same output layout as Handout, and gives each page the shell that Handout's pages have,
//! so that both write about as many bytes. It checks nothing.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Options, Parser, html};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

/// Makes the pages of the site in `root` into the folder `output`; `shell` bytes go around each body.
pub(crate) fn build(root: &Path, output: &Path, shell: usize) -> io::Result<()> {
    let mut pages = Vec::new();
    list(&root.join("content"), &mut pages)?;
    let head =
        format!("<!doctype html><html lang=\"en-GB\"><title>Floor</title>\n{}", "<p>shell</p>\n".repeat(shell / 13));
    pages.par_iter().try_for_each(|page| {
        let text = fs::read_to_string(page)?;
        let body = text.splitn(3, "---\n").nth(2).unwrap_or(&text);
        let mut out = String::with_capacity(head.len() + 2 * body.len());
        out.push_str(&head);
        html::push_html(&mut out, Parser::new_ext(body, Options::ENABLE_TABLES));
        let below = page.strip_prefix(root.join("content")).expect("it was listed below content").with_extension("");
        let folder = if below.ends_with("_index") { below.parent().map(Path::to_owned) } else { Some(below) };
        let folder = output.join(folder.unwrap_or_default());
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), out)
    })
}

/// The Markdown files below `folder`.
fn list(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            list(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
    Ok(())
}
