//! What pulldown-cmark reads in a body, with places that count from the file's first byte.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser, Tag};

use super::source::Source;

/// Smart punctuation stays off, since `5 -- 10` must not become something else. Task lists stay off, since no patient can
/// tick them. Heading attributes are read by `marks`, which knows the place of each.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_WIKILINKS);

/// The parser puts the addresses of reference links in as often as they are used, up to this many bytes; after that it
/// leaves the link out without a word.
const EXPANSION: usize = 100_000;

/// All that was read.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    /// The parts of the body in order, each with its place.
    pub(super) events: Vec<(Event<'a>, Range<usize>)>,
    /// `[text][name]` and `[name][]` whose name nobody defined, with that name.
    pub(super) undefined: Vec<(Range<usize>, String)>,
    /// Where the address of the reference link that begins at the key is defined.
    pub(super) definitions: BTreeMap<usize, Range<usize>>,
    /// All definitions of addresses, in order, and whether a link uses them.
    pub(super) defined: Vec<(Range<usize>, bool)>,
    /// Whether reference links have used up their allowance, so that some may be missing.
    pub(super) exhausted: bool,
}

/// Reads the body of `source`.
pub(super) fn read<'a>(source: Source<'a>) -> Reading<'a> {
    let start = source.start;
    let body = &source.text[start..];
    let whole = |range: Range<usize>| range.start + start..range.end + start;
    let mut undefined = Vec::new();
    let note_undefined = |link: BrokenLink<'a>| {
        let wanted = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
        if wanted || body[link.span.start..].starts_with("![") {
            undefined.push((whole(link.span), link.reference.into_string()));
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(body, OPTIONS, Some(note_undefined));
    let mut parser = parser.into_offset_iter();
    let events: Vec<_> = parser.by_ref().map(|(event, range)| (event, whole(range))).collect();

    let mut definitions = BTreeMap::new();
    let mut expanded = 0;
    for (event, range) in &events {
        let Event::Start(Tag::Link { link_type, dest_url, title, id } | Tag::Image { link_type, dest_url, title, id }) =
            event
        else {
            continue;
        };
        if matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) {
            expanded += dest_url.len() + title.len();
            if let Some(definition) = parser.reference_definitions().get(id) {
                definitions.insert(range.start, whole(definition.span.clone()));
            }
        }
    }
    let used: BTreeSet<usize> = definitions.values().map(|definition| definition.start).collect();
    let all = parser.reference_definitions().iter().map(|(_, definition)| whole(definition.span.clone()));
    let mut defined: Vec<_> = all.map(|range| (range.clone(), used.contains(&range.start))).collect();
    defined.sort_by_key(|(range, _)| range.start);
    drop(parser);
    Reading { events, undefined, definitions, defined, exhausted: expanded >= EXPANSION.max(body.len()) }
}
