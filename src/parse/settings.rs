//! `handout.yaml`. Two lines are enough: everything but the site's name and address has a default.

use std::collections::BTreeMap;

use crate::content::{BaseUrl, Language, Levels, Organisation, Settings, SiteStatus};
use crate::diagnostic::Level;
use crate::parse::node::{Node, Shape};
use crate::parse::reader::{Faults, Fields, fields, one_of, text, whole_number};
use crate::text::{Span, Spanned};

/// Stamped on every page of a site that has no words of its own for it.
const DISCLAIMER: &str = "This page gives general information. It does not replace advice, a diagnosis or treatment \
    from a health professional who knows you. If you are worried, or you get worse, get medical help.";
/// How many pages stand on one page of a list.
const PAGINATE: usize = 50;
/// More than this on one page is no list that anybody reads.
const MOST_PAGINATE: i64 = 1000;

/// Reads the settings; `None` without the two keys that nothing can stand in for.
pub(super) fn settings(node: &Node, faults: &mut Faults) -> Option<Settings> {
    if node.shape == Shape::Null {
        let diagnostic = faults.schema(node.span, "`handout.yaml` is empty; it needs at least `title` and `base-url`");
        faults.add(diagnostic.help("write `title: …` and `base-url: https://…`"));
        return None;
    }
    fields(node, "`handout.yaml`", faults, read)
}

fn read(fields: &mut Fields<'_>) -> Option<Settings> {
    let title = fields.required("title", text);
    let base_url = fields.required("base-url", base_url);
    let start = Span::new(fields.span.start as usize, fields.span.start as usize);
    let settings = Settings {
        description: fields.optional("description", text).map_or_else(String::new, |text| text.value),
        language: fields
            .optional("language", language)
            .or_else(|| Language::new("en-GB"))
            .expect("en-GB is shaped like a language"),
        jurisdiction: fields
            .optional("jurisdiction", jurisdiction)
            .unwrap_or_else(|| Spanned::new("GB".to_owned(), start)),
        status: fields
            .optional("status", one_of(&[SiteStatus::Demonstration, SiteStatus::Live], status_word))
            .map_or(SiteStatus::Demonstration, |status| status.value),
        organisation: fields.entry("organisation", organisation).unwrap_or_default(),
        disclaimer: fields.optional("disclaimer", text).map_or_else(|| DISCLAIMER.to_owned(), |text| text.value),
        menu: fields.list("menu", text),
        paginate: paginate(fields),
        rules: rules(fields),
        folders: folders(fields),
        title: title?.value,
        base_url: base_url?,
    };
    Some(settings)
}

fn status_word(status: SiteStatus) -> &'static str {
    match status {
        SiteStatus::Demonstration => "demonstration",
        SiteStatus::Live => "live",
    }
}

fn base_url(node: &Node, what: &str, faults: &mut Faults) -> Option<BaseUrl> {
    let address = text(node, what, faults)?;
    match BaseUrl::parse(&address) {
        Ok(address) => Some(address),
        Err(fault) => {
            let help = "write the whole address of the site, such as https://example.org/sciatica/";
            faults.add(faults.schema(node.span, format!("{what}: {fault}")).help(help));
            None
        }
    }
}

fn language(node: &Node, what: &str, faults: &mut Faults) -> Option<Language> {
    // People write the name of the language first of all.
    const NAMES: [(&str, &str); 12] = [
        ("arabic", "ar"),
        ("chinese", "zh"),
        ("dutch", "nl"),
        ("english", "en"),
        ("french", "fr"),
        ("german", "de"),
        ("hindi", "hi"),
        ("italian", "it"),
        ("polish", "pl"),
        ("portuguese", "pt"),
        ("spanish", "es"),
        ("welsh", "cy"),
    ];
    let tag = text(node, what, faults)?;
    let language = Language::new(&tag);
    if language.is_none() {
        let message = format!("{what}: `{}` is no tag of a language (BCP 47)", tag.value);
        let lower = tag.value.to_lowercase();
        let meant = NAMES.iter().find(|(name, _)| lower == *name).map(|(_, tag)| format!("did you mean `{tag}`?"));
        faults.add(
            faults.schema(node.span, message).maybe_help(meant).help("write a tag such as `en-GB`, `en-US` or `de`"),
        );
    }
    language
}

fn jurisdiction(node: &Node, what: &str, faults: &mut Faults) -> Option<Spanned<String>> {
    let code = text(node, what, faults)?;
    if !is_jurisdiction(&code) {
        let message = format!("{what} has to be the code of a country, not `{}`", code.value);
        faults.add(
            faults.schema(node.span, message).help("write a key of `content/_data/jurisdictions.yaml`, such as `GB`"),
        );
        return None;
    }
    Some(code)
}

/// Whether `code` is shaped like the code of a country or of a part of it: `GB`, `GB-SCT`.
pub(super) fn is_jurisdiction(code: &str) -> bool {
    code.len() >= 2 && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-')
}

fn organisation(fields: &mut Fields<'_>) -> Option<Organisation> {
    Some(Organisation {
        name: fields.optional("name", text).map(|name| name.value),
        contact: fields.optional("contact", text),
        feedback: fields.optional("feedback", text),
    })
}

fn paginate(fields: &mut Fields<'_>) -> usize {
    let Some(number) = fields.optional("paginate", whole_number) else { return PAGINATE };
    match usize::try_from(number.value) {
        Ok(pages) if (1..=MOST_PAGINATE).contains(&number.value) => pages,
        _ => {
            let message = format!("a page of a list cannot hold {} pages", number.value);
            fields.fault(number.span, message, format!("write a number from 1 to {MOST_PAGINATE}"));
            PAGINATE
        }
    }
}

/// `folders: {content/exercises: {readability/grade: advice}}`. Which folders there are is known to `check`.
fn folders(fields: &mut Fields<'_>) -> BTreeMap<String, Spanned<Levels>> {
    let folders = fields.map("folders", |folder, node, faults| {
        let name = folder.value.trim_matches('/').to_owned();
        let Shape::Map(entries) = &node.shape else {
            let message = format!("`{name}` has to hold rules with levels, not {}", node.described());
            faults.add(faults.schema(node.span, message).help("write `folder: {rule: level}`"));
            return None;
        };
        let levels = entries.iter().filter_map(|entry| level(&entry.key, &entry.value, faults)).collect();
        Some((name, Spanned::new(levels, folder.span)))
    });
    folders.into_iter().collect()
}

/// Which rules there are is known to `check`; here only their levels are read.
fn rules(fields: &mut Fields<'_>) -> Levels {
    fields.map("rules", level).into_iter().collect()
}

/// The level of one rule.
fn level(rule: &Spanned<String>, node: &Node, faults: &mut Faults) -> Option<(String, Spanned<Option<Level>>)> {
    const LEVELS: [Option<Level>; 4] = [Some(Level::Error), Some(Level::Warning), Some(Level::Advice), None];
    // `off` is a word here, whatever YAML may have meant by it, so this is not read by `one_of`.
    let what = format!("the level of `{}`", rule.value);
    let word = text(node, &what, faults)?;
    let found = LEVELS.into_iter().find(|level| level_word(*level) == word.value);
    if found.is_none() {
        let message = format!("{what} cannot be `{}`", word.value);
        let help = "write `error`, `warning`, `advice` or `off`";
        faults.add(faults.schema(node.span, message).help(help));
    }
    found.map(|level| (rule.value.clone(), Spanned::new(level, rule.span.to(node.span))))
}

fn level_word(level: Option<Level>) -> &'static str {
    level.map_or("off", Level::word)
}
