//! The views of lists: sections, topics, the glossary, the home page, the A to Z.

use std::collections::BTreeMap;

use crate::content::{Advice, Facts, Id, Kind, PageSummary, PageUrl};
use crate::render::addresses::topic_url;
use crate::render::fill::choices::{choices, tags};
use crate::render::fill::pager::Pager;
use crate::render::fill::review::is_draft;
use crate::render::fill::scene::Scene;
use crate::render::view::{
    AzEntryView, AzLetterView, AzView, HomeView, ListEntryView, ListGroupView, ListView, SectionView,
};
use crate::render::words;
use crate::site::Site;
use crate::text::slug;

/// The pages of a list, in groups, whole.
#[derive(Clone, Debug)]
pub(crate) struct List<'a> {
    groups: Vec<Group<'a>>,
    /// Whether it is the glossary, which is never split: links lead to its entries.
    glossary: bool,
    /// Whether it is the list of a section.
    in_section: bool,
}

/// Pages that belong together.
#[derive(Clone, Debug)]
struct Group<'a> {
    title: Option<String>,
    summary: Option<String>,
    pages: Vec<&'a PageSummary>,
}

impl<'a> List<'a> {
    /// The pages of the section at `url`.
    pub(crate) fn of_section(scene: &Scene<'a>, url: &PageUrl) -> Self {
        let pages: Vec<&PageSummary> = scene.shelf.below(scene.site, url).collect();
        let glossary = !pages.is_empty() && pages.iter().all(|page| page.kind() == Kind::Concept);
        let exercises = pages.iter().any(|page| page.exercise().is_some());
        let groups = if exercises { by_category(scene, pages) } else { vec![Group::without_title(pages)] };
        Self { groups, glossary, in_section: true }
    }

    /// The pages of a topic, by kind.
    pub(crate) fn of_topic(scene: &Scene<'a>, topic: &Id) -> Self {
        let urls = scene.site.topics.get(topic).into_iter().flatten();
        let mut pages: Vec<&PageSummary> =
            urls.filter_map(|url| scene.site.pages.get(url)).map(|page| &**page).collect();
        pages.sort_by_key(|page| scene.shelf.place(page));
        let mut kinds: BTreeMap<Kind, Vec<&PageSummary>> = BTreeMap::new();
        for page in pages {
            kinds.entry(page.kind()).or_default().push(page);
        }
        let group = |(kind, pages)| Group { title: words::section(kind).map(str::to_owned), summary: None, pages };
        Self { groups: kinds.into_iter().map(group).collect(), glossary: false, in_section: false }
    }

    fn pages(&self) -> Vec<&'a PageSummary> {
        self.groups.iter().flat_map(|group| group.pages.iter().copied()).collect()
    }

    /// How many pages it has.
    fn total(&self) -> usize {
        self.groups.iter().map(|group| group.pages.len()).sum()
    }

    /// Over how many numbered pages it goes.
    pub(crate) fn numbered_pages(&self, scene: &Scene<'_>) -> usize {
        match (scene.site.settings.paginate, self.glossary) {
            (0, _) | (_, true) => 1,
            (each, false) => self.total().div_ceil(each).max(1),
        }
    }

    /// Numbered page `number` of it, the first of which stands at `url`.
    pub(crate) fn view(&self, scene: &Scene<'_>, url: &PageUrl, number: usize) -> ListView {
        let count = self.numbered_pages(scene);
        let each = if count == 1 { usize::MAX } else { scene.site.settings.paginate };
        let chosen_from = count == 1 && self.in_section;
        let choices = if chosen_from { choices(scene, &self.pages()) } else { Vec::new() };
        let offered = |tag: &String| choices.iter().flat_map(|group| &group.options).any(|option| option.tag == *tag);
        let tagged = |page: &PageSummary, entry: ListEntryView| match chosen_from {
            true => ListEntryView { tags: tags(scene, page).into_iter().filter(offered).collect(), ..entry },
            false => entry,
        };
        let (mut skip, mut left) = (each.saturating_mul(number.saturating_sub(1)), each);
        let mut groups = Vec::new();
        for group in &self.groups {
            let shown: Vec<&PageSummary> = group.pages.iter().skip(skip).take(left).copied().collect();
            skip = skip.saturating_sub(group.pages.len());
            left -= shown.len();
            if !shown.is_empty() {
                groups.push(ListGroupView {
                    anchor: group
                        .title
                        .as_deref()
                        .map_or_else(|| "pages".to_owned(), |title| format!("group-{}", slug(title))),
                    title: group.title.clone(),
                    summary: group.summary.clone(),
                    entries: shown.into_iter().map(|page| tagged(page, entry(scene, page))).collect(),
                });
            }
        }
        let Pager { pages, previous, next } = Pager::of(scene, url, number, count);
        ListView {
            groups,
            total: self.total(),
            number,
            pages,
            previous,
            next,
            glossary: self.glossary,
            choices,
            choices_note: words::NO_RULE.to_owned(),
        }
    }
}

