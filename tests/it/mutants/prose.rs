//! Operators on running text: what an author could write on any good day.

use super::Variant;
use super::clinic::names;
use super::source::{Corpus, Source};

/// Headings that offer help.
const OFFERS: [&str; 5] = [
    "## What may help",
    "## Exercises to try",
    "## What you can do now",
    "## Helpful exercises",
    "## What often helps",
];

/// Causes and the exercises that say to avoid with them.
pub(super) fn avoided_pairs(corpus: &Corpus) -> Vec<(Source<'_>, Source<'_>)> {
    let mut pairs = Vec::new();
    for cause in corpus.pages("causes") {
        let entry = format!("{{condition: {}, level: avoid", cause.id());
        let avoided = corpus.pages("exercises").into_iter().filter(|page| page.text.contains(&entry));
        pairs.extend(avoided.map(|exercise| (cause, exercise)));
    }
    pairs
}

/// A section at the end of a cause's page that offers an exercise which its own rules forbid.
fn offered(corpus: &Corpus, words: impl Fn(Source<'_>) -> Vec<String>) -> Vec<Variant> {
    let mut all = Vec::new();
    for (cause, exercise) in avoided_pairs(corpus) {
        for heading in OFFERS {
            all.extend(words(exercise).iter().map(|text| cause.with_end(&format!("{heading}\n\n{text}"))));
        }
    }
    all
}

pub(super) fn offer_by_link(corpus: &Corpus) -> Vec<Variant> {
    offered(corpus, |exercise| {
        let link = format!("../exercises/{}.md", exercise.id());
        vec![
            format!("This [movement]({link}) suits many people."),
            format!("Try this [stretch]({link}) every morning. Do not force it."),
        ]
    })
}

pub(super) fn offer_by_reference(corpus: &Corpus) -> Vec<Variant> {
    offered(corpus, |exercise| vec![format!("Do [[{}]] twice a day.", exercise.id())])
}

pub(super) fn offer_in_list(corpus: &Corpus) -> Vec<Variant> {
    offered(corpus, |exercise| {
        vec![format!("- Short walks.\n- The [exercise](../exercises/{}.md), once a day.\n- Rest.", exercise.id())]
    })
}

pub(super) fn offer_by_name(corpus: &Corpus) -> Vec<Variant> {
    offered(corpus, |exercise| {
        let name = |name: &&str| format!("Many people like the {name}.");
        names(exercise).iter().map(name).collect()
    })
}

/// A paragraph put between two others of the pages.
fn said(pages: Vec<Source<'_>>, paragraphs: &[&str]) -> Vec<Variant> {
    let mut all = Vec::new();
    for (turn, page) in pages.into_iter().enumerate() {
        for (other, at) in page.seams().into_iter().take(3).enumerate() {
            all.push(page.with_paragraph(at, paragraphs[(turn + other) % paragraphs.len()]));
        }
    }
    all
}

fn articles(corpus: &Corpus) -> Vec<Source<'_>> {
    ["causes", "exercises", "treatments", "self-care", "concepts", "guides"]
        .iter()
        .flat_map(|kind| corpus.pages(kind))
        .collect()
}

pub(super) fn uncited_figure(corpus: &Corpus) -> Vec<Variant> {
    let figures = [
        "About 39% of people get worse.",
        "Nearly 90 percent of cases come from a disc.",
        "It helps 2 in 3 people.",
        "Some 70 per cent are better within a month.",
        "Four out of five people get better this way.",
        "Half of all people recover in this way.",
        "It makes the pain ten times worse.",
        "It doubles your chance of getting better.",
    ];
    said(articles(corpus), &figures)
}

pub(super) fn vague_study(corpus: &Corpus) -> Vec<Variant> {
    let claims = [
        "Studies show that it works.",
        "Research has shown that this is best.",
        "Research published in a leading journal found the same.",
        "Science has proven that it helps.",
        "Scientists agree that this is the best way.",
        "According to experts, this is the best way.",
        "Trials have found that it helps.",
        "There is clear evidence that it works.",
    ];
    said(articles(corpus), &claims)
}

pub(super) fn promotion(corpus: &Corpus) -> Vec<Variant> {
    let lines = [
        "✨ Don't miss: The truth about famous people and their backs",
        "🔗 Read more: What your home gym is really missing",
        "💡 You might also like: Why this advice is stirring up trouble",
        "Read also: Ten foods that doctors fear",
        "You may also like: The best mattress of the year",
        "Sponsored: a belt that heals your back",
        "Advertisement: buy our cushion today",
        "👉 Related: Five secrets of strong backs",
    ];
    said(articles(corpus), &lines)
}

