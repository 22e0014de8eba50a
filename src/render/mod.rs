//! Floor 5: from the site and a page to HTML.
//!
//! [`plan`] names every HTML file of a site; [`render`] makes one of them, and can make many at once:
//!
//! ```text
//! site + page ──fill──► View (view/, all in words) ──template──► HTML
//!               body ──────┘   └──stamps──► what must be seen on it
//! ```
//!
//! A template sees its view and nothing else. What views hold is said once, in [`view`]: the reference for authors of
//! themes ([`reference()`]) and the check of unknown variables are made from it. What must be seen on a page is told
//! from the view that its template was given; whether it is seen, the finished page is asked elsewhere.

mod addresses;
mod body;
mod feeds;
mod fill;
mod headers;
mod json_ld;
mod layouts;
mod planned;
mod qr;
mod reference;
mod search;
mod stamps;
mod template_check;
mod template_fields;
mod template_words;
mod templates;
#[cfg(test)]
mod tests;
pub mod view;
mod whole;
mod words;
mod work;

pub use addresses::generated_outputs;
pub use planned::{Planned, Subject};
pub use reference::reference;
pub use stamps::ExpectedStamp;
pub use templates::Templates;
pub use whole::{Rendered, SiteParts, files, plan, render};
