//! The finished picture as text.

use crate::content::Id;
use crate::figure::draw::Layer;
use crate::figure::geometry::Point;
use crate::figure::shape::{Bounds, Pen, SCALE, Shape};

/// The part of the plane that every picture of an exercise shows, so that all have the same scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    corner: Point,
    width: u32,
    height: u32,
}

/// How much of the ground is shown.
const GROUND: f64 = 0.03;
/// The free margin.
const MARGIN: f64 = 0.015;

impl Frame {
    /// The frame around all these layers and the floor below them.
    pub(super) fn around<'a>(layers: impl IntoIterator<Item = &'a Layer>) -> Self {
        let shapes = layers.into_iter().flat_map(|layer| &layer.shapes);
        let Bounds { low, high } = shapes.fold(Bounds::empty(), |bounds, shape| shape.within(bounds));
        let corner = Point::new(low.x - MARGIN, high.y + MARGIN);
        let units = |heights: f64| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what a page shows")]
            let units = (heights * SCALE).ceil().clamp(1.0, 4_000.0) as u32;
            units
        };
        Self { corner, width: units(high.x + MARGIN - corner.x), height: units(corner.y - low.y.min(-GROUND)) }
    }

    /// The floor, or the mat on it, from side to side.
    fn floor(&self, mat: bool) -> Layer {
        let right = self.corner.x + f64::from(self.width) / SCALE;
        let left = self.corner.x;
        if mat {
            let (low, high) = (Point::new(left + 0.01, -0.022), Point::new(right - 0.01, 0.0));
            return Layer { class: "fig-mat", shapes: vec![Shape::Block(low, high)] };
        }
        let line = vec![Point::new(left, -0.004), Point::new(right, -0.004)];
        Layer { class: "fig-floor", shapes: vec![Shape::Line(line)] }
    }

    /// The element, with a name and a description for those who do not see it.
    pub(super) fn element(&self, page: &Id, phase: usize, mat: bool, layers: &[Layer], words: (&str, &str)) -> String {
        let (title, description) = (escaped(words.0), escaped(words.1));
        let id = format!("fig-{page}-{}", phase + 1);
        let (width, height) = (self.width, self.height);
        let floor = self.floor(mat);
        let paths: String = std::iter::once(&floor).chain(layers).map(|layer| self.path(layer)).collect();
        format!(
            "<svg class=\"fig\" fill=\"currentColor\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\"><title id=\"{id}-t\">{title}</title>\
             <desc id=\"{id}-d\">{description}</desc>{paths}</svg>"
        )
    }

    fn path(&self, layer: &Layer) -> String {
        let data = Pen::new(self.corner).write(&layer.shapes);
        // Without a style sheet lines would be filled with black.
        let lines = layer.shapes.iter().any(|shape| matches!(shape, Shape::Line(_) | Shape::Arrow(_)));
        let fallback = if lines { " fill=\"none\" stroke=\"currentColor\"" } else { "" };
        format!("<path class=\"{}\"{fallback} d=\"{data}\"/>", layer.class)
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
