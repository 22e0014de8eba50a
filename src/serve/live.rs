//! The loop: hints come in, files are looked at, the site is built, the newest snapshot is shown.
#![expect(clippy::disallowed_methods, reason = "the preview waits, measures and has a thread of its own")]

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::build::{File, Hint, Hints, Inputs, Look, Looked, Options, Patience, Source, mend};
use crate::serve::fix::{Order, name};
use crate::serve::make::next;
use crate::serve::now::Now;
use crate::serve::snapshot::Snapshot;
use crate::text::SitePath;

/// So long a file may be gone or empty before that is believed: editors save by moving files about.
const UNSETTLED: Duration = Duration::from_millis(50);
/// More files than these at once are no person's doing: the rest of a storm is waited for.
const STORM: usize = 8;
/// A storm is over when nothing was heard for this long, or it has lasted too long.
const CALM: Duration = Duration::from_millis(40);
const LONGEST_STORM: Duration = Duration::from_secs(2);
/// So long after the last change the dates of all files are looked at, for changes that nobody told us of.
const RECHECK: Duration = Duration::from_millis(300);
/// So long after the last change all files are read, for changes that no date shows.
const IDLE: Duration = Duration::from_secs(2);
/// So often dates are looked at while nothing happens; more often until a first hint proves that there are any.
const ROUNDS: Duration = Duration::from_secs(10);
const FIRST_ROUNDS: Duration = Duration::from_secs(2);
/// So often dates are looked at when there are no hints.
const POLL: Duration = Duration::from_millis(400);

/// What a preview is made of.
pub struct Plan {
    /// The files.
    pub source: Box<dyn Source>,
    /// For which day and in which state to build; asked each time, for a preview outlives a day.
    pub options: Box<dyn Fn() -> Options + Send>,
    /// Whether to look for changes by oneself and not wait for hints.
    pub poll: bool,
    /// Whether open pages follow what was saved last.
    pub follow: bool,
    /// Told what happens, for the terminal.
    pub tell: Box<dyn Fn(Told) + Send>,
}

/// What happens in a preview.
#[derive(Clone, Debug)]
pub enum Told {
    /// There is a newer snapshot.
    Shown(Arc<Snapshot>),
    /// Nobody tells us of changes, for this reason; we look by ourselves from now on.
    Polling(String),
    /// The files cannot be read, for this reason.
    Trouble(String),
}

/// What the loop waits for.
enum Event {
    Hint(Hint),
    Order(Order),
    Stop,
}

/// A running preview. It ends when this is dropped.
#[derive(Debug)]
pub struct Live {
    events: Sender<Event>,
    thread: Option<thread::JoinHandle<()>>,
    now: Arc<Now>,
}

impl Live {
    /// Starts the loop. The first snapshot comes when the site has been built.
    pub fn start(plan: Plan) -> Self {
        let (events, waiting) = channel();
        let now = Arc::new(Now::default());
        let (sender, shown) = (events.clone(), Arc::clone(&now));
        let thread = thread::spawn(move || Loop::new(plan, sender, waiting, shown).run());
        Self { events, thread: Some(thread), now }
    }

    /// Where the newest snapshot is.
    pub fn now(&self) -> Arc<Now> {
        Arc::clone(&self.now)
    }

    /// Takes requests for fixes.
    pub fn orders(&self) -> impl Fn(Order) + Send + Sync + 'static {
        let events = Mutex::new(self.events.clone());
        move |order| {
            let events = events.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            drop(events.send(Event::Order(order)));
        }
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        drop(self.events.send(Event::Stop));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

/// The loop's own.
struct Loop {
    plan: Plan,
    waiting: Receiver<Event>,
    hints: Hints,
    now: Arc<Now>,
    options: Option<Options>,
    polls: bool,
    /// When something last changed, and when all dates were last looked at.
    changed: Instant,
    rounded: Instant,
    /// What is still to be done since the last change: look at all dates, read all files.
    to_recheck: bool,
    to_read: bool,
    /// When the last hint came.
    hinted: Option<Instant>,
    trouble: Option<String>,
}

impl Loop {
    fn new(plan: Plan, sender: Sender<Event>, waiting: Receiver<Event>, now: Arc<Now>) -> Self {
        let sender = Mutex::new(sender);
        let hints: Hints = Arc::new(move |hint| {
            let sender = sender.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            drop(sender.send(Event::Hint(hint)));
        });
        let (start, polls) = (Instant::now(), plan.poll);
        Self {
            plan,
            waiting,
            hints,
            now,
            options: None,
            polls,
            changed: start,
            rounded: start,
            to_recheck: false,
            to_read: false,
            hinted: None,
            trouble: None,
        }
    }

