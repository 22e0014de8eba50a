//! How hard each page is to read: a plot of grades, and the same as a table.

use crate::content::{PageSummary, PassageKind};
use crate::serve::dashboard::{count, page_link, site, table};
use crate::serve::html::{Attribute, Html};
use crate::serve::snapshot::Snapshot;
use crate::text::Measures;

/// Below this many words a grade is chance; the rule `readability/grade` begins there too.
const FEWEST: usize = 60;
/// Of more pages the hardest are shown.
const MOST: usize = 300;
/// The grade at the right end of the plot.
const HARDEST: f64 = 14.0;
/// Places in the plot.
const LEFT: f64 = 300.0;
const WIDTH: f64 = 560.0;
const STEP: f64 = 22.0;
const TOP: f64 = 34.0;

/// A page and how hard its running text is.
struct Graded<'a> {
    page: &'a PageSummary,
    measures: Measures,
    grade: f64,
}

pub(super) fn fill(html: &mut Html, snapshot: &Snapshot) {
    let Some(site) = site(html, snapshot) else { return };
    let mut graded: Vec<Graded<'_>> = site.pages.values().filter_map(|page| graded(page, snapshot)).collect();
    graded.sort_by(|a, b| b.grade.total_cmp(&a.grade));
    html.say(
        "p",
        &[],
        "The Flesch-Kincaid grade counts words and syllables of the running text: school years, 6 to 8 suits most adults. It \
         does not understand the text: a low grade is no proof that a page is plain.",
    );
    let short = site.pages.len() - graded.len();
    if short > 0 {
        html.say(
            "p",
            &[],
            &format!(
                "Too short for a grade, with fewer than {FEWEST} words of running text: {}.",
                count(short, "page")
            ),
        );
    }
    if graded.is_empty() {
        return;
    }
    if graded.len() > MOST {
        graded.truncate(MOST);
        html.say("p", &[], &format!("The {MOST} hardest pages are shown."));
    }
    plot(html, &graded, snapshot);
    table(
        html,
        "The same as a table",
        &["Page", "Grade", "SMOG", "Reading ease", "Words", "Words in a sentence"],
        |body| {
            for one in &graded {
                body.within("tr", &[], |row| {
                    let measures = one.measures;
                    row.within("th", &[("scope", "row")], |cell| page_link(cell, one.page, snapshot));
                    let number = |row: &mut Html, text: &str| row.say("td", &[("class", "number")], text);
                    number(row, &format!("{:.1}", one.grade));
                    number(row, &measures.smog().map_or_else(|| "too short".to_owned(), |smog| format!("{smog:.1}")));
                    number(row, &measures.ease().map_or_else(String::new, |ease| format!("{ease:.0}")));
                    number(row, &measures.words.to_string());
                    number(row, &format!("{:.1}", measures.words_per_sentence()));
                });
            }
        },
    );
}

fn graded<'a>(page: &'a PageSummary, snapshot: &Snapshot) -> Option<Graded<'a>> {
    let parsed = snapshot.build.page(&page.path)?;
    let prose = parsed.body.passages.iter().filter(|passage| passage.kind == PassageKind::Paragraph);
    let measures = prose.fold(Measures::default(), |all, passage| all.and(Measures::of(&passage.text)));
    let grade = measures.grade().filter(|_| measures.words >= FEWEST)?;
    Some(Graded { page, measures, grade })
}

/// Where a grade lies from left to right.
fn across(grade: f64) -> f64 {
    LEFT + grade.clamp(0.0, HARDEST) / HARDEST * WIDTH
}

fn plot(html: &mut Html, graded: &[Graded<'_>], snapshot: &Snapshot) {
    let bottom = TOP + STEP * graded.len() as f64;
    let (width, height) = (px(LEFT + WIDTH + 60.0), px(bottom + 30.0));
    let view = format!("0 0 {width} {height}");
    let about = "Grades of all pages, the hardest first. The table below says the same.";
    let region = [("class", "wide"), ("role", "region"), ("tabindex", "0"), ("aria-label", "Plot of grades")];
    let attributes = [
        ("class", "plot"),
        ("role", "group"),
        ("aria-label", about),
        ("viewBox", &view),
        ("width", &width),
        ("height", &height),
    ];
    html.within("div", &region, |wide| {
        wide.within("svg", &attributes, |svg| {
            let band = [across(6.0), across(8.0)];
            rect(svg, "good", (band[0], TOP - 8.0), (band[1] - band[0], bottom - TOP + 8.0));
            for grade in (0..=14).step_by(2) {
                let x = across(f64::from(grade));
                path(
                    svg,
                    if grade == 10 { "limit" } else { "grid" },
                    &format!("M{} {}V{}", px(x), px(TOP - 8.0), px(bottom)),
                );
                words(svg, "tick", (x, bottom + 18.0), "middle", &grade.to_string());
            }
            words(svg, "tick", (across(7.0), TOP - 14.0), "middle", "6 to 8");
            words(svg, "tick", (across(10.0), TOP - 14.0), "start", "above 10: a warning");
            for (index, one) in graded.iter().enumerate() {
                dot(svg, one, TOP + STEP * (index as f64 + 0.5), snapshot);
            }
        });
    });
}

fn dot(svg: &mut Html, one: &Graded<'_>, y: f64, snapshot: &Snapshot) {
    let (x, title) = (across(one.grade), one.page.meta.title.value.as_str());
    path(svg, "reach", &format!("M{} {}H{}", px(LEFT), px(y), px(x)));
    svg.within("a", &[("href", &snapshot.base.link(&one.page.url))], |link| {
        words(link, "name", (LEFT - 10.0, y + 4.0), "end", &shortened(title));
    });
    let class = if one.grade > 10.0 { "dot hard" } else { "dot" };
    let circle = [("class", class), ("cx", &px(x)), ("cy", &px(y)), ("r", "5")];
    svg.within("circle", &circle, |circle| circle.say("title", &[], &format!("{title}: grade {:.1}", one.grade)));
    words(svg, "tick", (x + 10.0, y + 4.0), "start", &format!("{:.1}", one.grade));
}

/// A title that fits beside the plot.
fn shortened(title: &str) -> String {
    if title.chars().count() <= 42 {
        title.to_owned()
    } else {
        format!("{}…", title.chars().take(41).collect::<String>())
    }
}

fn px(number: f64) -> String {
    format!("{number:.1}")
}

fn rect(svg: &mut Html, class: &str, (x, y): (f64, f64), (width, height): (f64, f64)) {
    let attributes: [Attribute<'_>; 5] =
        [("class", class), ("x", &px(x)), ("y", &px(y)), ("width", &px(width)), ("height", &px(height))];
    svg.within("rect", &attributes, |_| {});
}

fn path(svg: &mut Html, class: &str, way: &str) {
    svg.within("path", &[("class", class), ("d", way)], |_| {});
}

fn words(svg: &mut Html, class: &str, (x, y): (f64, f64), anchor: &str, text: &str) {
    svg.say("text", &[("class", class), ("x", &px(x)), ("y", &px(y)), ("text-anchor", anchor)], text);
}