impl<'a> Group<'a> {
    /// Pages that have nothing in common but their list.
    fn without_title(pages: Vec<&'a PageSummary>) -> Self {
        Self { title: None, summary: None, pages }
    }
}

/// Exercises to try by category, those to leave for now at the end.
fn by_category<'a>(scene: &Scene<'a>, pages: Vec<&'a PageSummary>) -> Vec<Group<'a>> {
    let leave = |page: &PageSummary| page.exercise().is_some_and(|facts| facts.advice.value == Advice::LeaveForNow);
    let (leave, tried): (Vec<&PageSummary>, Vec<&PageSummary>) = pages.into_iter().partition(|page| leave(page));
    let mut groups: Vec<(Option<Id>, Group<'a>)> = Vec::new();
    for page in tried {
        let category = page.exercise().and_then(|facts| facts.category.as_ref()).map(|id| id.value.clone());
        if let Some((_, group)) = groups.iter_mut().find(|(known, _)| *known == category) {
            group.pages.push(page);
            continue;
        }
        let named = category.as_ref().and_then(|id| scene.site.records.categories.get(id));
        let title = named.map(|named| named.title.clone());
        let summary = named.map(|named| named.summary.clone());
        groups.push((category, Group { title, summary, pages: vec![page] }));
    }
    let mut groups: Vec<Group<'a>> = groups.into_iter().map(|(_, group)| group).collect();
    if !leave.is_empty() {
        groups.push(Group { title: Some("Leave for now".to_owned()), summary: None, pages: leave });
    }
    groups
}

/// A page as an entry of a list.
pub(crate) fn entry(scene: &Scene<'_>, page: &PageSummary) -> ListEntryView {
    let leave = page.exercise().is_some_and(|facts| facts.advice.value == Advice::LeaveForNow);
    let definition = match &page.facts {
        Facts::Concept { definition } => Some(definition.value.clone()),
        _ => None,
    };
    let flag = match (is_draft(scene, page), leave) {
        (true, _) => Some("Draft"),
        (false, true) => Some("Leave for now"),
        (false, false) => None,
    };
    ListEntryView {
        title: page.meta.title.value.clone(),
        url: scene.href(&page.url),
        kind: page.kind().name().to_owned(),
        kind_label: words::kind(page.kind()).to_owned(),
        summary: page.meta.summary.value.clone(),
        anchor: page.id.to_string(),
        also_known_as: page.meta.also_known_as.iter().map(|name| name.value.clone()).collect(),
        definition,
        flag: flag.map(str::to_owned),
        tags: Vec::new(),
    }
}

/// All topics that have pages.
pub(crate) fn topics(scene: &Scene<'_>) -> Vec<ListEntryView> {
    let named = scene.site.records.topics.iter().filter(|(id, _)| scene.site.topics.contains_key(*id));
    let view = |(id, named): (&Id, &crate::content::Named)| ListEntryView {
        title: named.title.clone(),
        url: scene.href(&topic_url(id)),
        kind: "topic".to_owned(),
        kind_label: "Topic".to_owned(),
        summary: named.summary.clone(),
        anchor: id.to_string(),
        also_known_as: Vec::new(),
        definition: None,
        flag: None,
        tags: Vec::new(),
    };
    let mut all: Vec<ListEntryView> = named.map(view).collect();
    all.sort_by_key(|entry| entry.title.to_lowercase());
    all
}

/// A section: its own page, or one that the program makes because nobody wrote it.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    pub(crate) url: PageUrl,
    pub(crate) title: String,
    pub(crate) summary: String,
    order: i64,
}

