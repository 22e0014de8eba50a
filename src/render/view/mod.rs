//! What templates see, and nothing else: the site's and the page's facts, already in words.
//!
//! Each file declares the views of one layout. A field that holds nothing is there and is empty (`null`, an empty list),
//! so a template asks `{% if page.draft %}` and never whether a name exists.

mod cards;
mod cause;
mod exercise;
mod guide;
mod lists;
mod matrix;
mod notices;
mod page;
mod red_flag;
mod schema;
mod shared;
mod site;
mod top;
mod treatment;

pub use cards::{CardView, PhoneView, SignView};
pub use cause::{AgainstView, CauseView, HelpfulExerciseView, HelpfulTreatmentView, MovementRuleView};
pub use exercise::{
    CategoryView, ContraindicationView, DoseView, ExerciseView, HelpView, LevelView, ReasonView, StepView,
    StopRuleView, VariantView,
};
pub use guide::{AnswerView, GateView, GuideStepView, GuideView, StepExerciseView};
pub use lists::{
    AzEntryView, AzLetterView, AzView, ChoiceGroupView, ChoiceView, ConceptView, HomeView, ListEntryView,
    ListGroupView, ListView, NumberedPageView, SectionView,
};
pub use matrix::{CellView, MatrixRowView, MatrixStopView, MatrixTableView, MatrixView, MatrixWordView};
pub use notices::{RedirectView, WithdrawnView};
pub use page::{ClaimView, ContentsEntryView, PageView, ReviewView};
pub use red_flag::{FlagView, RedFlagView};
pub use schema::{Field, Html, Seen, Shape, ViewShape};
pub use shared::{ConditionView, ContactView, PageLinkView, SourceMarkView, SourceView, SourcedView};
pub use site::{OrganisationView, ServiceView, SiteView};
pub use top::{SharedView, View};
pub use treatment::{GuidanceView, SelfCareView, TreatmentHelpView, TreatmentView};
