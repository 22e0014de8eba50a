//! What the layouts of lists see: home, sections, topics, the A to Z, the glossary.

use crate::render::view::PageLinkView;
use crate::render::view::schema::view;

view! {
    /// A list of pages: a section, a topic, or one numbered page of a long one.
    pub struct ListView {
        /// The entries of this page of the list, in groups; one group without a title where there is nothing to group by.
        groups: Vec<ListGroupView>,
        /// How many entries the whole list has.
        total: usize,
        /// The number of this page of the list, from 1.
        number: usize,
        /// All pages of the list; empty if there is only one.
        pages: Vec<NumberedPageView>,
        /// The address of the page before.
        previous: Option<String>,
        /// The address of the page after.
        next: Option<String>,
        /// Whether it is the glossary: then each entry has its `anchor` as `id` and shows its definition.
        glossary: bool,
        /// What a list of exercises that stands on one page can be narrowed down by.
        choices: Vec<ChoiceGroupView>,
        /// What to say beside these choices: that what is left is not by that safe.
        choices_note: String,
    }

    /// Choices of one kind.
    pub struct ChoiceGroupView {
        /// What they are about.
        title: String,
        /// The choices.
        options: Vec<ChoiceView>,
    }

    /// A choice.
    pub struct ChoiceView {
        /// The tag that entries have which stay.
        tag: String,
        /// Words for it.
        label: String,
        /// Where it leads by itself.
        url: String,
    }

    /// Entries that belong together.
    pub struct ListGroupView {
        /// What they have in common.
        title: Option<String>,
        /// A sentence about that.
        summary: Option<String>,
        /// The `id` for its heading.
        anchor: String,
        /// The entries.
        entries: Vec<ListEntryView>,
    }

    /// An entry of a list.
    pub struct ListEntryView {
        /// The page's title.
        title: String,
        /// Its address.
        url: String,
        /// Its kind in one word.
        kind: String,
        /// Its kind in words.
        kind_label: String,
        /// Its summary.
        summary: String,
        /// The `id` for the entry: the page's id.
        anchor: String,
        /// What else people call it.
        also_known_as: Vec<String>,
        /// A concept's plain meaning.
        definition: Option<String>,
        /// A word that sets it apart in the list, such as "Leave for now" or "Draft".
        flag: Option<String>,
        /// Of an exercise, what it can be chosen by.
        tags: Vec<String>,
    }

    /// A numbered page of a long list.
    pub struct NumberedPageView {
        /// Its number.
        number: usize,
        /// Its address.
        url: String,
        /// Whether it is this one.
        current: bool,
    }

    /// The home page's own.
    pub struct HomeView {
        /// The sections of the site with their pages.
        sections: Vec<SectionView>,
        /// The pages that stand in no section.
        pages: Vec<ListEntryView>,
    }

    /// A section on the home page.
    pub struct SectionView {
        /// Its title.
        title: String,
        /// Its address.
        url: String,
        /// Its summary.
        summary: String,
        /// The kind of its pages in one word.
        kind: String,
        /// Its pages.
        entries: Vec<PageLinkView>,
    }

    /// The A to Z of titles and synonyms.
    pub struct AzView {
        /// The letters that have entries, in order.
        letters: Vec<AzLetterView>,
    }

    /// A letter of the A to Z.
    pub struct AzLetterView {
        /// The letter.
        letter: String,
        /// The `id` for its heading.
        anchor: String,
        /// Its entries, in order.
        entries: Vec<AzEntryView>,
    }

    /// An entry of the A to Z.
    pub struct AzEntryView {
        /// The title or synonym.
        name: String,
        /// The address of the page.
        url: String,
        /// The page's title, if the name is a synonym.
        see: Option<String>,
        /// The page's kind in words.
        kind_label: String,
    }

    /// A term of the glossary, on its own page.
    pub struct ConceptView {
        /// Its plain meaning, one sentence.
        definition: String,
    }
}