/// The sections right below the home page, in the order of lists.
pub(crate) fn sections(site: &Site) -> Vec<Section> {
    let mut all: BTreeMap<PageUrl, Section> = BTreeMap::new();
    for page in site.pages.values() {
        if page.kind() == Kind::Section && !page.url.is_home() {
            let (title, summary) = (page.meta.title.value.clone(), page.meta.summary.value.clone());
            all.insert(page.url.clone(), Section { url: page.url.clone(), title, summary, order: page.meta.order });
        } else if let (Some(title), Some(folder)) = (words::section(page.kind()), page.kind().folder()) {
            let url = PageUrl::new(folder);
            if page.url.parent().as_ref() == Some(&url) && !site.pages.contains_key(&url) {
                let (title, summary) =
                    (title.to_owned(), format!("All pages in this section: {}.", title.to_lowercase()));
                all.entry(url.clone()).or_insert(Section { url, title, summary, order: 0 });
            }
        }
    }
    let top = |section: &Section| section.url.parent().is_some_and(|parent| parent.is_home());
    let mut all: Vec<Section> = all.into_values().filter(top).collect();
    all.sort_by_key(|section| (section.order, section.title.to_lowercase()));
    all
}

/// The home page's own.
pub(crate) fn home(scene: &Scene<'_>) -> HomeView {
    let view = |section: &Section| {
        let list = List::of_section(scene, &section.url);
        let pages: Vec<&PageSummary> = list.groups.iter().flat_map(|group| group.pages.iter().copied()).collect();
        SectionView {
            url: scene.href(&section.url),
            title: section.title.clone(),
            summary: section.summary.clone(),
            kind: pages.first().map_or(Kind::Page, |page| page.kind()).name().to_owned(),
            entries: pages.into_iter().map(|page| scene.link(page)).collect(),
        }
    };
    let root = PageUrl::new("");
    let alone = scene.shelf.below(scene.site, &root).filter(|page| page.kind() != Kind::Section);
    HomeView {
        sections: scene.shelf.sections.iter().map(view).collect(),
        pages: alone.map(|page| entry(scene, page)).collect(),
    }
}

/// The A to Z of titles and synonyms.
pub(crate) fn az(scene: &Scene<'_>) -> AzView {
    let mut letters: BTreeMap<String, BTreeMap<(String, PageUrl), AzEntryView>> = BTreeMap::new();
    for page in scene.site.pages.values().filter(|page| page.kind() != Kind::Section) {
        let title = &page.meta.title.value;
        let synonyms = page.meta.also_known_as.iter().map(|name| (&name.value, Some(title.clone())));
        for (name, see) in std::iter::once((title, None)).chain(synonyms) {
            let entry = AzEntryView {
                name: name.clone(),
                url: scene.href(&page.url),
                see,
                kind_label: words::kind(page.kind()).to_owned(),
            };
            letters.entry(letter(name)).or_default().insert((name.to_lowercase(), page.url.clone()), entry);
        }
    }
    let view = |(letter, entries): (String, BTreeMap<(String, PageUrl), AzEntryView>)| AzLetterView {
        anchor: format!("letter-{}", slug(&letter)),
        letter,
        entries: entries.into_values().collect(),
    };
    AzView { letters: letters.into_iter().map(view).collect() }
}

/// The letter under which a name stands; digits stand together.
fn letter(name: &str) -> String {
    match name.chars().find(|c| c.is_alphanumeric()) {
        Some(first) if first.is_alphabetic() => first.to_uppercase().collect(),
        _ => "0–9".to_owned(),
    }
}
