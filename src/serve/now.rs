//! The snapshot of this moment, for all who read, and word to those who wait that there is a newer one.

use std::sync::{Arc, Mutex, PoisonError};

use crate::serve::snapshot::Snapshot;

/// Called with the number of each new snapshot.
type Listener = Box<dyn Fn(u64) + Send + Sync>;

/// Where the loop puts the newest snapshot and readers take it.
#[derive(Default)]
pub struct Now {
    snapshot: Mutex<Option<Arc<Snapshot>>>,
    listeners: Mutex<Vec<Listener>>,
}

impl Now {
    /// The newest snapshot; `None` before the first build.
    pub fn get(&self) -> Option<Arc<Snapshot>> {
        self.snapshot.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Swaps a newer snapshot in, and then tells all who wait.
    pub(super) fn set(&self, snapshot: Arc<Snapshot>) {
        let number = snapshot.number;
        let old = self.snapshot.lock().unwrap_or_else(PoisonError::into_inner).replace(snapshot);
        // Its memory is given back outside the lock.
        drop(old);
        for listener in self.listeners.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            listener(number);
        }
    }

    /// Calls `listener` with the number of this snapshot, if there is one, and of each from now on; with one of them
    /// perhaps twice.
    pub fn listen(&self, listener: impl Fn(u64) + Send + Sync + 'static) {
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(snapshot) = self.get() {
            listener(snapshot.number);
        }
        listeners.push(Box::new(listener));
    }
}

impl std::fmt::Debug for Now {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Now").field("snapshot", &self.get().map(|snapshot| snapshot.number)).finish_non_exhaustive()
    }
}
