//! What the layout of a cause sees: the other end of what exercises and treatments state.

use crate::render::view::schema::view;
use crate::render::view::{FlagView, LevelView, PageLinkView, ReasonView, SourceMarkView};

view! {
    /// A cause.
    pub struct CauseView {
        /// Exercises that may help, as their pages say.
        may_help: Vec<HelpfulExerciseView>,
        /// Exercises to be careful with, and why.
        careful: Vec<AgainstView>,
        /// Exercises to leave alone, and why.
        leave_alone: Vec<AgainstView>,
        /// Treatments that may help.
        treatments: Vec<HelpfulTreatmentView>,
        /// What its rules say about movements.
        rules: Vec<MovementRuleView>,
        /// What to say when nothing may be offered because it is an emergency or needs an examination first.
        stop_notice: Option<String>,
        /// What to say when every exercise starts at caution.
        default_notice: Option<String>,
        /// That an exercise which is not listed has no rule, which does not mean that it is safe.
        no_rule_notice: String,
        /// Its own red flags.
        red_flags: Vec<FlagView>,
    }

    /// An exercise that may help.
    pub struct HelpfulExerciseView {
        /// Its page.
        exercise: PageLinkView,
        /// In which stages, in words; empty for all.
        stages: Vec<String>,
        /// On which condition: "your leg pain moves up towards your back".
        only_if: Option<String>,
        /// What to mind.
        note: Option<String>,
        /// How sure it is, in words.
        certainty: Option<String>,
        /// Its sources.
        sources: Vec<SourceMarkView>,
    }

    /// An exercise to leave alone or to be careful with.
    pub struct AgainstView {
        /// Its page.
        exercise: PageLinkView,
        /// `avoid` or `caution`: the strongest.
        verdict: String,
        /// What to do and why, strongest first; more than one where it differs by stage.
        levels: Vec<LevelView>,
    }

    /// A treatment that may help.
    pub struct HelpfulTreatmentView {
        /// Its page.
        treatment: PageLinkView,
        /// How sure it is, in words.
        certainty: String,
        /// What to mind.
        note: Option<String>,
        /// Its sources.
        sources: Vec<SourceMarkView>,
    }

    /// What a rule says about a movement.
    pub struct MovementRuleView {
        /// Its id, for `id`: the reasons of the exercises above lead to it.
        anchor: String,
        /// The movement in words: "bending right forward".
        movement: String,
        /// `avoid` or `caution`.
        verdict: String,
        /// What to do, a whole sentence with its stages.
        sentence: String,
        /// Why.
        reason: ReasonView,
    }
}
