//! Operators that offer an exercise on the page of a cause whose own rules forbid it, wherever and however a writer would.

use super::clinic::names;
use super::places::{Spot, put};
use super::prose::avoided_pairs;
use super::source::{Corpus, Source};
use super::{Operator, Place, Start, Variant};

const EXPECTS: &[&str] = &["clinical/condition-recommends-contraindicated"];

const fn offer(name: &'static str, make: fn(&Corpus) -> Vec<Variant>) -> Operator {
    Operator { name, expects: EXPECTS, place: Place::Lines, start: Start::Own, make }
}

pub(super) const OPERATORS: &[Operator] = &[
    offer("offer under a heading in other words", under_other_headings),
    offer("offer in a table", in_tables),
    offer("offer in a sentence under any heading", in_sentences),
    offer("offer in the front matter", in_front_matter),
    offer("offer in a heading", in_headings),
    offer("offer as a numbered step", as_steps),
    offer("offer below a heading below an offer", below_subheadings),
    offer("offer on a card", on_cards),
    offer("offer after another warning", after_warnings),
    offer("offer in capitals or as many", in_other_letters),
];

fn link(exercise: Source<'_>, words: &str) -> String {
    format!("[{words}](../exercises/{}.md)", exercise.id())
}

/// Each forbidden pair with each text that `words` makes of the exercise.
fn each(corpus: &Corpus, change: impl Fn(usize, Source<'_>, Source<'_>) -> Vec<Option<Variant>>) -> Vec<Variant> {
    let pairs = avoided_pairs(corpus);
    pairs
        .into_iter()
        .enumerate()
        .flat_map(|(turn, (cause, exercise))| change(turn, cause, exercise))
        .flatten()
        .collect()
}

fn under_other_headings(corpus: &Corpus) -> Vec<Variant> {
    let headings = [
        "## Moves that ease it",
        "## What to do",
        "## Your daily routine",
        "## How to get better",
        "## Do this",
        "## Treatment",
        "## Top tips",
        "## Helping yourself",
        "## Exercises",
        "## Good choices",
        "## Relief at home",
        "## Movements for you",
    ];
    each(corpus, |_, cause, exercise| {
        let text =
            |heading: &&str| Some(cause.with_end(&format!("{heading}\n\n- {}", link(exercise, "This movement"))));
        headings.iter().map(text).collect()
    })
}

fn in_tables(corpus: &Corpus) -> Vec<Variant> {
    let headings = ["## What may help", "## What you can do now", "## Exercises to try"];
    each(corpus, |_, cause, exercise| {
        let table = format!("| Exercise | How often |\n|---|---|\n| {} | Twice a day |", link(exercise, "Movement"));
        headings.iter().map(|heading| Some(cause.with_end(&format!("{heading}\n\n{table}")))).collect()
    })
}

fn in_sentences(corpus: &Corpus) -> Vec<Variant> {
    each(corpus, |turn, cause, exercise| {
        let link = link(exercise, "movement");
        let sentences = [
            format!("We recommend this {link}."),
            format!("Try the {link} every morning."),
            format!("A good start is this {link}."),
            format!("This {link} often eases the leg."),
            format!("Do this {link} 3 times a day."),
            format!("Many people find this {link} helpful."),
            format!("The best choice is this {link}."),
            format!("You could begin with this {link}."),
        ];
        sentences.iter().map(|sentence| put(cause, Spot::Paragraph, sentence, turn)).collect()
    })
}

fn in_front_matter(corpus: &Corpus) -> Vec<Variant> {
    each(corpus, |_, cause, exercise| {
        let mut all = Vec::new();
        for name in names(exercise) {
            let sentences = [format!("Do the {name} every morning."), format!("The {name} often helps.")];
            for sentence in sentences {
                all.push(put(cause, Spot::KeyPoint, &sentence, 0));
                all.push(put(cause, Spot::Summary, &sentence, 0));
            }
        }
        all
    })
}

fn in_headings(corpus: &Corpus) -> Vec<Variant> {
    each(corpus, |_, cause, exercise| {
        let mut all = Vec::new();
        for name in names(exercise) {
            all.push(Some(cause.with_end(&format!("## Try the {name}\n\nTwice a day is enough."))));
            all.push(Some(cause.with_end(&format!("## What may help\n\n### The {name}\n\nTwice a day is enough."))));
        }
        all
    })
}

fn as_steps(corpus: &Corpus) -> Vec<Variant> {
    each(corpus, |_, cause, exercise| {
        let link = link(exercise, "this movement");
        let steps = [
            format!("## Your plan\n\n1. Walk for 5 minutes.\n2. Do {link}.\n3. Rest."),
            format!("## What you can do at home\n\n1. Rest.\n2. {link}, twice.\n3. Walk."),
        ];
        steps.iter().map(|text| Some(cause.with_end(text))).collect()
    })
}

fn below_subheadings(corpus: &Corpus) -> Vec<Variant> {
    each(corpus, |_, cause, exercise| {
        let link = link(exercise, "movement");
        let parts = [
            format!("## What may help\n\n### In the morning\n\nThis {link} comes first."),
            format!("## Exercises to try\n\nWalk.\n\n### In the evening\n\n- This {link}."),
        ];
        parts.iter().map(|text| Some(cause.with_end(text))).collect()
    })
}

fn on_cards(corpus: &Corpus) -> Vec<Variant> {
    each(corpus, |turn, cause, exercise| {
        let link = link(exercise, "movement");
        let cards = [format!("Do this {link} twice a day."), format!("This {link} helps most people.")];
        cards.iter().map(|text| put(cause, Spot::Important, text, turn)).collect()
    })
}

fn after_warnings(corpus: &Corpus) -> Vec<Variant> {
    each(corpus, |turn, cause, exercise| {
        let link = link(exercise, "movement");
        let texts = [
            format!("Do not rest all day. Do this {link} instead of lying down."),
            format!("You do not need a scan: try this {link}."),
            format!("Rest does not help, but this {link} does."),
        ];
        texts.iter().map(|text| put(cause, Spot::Paragraph, text, turn)).collect()
    })
}

fn in_other_letters(corpus: &Corpus) -> Vec<Variant> {
    each(corpus, |_, cause, exercise| {
        let mut all = Vec::new();
        for name in names(exercise) {
            for name in [name.to_uppercase(), format!("{name}s")] {
                all.push(Some(cause.with_end(&format!("## What may help\n\nA few {name} a day suit most people."))));
            }
        }
        all
    })
}
