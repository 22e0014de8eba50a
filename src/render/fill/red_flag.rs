//! The view of a page of red flags.

use crate::content::{Flag, PageSummary, PageUrl};
use crate::render::fill::cards::{Placed, cards_of, phone, service, what_to_do};
use crate::render::fill::scene::Scene;
use crate::render::fill::sources::Numbers;
use crate::render::view::{FlagView, RedFlagView};
use crate::render::words;

/// The view of the flags on `page`.
pub(crate) fn red_flag(
    scene: &Scene<'_>,
    page: &PageSummary,
    flags: &[Flag],
    numbers: &mut Numbers<'_>,
) -> RedFlagView {
    let mut placed: Vec<Placed<'_>> = flags.iter().map(|flag| (flag, &page.url)).collect();
    placed.sort_by_key(|(flag, _)| flag.tier.value);
    let cards = cards_of(scene, &placed, &page.url, numbers);
    RedFlagView { cards, flags: placed.iter().map(|(found, home)| flag(scene, found, home, numbers)).collect() }
}

/// One flag, stated on the page at `home`.
pub(crate) fn flag(scene: &Scene<'_>, flag: &Flag, home: &PageUrl, numbers: &mut Numbers<'_>) -> FlagView {
    let action = flag.action.as_ref();
    FlagView {
        anchor: flag.id.to_string(),
        tier: flag.tier.name().to_owned(),
        label: words::tier(flag.tier.value).to_owned(),
        condition: flag.condition.as_ref().and_then(|id| scene.condition(&id.value)),
        signs: flag.signs.iter().map(|sign| sign.value.clone()).collect(),
        action: action.and_then(|action| what_to_do(scene, action)),
        within: action.map(|action| action.within.value.clone()),
        phone: action.and_then(|action| phone(service(scene, action.service.as_str())?)),
        note: flag.note.as_ref().map(|note| note.value.clone()),
        url: scene.href(home),
        sources: numbers.marks(&flag.sources),
    }
}
