//! Tests of the whole: one good page, and what is said after a change to it.

mod judged;
mod soup;
mod tricks;

use super::{Expected, Stamp, page};
use crate::content::{BaseUrl, Language};

pub(super) const DISCLAIMER: &str = "This site is no substitute for medical advice & care.";
const CARD: &str = "Call 999 now if you cannot pee.";

/// A page with nothing wrong.
pub(super) const GOOD: &str = r##"<!doctype html>
<html lang="en-GB" dir="ltr">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Press-up</title>
<link rel="canonical" href="https://example.org/sciatica/exercises/press-up/">
<link rel="icon" href="/sciatica/icon.svg"><link rel="stylesheet" href="/sciatica/site.css">
<link rel="stylesheet" href="/sciatica/stamps.css">
<script type="application/ld+json">{"@type":"MedicalWebPage"}</script>
<script src="/sciatica/search.js" defer></script>
</head>
<body class="page">
<a href="#main">Skip to the main part</a>
<header><nav aria-label="Site"><ul><li><a href="/sciatica/">Home</a></li></ul></nav></header>
<main id="main">
<div class="stamp" data-stamp="disclaimer"><p>This site is <b>no</b> substitute for
  medical&nbsp;advice &amp; care.</p></div>
<section data-stamp="emergency-card"><h2>Emergency</h2><p>Call 999 now if you cannot pee.</p></section>
<h1>Press-up</h1>
<svg viewBox="0 0 9 9" role="img"><title>Lying on the front</title><path d="M0 0"/></svg>
<ol id="steps"><li>Lie down.</li><li>Press up.</li></ol>
<h2>How much</h2>
<table><caption>Dose</caption><thead><tr><th scope="col">Day</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>
<p>See <a href="https://www.nhs.uk/" rel="noreferrer">the NHS</a> or <a href="tel:111">call 111</a>.</p>
<img src="/sciatica/a.png" srcset="/sciatica/a.png 1x, /sciatica/b.png 2x" alt="" width="1" height="1">
<form role="search" action="/sciatica/search/"><label for="q">Search</label><input id="q"><button>Go</button></form>
<noscript><p>Search needs scripts.</p></noscript>
</main>
</body>
</html>
"##;

pub(super) fn language() -> Language {
    Language::new("en-GB").unwrap()
}

pub(super) fn base() -> BaseUrl {
    BaseUrl::parse("https://example.org/sciatica/").unwrap()
}

pub(super) fn expected<'a>(language: &'a Language, base: &'a BaseUrl) -> Expected<'a> {
    let stamp = |name, what: &str, text: &str, before_steps| Stamp {
        name,
        what: what.to_owned(),
        texts: vec![text.to_owned()],
        before_steps,
    };
    Expected {
        template: "templates/exercise.html",
        language,
        base,
        heading: Some("Press-up".to_owned()),
        stamps: vec![
            stamp("disclaimer", "the disclaimer", DISCLAIMER, false),
            stamp("emergency-card", "the emergency card", CARD, true),
        ],
        steps: vec!["Lie down.".to_owned(), "Press up.".to_owned()],
        stamps_style: Some("/sciatica/stamps.css".to_owned()),
        noindex: true,
        reviewed: false,
    }
}

/// The faults of the good page after `from` became `to`: rule and message.
#[track_caller]
pub(super) fn faults(from: &str, to: &str) -> Vec<String> {
    assert!(GOOD.contains(from), "the good page has no {from}");
    let found = page(&GOOD.replacen(from, to, 1), &expected(&language(), &base()));
    found.into_iter().map(|fault| format!("{}: {}", fault.rule, fault.message)).collect()
}
