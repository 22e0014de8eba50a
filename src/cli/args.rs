//! The command line, as `--help` shows it.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// Turns Markdown articles for patients into a linked, stamped, accessible website, and refuses an unsafe page.
#[derive(Debug, Parser)]
#[command(name = "handout", version, max_term_width = 100, arg_required_else_help = true)]
#[command(
    after_help = "Exit codes: 0 fine · 1 the content has errors · 2 usage, configuration or a refused request · \
3 the world failed (disk, permission), the old site is intact."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a small site that lints clean and explains itself
    Init(InitArguments),
    /// Write a draft that carries all that its kind must carry, each field explained
    New(NewArguments),
    /// Check the site, build it and publish it at once, or not at all
    Build(BuildArguments),
    /// Show the site while it is written, from memory, up to date at each save
    Serve(ServeArguments),
    /// Check the site without writing anything
    Lint(LintArguments),
    /// List the rules that pages are checked by
    Rules {
        /// Print instead all that is known of each rule, in Markdown
        #[arg(long, conflicts_with = "allowances")]
        reference: bool,
        /// List instead what authors allowed: where, which rule, why, who answers for it, until when
        #[arg(long)]
        allowances: bool,
        /// The folder that holds handout.yaml
        #[arg(long, value_name = "DIR", default_value = ".")]
        root: PathBuf,
    },
    /// Explain a rule: what it finds, why it matters, and an example
    Explain {
        /// The rule's name, such as clinical/contraindication-undeclared
        rule: String,
    },
    /// Take a page down: its address keeps a dated safety notice
    Withdraw(WithdrawArguments),
    /// Show what changed in a page since it was sealed; with --by, seal it for its reviewer
    Seal(SealArguments),
    /// Remove the published site, if this program made it
    Clean(SiteArguments),
    /// Print what a shell needs to complete commands
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the reference of all that templates can see
    ThemeReference,
}

/// Where the site is.
#[derive(Clone, Debug, Args)]
pub(super) struct SiteArguments {
    /// The folder that holds handout.yaml
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// Where the finished site goes [default: public, in the root]
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
}

/// For which day and in which state.
#[derive(Clone, Debug, Args)]
pub(super) struct DayArguments {
    /// Build as if it were this day [default: `SOURCE_DATE_EPOCH`, else today in UTC]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) today: Option<String>,
    /// Include drafts and pages of the future; every page says so, and search engines are kept out
    #[arg(long)]
    pub(super) drafts: bool,
    /// Another address for the site than that of handout.yaml
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
}

/// `handout init`.
#[derive(Debug, Args)]
pub(super) struct InitArguments {
    /// The folder to make it in, new or empty
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    /// The day that the pages were written [default: `SOURCE_DATE_EPOCH`, else today in UTC]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) today: Option<String>,
}

/// `handout new`.
#[derive(Debug, Args)]
pub(super) struct NewArguments {
    /// cause, exercise, red-flag, treatment, self-care, guide, concept, section or page
    pub(super) kind: String,
    /// The name of the file and of the address, such as cat-camel
    pub(super) slug: String,
    /// The folder that holds handout.yaml
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// The day that the page was written [default: `SOURCE_DATE_EPOCH`, else today in UTC]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) today: Option<String>,
}

/// `handout build`.
#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    #[command(flatten)]
    pub(super) site: SiteArguments,
    #[command(flatten)]
    pub(super) day: DayArguments,
    /// Print how long each stage took
    #[arg(long)]
    pub(super) timings: bool,
    /// Neither use nor write what the last build remembers in .handout-cache
    #[arg(long, conflicts_with = "verify_cache")]
    pub(super) no_cache: bool,
    /// Build everything, and fail if the last build remembers something else
    #[arg(long)]
    pub(super) verify_cache: bool,
}

/// `handout serve`.
#[derive(Debug, Args)]
pub(super) struct ServeArguments {
    /// The folder that holds handout.yaml
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    #[command(flatten)]
    pub(super) day: DayArguments,
    /// Answer at this address of the machine too, for a phone in the same network: everybody there can read the site
    #[arg(long, value_name = "ADDRESS")]
    pub(super) host: Option<IpAddr>,
    /// The port [default: 4000, or the next one that is free]
    #[arg(long, value_name = "NUMBER")]
    pub(super) port: Option<u16>,
    /// Open the browser
    #[arg(long)]
    pub(super) open: bool,
    /// Let open pages follow the file that was saved last
    #[arg(long)]
    pub(super) follow: bool,
    /// Look for changes every 0.4 s and do not wait for the system to tell, as on network drives and in containers
    #[arg(long)]
    pub(super) poll: bool,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// With code frames, for people
    Human,
    /// One document, stable and versioned
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// GitHub annotations
    Github,
    /// XML as `JUnit` writes it
    Junit,
}

/// What makes `lint` fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    /// Warnings too
    Warnings,
}

/// `handout lint`.
#[derive(Debug, Args)]
pub(super) struct LintArguments {
    /// Files or folders whose findings to show, or `-`; the whole site is read all the same
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// The folder that holds handout.yaml
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    #[command(flatten)]
    pub(super) day: DayArguments,
    /// How findings are written
    #[arg(long, value_enum, default_value = "human")]
    pub(super) format: Format,
    /// Make the fixes that are certain, in the files
    #[arg(long)]
    pub(super) fix: bool,
    /// Show what the other fixes would change, as a difference; they are not made
    #[arg(long, requires = "fix")]
    pub(super) ask_first: bool,
    /// Do not show the findings that stand in this file
    #[arg(long, value_name = "FILE", conflicts_with = "write_baseline")]
    pub(super) baseline: Option<PathBuf>,
    /// Write the findings that stand now to this file
    #[arg(long, value_name = "FILE")]
    pub(super) write_baseline: Option<PathBuf>,
    /// The paths are files that changed: those that are not part of the site are passed over
    #[arg(long)]
    pub(super) changed: bool,
    /// With `-`, standard input: the place in the site that it is checked for
    #[arg(long, value_name = "FILE", conflicts_with = "fix")]
    pub(super) path: Option<String>,
    /// What makes the command fail beside errors
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(super) deny: Option<Deny>,
    /// Print how long each stage took
    #[arg(long)]
    pub(super) timings: bool,
}

/// `handout withdraw`.
#[derive(Debug, Args)]
pub(super) struct WithdrawArguments {
    /// The page's id or file
    pub(super) page: String,
    /// Why, as readers of the page get it
    #[arg(long, value_name = "SENTENCE")]
    pub(super) reason: String,
    #[command(flatten)]
    pub(super) site: SiteArguments,
    #[command(flatten)]
    pub(super) day: DayArguments,
}

/// `handout seal`.
#[derive(Debug, Args)]
pub(super) struct SealArguments {
    /// The page's id or file
    pub(super) page: String,
    /// Who has read the page as it stands and answers for it: a person of content/_data/people.yaml
    #[arg(long, value_name = "PERSON")]
    pub(super) by: Option<String>,
    /// The folder that holds handout.yaml
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    #[command(flatten)]
    pub(super) day: DayArguments,
}
