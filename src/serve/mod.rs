//! Floor 7: the live preview, `handout serve`.
//!
//! ```text
//!   the system's hints ─┐                                       ┌─→ pages, from memory
//!                       ├─→ one loop: look → build → show ─→ Now ├─→ events: "there is something newer"
//!   requests to fix ────┘      live.rs       generation.rs      └─→ the dashboard
//! ```
//!
//! [`Live`] is the loop, on a thread of its own: hints are no facts, a look at the files says what changed, and the
//! [`crate::build`] runs with the previous one. What it makes is an immutable [`Snapshot`], swapped in whole: a reader
//! gets all of one generation, and no request ever names a file of the disk. [`serve()`] answers requests from it.
//!
//! Who may ask is decided in `gate.rs`, what the answer is in `answer.rs`, both plain functions; only `http.rs` knows of
//! the network. What is laid over a page is drawn in [`overlay`], the pages of `/__handout/` in [`dashboard`].

mod address;
mod answer;
mod ask;
mod content_type;
mod dashboard;
mod explain;
mod fix;
mod gate;
mod generation;
mod html;
mod http;
mod inject;
mod listen;
mod live;
mod make;
mod now;
mod overlay;
mod policy;
mod secret;
mod snapshot;

pub use fix::{Asked, Order};
pub use gate::Hosts;
pub use generation::{Generation, Served};
pub use http::{Stopped, serve};
pub use listen::{Listening, listen};
pub use live::{Live, Plan, Told};
pub use now::Now;
pub use snapshot::{Kept, Snapshot, Took};
