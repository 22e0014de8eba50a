//! Whom a page asks for something. The reader's business is nobody's: nothing is loaded from anybody else, nothing runs
//! that is written into the page, and those to whom a link leads are not told where the reader was.

use super::Fault;
use super::address::{Reach, clean, of_css, of_refresh, of_srcset, reach};
use super::markup::Tag;
use super::reading::Reading;
use crate::content::BaseUrl;
use crate::diagnostic::names::{FINISHED_LINK, THIRD_PARTY};

/// What happens with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// A reader follows it.
    Follow {
        /// Whether those it leads to are not told where the reader was.
        noreferrer: bool,
        /// Whether it says otherwise than the page what they are told.
        own_policy: bool,
    },
    /// The browser loads it; true for pictures and fonts, whose content may be in the address.
    Load(bool),
    /// It only names something, as the address of the page itself.
    Name,
    /// It may not be on a page at all.
    Refused,
}

/// An address on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// The attribute it stands in.
    pub(super) place: &'static str,
    pub(super) address: String,
    pub(super) used: Use,
    /// Where the tag ends.
    pub(super) at: usize,
}

/// The place of what is refused because the browser runs it.
const SCRIPT: &str = "<script>";

/// All addresses of a tag, and the attributes that run or load something without one.
pub(super) fn addresses(tag: &Tag<'_>) -> Vec<Address> {
    let mut found = Vec::new();
    let mut add =
        |place, address: &str, used| found.push(Address { place, address: clean(address), used, at: tag.end });
    for (name, value) in &tag.attributes {
        match *name {
            "href" => add("href", value, use_of_href(tag)),
            "xlink:href" => add("xlink:href", value, use_of_href(tag)),
            "src" | "lowsrc" | "dynsrc" => add("src", value, Use::Load(is_picture(tag))),
            "poster" => add("poster", value, Use::Load(true)),
            "background" => add("background", value, Use::Load(true)),
            "data" | "codebase" | "classid" | "archive" if tag.name == "object" => add("data", value, Use::Load(false)),
            "action" => add("action", value, Use::Load(false)),
            "formaction" => add("formaction", value, Use::Load(false)),
            "srcset" | "imagesrcset" => {
                of_srcset(value).into_iter().for_each(|one| add("srcset", one, Use::Load(true)));
            }
            "ping" => add("ping", value, Use::Refused),
            "srcdoc" => add("srcdoc", value, Use::Refused),
            "manifest" => add("manifest", value, Use::Refused),
            "content" if tag.get("http-equiv").is_some_and(|word| word.trim().eq_ignore_ascii_case("refresh")) => {
                of_refresh(value).into_iter().for_each(|one| add("content", one, Use::Load(false)));
            }
            "attributename" if value.to_ascii_lowercase().contains("href") || starts_with_on(value) => {
                add("attributeName", value, Use::Refused);
            }
            "style" | "alt" | "title" => {}
            _ if starts_with_on(name) => add("on…", value, Use::Refused),
            _ if value.contains('(') && value.to_ascii_lowercase().contains("url(") => {
                of_css(value).into_iter().for_each(|one| add("url()", one, Use::Load(true)));
            }
            _ => {}
        }
    }
    if tag.name == "script" && !tag.has("src") && tag.get("type") != Some("application/ld+json") {
        add(SCRIPT, "", Use::Refused);
    }
    found
}

/// Attributes that begin with `on` are run by browsers.
fn starts_with_on(name: &str) -> bool {
    name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"))
}

fn is_picture(tag: &Tag<'_>) -> bool {
    matches!(tag.name, "img" | "image" | "source" | "video" | "audio" | "input")
}

fn use_of_href(tag: &Tag<'_>) -> Use {
    const NAMES: [&str; 11] =
        ["canonical", "alternate", "license", "author", "help", "me", "next", "prev", "search", "index", "contents"];
    match tag.name {
        "a" | "area" => {
            Use::Follow { noreferrer: tag.has_word("rel", "noreferrer"), own_policy: tag.has("referrerpolicy") }
        }
        // One word of `rel` that loads is enough to load.
        "link" => {
            let words = tag.get("rel").unwrap_or("").to_ascii_lowercase();
            let only_names = words.split_ascii_whitespace().all(|word| NAMES.contains(&word));
            if only_names { Use::Name } else { Use::Load(words.contains("icon")) }
        }
        _ => Use::Load(tag.name == "image" || tag.name == "feimage"),
    }
}

/// What is wrong with the addresses of a page.
pub(super) fn judge(page: &Reading<'_>, base: &BaseUrl) -> Vec<Fault> {
    let mut faults: Vec<Fault> = page
        .addresses
        .iter()
        .filter_map(|found| {
            let fault = judge_address(found, base, page.no_referrer)?;
            Some(fault.on_line(page.html, found.at))
        })
        .collect();
    for (css, at) in &page.css {
        faults.extend(judge_css(css, base).map(|fault| fault.on_line(page.html, *at)));
    }
    faults
}

fn judge_address(found: &Address, base: &BaseUrl, no_referrer: bool) -> Option<Fault> {
    let Address { place, address, used, .. } = found;
    let third_party = |message: String| Some(Fault::new(THIRD_PARTY, message));
    match (used, reach(address, base)) {
        (Use::Refused, _) if *place == SCRIPT => {
            third_party("a script is written into the page; put it into a file of the site".to_owned())
        }
        (Use::Refused, _) => third_party(format!("`{place}` may not be on a page: it runs or reports something")),
        (Use::Follow { .. } | Use::Load(_), Reach::Nowhere) => {
            Some(Fault::new(FINISHED_LINK, format!("the address in `{place}` leads nowhere")))
        }
        (Use::Follow { noreferrer: false, own_policy }, Reach::Elsewhere) if *own_policy || !no_referrer => {
            let message = format!("the link to {address} tells its owner which page the reader was on");
            Some(Fault::new(THIRD_PARTY, message).help(
                "put `<meta name=\"referrer\" content=\"no-referrer\">` into the head, or add `rel=\"noreferrer\"`",
            ))
        }
        (Use::Load(_), Reach::Elsewhere) => third_party(format!(
            "the page asks {address} for something, in `{place}`, so that others know who reads it"
        )),
        (Use::Load(true) | Use::Name, Reach::Inline) => None,
        (Use::Load(_), Reach::Contact) | (_, Reach::Unsafe | Reach::Inline) => {
            let shown: String = address.chars().take(60).collect();
            third_party(format!("the address `{shown}` in `{place}` may not be on a page"))
        }
        _ => None,
    }
}

/// What CSS written into the page may not do: load from others, hide what it does by escapes, or touch the stamps.
fn judge_css(css: &str, base: &BaseUrl) -> Option<Fault> {
    let foreign =
        of_css(css).into_iter().map(clean).find(|one| matches!(reach(one, base), Reach::Elsewhere | Reach::Unsafe));
    if let Some(address) = foreign {
        let message = format!("a style on the page asks {address} for something, so that others know who reads it");
        return Some(Fault::new(THIRD_PARTY, message));
    }
    if css.contains('\\') {
        return Some(Fault::new(THIRD_PARTY, "a style on the page has a `\\`, behind which an address could hide"));
    }
    css.to_ascii_lowercase().contains("stamp").then(|| {
        Fault::new(crate::diagnostic::names::STAMP, "a style on the page names a stamp; only `stamps.css` may")
    })
}