pub(super) fn emergency_number(corpus: &Corpus) -> Vec<Variant> {
    let lines = [
        "If it gets worse, call 999.",
        "Dial 911 at once if you cannot feel your legs.",
        "Ring 112 if you cannot pee.",
        "Phone 111 for advice.",
        "Call 000 or go to hospital.",
    ];
    said(articles(corpus), &lines)
}

pub(super) fn emergency_card(corpus: &Corpus) -> Vec<Variant> {
    let cards = [
        "> [!EMERGENCY] Get help now if:\n> - you cannot pee",
        "> [!URGENT] Get help today if:\n> - your foot is weak",
        "> [!ROUTINE] See somebody if:\n> - it does not get better",
    ];
    said(articles(corpus), &cards)
}

pub(super) fn misspelt_card(corpus: &Corpus) -> Vec<Variant> {
    let cards = [
        "> [!EMERGENCI] Get help now if:\n> - you cannot pee",
        "> [!IMPORTENT] Mind this\n> It matters.",
        "> [!DANGER] Mind this\n> It matters.",
        "> [! WARNING ] Mind this\n> It matters.",
    ];
    said(articles(corpus), &cards)
}

pub(super) fn raw_html(corpus: &Corpus) -> Vec<Variant> {
    let tags = [
        "<div hidden>Hidden words.</div>",
        "<script>alert(1)</script>",
        "Some <b>bold</b> words.",
        "<details><summary>More</summary>Hidden words.</details>",
        "<style>.card { display: none }</style>",
        "<img src=\"https://example.com/pixel.png\">",
    ];
    said(articles(corpus), &tags)
}

pub(super) fn unsafe_link(corpus: &Corpus) -> Vec<Variant> {
    let links = [
        "Read [more](javascript:alert(1)).",
        "Read [more](JavaScript:void(0)).",
        "Read [more](data:text/html,hello).",
        "Read [more](vbscript:run).",
        "Read [more](file:///etc/hosts).",
    ];
    said(articles(corpus), &links)
}

pub(super) fn broken_link(corpus: &Corpus) -> Vec<Variant> {
    let links = [
        "Read [more](no-such-page.md).",
        "Read [[no-such-page]].",
        "Read [more](../exercises/pres-up.md).",
        "Read [more](../nowhere/else.md).",
        "Read [more](/no-such-page/).",
    ];
    said(articles(corpus), &links)
}

pub(super) fn broken_anchor(corpus: &Corpus) -> Vec<Variant> {
    let links = [
        "Read [more](#no-such-part).",
        "Read [more](../exercises/walking.md#no-such-part).",
        "Read [more](../treatments/heat-and-cold.md#no-such-part).",
        "Read [[walking#no-such-part]].",
    ];
    said(articles(corpus), &links)
}

pub(super) fn broken_image(corpus: &Corpus) -> Vec<Variant> {
    let images = [
        "![A figure lies on its front](no-such-picture.png)",
        "![A figure lies on its front](../images/no-such-picture.svg)",
        "![A figure lies on its front](https://example.com/picture.png)",
    ];
    corpus.all().iter().flat_map(|page| images.iter().map(|image| page.with_end(image))).collect()
}

/// A target in the page's own words that is off by one letter.
pub(super) fn misspell_link(corpus: &Corpus) -> Vec<Variant> {
    let mut all = Vec::new();
    for page in corpus.all() {
        for (at, line) in page.lines().into_iter().enumerate() {
            if let Some((before, rest)) = line.split_once(".md)") {
                all.push(page.with_line(at, &format!("{before}x.md){rest}")));
            }
            if let Some((before, rest)) = line.split_once("]]").filter(|(before, _)| before.contains("[[")) {
                all.push(page.with_line(at, &format!("{before}x]]{rest}")));
            }
            if let Some((before, rest)) = line.split_once(".md#") {
                all.push(page.with_line(at, &format!("{before}.md#x{rest}")));
            }
        }
    }
    all
}

/// A service of the country, written by hand in place of its call.
pub(super) fn number_for_call(corpus: &Corpus) -> Vec<Variant> {
    let mut all = Vec::new();
    for page in corpus.all() {
        for (at, line) in page.lines().into_iter().enumerate() {
            for call in ["{{ action.", "{{ service."] {
                if let Some((before, rest)) = line.split_once(call)
                    && let Some((_, after)) = rest.split_once("}}")
                {
                    all.push(page.with_line(at, &format!("{before}Call 999{after}")));
                    all.push(page.with_line(at, &format!("{before}Ring 911 now{after}")));
                }
            }
        }
    }
    all
}
