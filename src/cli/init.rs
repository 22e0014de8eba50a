//! `handout init`.

use crate::cli::args::InitArguments;
use crate::cli::today::today;
use crate::cli::{Exit, Failure, terminal};
use crate::disk;

/// Makes a small site in a folder that is new or empty.
pub(super) fn run(arguments: &InitArguments) -> Result<Exit, Failure> {
    let folder = &arguments.folder;
    let named = folder.display();
    if !disk::is_free(folder)? {
        return Err(Failure::usage(
            format!("`{named}` is not empty, and nothing in it is to be overwritten"),
            "name a folder that is new or empty; in a folder of your own, two lines make a site: title: and base-url:",
        ));
    }
    let files = disk::starter(today(arguments.today.as_deref())?);
    for (path, text) in &files {
        disk::write_plain(&folder.join(path.as_str()), text)?;
    }
    terminal::result(&format!(
        "made a site of {} files in {named}; README.md there says what each is for\n\
         next: cd {named}, then `handout serve --open` to look at it, `handout new exercise cat-camel` to write a page\n",
        files.len()
    ))?;
    Ok(Exit::Fine)
}
