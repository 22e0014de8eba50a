//! What the layouts of treatments and of self-care see.

use crate::render::view::schema::view;
use crate::render::view::{ConditionView, SourceMarkView, SourcedView};

view! {
    /// A treatment.
    pub struct TreatmentView {
        /// Whether it is a medicine.
        medicine: bool,
        /// What it may help.
        may_help: Vec<TreatmentHelpView>,
        /// What to say when nothing supports it.
        no_help: Option<String>,
        /// What guidance says; that of the site's own country first.
        guidance: Vec<GuidanceView>,
        /// Who should not use it: pieces of a sentence that go on from "if".
        who_should_not: Vec<SourcedView>,
        /// Who should ask first.
        ask_first: Vec<SourcedView>,
        /// Side effects.
        side_effects: Vec<SourcedView>,
        /// When to stop and get help.
        get_help: Vec<SourcedView>,
        /// Whom to ask.
        whom_to_ask: Option<String>,
    }

    /// A condition that a treatment may help.
    pub struct TreatmentHelpView {
        /// The condition.
        condition: ConditionView,
        /// How sure it is, in words.
        certainty: String,
        /// What to mind.
        note: Option<String>,
        /// Its sources.
        sources: Vec<SourceMarkView>,
    }

    /// What one country's guidance says.
    pub struct GuidanceView {
        /// The country.
        country: String,
        /// Whether it is the site's own.
        own: bool,
        /// For or against, in words; "no guidance found" if none was.
        stance: String,
        /// The same in one word: `recommended`, `option`, `caution`, `neutral`, `against`, `none-found`.
        stance_name: String,
        /// What it says, in plain words.
        says: String,
        /// Its sources.
        sources: Vec<SourceMarkView>,
    }

    /// Something to do alone, beside exercise.
    pub struct SelfCareView {
        /// What to do.
        behaviour: String,
        /// Why.
        why: String,
        /// How sure it is, in words.
        certainty: String,
        /// What it could cost or harm.
        harms: String,
    }
}
