//! Small sites for tests, from facts alone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::clinical::{Derivation, derive};
use crate::content::{
    Action, Advice, Asset, Audience, AudienceCondition, AutomaticLinks, AvoidRule, BaseUrl, Body, Cause, Certainty,
    Chunk, ConditionRules, Contraindication, Date, Drafts, Exercise, Facts, Flag, FrontMatter, Id, Jurisdiction, Kind,
    Language, MovementLevel, MovementProperty, Named, Organisation, OutputPath, PageSummary, PageUrl, Phase, Records,
    Review, Service, Settings, SiteStatus, Source, Stage, Status, Strength, Tier, Verdict, Viewpoint,
};
use crate::render::fill::scene::Scene;
use crate::render::fill::shelf::Shelf;
use crate::render::{Planned, SiteParts, files, generated_outputs, plan};
use crate::site::{Parts, Site, resolve};
use crate::text::{Place, SitePath, Span, Spanned};

pub(super) fn id(text: &str) -> Id {
    Id::known(text)
}

/// A value that stands nowhere in particular.
pub(super) fn s<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

pub(super) fn text(text: &str) -> Spanned<String> {
    s(text.to_owned())
}

pub(super) fn ids(all: &[&str]) -> Vec<Spanned<Id>> {
    all.iter().map(|one| s(id(one))).collect()
}

fn place() -> Place {
    Place::new(&SitePath::known("content/_data/x.yaml"), Span::default())
}

/// A page of this kind in the file `below` the content folder.
pub(super) fn page(kind: Kind, below: &str, title: &str, facts: Facts) -> PageSummary {
    let path = SitePath::known(&format!("content/{below}"));
    let stem = if path.stem() == "_index" { path.folder().rsplit('/').next().unwrap_or("home") } else { path.stem() };
    let meta = FrontMatter {
        title: text(title),
        summary: text(&format!("About {title}.")),
        kind,
        also_known_as: Vec::new(),
        topics: Vec::new(),
        key_points: Vec::new(),
        red_flags: Vec::new(),
        assisted_by: Vec::new(),
        sources: Vec::new(),
        claims: Vec::new(),
        related: Vec::new(),
        moved_from: Vec::new(),
        order: 0,
        automatic_links: AutomaticLinks::Make,
        status: Status::Published,
        publish_from: None,
        expires: None,
        review: Some(Review {
            written: Some(s(day("2026-11-01"))),
            due: Some(s(day("2027-11-01"))),
            ..Review::default()
        }),
        audience: Audience { condition: AudienceCondition::Unstated, min_age: 16 },
        allow: Vec::new(),
        span: Span::default(),
    };
    PageSummary {
        id: id(stem),
        url: PageUrl::of_content(below),
        path,
        meta,
        facts,
        anchors: Vec::new(),
        links: Vec::new(),
        citations: Vec::new(),
    }
}

pub(super) fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A cause with these rules.
pub(super) fn cause(stem: &str, title: &str, avoid: Vec<AvoidRule>) -> PageSummary {
    let rules = ConditionRules { avoid, common: true, default: None, stop_all: false };
    page(Kind::Cause, &format!("causes/{stem}.md"), title, Facts::Cause(Cause { rules, span: Span::default() }))
}

/// A rule about bending.
pub(super) fn rule(level: &str, verdict: Verdict, stages: &[&str], reason: &str) -> AvoidRule {
    AvoidRule {
        movement: s(id("flexion")),
        level: s(id(level)),
        verdict: s(verdict),
        strength: s(Strength::SymptomGuided),
        stages: ids(stages),
        certainty: s(Certainty::Low),
        contested: false,
        reason: text(reason),
        sources: ids(&["study"]),
        place: place(),
    }
}

/// An exercise that bends as far as `level`, with two steps.
pub(super) fn exercise(stem: &str, title: &str, level: &str) -> (PageSummary, Exercise) {
    let movement = MovementLevel { property: Span::default(), level: s(id(level)) };
    let step = |words: &str| Phase {
        step: text(words),
        name: None,
        seconds: None,
        position: None,
        joints: BTreeMap::new(),
        far: BTreeMap::new(),
        top_arm: BTreeMap::new(),
        floor: Vec::new(),
        seat: Vec::new(),
        foreshorten: Vec::new(),
        view: Viewpoint::Side,
        span: Span::default(),
    };
    let facts = Exercise {
        advice: s(Advice::Try),
        instead: Vec::new(),
        category: None,
        technique: None,
        position: None,
        equipment: Vec::new(),
        movement: [(id("flexion"), movement)].into(),
        movement_span: Span::default(),
        phases: vec![step("Lie down."), step("Bend your knees.")],
        breathing: None,
        expect: None,
        dose: None,
        easier: Vec::new(),
        harder: Vec::new(),
        stop_if: vec![text("Stop if it hurts.")],
        precautions: Vec::new(),
        helps: Vec::new(),
        contraindications: Vec::new(),
        contraindications_span: Span::default(),
    };
    (page(Kind::Exercise, &format!("exercises/{stem}.md"), title, Facts::None), facts)
}

/// The exercise as a page.
pub(super) fn with((mut page, facts): (PageSummary, Exercise)) -> PageSummary {
    page.facts = Facts::Exercise(Box::new(facts));
    page
}

