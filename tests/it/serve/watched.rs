//! The preview's loop with the real watcher, without a network, compared with a build from scratch.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use handout::build::{Build, Options, Output, Sink, build};
use handout::content::{Date, Drafts, OutputPath};
use handout::disk;
use handout::serve::{Kept, Live, Now, Plan, Snapshot, Told};
use tempfile::TempDir;

use crate::serve::program::{LONGEST, on_disk};
use crate::site::{TODAY, TestSite, line};

/// A site in a folder that is watched.
pub(crate) struct Watched {
    _live: Live,
    now: Arc<Now>,
    /// What the loop said beside showing snapshots.
    pub(crate) said: Arc<Mutex<Vec<String>>>,
    /// The folder.
    pub(crate) root: TempDir,
}

/// Takes all files, faulty ones too, and keeps none.
struct Taker;

impl Sink for Taker {
    fn emit(&self, _: &OutputPath, _: Output<'_>) {}

    fn takes_faulty(&self) -> bool {
        true
    }
}

fn options() -> Options {
    Options { today: Date::parse(TODAY).unwrap(), drafts: Drafts::Leave, base_url: None }
}

/// What comes of the site in `root`, built from scratch.
pub(crate) fn clean(root: &Path) -> Result<Build, String> {
    let inputs = disk::read(root).map_err(|error| error.to_string())?;
    Ok(build(&inputs, &options(), None, &Taker, &|_| {}))
}

impl Watched {
    /// Watches `site` and waits until it is shown.
    pub(crate) fn of(site: &TestSite, poll: bool) -> Self {
        let root = on_disk(site);
        let said = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&said);
        let live = Live::start(Plan {
            source: Box::new(disk::Reader::new(root.path()).unwrap()),
            options: Box::new(options),
            poll,
            follow: true,
            tell: Box::new(move |told| match told {
                Told::Shown(_) => {}
                Told::Polling(why) | Told::Trouble(why) => heard.lock().unwrap().push(why),
            }),
        });
        let watched = Self { now: live.now(), _live: live, said, root };
        watched.until("the first build", |_| true);
        watched
    }

    /// A path in the site.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    /// Writes a file as plain programs do.
    pub(crate) fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    /// The newest snapshot.
    pub(crate) fn snapshot(&self) -> Arc<Snapshot> {
        self.now.get().expect("the first build is done")
    }

    /// Waits for a snapshot that is as `wanted`.
    #[track_caller]
    pub(crate) fn until(&self, what: &str, wanted: impl Fn(&Snapshot) -> bool) -> Arc<Snapshot> {
        let until = Instant::now() + LONGEST;
        loop {
            if let Some(snapshot) = self.now.get().filter(|snapshot| wanted(snapshot)) {
                return snapshot;
            }
            assert!(Instant::now() < until, "never came: {what}; said: {:?}", self.said.lock().unwrap());
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// Waits until the preview is what a build from scratch is.
    #[track_caller]
    pub(crate) fn settles(&self, story: &str) -> Arc<Snapshot> {
        let clean = clean(self.root.path()).unwrap();
        let until = Instant::now() + LONGEST;
        while *self.snapshot().build != clean {
            if Instant::now() >= until {
                let now = self.snapshot();
                let lines = |build: &Build| build.diagnostics.iter().map(line).collect::<Vec<_>>().join("\n");
                let read = disk::read(self.root.path()).unwrap();
                for (path, file) in &read.files {
                    let own = now.inputs.files.get(path);
                    let same = match (file, own) {
                        (handout::build::File::Asset(a), Some(handout::build::File::Asset(b))) => a.hash == b.hash,
                        (a, b) => Some(a) == b,
                    };
                    assert!(same, "not read again: {path}: {file:?}\n{own:?}");
                }
                let said = self.said.lock().unwrap();
                panic!(
                    "not what a clean build is, after\n{story}\nsaid: {said:?}, {:?}\nshown:\n{}\n{:?}\nclean:\n{}\n{:?}",
                    now.trouble,
                    lines(&now.build),
                    now.build.outputs,
                    lines(&clean),
                    clean.outputs
                );
            }
            thread::sleep(Duration::from_millis(2));
        }
        let snapshot = self.snapshot();
        if snapshot.kept == Kept::These(BTreeMap::new()) {
            let shown = snapshot.shown.files.iter().map(|(path, served)| (path.clone(), served.hash.clone()));
            let made = clean.outputs.iter().filter(|(path, _)| snapshot.shown.files.contains_key(*path));
            assert_eq!(
                shown.collect::<BTreeMap<_, _>>(),
                made.map(|(a, b)| (a.clone(), b.clone())).collect(),
                "{story}"
            );
            assert!(clean.has_errors() || clean.outputs.len() == snapshot.shown.files.len(), "{story}");
        }
        snapshot
    }

    /// Whether the page `output` is shown.
    pub(crate) fn shows(&self, output: &str) -> bool {
        self.snapshot().shown.files.contains_key(&OutputPath::new(output))
    }
}
