//! The next snapshot: a build, and the files that are shown after it.
#![expect(clippy::disallowed_methods, reason = "the preview measures how long builds take")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use crate::build::{Build, File, Inputs, Options, SETTINGS, build};
use crate::content::{BaseUrl, OutputPath};
use crate::parse;
use crate::serve::generation::{Generation, Store};
use crate::serve::snapshot::{Snapshot, Took};
use crate::text::SitePath;

/// The snapshot after `before`.
pub(super) fn next(
    inputs: &Arc<Inputs>,
    options: &Options,
    before: Option<&Snapshot>,
    changed: &BTreeSet<SitePath>,
    trouble: Option<&str>,
    follow: bool,
) -> Snapshot {
    let times = Mutex::new((Instant::now(), Vec::new()));
    let ended = |stage: &'static str| {
        let mut times = times.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let took = Took { stage, time: now - times.0 };
        times.0 = now;
        times.1.push(took);
    };
    let nothing = Generation::default();
    let shown_before = before.map_or(&nothing, |before| &before.shown);
    let run = |previous: Option<&Build>| {
        let store = Store::new(inputs);
        let built = build(inputs, options, previous, &store, &ended);
        let made = store.finish(&built, shown_before);
        (built, made)
    };
    let (mut built, mut made) = run(before.map(|before| &*before.build));
    if made.is_none() {
        // The build relied on files that are not shown any more.
        (built, made) = run(None);
    }
    let is_current = !built.has_errors() && made.is_some();
    let last = || before.map(|before| (Arc::clone(&before.shown), Arc::clone(&before.sources)));
    let fresh = made.filter(|_| is_current).map(|made| (Arc::new(made), Arc::new(built.sources.clone())));
    let (shown, sources) = fresh.or_else(last).unwrap_or_default();
    let base = base_url(inputs, options).or_else(|| before.map(|before| before.base.clone()));
    let base = base.unwrap_or_else(|| BaseUrl::parse("http://localhost/").expect("this is an address"));
    let saved = changed.iter().find_map(|path| page_of(path, &sources));
    let earlier = before.map(|before| before.times.iter().take(Snapshot::TIMES - 1).cloned().collect::<Vec<_>>());
    let mut all_times = earlier.unwrap_or_default();
    all_times.insert(0, times.into_inner().unwrap_or_else(PoisonError::into_inner).1);
    Snapshot {
        number: before.map_or(1, |before| before.number + 1),
        inputs: Arc::clone(inputs),
        build: Arc::new(built),
        shown,
        is_current,
        sources,
        base,
        today: options.today,
        times: Arc::new(all_times),
        trouble: trouble.map(str::to_owned),
        follow: saved.or_else(|| before.and_then(|before| before.follow.clone())).filter(|_| follow),
    }
}

/// The page that is made from the file `path`.
fn page_of(path: &SitePath, sources: &BTreeMap<OutputPath, SitePath>) -> Option<OutputPath> {
    let html = |output: &&OutputPath| output.as_str().ends_with(".html");
    sources.iter().filter(|(_, source)| *source == path).map(|(output, _)| output).find(html).cloned()
}

/// Where the site stands on the web, as its settings say, if they can be read.
fn base_url(inputs: &Inputs, options: &Options) -> Option<BaseUrl> {
    if let Some(base) = &options.base_url {
        return Some(base.clone());
    }
    let path = SitePath::known(SETTINGS);
    let Some(File::Text(text)) = inputs.files.get(&path) else { return None };
    parse::settings(&path, text).value.map(|settings| settings.base_url)
}
