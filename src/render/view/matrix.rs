//! What the layout of the safety matrix sees.

use crate::render::view::schema::view;
use crate::render::view::{ConditionView, NumberedPageView, PageLinkView};

view! {
    /// The safety matrix: every exercise against every condition, as the derivation says. Always words, never colour alone.
    pub struct MatrixView {
        /// What each word of a cell means.
        words: Vec<MatrixWordView>,
        /// The tables; more than one where there are many conditions.
        tables: Vec<MatrixTableView>,
        /// The conditions in which nothing may be offered, together.
        stop: Option<MatrixStopView>,
        /// All pages of the matrix; empty if there is only one.
        pages: Vec<NumberedPageView>,
        /// The address of the page before.
        previous: Option<String>,
        /// The address of the page after.
        next: Option<String>,
    }

    /// A word of a cell and its meaning.
    pub struct MatrixWordView {
        /// `avoid`, `caution`, `stop` or `none`.
        verdict: String,
        /// The word.
        word: String,
        /// Its meaning.
        meaning: String,
    }

    /// A table of the matrix.
    pub struct MatrixTableView {
        /// Its caption.
        caption: String,
        /// The `id` for its caption.
        anchor: String,
        /// Its columns.
        conditions: Vec<ConditionView>,
        /// Its rows.
        rows: Vec<MatrixRowView>,
    }

    /// A row of the matrix.
    pub struct MatrixRowView {
        /// The exercise.
        exercise: PageLinkView,
        /// Whether its page says to leave it for now.
        leave_for_now: bool,
        /// One cell for each condition of the table, in the same order.
        cells: Vec<CellView>,
    }

    /// A cell of the matrix.
    pub struct CellView {
        /// `avoid`, `caution` or `none`.
        verdict: String,
        /// The word for it.
        word: String,
        /// The condition, for layouts that show a row as a list.
        condition: String,
        /// In which stages, in words; empty for all.
        stages: Vec<String>,
        /// The first reason.
        reason: Option<String>,
        /// What holds in the other stages, in words, where it is weaker.
        otherwise: Option<String>,
    }

    /// Conditions in which nothing may be offered.
    pub struct MatrixStopView {
        /// The word for all exercises: "Stop: get help".
        word: String,
        /// A sentence about it.
        text: String,
        /// The conditions.
        conditions: Vec<ConditionView>,
    }
}
