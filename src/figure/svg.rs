//! The finished picture as text.

use crate::figure::draw::Layer;
use crate::figure::geometry::Point;
use crate::figure::shape::{Bounds, Pen, SCALE, Shape};
use crate::figure::shared::Shared;

/// The part of the plane that every picture of an exercise shows, so that all have the same scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    corner: Point,
    width: u32,
    height: u32,
}

/// Units of the picture in a pixel, where it is shown at its own size.
const UNITS: u32 = 2;
/// How much of the ground is shown.
const GROUND: f64 = 0.03;
/// The free margin.
const MARGIN: f64 = 0.015;

impl Frame {
    /// The frame around all these layers and the floor below them.
    pub(super) fn around<'a>(layers: impl IntoIterator<Item = &'a Layer>) -> Self {
        let shapes = layers.into_iter().flat_map(|layer| layer.parts.iter().flatten());
        let Bounds { low, high } = shapes.fold(Bounds::empty(), |bounds, shape| shape.within(bounds));
        let corner = Point::new(low.x - MARGIN, high.y + MARGIN);
        let units = |heights: f64| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what a page shows")]
            let units = (heights * SCALE).ceil().clamp(1.0, 8_000.0) as u32;
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
            return Layer { class: "fig-mat", parts: vec![vec![Shape::Block(low, high)]] };
        }
        let line = vec![Point::new(left, -0.004), Point::new(right, -0.004)];
        Layer { class: "fig-floor", parts: vec![vec![Shape::Line(line)]] }
    }

    /// What a part looks like, as path data.
    pub(super) fn data(&self, part: &[Shape]) -> String {
        Pen::new(self.corner).write(part)
    }

    /// The element of the picture with this number, with a name and a description for those who do not see it. Its ids
    /// begin with `prefix`.
    pub(super) fn element(
        &self,
        prefix: &str,
        picture: usize,
        mat: bool,
        shared: &Shared,
        words: (&str, &str),
    ) -> String {
        let (title, description) = (escaped(words.0), escaped(words.1));
        let id = format!("{prefix}{}", picture + 1);
        let (width, height) = (self.width, self.height);
        let floor = self.path(&self.floor(mat));
        let body = shared.elements(prefix, picture);
        format!(
            "<svg class=\"fig\" fill=\"currentColor\" role=\"img\" aria-labelledby=\"{id}t {id}d\" viewBox=\"0 0 {width} {height}\" \
             width=\"{}\" height=\"{}\"><title id=\"{id}t\">{title}</title>\
             <desc id=\"{id}d\">{description}</desc>{floor}{body}</svg>",
            width / UNITS,
            height / UNITS,
        )
    }

    fn path(&self, layer: &Layer) -> String {
        let data: String = layer.parts.iter().map(|part| self.data(part)).collect();
        format!("<path class=\"{}\"{} d=\"{data}\"/>", layer.class, fallback(layer))
    }
}

/// Without a style sheet lines would be filled with black.
pub(super) fn fallback(layer: &Layer) -> &'static str {
    let lines = layer.parts.iter().flatten().any(|shape| matches!(shape, Shape::Line(_) | Shape::Arrow(_)));
    if lines { " fill=\"none\" stroke=\"currentColor\"" } else { "" }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
