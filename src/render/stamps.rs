//! What must be seen on each finished page. It is told from the view, so that it asks for the very words that the
//! template was given; the finished page is read back and judged elsewhere.

use crate::render::view::{CardView, ContraindicationView, SharedView, View};

/// Something that must be seen on a page, word for word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedStamp {
    /// The value of `data-stamp` on the elements that hold it, which is the name of the part in the template too.
    pub name: &'static str,
    /// What it is, for messages.
    pub what: String,
    /// Its texts, each of which stands in one element.
    pub texts: Vec<String>,
    /// Whether it has to stand before the steps.
    pub before_steps: bool,
}

/// The stamps of a page.
pub(super) fn stamps(shared: &SharedView, view: &View) -> Vec<ExpectedStamp> {
    let mut all = vec![stamp("disclaimer", "the disclaimer", paragraphs(&shared.site.disclaimer), false)];
    let notice = shared.site.demonstration_notice.iter().cloned().collect();
    all.push(stamp("demonstration", "the notice that this is a demonstration", notice, false));
    let draft = view.page.draft.iter().cloned().collect();
    all.push(stamp("draft", "the notice that this is a draft", draft, false));
    let cards = view.page.cards.iter().filter(|card| card.tier == "emergency").flat_map(card_texts).collect();
    all.push(stamp("emergency-card", "the emergency card", cards, true));
    if let Some(exercise) = &view.exercise {
        let mut texts: Vec<String> = exercise.contraindications.iter().flat_map(contraindication_texts).collect();
        texts.extend(exercise.no_contraindications.clone());
        all.push(stamp("contraindications", "for whom the exercise is not", texts, true));
        let rules = exercise.stop_rules.iter().map(|rule| rule.text.clone()).collect();
        all.push(stamp("stop-rules", "when to stop", rules, true));
    }
    if let Some(guide) = &view.guide {
        let questions = guide.gates.iter().map(|gate| gate.question.clone()).collect();
        all.push(stamp("gates", "the questions before the steps", questions, true));
        let rules = guide.stop_rules.iter().map(|rule| rule.text.clone()).collect();
        all.push(stamp("stop-rules", "when to stop", rules, true));
    }
    if let Some(review) = &view.page.review {
        let texts = [Some(review.line.clone()), review.overdue.clone()].into_iter().flatten().collect();
        all.push(stamp("review", "who stands behind the page", texts, false));
    }
    let audience = view.page.audience.iter().cloned().collect();
    all.push(stamp("audience", "for whom the page is written", audience, false));
    let withdrawn = view.withdrawn.iter().map(|withdrawn| withdrawn.notice.clone()).collect();
    all.push(stamp("withdrawn", "the notice that the page was taken down", withdrawn, false));
    all.retain(|stamp| !stamp.texts.is_empty());
    all
}

/// The words of the steps, which stand word for word in the part of the steps.
pub(super) fn steps(view: &View) -> Vec<String> {
    let of_exercise = view.exercise.iter().flat_map(|exercise| exercise.steps.iter().map(|step| step.text.clone()));
    let of_guide = view.guide.iter().flat_map(|guide| guide.steps.iter().map(|step| step.text.clone()));
    of_exercise.chain(of_guide).collect()
}

fn stamp(name: &'static str, what: &str, texts: Vec<String>, before_steps: bool) -> ExpectedStamp {
    ExpectedStamp { name, what: what.to_owned(), texts, before_steps }
}

/// A text may be split into paragraphs where its author left a line empty.
fn paragraphs(text: &str) -> Vec<String> {
    let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

fn card_texts(card: &CardView) -> Vec<String> {
    let signs = card.signs.iter().flat_map(|sign| [Some(sign.text.clone()), sign.action.clone()]);
    std::iter::once(card.heading.clone()).chain(signs.flatten()).collect()
}

fn contraindication_texts(entry: &ContraindicationView) -> Vec<String> {
    let levels = entry.levels.iter().map(|level| level.sentence.clone());
    std::iter::once(entry.condition.title.clone()).chain(levels).collect()
}
