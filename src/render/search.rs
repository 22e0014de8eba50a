//! What the search in the page looks through: one file, loaded when somebody searches.
//!
//! Everything in it is the site's own: names and other names of pages, their summaries, key points and headings, the
//! signs of red flags, the plain forms of the word list, and `content/_data/search-words.yaml`. `static/search.js` reads it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use crate::content::{OutputPath, PageSummary, Tier, Value};
use crate::render::addresses::matrix_url;
use crate::render::fill::review::is_draft;
use crate::render::fill::scene::Scene;
use crate::render::words as said;
use crate::text::{sentences, words};

/// A word on more than this share of all pages tells none of them apart.
const COMMON: f64 = 0.06;

/// Where the file lies.
pub(super) fn output() -> OutputPath {
    OutputPath::new("search.json")
}

/// One page as it is found.
struct Entry {
    /// Its address below the home page.
    address: String,
    title: String,
    kind: &'static str,
    summary: String,
    names: Vec<String>,
    /// Words of its key points and headings.
    more: BTreeSet<String>,
}

/// The file.
pub(super) fn index(scene: &Scene<'_>) -> String {
    let pages: Vec<&PageSummary> = scene
        .site
        .pages
        .values()
        .map(|page| &**page)
        .filter(|page| !page.url.is_home() && !is_draft(scene, page))
        .collect();
    let mut entries: Vec<Entry> = pages.iter().map(|page| entry(scene, page)).collect();
    if scene.has_matrix() {
        entries.push(matrix(scene));
    }
    drop_common(&mut entries);
    let places: BTreeMap<&str, usize> =
        pages.iter().enumerate().map(|(index, page)| (page.url.as_str(), index)).collect();
    let mut signs = Vec::new();
    for (flag, home) in scene.site.flags.values().filter(|(flag, _)| flag.tier.value != Tier::Routine) {
        let Some(page) = places.get(home.as_str()) else { continue };
        let texts = flag.signs.iter().map(|sign| json!([page, said::tier(flag.tier.value), sign.value]));
        signs.extend(texts);
    }
    let file = json!({
        "home": scene.href(&crate::content::PageUrl::new("")),
        "ignore": texts(of_search_words(scene, "ignore")),
        "alike": alike(scene),
        "pages": entries.into_iter().map(row).collect::<Vec<Json>>(),
        "signs": signs,
    });
    format!("{file}\n")
}

fn row(entry: Entry) -> Json {
    let more: Vec<String> = entry.more.into_iter().collect();
    json!([entry.address, entry.title, entry.kind, entry.summary, entry.names, more.join(" ")])
}

fn entry(scene: &Scene<'_>, page: &PageSummary) -> Entry {
    let told = page.meta.key_points.iter().map(|point| point.as_str());
    let headings = page.anchors.iter().filter_map(|(_, heading)| heading.as_deref());
    let kind = said::kind(page.kind());
    Entry {
        address: below(scene, &scene.href(&page.url)),
        title: page.meta.title.value.clone(),
        kind,
        summary: first_sentence(&page.meta.summary.value),
        names: page.meta.also_known_as.iter().map(|name| name.value.clone()).collect(),
        more: told.chain(headings).flat_map(distinct).collect(),
    }
}

/// Enough to tell results apart.
fn first_sentence(text: &str) -> String {
    sentences(text).first().map_or_else(String::new, |range| text[range.clone()].trim().to_owned())
}

/// The safety matrix, which is where conditions without a page are found. Those that stop everything are found as signs.
fn matrix(scene: &Scene<'_>) -> Entry {
    let without_page = scene
        .site
        .records
        .conditions
        .iter()
        .filter(|(id, factor)| scene.site.page(id).is_none() && !factor.rules.stop_all);
    let names = without_page.flat_map(|(_, factor)| {
        std::iter::once(factor.title.clone()).chain(factor.also_known_as.iter().map(|name| name.value.clone()))
    });
    Entry {
        address: below(scene, &scene.href(&matrix_url())),
        title: said::MATRIX_TITLE.to_owned(),
        kind: said::generated_kind("matrix"),
        summary: said::MATRIX_SUMMARY.to_owned(),
        names: names.collect(),
        more: BTreeSet::new(),
    }
}

fn below(scene: &Scene<'_>, address: &str) -> String {
    address.strip_prefix(scene.site.settings.base_url.prefix()).unwrap_or(address).to_owned()
}

/// The words of a text that could tell a page from others.
fn distinct(text: &str) -> BTreeSet<String> {
    words(text).into_iter().map(|word| text[word].to_lowercase()).filter(|word| word.chars().count() > 3).collect()
}

/// Leaves out the words that too many pages have, and those that an entry has anyway.
fn drop_common(entries: &mut [Entry]) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in entries.iter().flat_map(|entry| &entry.more) {
        *counts.entry(word.clone()).or_default() += 1;
    }
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "counts of pages"
    )]
    let most = (entries.len() as f64 * COMMON).ceil() as usize;
    for entry in entries {
        let known: BTreeSet<String> =
            entry.names.iter().chain([&entry.title, &entry.summary]).flat_map(|text| distinct(text)).collect();
        entry.more.retain(|word| counts[word] <= most && !known.contains(word));
    }
}

/// Words that are looked for alike; the first stands for the others.
fn alike(scene: &Scene<'_>) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = match of_search_words(scene, "alike") {
        Some(Value::List(groups)) => groups.iter().map(|group| texts(Some(group))).collect(),
        _ => Vec::new(),
    };
    let short = |plain: &&crate::content::Jargon| {
        !plain.plain.contains([',', '(', '/']) && plain.plain.split_whitespace().count() <= 2
    };
    all.extend(
        scene
            .site
            .records
            .lexicons
            .jargon
            .iter()
            .filter(short)
            .map(|entry| vec![entry.plain.clone(), entry.term.clone()]),
    );
    all
}

fn of_search_words<'a>(scene: &Scene<'a>, key: &str) -> Option<&'a Value> {
    match scene.site.records.plain.get("search-words")? {
        Value::Map(map) => map.get(key),
        _ => None,
    }
}

/// The texts of a list.
fn texts(list: Option<&Value>) -> Vec<String> {
    let Some(Value::List(items)) = list else { return Vec::new() };
    let text = |item: &Value| match item {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    };
    items.iter().filter_map(text).collect()
}
