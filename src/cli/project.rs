//! A site on disk: its root, its output, its inputs.

use std::path::{Path, PathBuf};

use crate::build::{Inputs, Options};
use crate::cli::Failure;
use crate::cli::args::{DayArguments, SiteArguments};
use crate::cli::today::today;
use crate::content::{BaseUrl, Drafts};
use crate::disk;

/// The site in the folder `root`, the built-in theme filled in.
pub(super) fn read(root: &Path) -> Result<Inputs, Failure> {
    check(root)?;
    Ok(disk::read(root)?)
}

/// Refuses a folder that is no site.
pub(super) fn check(root: &Path) -> Result<(), Failure> {
    if !disk::is_site(root)? {
        let named = root.display();
        return Err(Failure::usage(
            format!("there is no handout.yaml in `{named}`, so it is no site"),
            "run this in the site's folder, or name it with --root; two lines make a site: title: and base-url:",
        ));
    }
    Ok(())
}

/// Where the finished site goes.
pub(super) fn output(site: &SiteArguments) -> PathBuf {
    site.output.clone().unwrap_or_else(|| site.root.join("public"))
}

/// For which day and in which state to build.
pub(super) fn options(day: &DayArguments) -> Result<Options, Failure> {
    let base_url = day.base_url.as_deref().map(BaseUrl::parse).transpose();
    Ok(Options {
        today: today(day.today.as_deref())?,
        drafts: if day.drafts { Drafts::Include } else { Drafts::Leave },
        base_url: base_url
            .map_err(|why| Failure::usage(format!("--base-url: {why}"), "write --base-url https://example.org/"))?,
    })
}
