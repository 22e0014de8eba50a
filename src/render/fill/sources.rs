//! The numbered list of a page's sources.

use crate::content::{Id, Records, Sourced};
use crate::render::fill::scene::Scene;
use crate::render::view::{SourceMarkView, SourceView, SourcedView};
use crate::render::words;
use crate::text::Spanned;

/// Gives each source of a page its number: first those that the page names, in its own order, then others as they are
/// met.
#[derive(Clone, Debug)]
pub(crate) struct Numbers<'a> {
    scene: Scene<'a>,
    order: Vec<Id>,
}

impl<'a> Numbers<'a> {
    /// The numbers of a page that names `sources`.
    pub(crate) fn of(scene: Scene<'a>, sources: &[Spanned<Id>]) -> Self {
        let mut numbers = Self { scene, order: Vec::new() };
        for id in sources {
            numbers.number(&id.value);
        }
        numbers
    }

    /// The number of a source; `None` if the site has none of this id, which is a finding of its own.
    pub(crate) fn number(&mut self, id: &Id) -> Option<usize> {
        if !self.scene.site.records.sources.contains_key(id) {
            return None;
        }
        let known = self.order.iter().position(|known| known == id);
        Some(
            1 + known.unwrap_or_else(|| {
                self.order.push(id.clone());
                self.order.len() - 1
            }),
        )
    }

    /// The reference marks of a statement.
    pub(crate) fn marks(&mut self, ids: &[Spanned<Id>]) -> Vec<SourceMarkView> {
        ids.iter().filter_map(|id| self.mark(&id.value)).collect()
    }

    /// One reference mark.
    pub(crate) fn mark(&mut self, id: &Id) -> Option<SourceMarkView> {
        let number = self.number(id)?;
        let title = self.scene.site.records.sources.get(id)?.title.clone();
        Some(SourceMarkView { number, href: format!("#{}", anchor(number)), title })
    }

    /// Statements with their reference marks.
    pub(crate) fn statements(&mut self, statements: &[Sourced]) -> Vec<SourcedView> {
        let of_one = |statement: &Sourced| SourcedView {
            text: statement.text.value.clone(),
            sources: self.marks(&statement.sources),
        };
        statements.iter().map(of_one).collect()
    }

    /// The whole list.
    pub(crate) fn list(&self) -> Vec<SourceView> {
        let sources = &self.scene.site.records.sources;
        let entry = |(index, id): (usize, &Id)| {
            let source = sources.get(id)?;
            let own = Records::is_own(id) || source.seen.as_deref() == Some("own");
            Some(SourceView {
                number: index + 1,
                anchor: anchor(index + 1),
                title: source.title.clone(),
                authors: source.authors.clone(),
                year: source.year.map(|year| year.to_string()),
                publisher: source.publisher.clone(),
                kind: source.kind.as_ref().filter(|_| !own).map(|kind| kind.replace('-', " ")),
                url: source.url.clone().filter(|url| url.starts_with("https://") || url.starts_with("http://")),
                how_read: source.seen.as_deref().and_then(words::how_read).map(str::to_owned),
                note: source.note.clone(),
                own,
            })
        };
        self.order.iter().enumerate().filter_map(entry).collect()
    }
}

/// The id of the entry with this number: short, for a page may refer to it a hundred times.
fn anchor(number: usize) -> String {
    format!("ref-{number}")
}
