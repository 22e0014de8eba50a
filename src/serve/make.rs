//! The next snapshot: a build, and the files that are shown after it.
#![expect(clippy::disallowed_methods, reason = "the preview measures how long builds take")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use crate::build::{Build, Inputs, Options, build};
use crate::content::{BaseUrl, OutputPath};
use crate::serve::generation::{Generation, Store};
use crate::serve::snapshot::{Kept, Snapshot, Took};
use crate::site::Site;
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
    let site = built.site().map(Arc::clone).or_else(|| before.and_then(|before| before.site.clone()));
    let (shown, kept) = match (built.site(), before) {
        (Some(site), before) => {
            let mut made = made.unwrap_or_default();
            let kept = before.map(|before| keep(&mut made, before, (&built, site, inputs))).unwrap_or_default();
            (Arc::new(made), Kept::These(kept))
        }
        (None, Some(before)) => (Arc::clone(&before.shown), Kept::All),
        (None, None) => (Arc::default(), Kept::All),
    };
    let base = site.as_ref().map(|site| site.settings.base_url.clone()).or_else(|| options.base_url.clone());
    let base = base.unwrap_or_else(|| BaseUrl::parse("http://localhost/").expect("this is an address"));
    let earlier = before.map(|before| before.times.iter().take(Snapshot::TIMES - 1).cloned().collect::<Vec<_>>());
    let mut all_times = earlier.unwrap_or_default();
    all_times.insert(0, times.into_inner().unwrap_or_else(PoisonError::into_inner).1);
    let mut snapshot = Snapshot {
        number: before.map_or(1, |before| before.number + 1),
        inputs: Arc::clone(inputs),
        build: Arc::new(built),
        shown,
        site,
        kept,
        base,
        today: options.today,
        times: Arc::new(all_times),
        trouble: trouble.map(str::to_owned),
        follow: None,
    };
    if follow {
        let saved = changed.iter().find_map(|path| snapshot.output(path));
        snapshot.follow = saved.or_else(|| before.and_then(|before| before.follow.clone()));
    }
    snapshot
}

/// Puts those pages of `before` into `made` that `built` could not make though they are still there: their file cannot
/// be read as a page, or their template failed. Styles and pictures of the earlier build stay with them.
fn keep(
    made: &mut Generation,
    before: &Snapshot,
    (built, site, inputs): (&Build, &Site, &Inputs),
) -> BTreeMap<OutputPath, Option<SitePath>> {
    let is_page = |path: &OutputPath| path.as_str().ends_with(".html");
    let is_unread = |source: &SitePath| {
        inputs.files.contains_key(source) && !site.paths.contains_key(source) && !site.held_back.contains_key(source)
    };
    let mut kept = BTreeMap::new();
    for path in before.shown.files.keys().filter(|path| is_page(path) && !made.files.contains_key(path)) {
        let source = before.source(path);
        if built.outputs.contains_key(path) || source.is_some_and(is_unread) {
            kept.insert(path.clone(), source.cloned());
        }
    }
    if !kept.is_empty() {
        for (path, served) in before.shown.files.iter().filter(|(path, _)| kept.contains_key(path) || !is_page(path)) {
            made.files.entry(path.clone()).or_insert_with(|| served.clone());
        }
    }
    kept
}
