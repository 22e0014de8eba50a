//! What the layout of an exercise sees.

use crate::render::view::schema::view;
use crate::render::view::{ConditionView, Html, PageLinkView, SourceMarkView, SourcedView};

view! {
    /// An exercise, or one to leave for now.
    pub struct ExerciseView {
        /// Whether the page says to leave it for now.
        leave_for_now: bool,
        /// What it says then, in words.
        leave_notice: Option<String>,
        /// What to do instead.
        instead: Vec<PageLinkView>,
        /// What kind of exercise it is.
        category: Option<CategoryView>,
        /// Whether it slides a nerve or pulls on it, in words.
        technique: Option<String>,
        /// Where it starts, in words: "lying on your front".
        position: Option<String>,
        /// What is needed.
        equipment: Vec<String>,
        /// The steps, in order. The part that holds them has `id="steps"`; its element has `data-steps`, and every stamp stands before it.
        steps: Vec<StepView>,
        /// How to breathe.
        breathing: Option<String>,
        /// What it feels like when it is right.
        expect: Option<String>,
        /// How much. The part has `id="dose"`.
        dose: Option<DoseView>,
        /// Easier forms.
        easier: Vec<VariantView>,
        /// Harder forms.
        harder: Vec<VariantView>,
        /// When to stop. A stamp: print each inside an element with `data-stamp="stop-rules"` and `id="stop-if"`, before the steps.
        stop_rules: Vec<StopRuleView>,
        /// Things to mind.
        precautions: Vec<SourcedView>,
        /// Whom it may help.
        helps: Vec<HelpView>,
        /// For whom it is not, or only with care; declared and derived together, "do not do this" first. A stamp: print title and every level's sentence inside an element with `data-stamp="contraindications"` and `id="contraindications"`, before the steps.
        contraindications: Vec<ContraindicationView>,
        /// What to say where there are none: that no rule is not the same as safe. Part of the same stamp.
        no_contraindications: Option<String>,
    }

    /// A kind of exercise.
    pub struct CategoryView {
        /// Its name.
        title: String,
        /// One sentence about it.
        summary: String,
    }

    /// A step.
    pub struct StepView {
        /// Its number, from 1.
        number: usize,
        /// What to do.
        text: String,
        /// A short name of the posture.
        name: Option<String>,
        /// How long it takes, in words.
        time: Option<String>,
        /// A picture of it.
        figure: Option<Html>,
    }

    /// How much of an exercise, in words.
    pub struct DoseView {
        /// To start with: "1 set of 5, hold for 2 seconds, 2 times a day, 7 days a week".
        start: String,
        /// What to build up to.
        build_to: Option<String>,
        /// What not to go beyond.
        limit: Option<String>,
        /// Where the numbers come from, in words.
        basis: String,
        /// Its sources.
        sources: Vec<SourceMarkView>,
        /// A word to the reader.
        note: Option<String>,
    }

    /// An easier or harder form.
    pub struct VariantView {
        /// In words; the title of the page if it is one.
        text: String,
        /// The exercise, if it has a page.
        page: Option<PageLinkView>,
    }

    /// A sentence that ends today's attempt.
    pub struct StopRuleView {
        /// The sentence.
        text: String,
        /// Its sources.
        sources: Vec<SourceMarkView>,
    }

    /// A condition that an exercise may help.
    pub struct HelpView {
        /// The condition.
        condition: ConditionView,
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
        /// The rule that it goes against and why somebody answers for that, in words.
        despite: Option<String>,
    }

    /// A condition in which an exercise is not for a reader, or only with care.
    pub struct ContraindicationView {
        /// The condition.
        condition: ConditionView,
        /// The strongest of its levels: `avoid` or `caution`.
        verdict: String,
        /// What to do, strongest first; more than one where it differs by stage.
        levels: Vec<LevelView>,
    }

    /// What to do in a condition, and why.
    pub struct LevelView {
        /// `avoid` or `caution`.
        verdict: String,
        /// What to do, a whole sentence with its stages. Part of the stamp.
        sentence: String,
        /// The stages in words; empty for all.
        stages: Vec<String>,
        /// Why.
        reasons: Vec<ReasonView>,
    }

    /// Why an exercise is not for somebody.
    pub struct ReasonView {
        /// The reason, a plain sentence.
        text: String,
        /// The movement that it is about, in words: "bending right forward".
        movement: Option<String>,
        /// How sure it is, in words.
        certainty: Option<String>,
        /// What to say where experts disagree.
        contested: Option<String>,
        /// Its sources.
        sources: Vec<SourceMarkView>,
        /// On the page of a cause, the address of the rule of its own that says the same.
        rule: Option<String>,
    }
}
