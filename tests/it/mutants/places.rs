//! One sentence, put wherever a page has text: what is unsafe in a paragraph is as unsafe in a table.

use super::Variant;
use super::source::{Corpus, Source};

/// A place for a sentence on a page.
#[derive(Clone, Copy)]
pub(super) enum Spot {
    Paragraph,
    Item,
    Step,
    Cell,
    Strong,
    Important,
    KeyPoint,
    Summary,
}

/// All places in which readers see text that needs a source, a doubt or a service as much as a paragraph does.
pub(super) const ANYWHERE: [Spot; 8] =
    [Spot::Paragraph, Spot::Item, Spot::KeyPoint, Spot::Cell, Spot::Step, Spot::Summary, Spot::Strong, Spot::Important];

/// The same without the front matter, where a figure belongs to the claim that the page cites below.
pub(super) const IN_THE_BODY: [Spot; 5] = [Spot::Paragraph, Spot::Item, Spot::Cell, Spot::Step, Spot::Important];

/// The page with `sentence` in the place `spot`, by the `turn`th seam of its text.
pub(super) fn put(page: Source<'_>, spot: Spot, sentence: &str, turn: usize) -> Option<Variant> {
    let seams = page.seams();
    let at = || (!seams.is_empty()).then(|| seams[turn % seams.len()]);
    let block = |text: &str| Some(page.with_paragraph(at()?, text));
    let quoted = sentence.replace('"', "\\\"");
    match spot {
        Spot::Paragraph => block(sentence),
        Spot::Item => block(&format!("- One thing first.\n- {sentence}")),
        Spot::Step => block(&format!("1. Sit down.\n2. {sentence}")),
        Spot::Cell => block(&format!("| What | Notes |\n|---|---|\n| This | {sentence} |")),
        Spot::Strong => block(&format!("**Note.** *{sentence}*")),
        Spot::Important => block(&format!("> [!IMPORTANT] Please note\n> {sentence}")),
        Spot::KeyPoint => {
            let (from, _) = page.block("key-points")?;
            Some(page.with_lines((from + 1, from + 1), &[&format!("  - \"{quoted}\"")]))
        }
        Spot::Summary => page.with_key("summary", &[&format!("summary: \"{quoted}\"")]),
    }
}

/// Each page with each of a few sentences in a few places, turn by turn, so that all meet.
pub(super) fn spread_over(pages: &[Source<'_>], spots: &[Spot], sentences: &[&str]) -> Vec<Variant> {
    let mut all = Vec::new();
    for (turn, page) in pages.iter().enumerate() {
        for (other, spot) in spots.iter().enumerate() {
            all.extend(put(*page, *spot, sentences[(turn * 3 + other) % sentences.len()], turn));
        }
    }
    // However few pages there are, each sentence is tried.
    for (turn, sentence) in sentences.iter().enumerate() {
        let page = pages[turn % pages.len()];
        all.extend(put(page, spots[turn % spots.len()], sentence, turn + 1));
    }
    all
}

/// The articles of the site.
pub(super) fn articles(corpus: &Corpus) -> Vec<Source<'_>> {
    let kinds = ["causes", "exercises", "treatments", "self-care", "concepts", "guides"];
    kinds.iter().flat_map(|kind| corpus.pages(kind)).collect()
}
