//! Parts that look the same in several pictures of an exercise: drawn in the first, referred to in the others.

use std::collections::{BTreeMap, BTreeSet};

use crate::figure::draw::Layer;
use crate::figure::svg::{Frame, fallback};

/// Path data shorter than this is written again: a reference would be as long.
const SHORT: usize = 40;

/// One layer as text.
#[derive(Debug)]
struct Written {
    class: &'static str,
    fallback: &'static str,
    parts: Vec<String>,
}

/// All pictures of an exercise as text, and what they have in common.
#[derive(Debug)]
pub(super) struct Shared {
    pictures: Vec<Vec<Written>>,
    /// What more than one picture shows: its number, and where it stands first.
    common: BTreeMap<String, (usize, Place)>,
}

/// Picture, layer and part.
type Place = (usize, usize, usize);

impl Shared {
    /// The pictures made of these layers.
    pub(super) fn of(frame: &Frame, drawn: &[Vec<Layer>]) -> Self {
        let written = |layer: &Layer| Written {
            class: layer.class,
            fallback: fallback(layer),
            parts: layer.parts.iter().map(|part| frame.data(part)).collect(),
        };
        let pictures: Vec<Vec<Written>> = drawn.iter().map(|layers| layers.iter().map(written).collect()).collect();
        let mut shown: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for ((picture, ..), part) in places(&pictures) {
            shown.entry(part).or_default().insert(picture);
        }
        let mut common = BTreeMap::new();
        for (place, part) in places(&pictures) {
            if part.len() >= SHORT && shown[part].len() > 1 && !common.contains_key(part) {
                common.insert(part.to_owned(), (common.len() + 1, place));
            }
        }
        Self { pictures, common }
    }

    /// What the picture with this number shows, from back to front. Ids begin with `prefix`.
    pub(super) fn elements(&self, prefix: &str, picture: usize) -> String {
        let layers = self.pictures.get(picture).into_iter().flatten().enumerate();
        layers.map(|(index, layer)| self.layer(prefix, (picture, index), layer)).collect()
    }

    fn layer(&self, prefix: &str, (picture, index): (usize, usize), layer: &Written) -> String {
        let Written { class, fallback, parts } = layer;
        let mut elements: Vec<String> = Vec::new();
        let mut own = String::new();
        let path = |own: &mut String| format!("<path d=\"{}\"/>", std::mem::take(own));
        for (number, part) in parts.iter().enumerate() {
            let Some((id, first)) = self.common.get(part) else {
                own += part;
                continue;
            };
            if !own.is_empty() {
                elements.push(path(&mut own));
            }
            elements.push(if *first == (picture, index, number) {
                format!("<path id=\"{prefix}p{id}\" d=\"{part}\"/>")
            } else {
                format!("<use href=\"#{prefix}p{id}\"/>")
            });
        }
        if !own.is_empty() {
            elements.push(path(&mut own));
        }
        match elements.as_slice() {
            // What others refer to takes its class from where it is shown, so it has none itself.
            [one] if !one.starts_with("<path id") => {
                let (name, rest) = one.split_once(' ').expect("every element here has an attribute");
                format!("{name} class=\"{class}\"{fallback} {rest}")
            }
            several => format!("<g class=\"{class}\"{fallback}>{}</g>", several.concat()),
        }
    }
}

/// All parts of all pictures, in their order.
fn places(pictures: &[Vec<Written>]) -> impl Iterator<Item = (Place, &str)> {
    pictures.iter().enumerate().flat_map(|(picture, layers)| {
        layers.iter().enumerate().flat_map(move |(layer, written)| {
            written.parts.iter().enumerate().map(move |(part, data)| ((picture, layer, part), data.as_str()))
        })
    })
}
