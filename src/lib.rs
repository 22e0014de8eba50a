//! # The map
//!
//! Handout turns Markdown articles for patients into a linked, stamped, accessible website, and refuses to publish a page
//! that could hurt its reader. One pure function is the program, [`build::build`]; reading and writing happen around it:
//!
//! ```text
//!   disk::read        parse         site          check         render         verify        disk::Stage
//!  ┌───────────┐   ┌─────────┐   ┌─────────┐   ┌─────────┐   ┌──────────┐   ┌──────────┐   ┌────────────┐
//!  │ files     │ → │ pages   │ → │ what    │ → │ rules   │ → │ views →  │ → │ stamps,  │ → │ staged,    │
//!  │ → Inputs  │   │ records │   │ pages   │   │         │   │ HTML     │   │ links in │   │ exchanged  │
//!  │           │   │ settings│   │ know    │   │         │   │          │   │ the HTML │   │ at once    │
//!  └───────────┘   └─────────┘   └─────────┘   └─────────┘   └──────────┘   └──────────┘   └────────────┘
//!      edge         ∥ by page     one after     ∥ by page      ∥ by page      ∥ by page         edge
//! ```
//!
//! # Floors
//!
//! A module imports from lower floors only, never from its own; `tests/it/tidy.rs` holds everybody to it, and to one
//! home for each third-party crate.
//!
//! | floor | modules | what they are |
//! |---|---|---|
//! | 8 | [`cli`] | arguments, one file a command; puts edges and core together |
//! | 7 | [`disk`] [`report`] [`serve`] | the edges: reading, publishing, printing, the live preview |
//! | 6 | [`build`] | the pipeline on one page |
//! | 5 | [`parse`] [`check`] [`render`] [`verify`] | four stages that do not know of each other |
//! | 4 | [`site`] [`clinical`] [`figure`] | what pages know of one another; which exercise harms whom; pictures |
//! | 3 | [`content`] | the nouns: pages, records, settings, addresses |
//! | 2 | [`diagnostic`] | what we tell an author |
//! | 1 | [`text`] | places in text, and its words |
//!
//! # What always holds
//!
//! 1. Nothing is published while an error stands.
//! 2. Every page carries its stamps: they are looked for in the finished HTML, visible and word for word.
//! 3. No clinical fact is compiled in: they are records in `content/_data/` and front matter.
//! 4. Only negatives are derived; what may help is always written by a person, with a source.
//! 5. One fact has one place: a relation is stated once and shown on both ends.
//! 6. `build(x, Some(previous)) == build(x, None)`, bytes and diagnostics.
//! 7. All or nothing on disk.
//! 8. The reader is nobody's business: no request to others, no cookie, no script needed.
//! 9. A finding has a place, a cause and a remedy; the core neither fails nor panics on any input.
//!
//! Beside these: only floors 7 and 8 read, write, print or ask the time. A page knows another page only by its
//! [`content::PageSummary`]. A template sees only its view. Addresses are made in [`content::PageUrl`] and
//! [`content::BaseUrl`]. The same inputs give the same bytes, in any order, with any number of threads, on any day zone.
//!
//! # Where is …?
//!
//! - what an exercise page must say: [`content::Exercise`], read by `parse/kinds/exercise.rs`
//! - the derivation: [`clinical`], and its laws in `clinical/laws.rs`
//! - a rule: one file below `check/rules/`; `check/rules/clinical/contraindication_undeclared.rs` is the one to read
//! - what a template can see: `render/view/`; `handout theme-reference` prints it
//! - how a site is published: `disk/stage.rs`
//! - the preview's loop: `serve/live.rs`; who may ask it: `serve/gate.rs`; what changed on disk: `disk/again.rs`
//! - how it is proved: `tests/it/`, a site in one string, and the change in the next

pub mod build;
pub mod check;
pub mod cli;
pub mod clinical;
pub mod content;
pub mod diagnostic;
pub mod disk;
pub mod figure;
pub mod parse;
pub mod render;
pub mod report;
pub mod serve;
pub mod site;
pub mod text;
pub mod verify;
