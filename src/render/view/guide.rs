//! What the layout of a guide sees.

use crate::render::view::schema::view;
use crate::render::view::{ConditionView, ContraindicationView, PageLinkView, StopRuleView};

view! {
    /// A guide.
    pub struct GuideView {
        /// The condition that its readers have, if it is for one.
        condition: Option<ConditionView>,
        /// The questions to answer before the first step. A stamp: print each inside an element with `data-stamp="gates"` and `id="gates"`, before the steps.
        gates: Vec<GateView>,
        /// When to stop, from all exercises that it uses. A stamp: print each inside an element with `data-stamp="stop-rules"` and `id="stop-if"`, before the steps.
        stop_rules: Vec<StopRuleView>,
        /// The steps, in order. The part that holds them has `id="steps"`; its element has `data-steps`.
        steps: Vec<GuideStepView>,
    }

    /// A question before the steps.
    pub struct GateView {
        /// Its number, from 1.
        number: usize,
        /// The `id` of its element: `gate-1`.
        anchor: String,
        /// The question.
        question: String,
        /// The conditions that "yes" takes out.
        excludes: Vec<ConditionView>,
        /// The answers yes, no and not sure, in this order.
        answers: Vec<AnswerView>,
    }

    /// An answer to a gate.
    pub struct AnswerView {
        /// `yes`, `no` or `not-sure`.
        name: String,
        /// The answer in words.
        label: String,
        /// What to say to the reader.
        say: Option<String>,
        /// The address where it leads: the next gate, the first step or another page.
        href: String,
        /// Words for that link.
        text: String,
        /// Whether it leads out of the guide.
        leaves: bool,
    }

    /// A step of a guide.
    pub struct GuideStepView {
        /// Its number, from 1.
        number: usize,
        /// The `id` of its element: `step-1`.
        anchor: String,
        /// Its heading.
        title: String,
        /// What to do.
        text: String,
        /// The exercise that it uses.
        exercise: Option<StepExerciseView>,
    }

    /// An exercise that a step uses.
    pub struct StepExerciseView {
        /// Its page.
        page: PageLinkView,
        /// How much to start with, in words.
        start: Option<String>,
        /// For whom it is not, or only with care; why is told on its own page.
        contraindications: Vec<ContraindicationView>,
    }
}
