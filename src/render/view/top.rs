//! The top-level variables of every template.

use std::collections::BTreeMap;

use crate::content::Value;
use crate::render::view::schema::view;
use crate::render::view::{
    AzView, CauseView, ConceptView, ExerciseView, GuideView, HomeView, ListEntryView, ListView, MatrixView, PageView,
    RedFlagView, RedirectView, SelfCareView, SiteView, TreatmentView, WithdrawnView,
};

view! {
    /// The variables that are the same on all pages.
    pub struct SharedView {
        /// The site.
        site: SiteView,
        /// The site's own records, as `content/_data/NAME.yaml` has them: `data.NAME`.
        data: BTreeMap<String, Value>,
    }

    /// The variables of a page. Every one is there in every template; those of other kinds of page are empty.
    pub struct View {
        /// The page.
        page: PageView,
        /// In `cause.html`.
        cause: Option<CauseView>,
        /// In `exercise.html`.
        exercise: Option<ExerciseView>,
        /// In `red-flag.html`.
        red_flag: Option<RedFlagView>,
        /// In `treatment.html`.
        treatment: Option<TreatmentView>,
        /// In `self-care.html`.
        self_care: Option<SelfCareView>,
        /// In `guide.html`.
        guide: Option<GuideView>,
        /// In `concept.html`.
        concept: Option<ConceptView>,
        /// In `home.html`.
        home: Option<HomeView>,
        /// In `section.html` and `topic.html`.
        list: Option<ListView>,
        /// All topics, in `topics.html`.
        topics: Vec<ListEntryView>,
        /// In `az.html`.
        az: Option<AzView>,
        /// In `matrix.html`.
        matrix: Option<MatrixView>,
        /// In `withdrawn.html`.
        withdrawn: Option<WithdrawnView>,
        /// In `redirect.html`.
        redirect: Option<RedirectView>,
    }
}
