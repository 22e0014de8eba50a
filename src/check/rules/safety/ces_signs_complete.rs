//! Warning signs that belong together, of which some are missing or not on the emergency card; or a page that names
//! the illness and does not lead to its signs.
//!
//! Readers take a list for the whole list. Whoever has the one sign that is left out waits at home. Which signs belong
//! together stands in `content/_data/red-flag-sets.yaml`: each group of a set needs a flag with signs, on the emergency
//! card if the others are there. A page that shows one flag of a set shows all of them, and one that names the illness
//! links to the page with its signs. In the text of a paragraph the first mention becomes a link by itself; in a heading
//! or a card it does not.
//!
//! Source: `girft-ces-2023` and `ces-card` in the register of this site. Of 28 pages of one public site on sciatica, one
//! named all five groups of signs of cauda equina syndrome.
//!
//! ```bad
//! -- edit content/red-flags/cauda-equina-syndrome.md --
//! -    group: sexual
//! +    group: saddle
//! ```
//!
//! ```bad
//! -- edit content/about.md --
//! -This site is a test. Nobody has checked it.
//! +> [!IMPORTANT] A word on nerves
//! +> Cauda equina syndrome is rare.
//! ```
//!
//! ```good
//! -- edit content/about.md --
//! -This site is a test. Nobody has checked it.
//! +> [!IMPORTANT] A word on nerves
//! +> Know the signs of [cauda equina syndrome](red-flags/cauda-equina-syndrome.md).
//! ```

use std::collections::BTreeSet;

use crate::check::prose::phrase;
use crate::check::rule::Definition;
use crate::check::{Check, Context, Findings, Force};
use crate::content::{AutomaticLinks, Flag, Id, Kind, Page, PageUrl, PassageKind, RedFlagSet, Tier};
use crate::diagnostic::Level;
use crate::site::links_of;
use crate::text::Place;

pub(in crate::check) const RULE: Definition =
    Definition { level: Level::Error, force: Force::Absolute, check: Check::Both(page, site) };

/// The flags of one group of a set, and the page of each.
fn members<'a>(set: &RedFlagSet, group: &Id, context: Context<'a>) -> Vec<(&'a Flag, &'a PageUrl)> {
    let wanted = set.condition.as_ref().map(|condition| &condition.value);
    let of_condition =
        |flag: &Flag| wanted.is_none() || flag.condition.as_ref().map(|condition| &condition.value) == wanted;
    let flags = context.site.flags.values().filter(|(flag, _)| flag.group.value == *group && of_condition(flag));
    flags.map(|(flag, url)| (flag, url)).collect()
}

fn site(context: Context<'_>, found: &mut Findings<'_>) {
    for set in context.site.records.red_flag_sets.values() {
        let path = &set.place.path;
        if set.groups.is_empty() {
            found
                .on(path, set.place.span, format!("the set \"{}\" names no groups of signs", set.title))
                .help("add `groups: […]`, with a name for each kind of sign that has to be there");
        }
        let groups: Vec<_> = set.groups.iter().map(|group| (group, members(set, &group.value, context))).collect();
        let on_card = |flag: &Flag| flag.stamped || flag.tier.value == Tier::Emergency;
        let carded = groups.iter().flat_map(|(_, flags)| flags).any(|(flag, _)| on_card(flag));
        for (group, flags) in &groups {
            let signs = flags.iter().flat_map(|(flag, _)| &flag.signs);
            if signs.into_iter().all(|sign| sign.trim().is_empty()) {
                found
                    .on(path, group.span, format!("no red flag gives the signs of `{}` of {}", group.value, set.title))
                    .help(format!(
                        "add a flag with `group: {}` to the red-flag page that gives the others",
                        group.value
                    ));
            } else if let Some((first, _)) = flags.first().filter(|_| carded)
                && !flags.iter().any(|(flag, _)| flag.stamped)
            {
                found
                    .on(
                        &first.place.path,
                        first.id.span,
                        format!(
                            "`{}` is not on the emergency card, and other signs of {} are",
                            first.id.value, set.title
                        ),
                    )
                    .label(Place::new(path, group.span), "the set that belongs together")
                    .help("add `stamped: true`");
            }
        }
    }
}

