//! A build as text, and back. The first line is a hash of all that follows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::build::{Build, Summary};
use crate::check::RULES;
use crate::content::{ContentHash, Date, Kind, OutputPath};
use crate::diagnostic::{Diagnostic, Edit, Fix, Label, Level, RuleName, STAGES, Trust};
use crate::disk::recall::Key;
use crate::site::HeldBack;
use crate::text::{Place, SitePath, Span};

/// A place in a file: path, first byte, the byte after the last.
type Spot = (String, u32, u32);

#[derive(Serialize, Deserialize)]
struct Record {
    key: String,
    findings: Vec<Finding>,
    outputs: BTreeMap<String, String>,
    pages: BTreeMap<String, usize>,
    words: usize,
    sections: usize,
    unread: Vec<String>,
    html_files: usize,
    held_back: Vec<Held>,
    passed_over: Vec<String>,
    next_change: Option<(String, String)>,
}

#[derive(Serialize, Deserialize)]
struct Finding {
    spot: Spot,
    rule: String,
    level: String,
    message: String,
    labels: Vec<(Spot, String)>,
    help: Vec<String>,
    fix: Option<Mending>,
}

/// A fix: its words, whether it may be made without asking, and its edits.
type Mending = (String, bool, Vec<(u32, u32, String)>);

/// A page that is held back: path, title, why, and the day that matters.
type Held = (String, String, String, Option<String>);

/// The record of `build`.
pub(super) fn text(build: &Build, key: &Key) -> String {
    let summary = &build.summary;
    let paths = |paths: &[SitePath]| paths.iter().map(SitePath::to_string).collect();
    let record = Record {
        key: key.0.as_str().to_owned(),
        findings: build.diagnostics.iter().map(finding).collect(),
        outputs: build.outputs.iter().map(|(path, hash)| (path.to_string(), hash.as_str().to_owned())).collect(),
        pages: summary.pages.iter().map(|(kind, count)| (kind.name().to_owned(), *count)).collect(),
        words: summary.words,
        sections: summary.sections,
        unread: paths(&summary.unread),
        html_files: summary.html_files,
        held_back: summary.held_back.iter().map(|(path, title, why)| held(path, title, *why)).collect(),
        passed_over: paths(&summary.passed_over),
        next_change: summary.next_change.as_ref().map(|(day, what)| (day.to_string(), what.clone())),
    };
    let json = serde_json::to_string(&record).expect("a record is made of texts and numbers");
    format!("{}\n{json}", ContentHash::of(json.as_bytes()).as_str())
}

/// The build in the record `text`; `None` if the record is not whole, or is that of another key.
pub(super) fn read(text: &str, key: &Key) -> Option<Build> {
    let (hash, json) = text.split_once('\n')?;
    if hash != ContentHash::of(json.as_bytes()).as_str() {
        return None;
    }
    let record: Record = serde_json::from_str(json).ok().filter(|record: &Record| record.key == key.0.as_str())?;
    let paths = |paths: Vec<String>| paths.iter().map(|path| SitePath::new(path).ok()).collect::<Option<Vec<_>>>();
    let kinds = record.pages.into_iter().map(|(name, count)| Some((kind(&name)?, count)));
    let outputs =
        record.outputs.into_iter().map(|(path, hash)| Some((OutputPath::new(&path), ContentHash::read(&hash)?)));
    let summary = Summary {
        pages: kinds.collect::<Option<_>>()?,
        words: record.words,
        sections: record.sections,
        unread: paths(record.unread)?,
        html_files: record.html_files,
        held_back: record.held_back.into_iter().map(held_again).collect::<Option<_>>()?,
        passed_over: paths(record.passed_over)?,
        next_change: match record.next_change {
            Some((day, what)) => Some((Date::parse(&day).ok()?, what)),
            None => None,
        },
    };
    let diagnostics = record.findings.into_iter().map(found_again).collect::<Option<Vec<_>>>()?;
    Some(Build::recalled(diagnostics, outputs.collect::<Option<_>>()?, summary))
}

fn spot(path: &SitePath, span: Span) -> Spot {
    (path.to_string(), span.start, span.end)
}

fn place(spot: &Spot) -> Option<Place> {
    Some(Place::new(&SitePath::new(&spot.0).ok()?, Span { start: spot.1, end: spot.2 }))
}

fn finding(found: &Diagnostic) -> Finding {
    let edit = |edit: &Edit| (edit.span.start, edit.span.end, edit.replacement.clone());
    let fix = |fix: &Fix| (fix.message.clone(), fix.trust == Trust::Safe, fix.edits.iter().map(edit).collect());
    let label = |label: &Label| (spot(&label.place.path, label.place.span), label.message.clone());
    Finding {
        spot: spot(&found.path, found.span),
        rule: found.rule.as_str().to_owned(),
        level: found.level.word().to_owned(),
        message: found.message.clone(),
        labels: found.labels.iter().map(label).collect(),
        help: found.help.clone(),
        fix: found.fix.as_ref().map(fix),
    }
}

fn found_again(finding: Finding) -> Option<Diagnostic> {
    let place_of = |(spot, message): (Spot, String)| Some(Label { place: place(&spot)?, message });
    let Place { path, span } = place(&finding.spot)?;
    let edit = |(start, end, replacement)| Edit { span: Span { start, end }, replacement };
    let fix = |(message, safe, edits): Mending| Fix {
        message,
        trust: if safe { Trust::Safe } else { Trust::AskFirst },
        edits: edits.into_iter().map(edit).collect(),
    };
    Some(Diagnostic {
        path,
        span,
        rule: rule(&finding.rule)?,
        level: [Level::Error, Level::Warning, Level::Advice].into_iter().find(|level| level.word() == finding.level)?,
        message: finding.message,
        labels: finding.labels.into_iter().map(place_of).collect::<Option<_>>()?,
        help: finding.help,
        fix: finding.fix.map(fix),
    })
}

/// The rule or stage called `name`.
fn rule(name: &str) -> Option<RuleName> {
    let all = RULES.iter().map(|rule| rule.name).chain(STAGES.iter().map(|stage| stage.name));
    all.into_iter().find(|known| known.as_str() == name)
}

fn kind(name: &str) -> Option<Kind> {
    Kind::STATED.into_iter().chain([Kind::Section]).find(|kind| kind.name() == name)
}

fn held(path: &SitePath, title: &str, why: HeldBack) -> Held {
    let (why, day) = match why {
        HeldBack::Draft => ("draft", None),
        HeldBack::Future(day) => ("future", Some(day)),
        HeldBack::Expired(day) => ("expired", Some(day)),
        HeldBack::Withdrawn(day) => ("withdrawn", Some(day)),
    };
    (path.to_string(), title.to_owned(), why.to_owned(), day.map(|day| day.to_string()))
}

fn held_again((path, title, why, day): Held) -> Option<(SitePath, String, HeldBack)> {
    let day = day.as_deref().and_then(|day| Date::parse(day).ok());
    let why = match (why.as_str(), day) {
        ("draft", None) => HeldBack::Draft,
        ("future", Some(day)) => HeldBack::Future(day),
        ("expired", Some(day)) => HeldBack::Expired(day),
        ("withdrawn", Some(day)) => HeldBack::Withdrawn(day),
        _ => return None,
    };
    Some((SitePath::new(&path).ok()?, title, why))
}
