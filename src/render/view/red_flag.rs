//! What the layout of a red-flag page sees.

use crate::render::view::schema::view;
use crate::render::view::{CardView, ConditionView, PhoneView, SourceMarkView};

view! {
    /// A page of red flags.
    pub struct RedFlagView {
        /// The page's own flags as care cards, most urgent first, beside the stamped ones of `page.cards`.
        cards: Vec<CardView>,
        /// The page's own flags, one by one, most urgent first.
        flags: Vec<FlagView>,
    }

    /// Signs of one kind that call for one action.
    pub struct FlagView {
        /// Its id, for `id`.
        anchor: String,
        /// `emergency`, `same-day` or `routine`.
        tier: String,
        /// How urgent it is in words.
        label: String,
        /// What it may be a sign of.
        condition: Option<ConditionView>,
        /// The signs.
        signs: Vec<String>,
        /// What to do, a whole sentence.
        action: Option<String>,
        /// How fast, in words: "now", "today".
        within: Option<String>,
        /// The number for that.
        phone: Option<PhoneView>,
        /// A word to the reader.
        note: Option<String>,
        /// The address of the page that states it, with the flag's place.
        url: String,
        /// Its sources.
        sources: Vec<SourceMarkView>,
    }
}
