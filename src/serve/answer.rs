//! What a request is answered: a plain function of the request and the snapshot.

use std::sync::Arc;

use crate::content::{ContentHash, OutputPath};
use crate::serve::address::{Target, target};
use crate::serve::ask::Ask;
use crate::serve::gate::{Hosts, Purpose, Refusal, refusal};
use crate::serve::generation::Served;
use crate::serve::overlay::OnPage;
use crate::serve::snapshot::Snapshot;
use crate::serve::{content_type, dashboard, inject, overlay, policy, secret};

/// The script that keeps a page up to date.
const SCRIPT: (&str, &str) = ("preview.js", include_str!("preview.js"));

/// An answer, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// Its status.
    pub(super) status: u16,
    /// Its content type.
    pub(super) kind: &'static str,
    /// Its bytes.
    pub(super) body: Bytes,
    /// Its content policy.
    pub(super) policy: String,
    /// Where to look instead.
    pub(super) location: Option<String>,
}

/// The bytes of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Bytes {
    /// Those of a finished file.
    Shared(Arc<[u8]>),
    /// Made for this answer.
    Own(String),
}

/// What to do about a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reply {
    /// Send this.
    Whole(Answer),
    /// Send word of newer snapshots for as long as somebody listens.
    Events,
    /// Read the rest of the request, which asks for a change to a file.
    Change,
}

/// What the answers of one run have in common.
#[derive(Debug)]
pub(super) struct Desk {
    /// Under which names we are asked.
    pub(super) hosts: Hosts,
    /// What a request for a change has to carry.
    pub(super) token: String,
}

/// The answer to `ask`; `snapshot` is `None` before the first build.
pub(super) fn reply(ask: &Ask, snapshot: Option<&Snapshot>, desk: &Desk) -> Reply {
    let prefix = snapshot.map_or("/", |snapshot| snapshot.base.prefix());
    let target = target(&ask.path, prefix);
    let purpose = match &target {
        Target::Preview(name) if name == "fix" => Purpose::Change,
        Target::Preview(name) if matches!(name.as_str(), "events" | "state") => Purpose::Script,
        _ => Purpose::Page,
    };
    if let Some(Refusal { status, sentence }) = refusal(ask, purpose, &desk.hosts) {
        return Reply::Whole(Answer::text(status, sentence));
    }
    match (&target, snapshot) {
        (Target::Preview(name), _) if name == "events" => Reply::Events,
        (Target::Preview(name), _) if name == "fix" => Reply::Change,
        (Target::Preview(name), _) if is_file(name) => Reply::Whole(file(name)),
        (_, None) => Reply::Whole(Answer::text(503, "The site is being made for the first time; try again.\n")),
        (Target::Preview(name), Some(snapshot)) if name == "state" => Reply::Whole(state(ask, snapshot, desk)),
        (Target::Preview(name), Some(snapshot)) => Reply::Whole(match dashboard::respond(name, snapshot) {
            Some(html) => {
                Answer { policy: policy::header(Some(DASHBOARD), &secret::word()), ..Answer::html(200, html) }
            }
            None => Answer::text(404, "There is no such page of the preview.\n"),
        }),
        (Target::Elsewhere(address), Some(_)) => {
            Reply::Whole(Answer { location: Some(address.clone()), ..Answer::text(302, "") })
        }
        (Target::File(_) | Target::Nowhere, Some(snapshot)) => Reply::Whole(page(&target, snapshot, desk)),
    }
}

/// The policy of the dashboard, which has no script.
const DASHBOARD: &str = "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'";

/// Which finished file `target` leads to; the page that says that there is none, and `false`, if there is none.
fn found<'a>(target: &Target, snapshot: &'a Snapshot) -> Option<(&'a OutputPath, &'a Served, bool)> {
    let files = &snapshot.shown.files;
    let own = match target {
        Target::File(path) => files.get_key_value(path).map(|(path, served)| (path, served, true)),
        Target::Nowhere | Target::Preview(_) | Target::Elsewhere(_) => None,
    };
    let missing = || files.get_key_value(&OutputPath::new("404.html")).map(|(path, served)| (path, served, false));
    own.or_else(missing)
}

/// A finished file.
fn page(target: &Target, snapshot: &Snapshot, desk: &Desk) -> Answer {
    if let Target::File(path) = target {
        // A folder without the slash at its end, as people type it.
        let folder = OutputPath::new(&format!("{path}/index.html"));
        if !snapshot.shown.files.contains_key(path) && snapshot.shown.files.contains_key(&folder) {
            return Answer { location: Some(snapshot.address(&folder)), ..Answer::text(302, "") };
        }
    }
    let Some((path, served, is_there)) = found(target, snapshot) else { return nothing_yet(target, snapshot, desk) };
    let kind = content_type::of(path.as_str());
    let status = if is_there { 200 } else { 404 };
    if !content_type::is_page(kind) {
        return Answer { kind, body: Bytes::Shared(Arc::clone(&served.bytes)), ..Answer::text(status, "") };
    }
    let shown = Shown::of(path, served, is_there, snapshot, desk);
    shown.answer(status, snapshot)
}

