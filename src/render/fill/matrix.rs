//! The safety matrix: every exercise against every condition.

use crate::clinical::{Condition, Stages};
use crate::content::{Advice, Exercise, PageSummary, Verdict};
use crate::render::addresses::matrix_url;
use crate::render::fill::levels::{between, in_words, strongest};
use crate::render::fill::pager::Pager;
use crate::render::fill::scene::{Scene, verdict_name};
use crate::render::fill::sources::Numbers;
use crate::render::view::{CellView, MatrixRowView, MatrixStopView, MatrixTableView, MatrixView, MatrixWordView};
use crate::render::words;

/// More columns than this do not fit a page; they become several tables.
const COLUMNS: usize = 12;
/// More cells than this are no page that a telephone can show; the exercises go on on the next.
const CELLS: usize = 5000;

/// The exercises of a page of the matrix.
type Exercises<'a> = [(&'a PageSummary, &'a Exercise)];

/// How many exercises stand on each page of the matrix.
fn rows_of_a_page(scene: &Scene<'_>) -> usize {
    (CELLS / scene.derivation.conditions.len().max(1)).max(1)
}

/// Over how many numbered pages the matrix goes; none for a site without exercises or without conditions.
pub(crate) fn matrix_pages(scene: &Scene<'_>) -> usize {
    if scene.has_matrix() { scene.exercises().count().div_ceil(rows_of_a_page(scene)) } else { 0 }
}

/// Numbered page `number` of the matrix; `None` for a site without exercises or without conditions.
pub(crate) fn matrix(scene: &Scene<'_>, number: usize) -> Option<MatrixView> {
    let count = matrix_pages(scene);
    if count == 0 {
        return None;
    }
    let rows = rows_of_a_page(scene);
    let exercises: Vec<_> = scene.exercises().skip(rows * number.saturating_sub(1)).take(rows).collect();
    let (stop, open): (Vec<&Condition>, Vec<&Condition>) =
        scene.derivation.conditions.values().partition(|condition| condition.stop_all);
    let (causes, others): (Vec<&Condition>, Vec<&Condition>) =
        open.into_iter().partition(|condition| condition.url.is_some());
    let mut tables = tables_of(scene, &exercises, (words::MATRIX_CAUSES, "matrix-causes"), causes);
    tables.extend(tables_of(scene, &exercises, (words::MATRIX_OTHERS, "matrix-others"), others));
    let stop = (!stop.is_empty()).then(|| MatrixStopView {
        word: words::STOP_WORD.to_owned(),
        text: words::STOP_TEXT.to_owned(),
        conditions: stop.iter().filter_map(|condition| scene.condition(&condition.id)).collect(),
    });
    let mut meanings: Vec<MatrixWordView> = [Some(Verdict::Avoid), Some(Verdict::Caution), None].map(word).into();
    meanings.extend(stop.as_ref().map(|stop| MatrixWordView {
        verdict: "stop".to_owned(),
        word: stop.word.clone(),
        meaning: stop.text.clone(),
    }));
    let Pager { pages, previous, next } = Pager::of(scene, &matrix_url(), number, count);
    Some(MatrixView { words: meanings, tables, stop, pages, previous, next })
}

/// A word of the matrix and what it means.
fn word(verdict: Option<Verdict>) -> MatrixWordView {
    MatrixWordView {
        verdict: verdict.map_or_else(|| "none".to_owned(), verdict_name),
        word: words::verdict(verdict).to_owned(),
        meaning: words::verdict_meaning(verdict).to_owned(),
    }
}

/// Tables of `conditions`, of about equal width.
fn tables_of(
    scene: &Scene<'_>,
    exercises: &Exercises<'_>,
    (caption, anchor): (&str, &str),
    mut conditions: Vec<&Condition>,
) -> Vec<MatrixTableView> {
    conditions.sort_by_key(|condition| (condition.title.to_lowercase(), condition.id.clone()));
    let count = conditions.len().div_ceil(COLUMNS);
    if count == 0 {
        return Vec::new();
    }
    let width = conditions.len().div_ceil(count);
    let table = |(index, conditions): (usize, &[&Condition])| {
        let part = if count > 1 { format!(", part {} of {count}", index + 1) } else { String::new() };
        let number = if index > 0 { format!("-{}", index + 1) } else { String::new() };
        MatrixTableView {
            caption: format!("{caption}{part}"),
            anchor: format!("{anchor}{number}"),
            conditions: conditions.iter().filter_map(|condition| scene.condition(&condition.id)).collect(),
            rows: exercises.iter().map(|(page, facts)| row(scene, page, facts, conditions)).collect(),
        }
    };
    conditions.chunks(width).enumerate().map(table).collect()
}

/// The row of an exercise.
fn row(scene: &Scene<'_>, page: &PageSummary, exercise: &Exercise, conditions: &[&Condition]) -> MatrixRowView {
    let known = conditions.iter().filter(|condition| scene.condition(&condition.id).is_some());
    MatrixRowView {
        exercise: scene.link(page),
        leave_for_now: exercise.advice.value == Advice::LeaveForNow,
        cells: known.map(|condition| cell(scene, page, exercise, condition)).collect(),
    }
}

/// The cell of an exercise and a condition.
fn cell(scene: &Scene<'_>, page: &PageSummary, exercise: &Exercise, condition: &Condition) -> CellView {
    let levels = between(scene, page, exercise, &condition.id);
    if levels.is_empty() {
        return CellView {
            verdict: "none".to_owned(),
            word: words::verdict(None).to_owned(),
            condition: condition.title.clone(),
            otherwise: None,
            stages: Vec::new(),
            reason: None,
        };
    }
    let verdict = strongest(&levels);
    let of_strongest = levels.iter().filter(|level| Some(level.verdict) == verdict);
    let stages = of_strongest.map(|level| level.stages.clone()).reduce(Stages::with).unwrap_or(Stages::All);
    // Sources are on the pages of the exercise and the cause.
    let mut numbers = Numbers::of(*scene, &[]);
    let views = in_words(scene, &levels, &mut numbers);
    let reason = views.iter().flat_map(|level| &level.reasons).map(|reason| reason.text.clone()).next();
    let weaker = views.iter().find(|level| Some(&level.verdict) != verdict.map(verdict_name).as_ref());
    CellView {
        verdict: verdict.map_or_else(|| "none".to_owned(), verdict_name),
        word: words::verdict(verdict).to_owned(),
        condition: condition.title.clone(),
        otherwise: weaker.filter(|_| stages != Stages::All).map(|level| level.sentence.clone()),
        stages: scene.stages(&stages),
        reason,
    }
}
