//! `handout new`: a draft with everything that its kind must carry, and a mark wherever its author has to decide.

use crate::build::{Build, NoSink, Options, build};
use crate::cli::args::NewArguments;
use crate::cli::today::today;
use crate::cli::{Exit, Failure, project, terminal};
use crate::content::{Date, Drafts, Id, Kind, Records};
use crate::diagnostic::nearest;
use crate::disk;
use crate::site::Site;
use crate::text::slug;

/// All kinds with the draft of each.
const KINDS: [(Kind, &str); 9] = [
    (Kind::Cause, include_str!("kinds/cause.md")),
    (Kind::Exercise, include_str!("kinds/exercise.md")),
    (Kind::RedFlag, include_str!("kinds/red-flag.md")),
    (Kind::Treatment, include_str!("kinds/treatment.md")),
    (Kind::SelfCare, include_str!("kinds/self-care.md")),
    (Kind::Guide, include_str!("kinds/guide.md")),
    (Kind::Concept, include_str!("kinds/concept.md")),
    (Kind::Section, include_str!("kinds/section.md")),
    (Kind::Page, include_str!("kinds/page.md")),
];

/// Writes the draft of a page into the folder of its kind.
pub(super) fn run(arguments: &NewArguments) -> Result<Exit, Failure> {
    let (kind, draft) = kind(&arguments.kind)?;
    let id = id(&arguments.slug)?;
    let root = &arguments.root;
    let inputs = project::read(root)?;
    let today = today(arguments.today.as_deref())?;
    let path = path(kind, &id);
    let file = root.join(&path);
    let beside = root.join(path.trim_end_matches(".md")).join("index.md");
    if let Some(taken) = [&file, &beside].into_iter().find(|file| disk::is_there(file)) {
        let message = format!("{} is there already, and is not overwritten", taken.display());
        return Err(Failure::usage(message, "choose another name, or edit that page"));
    }
    let options = Options { today, drafts: Drafts::Include, base_url: None };
    let built = build(&inputs, &options, None, &NoSink, &|_| {});
    let site = site(&built)?;
    if let Some(page) = site.page(&id) {
        let message = format!("`{id}` is already the id of {}", page.path);
        return Err(Failure::usage(message, "an id is unique on a site: choose another name"));
    }
    disk::write_plain(&file, &filled(draft, &id, today, site))?;
    terminal::result(&format!(
        "wrote {}, a draft: fill in what it marks, and take `status: draft` out when it is done\n\
         `handout lint --drafts` says what is still missing\n",
        file.display()
    ))?;
    Ok(Exit::Fine)
}

/// The kind called `name`, and its draft.
fn kind(name: &str) -> Result<(Kind, &'static str), Failure> {
    let names = || KINDS.iter().map(|(kind, _)| kind.name());
    let found = KINDS.into_iter().find(|(kind, _)| kind.name() == name);
    found.ok_or_else(|| {
        let all = format!("the kinds are {}", names().collect::<Vec<_>>().join(", "));
        let near = nearest(name, names()).map(|near| format!("did you mean `{near}`? "));
        Failure::usage(format!("there is no kind `{name}`"), near.unwrap_or_default() + &all)
    })
}

/// The id that an author asked for.
fn id(name: &str) -> Result<Id, Failure> {
    Id::new(name).ok_or_else(|| {
        let better = slug(name);
        let help = match Id::new(&better) {
            Some(better) => format!("did you mean `{better}`?"),
            None => "write small letters, digits and single hyphens, such as cat-camel".to_owned(),
        };
        Failure::usage(format!("`{name}` cannot be the name of a page"), help)
    })
}

/// Where a page of this kind lies.
fn path(kind: Kind, id: &Id) -> String {
    match kind.folder() {
        Some(folder) => format!("content/{folder}/{id}.md"),
        None if kind == Kind::Section => format!("content/{id}/_index.md"),
        None => format!("content/{id}.md"),
    }
}

/// What is known of the site; its pages may have faults.
fn site(built: &Build) -> Result<&Site, Failure> {
    built.site().map(|site| &**site).ok_or_else(|| {
        Failure::usage("handout.yaml cannot be read, so nothing is known of the site", "`handout lint` says why")
    })
}

/// The draft with what is known of the site and the day.
fn filled(draft: &str, id: &Id, today: Date, site: &Site) -> String {
    let records = &site.records;
    let title = id.as_str().replace('-', " ");
    let mut letters = title.chars();
    let title: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let services = records.jurisdictions.get(&site.settings.jurisdiction.value).map(|country| &country.services);
    let required = records.stop_rules.iter().filter(|(_, rule)| rule.required).map(|(id, _)| id);
    let marks = [
        ("@TITLE@", title),
        ("@SLUG@", id.to_string()),
        ("@TODAY@", today.to_string()),
        ("@DUE@", today.a_year_later().to_string()),
        ("@COUNTRY@", site.settings.jurisdiction.value.clone()),
        ("@MOVEMENT@", movement(records)),
        ("@MOVEMENTS@", listed(records.movements.keys())),
        ("@CATEGORIES@", listed(records.categories.keys())),
        ("@STOP_RULES@", listed(records.stop_rules.keys())),
        ("@REQUIRED_STOPS@", required.map(Id::as_str).collect::<Vec<_>>().join(", ")),
        ("@SERVICES@", listed(services.into_iter().flat_map(|services| services.keys()))),
    ];
    marks.iter().fold(draft.to_owned(), |text, (mark, words)| text.replace(mark, words))
}

/// The ids of records, or that there are none.
fn listed<'a>(ids: impl Iterator<Item = &'a Id>) -> String {
    let ids: Vec<&str> = ids.map(Id::as_str).collect();
    if ids.is_empty() { "this site has none yet".to_owned() } else { ids.join(", ") }
}

/// One line for every property of the site's vocabulary, none of them decided.
fn movement(records: &Records) -> String {
    let mark = concat!("TO", "DO");
    let lines = records.movements.iter().map(|(id, property)| {
        let levels: Vec<&str> = property.levels.iter().map(|level| level.as_str()).collect();
        format!("  {id}: {}  # {mark}: {}; {}", mark.to_lowercase(), levels.join(", "), property.label)
    });
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        format!("  {{}}  # {mark}: write content/_data/movements.yaml first")
    } else {
        lines.join("\n")
    }
}