/// The page that is shown while nothing could be made yet.
fn nothing_yet(target: &Target, snapshot: &Snapshot, desk: &Desk) -> Answer {
    if !snapshot.shown.files.is_empty() {
        return Answer::text(404, "There is no such page.\n");
    }
    let name = match target {
        Target::File(path) => path.clone(),
        Target::Nowhere | Target::Preview(_) | Target::Elsewhere(_) => OutputPath::new("404.html"),
    };
    let html = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Nothing to show yet</title></head>\
                <body><main><h1>Nothing to show yet</h1><p>The site cannot be made while the errors below stand. This \
                page changes by itself when they are mended.</p></main></body></html>\n";
    let served = Served { bytes: html.as_bytes().into(), hash: ContentHash::of(html.as_bytes()) };
    Shown::of(&name, &served, true, snapshot, desk).answer(503, snapshot)
}

/// A page with what is laid over it.
struct Shown {
    /// The page with its findings.
    html: String,
    /// By what an open page knows whether it is still the newest.
    marks: Marks,
}

/// By what an open page knows whether it is still the newest.
struct Marks {
    /// Of the published bytes.
    page: String,
    /// Of the published bytes, the addresses of style sheets left out.
    unstyled: String,
    /// Of the page with its findings.
    shown: String,
    /// The addresses of its style sheets.
    styles: Vec<String>,
}

impl Shown {
    fn of(path: &OutputPath, served: &Served, is_there: bool, snapshot: &Snapshot, desk: &Desk) -> Self {
        let published = String::from_utf8_lossy(&served.bytes);
        let on_page = OnPage { snapshot, output: path, source: snapshot.source(path), token: &desk.token };
        let html = overlay::page(&published, &on_page);
        let (unstyled, styles) = inject::without_styles(&published);
        // A page that is not there is another than the page of its name that is.
        let sign =
            |text: &str| format!("{}{}", if is_there { "" } else { "-" }, ContentHash::of(text.as_bytes()).short());
        let marks = Marks { page: sign(&published), unstyled: sign(&unstyled), shown: sign(&html), styles };
        Self { html, marks }
    }

    fn answer(self, status: u16, snapshot: &Snapshot) -> Answer {
        let nonce = secret::word();
        let Marks { page, unstyled, shown, .. } = self.marks;
        let mut tags = String::new();
        for (name, _) in overlay::FILES {
            tags += &if name.ends_with(".css") {
                format!("<link rel=\"stylesheet\" nonce=\"{nonce}\" href=\"/__handout/{name}\" data-handout>")
            } else {
                format!("<script nonce=\"{nonce}\" src=\"/__handout/{name}\" defer></script>")
            };
        }
        tags += &format!(
            "<script nonce=\"{nonce}\" src=\"/__handout/{}\" data-number=\"{}\" data-page=\"{page}\" \
             data-unstyled=\"{unstyled}\" data-shown=\"{shown}\"></script>",
            SCRIPT.0, snapshot.number
        );
        let injected = inject::inject(&self.html, &tags, &nonce);
        Answer { policy: injected.policy, ..Answer::html(status, injected.html) }
    }
}

/// What an open page asks for when there is a newer snapshot: whether it is still the newest.
fn state(ask: &Ask, snapshot: &Snapshot, desk: &Desk) -> Answer {
    let target = ask.query("page").map_or(Target::Nowhere, |path| target(&path, snapshot.base.prefix()));
    let found = found(&target, snapshot).filter(|(path, ..)| content_type::is_page(content_type::of(path.as_str())));
    let marks = found.map(|(path, served, is_there)| Shown::of(path, served, is_there, snapshot, desk).marks);
    let marks = marks.unwrap_or_else(|| {
        let none = || format!("none-{}", snapshot.number);
        Marks { page: none(), unstyled: none(), shown: none(), styles: Vec::new() }
    });
    let follow = snapshot.follow.as_ref().map(|output| snapshot.address(output));
    let json = serde_json::json!({
        "number": snapshot.number, "page": marks.page, "unstyled": marks.unstyled, "shown": marks.shown,
        "styles": marks.styles, "follow": follow,
    });
    Answer { kind: "application/json", ..Answer::text(200, json.to_string()) }
}

/// Whether the preview has a file of this name.
fn is_file(name: &str) -> bool {
    files().any(|(own, _)| own == name)
}

/// A file of the preview's own.
fn file(name: &str) -> Answer {
    let text = files().find(|(own, _)| *own == name).map_or("", |(_, text)| text);
    Answer { kind: content_type::of(name), ..Answer::text(200, text) }
}

fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    [SCRIPT].into_iter().chain(overlay::FILES).chain(dashboard::FILES)
}

impl Answer {
    /// A sentence.
    pub(super) fn text(status: u16, text: impl Into<String>) -> Self {
        Self {
            status,
            kind: "text/plain; charset=utf-8",
            body: Bytes::Own(text.into()),
            policy: policy::NOTHING.to_owned(),
            location: None,
        }
    }

    fn html(status: u16, html: String) -> Self {
        Self { kind: "text/html; charset=utf-8", ..Self::text(status, html) }
    }
}