    fn run(mut self) {
        self.watch();
        self.look(Look::Bytes, Patience::Accept);
        loop {
            let wait = self.wait();
            match self.waiting.recv_timeout(wait) {
                Ok(Event::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Ok(Event::Order(order)) => self.fix(order),
                Ok(Event::Hint(hint)) => {
                    if !self.hear(hint) {
                        return;
                    }
                }
                Err(RecvTimeoutError::Timeout) => self.round(),
            }
        }
    }

    /// How long to wait for something to happen.
    fn wait(&self) -> Duration {
        let after = |since: Instant, delay: Duration| delay.saturating_sub(since.elapsed());
        let rounds = match (self.polls, self.hinted) {
            (true, _) => POLL,
            (false, None) => FIRST_ROUNDS,
            (false, Some(_)) => ROUNDS,
        };
        let mut wait = after(self.rounded, rounds);
        if self.to_recheck {
            wait = wait.min(after(self.changed, RECHECK));
        }
        if self.to_read {
            wait = wait.min(after(self.changed, IDLE));
        }
        wait
    }

    /// Asks for hints. Where there are none, we look by ourselves.
    fn watch(&mut self) {
        if self.polls {
            return;
        }
        if let Err(why) = self.plan.source.watch(&self.hints) {
            self.poll(why);
        }
    }

    fn poll(&mut self, why: String) {
        self.polls = true;
        (self.plan.tell)(Told::Polling(why));
    }

    /// Looks because something was heard; false if the preview is to end.
    fn hear(&mut self, first: Hint) -> bool {
        let began = Instant::now();
        let mut places = BTreeSet::new();
        let mut anywhere = false;
        let note = |hint: Hint, places: &mut BTreeSet<PathBuf>, anywhere: &mut bool| match hint {
            Hint::At(place) => drop(places.insert(place)),
            Hint::Anywhere => *anywhere = true,
        };
        note(first, &mut places, &mut anywhere);
        let mut orders = Vec::new();
        let mut unsettled_since: Option<Instant> = None;
        let mut changed = BTreeSet::new();
        loop {
            while let Ok(event) = self.waiting.try_recv() {
                match event {
                    Event::Stop => return false,
                    Event::Order(order) => orders.push(order),
                    Event::Hint(hint) => note(hint, &mut places, &mut anywhere),
                }
            }
            self.hinted = Some(Instant::now());
            let patience = match unsettled_since {
                Some(since) if since.elapsed() >= UNSETTLED => Patience::Accept,
                _ => Patience::Wait,
            };
            // After an overflow nothing that dates say is enough.
            let look = if anywhere { Look::Bytes } else { Look::At(&places) };
            let Some(looked) = self.update(look, patience) else { break };
            let is_storm = looked.changed.len() + changed.len() > STORM && began.elapsed() < LONGEST_STORM;
            changed.extend(looked.changed);
            if looked.unsettled && began.elapsed() > LONGEST_STORM {
                self.to_recheck = true;
                break;
            }
            let pause = match (looked.unsettled, is_storm) {
                (true, _) => UNSETTLED.saturating_sub(unsettled_since.get_or_insert_with(Instant::now).elapsed()),
                (false, true) => CALM,
                (false, false) => break,
            };
            anywhere = false;
            match self.waiting.recv_timeout(pause.max(Duration::from_millis(1))) {
                Ok(Event::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
                Ok(Event::Order(order)) => orders.push(order),
                Ok(Event::Hint(hint)) => note(hint, &mut places, &mut anywhere),
                Err(RecvTimeoutError::Timeout) if !looked.unsettled => break,
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
        self.make(&changed);
        // A folder may have gone and come back, or come for the first time.
        self.watch();
        orders.into_iter().for_each(|order| self.fix(order));
        true
    }

    /// Looks because it is time to.
    fn round(&mut self) {
        if self.to_read && self.changed.elapsed() >= IDLE {
            self.to_read = false;
            self.look(Look::Bytes, Patience::Wait);
        } else {
            self.to_recheck = false;
            self.look(Look::Dates, Patience::Wait);
        }
        self.watch();
    }

    /// Looks, waits for what is not settled, and shows what came of it.
    fn look(&mut self, look: Look<'_>, patience: Patience) {
        self.rounded = Instant::now();
        let Some(mut looked) = self.update(look, patience) else { return self.make(&BTreeSet::new()) };
        let unannounced = !looked.changed.is_empty() && self.options.is_some();
        if looked.unsettled {
            thread::sleep(UNSETTLED);
            if let Some(more) = self.update(look, Patience::Accept) {
                looked.changed.extend(more.changed);
                self.to_recheck |= more.unsettled;
            }
        }
        self.make(&looked.changed);
        if unannounced && !self.polls && self.is_unannounced() {
            self.poll(
                "the system does not tell of changes in this folder, as on a network drive or in a container".into(),
            );
        }
    }

    /// Whether no hint has come for a change that a look has found.
    fn is_unannounced(&mut self) -> bool {
        if self.hinted.is_some_and(|hinted| hinted.elapsed() < Duration::from_secs(1)) {
            return false;
        }
        match self.waiting.recv_timeout(Duration::from_millis(500)) {
            Ok(event) => {
                if let Event::Hint(_) = event {
                    self.hinted = Some(Instant::now());
                }
                // It is taken up as if it came now; what it names has been looked at, or is looked at soon.
                self.to_recheck = true;
                if let Event::Order(order) = event {
                    self.fix(order);
                }
                false
            }
            Err(_) => true,
        }
    }

    /// Brings the files up to date; `None` if they cannot be read.
    fn update(&mut self, look: Look<'_>, patience: Patience) -> Option<Looked> {
        match self.plan.source.look(look, patience) {
            Ok(looked) => {
                if self.trouble.take().is_some() {
                    self.options = None;
                }
                Some(looked)
            }
            Err(why) => {
                if self.trouble.as_ref() != Some(&why) {
                    (self.plan.tell)(Told::Trouble(why.clone()));
                    self.trouble = Some(why);
                    self.options = None;
                }
                None
            }
        }
    }

    /// Builds and shows the site if files changed, or the day did, or the trouble.
    fn make(&mut self, changed: &BTreeSet<SitePath>) {
        let options = (self.plan.options)();
        if changed.is_empty() && self.options.as_ref() == Some(&options) {
            return;
        }
        self.changed = Instant::now();
        (self.to_recheck, self.to_read) = (true, true);
        let inputs = self.plan.source.inputs();
        let before = self.now.get();
        let made = catch_unwind(AssertUnwindSafe(|| {
            next(&inputs, &options, before.as_deref(), changed, self.trouble.as_deref(), self.plan.follow)
        }));
        match made {
            Ok(snapshot) => {
                let snapshot = Arc::new(snapshot);
                self.options = Some(options);
                self.now.set(Arc::clone(&snapshot));
                (self.plan.tell)(Told::Shown(snapshot));
            }
            Err(_) => (self.plan.tell)(Told::Trouble(
                "handout itself has failed on this change, which is a bug in it; please report the page".to_owned(),
            )),
        }
    }

    /// Makes the fix that somebody waits for.
    fn fix(&mut self, order: Order) {
        self.look(Look::Dates, Patience::Wait);
        let result = self.fixed(&order.asked.finding);
        self.look(Look::Dates, Patience::Wait);
        (order.done)(result);
    }

    fn fixed(&mut self, finding: &str) -> Result<String, String> {
        let gone = || "the text has changed since this page was loaded; nothing was written".to_owned();
        let (Some(snapshot), Some(options)) = (self.now.get(), self.options.clone()) else { return Err(gone()) };
        let inputs = &snapshot.inputs;
        let is_it = |found: &crate::diagnostic::Diagnostic| name(found, inputs).as_deref() == Some(finding);
        let Some(found) = snapshot.build.diagnostics.iter().find(|found| is_it(found)) else { return Err(gone()) };
        let mended = mend((**inputs).clone(), &options, (*snapshot.build).clone(), &|other| other == found);
        let [(path, words)] = mended.done.as_slice() else {
            return Err("this fix alone would leave the page worse than before; nothing was written".to_owned());
        };
        let text = |inputs: &Inputs| match inputs.files.get(path) {
            Some(File::Text(text)) => Some(Arc::clone(text)),
            _ => None,
        };
        let (Some(old), Some(new)) = (text(inputs), text(&mended.inputs)) else { return Err(gone()) };
        self.plan.source.replace(path, &old, &new)?;
        Ok(format!("{path}: {words}"))
    }
}
