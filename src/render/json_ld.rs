//! Home of `serde_json` on this floor: what search engines are told about a page.

use serde_json::{Map, Value, json};

use crate::content::{Advice, Facts, Kind, PageSummary, PageUrl};
use crate::render::fill::review::{is_reviewed, reviewer};
use crate::render::fill::scene::Scene;
use crate::render::view::{Html, View};

/// The `<script>` element for a page of the site. A demonstration and an unreviewed page claim no reviewer.
pub(super) fn of_page(scene: &Scene<'_>, page: &PageSummary, view: &View) -> Html {
    let mut facts = common(scene, view);
    let lists = matches!(page.kind(), Kind::Section);
    let kind = if lists { json!(["MedicalWebPage", "CollectionPage"]) } else { json!("MedicalWebPage") };
    facts.insert("@type".to_owned(), kind);
    facts.insert("audience".to_owned(), audience(page));
    if let Some(entity) = entity(scene, page) {
        facts.insert("mainEntity".to_owned(), entity);
    }
    let review = page.meta.review.as_ref();
    let written = review.and_then(|review| review.written.as_ref());
    if let Some(written) = written {
        facts.insert("datePublished".to_owned(), json!(written.value.to_string()));
    }
    if is_reviewed(scene, page)
        && let Some(person) = reviewer(scene, page)
    {
        let reviewer = json!({"@type": "Person", "name": person.name, "jobTitle": person.role});
        facts.insert("reviewedBy".to_owned(), reviewer);
        if let Some(on) = review.and_then(|review| review.reviewed.as_ref()) {
            facts.insert("lastReviewed".to_owned(), json!(on.value.to_string()));
            facts.insert("dateModified".to_owned(), json!(on.value.to_string()));
        }
    }
    script(facts)
}

/// The `<script>` element for a list that the program makes.
pub(super) fn of_list(scene: &Scene<'_>, view: &View) -> Html {
    let mut facts = common(scene, view);
    facts.insert("@type".to_owned(), json!(["MedicalWebPage", "CollectionPage"]));
    script(facts)
}

/// What is told about every page.
fn common(scene: &Scene<'_>, view: &View) -> Map<String, Value> {
    let settings = &scene.site.settings;
    let home = settings.base_url.whole(&PageUrl::new(""));
    let mut facts = Map::new();
    facts.insert("@context".to_owned(), json!("https://schema.org"));
    facts.insert("@id".to_owned(), json!(view.page.canonical));
    facts.insert("name".to_owned(), json!(view.page.title));
    facts.insert("inLanguage".to_owned(), json!(settings.language.as_str()));
    facts.insert("isPartOf".to_owned(), json!({"@type": "WebSite", "@id": home, "name": settings.title}));
    if let Some(name) = &settings.organisation.name {
        facts.insert("publisher".to_owned(), json!({"@type": "Organization", "name": name}));
    }
    facts
}

fn audience(page: &PageSummary) -> Value {
    json!({"@type": "MedicalAudience", "audienceType": "Patient", "suggestedMinAge": page.meta.audience.min_age})
}

/// What the page is about. An exercise to leave for now is offered to nobody as a plan.
fn entity(scene: &Scene<'_>, page: &PageSummary) -> Option<Value> {
    let kind = match &page.facts {
        Facts::Cause(_) => json!("MedicalCondition"),
        Facts::Exercise(exercise) if exercise.advice.value == Advice::LeaveForNow => return None,
        Facts::Exercise(_) => json!(["ExercisePlan", "PhysicalTherapy"]),
        Facts::RedFlag(_) => json!("MedicalSignOrSymptom"),
        Facts::Treatment(treatment) if treatment.medicine => json!("Drug"),
        Facts::Treatment(_) => json!("MedicalTherapy"),
        Facts::SelfCare(_) => json!("LifestyleModification"),
        Facts::Concept { definition } => {
            return Some(json!({
                "@type": "DefinedTerm",
                "name": page.meta.title.value,
                "description": definition.value,
                "inDefinedTermSet": scene.site.settings.base_url.whole(&page.url.parent().unwrap_or_else(|| page.url.clone())),
            }));
        }
        Facts::Guide(_) | Facts::None => return None,
    };
    let names: Vec<&str> = page.meta.also_known_as.iter().map(|name| name.as_str()).collect();
    let mut entity = Map::new();
    entity.insert("@type".to_owned(), kind);
    entity.insert("name".to_owned(), json!(page.meta.title.value));
    if !names.is_empty() {
        entity.insert("alternateName".to_owned(), json!(names));
    }
    Some(Value::Object(entity))
}

/// The element. Signs that could end it or begin another are written as escapes of JSON.
fn script(facts: Map<String, Value>) -> Html {
    let text = Value::Object(facts).to_string();
    let text = text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    Html(format!("<script type=\"application/ld+json\">{text}</script>"))
}