fn page(page: &Page, context: Context<'_>, found: &mut Findings<'_>) {
    for set in context.site.records.red_flag_sets.values() {
        shows_all(page, set, context, found);
        leads_to_signs(page, set, context, found);
    }
}

/// A page that adds one flag of a set to its cards has to show all groups.
fn shows_all(page: &Page, set: &RedFlagSet, context: Context<'_>, found: &mut Findings<'_>) {
    let named = &page.summary.meta.red_flags;
    let is_named = |flag: &Flag| named.iter().any(|id| id.value == flag.id.value);
    let groups: Vec<_> = set.groups.iter().map(|group| (group, members(set, &group.value, context))).collect();
    let flags = || groups.iter().flat_map(|(_, flags)| flags.iter().map(|(flag, _)| *flag));
    let Some(first) = flags().find(|flag| is_named(flag)) else { return };
    let Some(first) = named.iter().find(|id| id.value == first.id.value) else { return };
    let missing = groups.iter().filter(|(_, flags)| !flags.iter().any(|(flag, _)| flag.stamped || is_named(flag)));
    let missing: Vec<&str> = missing.map(|(group, _)| group.value.as_str()).collect();
    if !missing.is_empty() {
        found
            .at(first.span, format!("this page shows a sign of {}, but none of {}", set.title, missing.join(", ")))
            .help("add the other flags of the set to `red-flags`");
    }
}

/// A page that names the illness has to lead to the page with its signs.
fn leads_to_signs(page: &Page, set: &RedFlagSet, context: Context<'_>, found: &mut Findings<'_>) {
    let urls: BTreeSet<&PageUrl> =
        set.groups.iter().flat_map(|group| members(set, &group.value, context)).map(|(_, url)| url).collect();
    if urls.is_empty() || urls.contains(&page.summary.url) || page.summary.kind() == Kind::RedFlag {
        return;
    }
    let names = names(set, &urls, context);
    let mention = page.body.passages.iter().find_map(|passage| {
        let range = names.iter().find_map(|name| phrase(&passage.text, name))?;
        Some((passage.source(range.clone()), passage.text[range].to_owned()))
    });
    let Some((span, words)) = mention else { return };
    let by_hand = links_of(context.site, &page.summary).iter().any(|url| urls.contains(url));
    let automatic = page.summary.meta.automatic_links == AutomaticLinks::Make
        && page.body.passages.iter().any(|passage| {
            matches!(passage.kind, PassageKind::Paragraph | PassageKind::Item | PassageKind::Cell)
                && context.site.mentions.find(&passage.text).iter().any(|mention| urls.contains(mention.page))
        });
    if by_hand || automatic {
        return;
    }
    let target = urls.iter().find_map(|url| context.site.pages.get(*url)).map_or("", |page| page.id.as_str());
    found
        .at(span, format!("\"{words}\" is named here, and nothing leads to its signs"))
        .help(format!("link to them once on this page: [[{target}]]"));
}

/// What the illness of a set is called: by the set, by the condition and by the pages with its signs.
fn names(set: &RedFlagSet, urls: &BTreeSet<&PageUrl>, context: Context<'_>) -> Vec<String> {
    let mut names = vec![set.title.clone()];
    if let Some(condition) = &set.condition {
        names.extend(context.site.condition_title(&condition.value).map(str::to_owned));
        let factor = context.site.records.conditions.get(&condition.value);
        names.extend(factor.into_iter().flat_map(|factor| &factor.also_known_as).map(|name| name.value.clone()));
    }
    // A short synonym, such as an abbreviation, may mean anything.
    names.retain(|name| name.chars().count() > 4);
    let pages = urls.iter().filter_map(|url| context.site.pages.get(*url));
    // Two sets on one page share its title, which then names neither.
    let single = |page: &crate::content::PageSummary| {
        let of_page = |other: &RedFlagSet| {
            other.groups.iter().flat_map(|group| members(other, &group.value, context)).any(|(_, url)| *url == page.url)
        };
        context.site.records.red_flag_sets.values().filter(|other| of_page(other)).count() == 1
    };
    names.extend(pages.filter(|page| single(page)).map(|page| page.meta.title.value.clone()));
    names
}
