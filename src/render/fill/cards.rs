//! The care cards of a page: the stamped signs on every page, and those that the page adds.

use crate::content::{Action, Flag, Id, Jurisdiction, PageSummary, PageUrl, Service, Tier};
use crate::render::fill::scene::Scene;
use crate::render::fill::sources::Numbers;
use crate::render::view::{CardView, PhoneView, SignView};
use crate::render::words;

/// A flag and the page that states it.
pub(crate) type Placed<'a> = (&'a Flag, &'a PageUrl);

/// The services to which the heading of a tier's card sends readers. All countries have the same ids.
fn services_of(tier: Tier) -> &'static [&'static str] {
    match tier {
        // An ambulance is not the same as going to hospital: a sign that needs one says so beside it.
        Tier::Emergency => &["emergency-department"],
        Tier::SameDay => &["urgent"],
        Tier::Routine => &["routine"],
    }
}

/// The services that a tier's card gives the number of.
fn numbers_of(tier: Tier) -> &'static [&'static str] {
    match tier {
        Tier::Emergency => &["emergency", "emergency-department"],
        Tier::SameDay => &["urgent"],
        Tier::Routine => &["routine"],
    }
}

/// The country whose services the site names.
pub(crate) fn country<'a>(scene: &Scene<'a>) -> Option<&'a Jurisdiction> {
    scene.site.records.jurisdictions.get(&scene.site.settings.jurisdiction.value)
}

/// A service of the site's country.
pub(crate) fn service<'a>(scene: &Scene<'a>, id: &str) -> Option<&'a Service> {
    country(scene)?.services.get(id)
}

/// The cards of a page: stamped flags and those that `page` names; generated pages have the stamped ones.
pub(crate) fn cards(scene: &Scene<'_>, page: Option<&PageSummary>) -> Vec<CardView> {
    let added = |id: &Id| page.is_some_and(|page| page.meta.red_flags.iter().any(|flag| flag.value == *id));
    let flags = scene.site.flags.iter();
    let mut shown: Vec<Placed<'_>> =
        flags.filter(|(id, (flag, _))| flag.stamped || added(id)).map(|(_, (flag, url))| (flag, url)).collect();
    // As their authors wrote them: the most telling sign first.
    shown.sort_by_key(|(flag, _)| (!flag.stamped, flag.place.clone()));
    let own = page.map(|page| &page.url);
    Tier::ALL.into_iter().filter_map(|tier| card(scene, tier, &shown, own, None)).collect()
}

/// The cards of `flags`, with their sources, as the page at `own` states them.
pub(crate) fn cards_of(
    scene: &Scene<'_>,
    flags: &[Placed<'_>],
    own: &PageUrl,
    numbers: &mut Numbers<'_>,
) -> Vec<CardView> {
    let mut all = Vec::new();
    for tier in Tier::ALL {
        all.extend(card(scene, tier, flags, Some(own), Some(&mut *numbers)));
    }
    all
}

/// One card; `None` if no flag is of its tier. Sources are shown where the flags are at home.
fn card(
    scene: &Scene<'_>,
    tier: Tier,
    flags: &[Placed<'_>],
    own: Option<&PageUrl>,
    mut numbers: Option<&mut Numbers<'_>>,
) -> Option<CardView> {
    let mut signs = Vec::new();
    for (flag, home) in flags.iter().filter(|(flag, _)| flag.tier.value == tier) {
        let differs = flag.action.as_ref().filter(|action| !services_of(tier).contains(&action.service.as_str()));
        let called = differs.and_then(|action| service(scene, action.service.as_str()));
        let sources = numbers.as_mut().map_or_else(Vec::new, |numbers| numbers.marks(&flag.sources));
        for sign in &flag.signs {
            signs.push(SignView {
                text: sign.value.clone(),
                action: differs.and_then(|action| what_to_do(scene, action)),
                phone: called.and_then(phone),
                url: (own != Some(*home)).then(|| scene.href(home)),
                sources: sources.clone(),
            });
        }
    }
    let heading = country(scene).and_then(|country| country.cards.get(&tier));
    let heading = heading.map_or_else(|| words::card_heading(tier).to_owned(), |heading| heading.value.clone());
    (!signs.is_empty()).then(|| CardView {
        tier: tier.name().to_owned(),
        label: words::tier(tier).to_owned(),
        heading,
        signs,
        phones: phones(scene, tier),
    })
}

/// What to do about a sign, a whole sentence.
pub(crate) fn what_to_do(scene: &Scene<'_>, action: &Action) -> Option<String> {
    let service = service(scene, action.service.as_str())?;
    Some(format!("{}.", service.action.trim_end_matches('.')))
}

/// The number of a service.
pub(crate) fn phone(service: &Service) -> Option<PhoneView> {
    let number = service.phone.as_ref()?;
    Some(PhoneView { text: format!("Call {number}"), href: tel(number) })
}

/// The address of a number.
pub(crate) fn tel(number: &str) -> String {
    let digits = number.chars().filter(|c| c.is_ascii_digit() || matches!(c, '+' | '*' | '#'));
    // A `#` in a number would begin an anchor.
    format!("tel:{}", digits.collect::<String>().replace('#', "%23"))
}

/// The numbers of a tier's card, each once.
fn phones(scene: &Scene<'_>, tier: Tier) -> Vec<PhoneView> {
    let mut all: Vec<PhoneView> = Vec::new();
    for number in numbers_of(tier).iter().filter_map(|id| phone(service(scene, id)?)) {
        if !all.contains(&number) {
            all.push(number);
        }
    }
    all
}