pub(super) fn contraindication(condition: &str, level: Verdict, stages: &[&str]) -> Contraindication {
    Contraindication {
        condition: s(id(condition)),
        level: s(level),
        stages: ids(stages),
        reason: None,
        sources: Vec::new(),
        span: Span::default(),
    }
}

/// A flag with one sign.
pub(super) fn flag(name: &str, tier: Tier, stamped: bool, sign: &str, service: &str) -> Flag {
    Flag {
        id: s(id(name)),
        tier: s(tier),
        group: s(id("group")),
        condition: None,
        stamped,
        signs: vec![text(sign)],
        action: Some(Action { service: s(id(service)), within: text("now") }),
        sources: Vec::new(),
        note: None,
        place: place(),
    }
}

/// A body of these pieces.
pub(super) fn body(chunks: Vec<Chunk>) -> Body {
    Body { chunks, ..Body::default() }
}

fn service(name: &str, action: &str, phone: Option<&str>) -> Service {
    Service { name: name.to_owned(), action: action.to_owned(), phone: phone.map(str::to_owned), place: place() }
}

fn country(name: &str, number: &str) -> Jurisdiction {
    let services = [
        ("emergency", service(number, &format!("Call {number}"), Some(number))),
        ("emergency-department", service("hospital", "Go to hospital now", Some(number))),
        ("urgent", service("a doctor", "Ask a doctor today", None)),
    ];
    Jurisdiction {
        name: name.to_owned(),
        cards: [(Tier::Emergency, text(&format!("Call {number} if:")))].into(),
        services: services.into_iter().map(|(name, service)| (id(name), service)).collect(),
        sources: Vec::new(),
        place: place(),
    }
}

/// Records with a little of everything.
pub(super) fn records() -> Records {
    let flexion = MovementProperty {
        label: "bending".to_owned(),
        levels: ids(&["none", "mid", "end"]),
        plain: [(id("end"), "bending right forward".to_owned())].into(),
        joint: None,
        bands: BTreeMap::new(),
        sign: 1.0,
        place: place(),
    };
    let source = |title: &str, seen: &str| Source {
        title: title.to_owned(),
        authors: None,
        year: Some(2018),
        publisher: None,
        kind: None,
        url: None,
        seen: Some(seen.to_owned()),
        note: None,
        replaced_by: None,
        place: place(),
    };
    let named = |title: &str| Named { title: title.to_owned(), summary: String::new(), place: place() };
    Records {
        movements: [(id("flexion"), flexion)].into(),
        stages: [
            ("acute", "in the first 6 weeks", 0),
            ("subacute", "from 6 to 12 weeks", 9),
            ("old", "after that", 20),
        ]
        .map(|(name, label, at)| {
            let place = Place { span: Span::new(at, at + 1), ..place() };
            (id(name), Stage { label: label.to_owned(), place })
        })
        .into(),
        sources: [(id("study"), source("A study", "full")), (id("own"), source("No source", "own"))].into(),
        topics: [(id("moving"), named("Moving")), (id("sleep"), named("Sleep"))].into(),
        jurisdictions: [("GB".to_owned(), country("Britain", "999")), ("US".to_owned(), country("America", "911"))]
            .into(),
        ..Records::default()
    }
}

/// The settings of a demonstration below a path.
pub(super) fn settings() -> Settings {
    Settings {
        title: "Backs".to_owned(),
        description: "About backs.".to_owned(),
        base_url: BaseUrl::parse("https://example.org/backs/").unwrap(),
        language: Language::new("en-GB").unwrap(),
        jurisdiction: text("GB"),
        status: SiteStatus::Demonstration,
        organisation: Organisation { name: None, contact: Some(text("mailto:a@example.org")), feedback: None },
        disclaimer: "Not a diagnosis.".to_owned(),
        menu: Vec::new(),
        paginate: 2,
        rules: BTreeMap::new(),
        folders: BTreeMap::new(),
    }
}

/// A site and what is derived about it.
pub(super) struct Small {
    pub(super) site: Site,
    pub(super) derivation: Derivation,
    shelf: Shelf,
}

impl Small {
    pub(super) fn of(pages: Vec<PageSummary>) -> Self {
        Self::with(settings(), records(), pages, Vec::new())
    }

    pub(super) fn with(settings: Settings, records: Records, pages: Vec<PageSummary>, assets: Vec<Asset>) -> Self {
        let generated = generated_outputs(&records);
        let drafts =
            if pages.iter().any(|page| page.meta.status == Status::Draft) { Drafts::Include } else { Drafts::Leave };
        let pages = pages.into_iter().map(Arc::new).collect();
        let today = day("2026-11-22");
        let parts = Parts { settings, records, pages, assets, generated, today, drafts, unreadable: BTreeSet::new() };
        let site = resolve(parts).0;
        let derivation = derive(site.pages.values().map(|page| &**page), &site.records);
        Self { shelf: Shelf::of(&site, &derivation), site, derivation }
    }

    pub(super) fn parts(&self) -> SiteParts {
        SiteParts::of(&self.site, &self.derivation)
    }

    pub(super) fn plan(&self) -> Vec<Planned> {
        plan(&self.site, &self.derivation, &self.parts())
    }

    pub(super) fn files(&self) -> Vec<(OutputPath, String)> {
        files(&self.site, &self.derivation, &self.parts())
    }

    pub(super) fn scene(&self) -> Scene<'_> {
        Scene { site: &self.site, derivation: &self.derivation, shelf: &self.shelf }
    }
}
