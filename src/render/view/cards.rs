//! Care cards: signs, and how fast to get help for them.

use crate::render::view::SourceMarkView;
use crate::render::view::schema::view;

view! {
    /// A care card. The emergency card of `page.cards` is a stamp: print its heading, every sign and every sign's `action` inside an element with `data-stamp="emergency-card"`, before the first step.
    pub struct CardView {
        /// `emergency`, `same-day` or `routine`.
        tier: String,
        /// A word that says how urgent it is without any colour: "Emergency", "Urgent", "Not urgent". Hide it from eyes if you like, never from ears.
        label: String,
        /// The heading, which ends in "if:".
        heading: String,
        /// The signs.
        signs: Vec<SignView>,
        /// Numbers to call.
        phones: Vec<PhoneView>,
    }

    /// A sign.
    pub struct SignView {
        /// The sign, a piece of a sentence that goes on from the heading: "you cannot pee".
        text: String,
        /// What to do, when it is not what the heading says. A whole sentence.
        action: Option<String>,
        /// The number for that, if there is one.
        phone: Option<PhoneView>,
        /// The page that explains the sign.
        url: Option<String>,
        /// Its sources.
        sources: Vec<SourceMarkView>,
    }

    /// A number to call.
    pub struct PhoneView {
        /// Words for the link: "Call 999".
        text: String,
        /// `tel:` and the number.
        href: String,
    }
}
