//! The picture of all links: a lane for each kind, a line for each pair of pages that are linked. The lines of a page come
//! forward when it is pointed at or focused, by style alone.

use crate::serve::dashboard::lanes::{COLUMNS, Lanes, Node};
use crate::serve::html::Html;

/// Sizes, in units of the picture that are pixels of a screen.
const LANE: usize = 204;
const BOX: usize = 168;
const ROW: usize = 34;
const TALL: usize = 24;
const TOP: usize = 6;
const LEFT: usize = 10;
/// How many letters of a title fit into its box.
const LETTERS: usize = 25;

/// Draws `lanes`.
pub(super) fn draw(html: &mut Html, lanes: &Lanes<'_>) {
    let rows = lanes.nodes.iter().map(|node| node.row + 1).max().unwrap_or(0);
    let bottom = TOP + rows * ROW + 10;
    let targets = targets(lanes);
    let below = if targets.is_empty() { 0 } else { 36 + targets.len().div_ceil(COLUMNS) * ROW };
    let (width, height) = ((LEFT + COLUMNS * LANE).to_string(), (bottom + below).to_string());
    let view = format!("0 0 {width} {height}");
    let about = "Pages in lanes by kind, with a line between each two that are linked. The table below says the same.";
    let attributes = [
        ("class", "graph"),
        ("role", "group"),
        ("aria-label", about),
        ("viewBox", &view),
        ("width", &width),
        ("height", &height),
    ];
    let region = [("class", "wide"), ("role", "region"), ("tabindex", "0"), ("aria-label", "Picture of the links")];
    html.within("div", &region, |wide| {
        wide.within("svg", &attributes, |svg| {
            svg.within("g", &[("class", "links"), ("aria-hidden", "true")], |all| {
                lanes.links.iter().for_each(|&(a, b)| line(all, "link", &way(&lanes.nodes[a], &lanes.nodes[b])));
            });
            for head in &lanes.heads {
                say(svg, "lane", (LEFT + head.column * LANE, TOP + head.row * ROW + 20), head.name);
            }
            for (index, node) in lanes.nodes.iter().enumerate() {
                page(svg, index, node, lanes);
            }
            if !targets.is_empty() {
                say(svg, "lane", (LEFT, bottom + 20), "Linked to, and not there");
            }
            for (index, target) in targets.iter().enumerate() {
                let place = (LEFT + index % COLUMNS * LANE, bottom + 34 + index / COLUMNS * ROW);
                absent(svg, target, place, lanes);
            }
        });
    });
}

/// What links lead to that is not there, each once.
fn targets<'a>(lanes: &Lanes<'a>) -> Vec<&'a str> {
    let mut targets: Vec<&str> = lanes.missing.iter().map(|missing| missing.to).collect();
    targets.sort_unstable();
    targets.dedup();
    targets
}

/// A page with its own lines, which are drawn strongly while it is pointed at.
fn page(svg: &mut Html, index: usize, node: &Node<'_>, lanes: &Lanes<'_>) {
    let (x, y) = corner(node);
    let orphan = if node.is_orphan() { " orphan" } else { "" };
    svg.within("g", &[("class", &format!("page{orphan}"))], |group| {
        group.within("g", &[("class", "own"), ("aria-hidden", "true")], |own| {
            for &(a, b) in lanes.links.iter().filter(|(a, b)| *a == index || *b == index) {
                line(own, "link", &way(&lanes.nodes[a], &lanes.nodes[b]));
            }
        });
        let title = node.page.meta.title.value.as_str();
        let address = format!("/__handout/links/{}", node.page.id);
        group.within("a", &[("href", &address)], |link| {
            let from = node.linked_from;
            let note = if node.is_orphan() { "no page links to it".to_owned() } else { format!("linked from {from}") };
            link.say("title", &[], &format!("{title} ({note})"));
            rect(link, (x, y));
            say(link, "name", (x + 8, y + 16), &shortened(title));
        });
    });
}

/// Something that is not there, with lines from the pages that link to it.
fn absent(svg: &mut Html, target: &str, (x, y): (usize, usize), lanes: &Lanes<'_>) {
    svg.within("g", &[("class", "page missing")], |group| {
        for missing in lanes.missing.iter().filter(|missing| missing.to == target) {
            let (from_x, from_y) = corner(&lanes.nodes[missing.from]);
            let (from_x, from_y, to_x) = (from_x + BOX / 2, from_y + TALL, x + BOX / 2);
            line(group, "link", &format!("M{from_x} {from_y}C{from_x} {y} {to_x} {from_y} {to_x} {y}"));
        }
        group.say("title", &[], &format!("{target} is linked to, and not there"));
        rect(group, (x, y));
        say(group, "name", (x + 8, y + 16), &shortened(target));
    });
}

fn corner(node: &Node<'_>) -> (usize, usize) {
    (LEFT + node.column * LANE, TOP + node.row * ROW)
}

/// The way of a line between two pages: from side to side, or in a bow beside the lane that both are in.
fn way(one: &Node<'_>, other: &Node<'_>) -> String {
    let (left, right) = if one.column <= other.column { (one, other) } else { (other, one) };
    let ((x1, y1), (x2, y2)) = (corner(left), corner(right));
    let (x1, y1, y2) = (x1 + BOX, y1 + TALL / 2, y2 + TALL / 2);
    if left.column == right.column {
        let out = x1 + 28;
        return format!("M{x1} {y1}C{out} {y1} {out} {y2} {x1} {y2}");
    }
    let middle = usize::midpoint(x1, x2);
    format!("M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}")
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LETTERS {
        return text.to_owned();
    }
    format!("{}…", text.chars().take(LETTERS - 1).collect::<String>().trim_end())
}

fn line(svg: &mut Html, class: &str, way: &str) {
    svg.within("path", &[("class", class), ("d", way)], |_| {});
}

fn rect(svg: &mut Html, (x, y): (usize, usize)) {
    let (x, y, width, height) = (x.to_string(), y.to_string(), BOX.to_string(), TALL.to_string());
    let attributes = [("x", x.as_str()), ("y", &y), ("width", &width), ("height", &height), ("rx", "4")];
    svg.within("rect", &attributes, |_| {});
}

fn say(svg: &mut Html, class: &str, (x, y): (usize, usize), text: &str) {
    svg.say("text", &[("class", class), ("x", &x.to_string()), ("y", &y.to_string())], text);
}
