//! `sources.yaml` and `people.yaml`: what facts rest on, and who may sign.

use crate::content::{Person, Source};
use crate::parse::reader::{Fields, id, one_of, text, web_address, whole_number};
use crate::text::Spanned;

/// What a source can be. `none` is for the site's own practice.
const KINDS: [&str; 12] = [
    "guideline",
    "systematic-review",
    "trial",
    "cohort",
    "official-patient-page",
    "patient-leaflet",
    "professional-body",
    "regulator",
    "review",
    "laboratory",
    "web-page",
    "none",
];
/// How a source was read.
const SEEN: [&str; 3] = ["full", "second", "own"];

/// One source.
pub(super) fn source(fields: &mut Fields<'_>) -> Option<Source> {
    let title = fields.required("title", text);
    let source = Source {
        authors: words(fields, "authors"),
        year: year(fields),
        publisher: words(fields, "publisher"),
        kind: fields.optional("kind", one_of(&KINDS, |word| word)).map(|word| word.value.to_owned()),
        url: fields.optional("url", web_address).map(|url| url.value),
        seen: fields.optional("seen", one_of(&SEEN, |word| word)).map(|word| word.value.to_owned()),
        note: words(fields, "note"),
        replaced_by: fields.optional("replaced-by", id),
        place: fields.faults.place(fields.span),
        title: title?.value,
    };
    Some(source)
}

/// One person.
pub(super) fn person(fields: &mut Fields<'_>) -> Option<Person> {
    let name = fields.required("name", text);
    let role = fields.required("role", text);
    let person = Person {
        register: words(fields, "register"),
        number: words(fields, "number"),
        url: fields.optional("url", web_address).map(|url| url.value),
        place: fields.faults.place(fields.span),
        name: name?.value,
        role: role?.value,
    };
    Some(person)
}

fn words(fields: &mut Fields<'_>, key: &'static str) -> Option<String> {
    fields.optional(key, text).map(|words| words.value)
}

fn year(fields: &mut Fields<'_>) -> Option<i64> {
    let year: Spanned<i64> = fields.optional("year", whole_number)?;
    if !(1500..=2200).contains(&year.value) {
        fields.fault(year.span, format!("nothing was published in the year {}", year.value), "write four digits");
        return None;
    }
    Some(year.value)
}
