//! `handout serve`.

mod browser;
mod phone;

use std::io;
use std::net::IpAddr;
use std::time::Duration;

use crate::cli::args::ServeArguments;
use crate::cli::build::plural;
use crate::cli::{Exit, Failure, project, terminal};
use crate::disk;
use crate::report::{self, Counts};
use crate::serve::{Hosts, Kept, Listening, Live, Plan, Snapshot, Stopped, Told, listen, serve};

/// Where a preview is asked, unless another port is wanted.
const PORT: u16 = 4000;

/// Shows the site until somebody ends it.
pub(super) fn run(arguments: &ServeArguments) -> Result<Exit, Failure> {
    // A day that cannot be read, or a folder that is no site, is said at once.
    let first = project::options(&arguments.day)?;
    project::check(&arguments.root)?;
    let reader = disk::Reader::new(&arguments.root)?;
    let listening = listening(arguments)?;
    let Listening { listeners, port, outside } = listening;
    greet(port, arguments, outside.filter(|_| arguments.host.is_some()));
    let day = arguments.day.clone();
    let live = Live::start(Plan {
        source: Box::new(reader),
        options: Box::new(move || project::options(&day).unwrap_or_else(|_| first.clone())),
        poll: arguments.poll,
        follow: arguments.follow,
        tell: Box::new(teller()),
    });
    let also: Vec<String> = outside.iter().map(host_name).collect();
    let now = live.now();
    let open = arguments.open;
    if open {
        // Not before there is something to see.
        let opened = std::sync::atomic::AtomicBool::new(false);
        let shown = live.now();
        now.listen(move |_| {
            if !opened.swap(true, std::sync::atomic::Ordering::Relaxed) {
                let prefix = shown.get().map_or_else(|| "/".to_owned(), |snapshot| snapshot.base.prefix().to_owned());
                browser::open(&format!("http://localhost:{port}{prefix}"));
            }
        });
    }
    let stopped = serve(listeners, Hosts::new(port, &also), now, live.orders()).map_err(|error| Failure {
        exit: Exit::World,
        message: format!("could not serve at port {port}: {error}"),
        help: None,
    })?;
    terminal::say("the preview has ended");
    Ok(match stopped {
        Stopped::Interrupted => Exit::Interrupted,
        Stopped::Terminated => Exit::Terminated,
    })
}

/// Sockets at the place that is asked for, or near it.
fn listening(arguments: &ServeArguments) -> Result<Listening, Failure> {
    let wanted = arguments.port.unwrap_or(PORT);
    let listening = listen(arguments.host, wanted, arguments.port.is_none()).map_err(|error| {
        let (message, help) = match error.kind() {
            io::ErrorKind::AddrInUse => {
                (format!("port {wanted} is used by another program"), "name another one with --port, or leave it out")
            }
            io::ErrorKind::AddrNotAvailable => {
                ("the address after --host is none of this machine's".to_owned(), "`ip address` lists those it has")
            }
            _ => (format!("could not listen at port {wanted}: {error}"), "name another one with --port"),
        };
        Failure { exit: Exit::World, message, help: Some(help.to_owned()) }
    })?;
    if listening.port != wanted && wanted != 0 {
        terminal::say(&format!("port {wanted} is used by another program; this preview has {}", listening.port));
    }
    Ok(listening)
}

/// Says where the preview is, and who can see it.
fn greet(port: u16, arguments: &ServeArguments, outside: Option<IpAddr>) {
    terminal::say(&format!("preview of {} at http://localhost:{port}/", arguments.root.display()));
    terminal::say(&format!("all findings at http://localhost:{port}/__handout/ · Ctrl-C ends it"));
    if let Some(outside) = outside {
        let address = format!("http://{}:{port}/", host_name(&outside));
        terminal::say(&format!(
            "warning: everybody in this network can read the site, its drafts and its findings at {address}"
        ));
        terminal::say(&phone::code(&address));
    }
}

/// An address as a `Host` header writes it.
fn host_name(ip: &IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    }
}

/// Prints what happens: findings in full where they are others than before.
fn teller() -> impl Fn(Told) + Send {
    let last = std::cell::RefCell::new(None);
    move |told| match told {
        Told::Shown(snapshot) => {
            let text = report::human(&snapshot.build.diagnostics, &snapshot.inputs.texts(), true);
            let is_new = last.replace(Some(text.clone())).is_none_or(|old: String| old != text);
            if is_new && !snapshot.build.diagnostics.is_empty() {
                let _ = report::say(&text);
            }
            terminal::say(&line(&snapshot));
        }
        Told::Polling(why) => {
            terminal::say(&format!("note: {why}; looking for changes every 0.4 s from now on, as with --poll"));
        }
        Told::Trouble(why) => terminal::say(&format!("error: {why}")),
    }
}

/// One line about a snapshot.
fn line(snapshot: &Snapshot) -> String {
    let counts = Counts::of(&snapshot.build.diagnostics);
    let took: Duration = snapshot.times.first().into_iter().flatten().map(|took| took.time).sum();
    let kept = match &snapshot.kept {
        Kept::These(kept) if kept.is_empty() => String::new(),
        Kept::These(kept) => format!("; {} {} shown as before", kept.len(), plural("page", kept.len())),
        Kept::All => "; all pages are shown as before".to_owned(),
    };
    format!(
        "built in {:.1} ms: {} {}, {} {}{kept}",
        took.as_secs_f64() * 1000.0,
        counts.errors,
        plural("error", counts.errors),
        counts.warnings,
        plural("warning", counts.warnings),
    )
}
