//! The few shapes that a figure is put together from, and how they are written as SVG path data.

use std::fmt::Write as _;

use crate::figure::geometry::{Point, towards};

/// Units of the picture for one body height: so many that whole ones are fine enough.
pub(super) const SCALE: f64 = 400.0;

/// A shape in body heights.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// Two discs and all between them: a segment of a limb.
    Capsule { from: Point, from_radius: f64, to: Point, to_radius: f64 },
    /// A smooth closed outline through these points.
    Smooth(Vec<Point>),
    /// Straight lines from point to point.
    Line(Vec<Point>),
    /// A rectangle, by two opposite corners.
    Block(Point, Point),
    /// A curve through three points with a head at its end.
    Arrow([Point; 3]),
}

/// A rectangle that grows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bounds {
    pub(super) low: Point,
    pub(super) high: Point,
}

impl Bounds {
    /// Holds nothing yet.
    pub(super) fn empty() -> Self {
        Self { low: Point::new(f64::MAX, f64::MAX), high: Point::new(f64::MIN, f64::MIN) }
    }

    pub(super) fn holding(self, point: Point, radius: f64) -> Self {
        Self {
            low: Point::new(self.low.x.min(point.x - radius), self.low.y.min(point.y - radius)),
            high: Point::new(self.high.x.max(point.x + radius), self.high.y.max(point.y + radius)),
        }
    }
}

impl Shape {
    /// A segment of a limb.
    pub(super) fn capsule(from: Point, from_radius: f64, to: Point, to_radius: f64) -> Self {
        Self::Capsule { from, from_radius, to, to_radius }
    }

    /// `bounds`, grown to hold this shape.
    pub(super) fn within(&self, bounds: Bounds) -> Bounds {
        let all = |bounds: Bounds, points: &[Point], radius| {
            points.iter().fold(bounds, |bounds, point| bounds.holding(*point, radius))
        };
        match self {
            Self::Capsule { from, from_radius, to, to_radius } => {
                bounds.holding(*from, *from_radius).holding(*to, *to_radius)
            }
            Self::Smooth(points) => all(bounds, points, 0.005),
            Self::Line(points) => all(bounds, points, 0.03),
            Self::Block(low, high) => all(bounds, &[*low, *high], 0.0),
            Self::Arrow(points) => all(bounds, points, 0.03),
        }
    }
}

/// Writes path data with relative commands, which are short. Positions are kept in whole units, so that rounding
/// never adds up and the text is the same everywhere.
pub(super) struct Pen {
    /// What is at the upper left corner of the picture.
    corner: Point,
    at: (i64, i64),
    data: String,
}

impl Pen {
    pub(super) fn new(corner: Point) -> Self {
        Self { corner, at: (0, 0), data: String::new() }
    }

    /// The path data of all `shapes` together.
    pub(super) fn write(mut self, shapes: &[Shape]) -> String {
        for shape in shapes {
            match shape {
                Shape::Capsule { from, from_radius, to, to_radius } => {
                    self.capsule((*from, *from_radius), (*to, *to_radius));
                }
                Shape::Smooth(points) => self.smooth(points),
                Shape::Line(points) => self.line(points),
                Shape::Block(low, high) => {
                    self.line(&[*low, Point::new(high.x, low.y), *high, Point::new(low.x, high.y)]);
                    self.data.push('z');
                }
                Shape::Arrow(points) => self.arrow(points),
            }
        }
        self.data
    }

    /// Coordinates in units, y down.
    fn units(&self, point: Point) -> (i64, i64) {
        (units(point.x - self.corner.x), units(self.corner.y - point.y))
    }

    fn number(&mut self, units: i64) {
        let after_digit = self.data.ends_with(|c: char| c.is_ascii_digit());
        if after_digit && units >= 0 {
            self.data.push(' ');
        }
        write!(self.data, "{units}").expect("a string takes everything");
    }

    /// A command followed by the ways from where the pen is to `points`; the pen ends at the last.
    fn command(&mut self, letter: char, points: &[Point]) {
        self.data.push(letter);
        let start = self.at;
        for point in points {
            self.at = self.units(*point);
            self.number(self.at.0 - start.0);
            self.number(self.at.1 - start.1);
        }
    }

    fn start(&mut self, point: Point) {
        // Absolute, for after a closed shape the pen is elsewhere.
        self.at = (0, 0);
        self.command('M', &[point]);
    }

    fn arc(&mut self, radius: f64, large: bool, to: Point) {
        self.data.push('a');
        let radius = units(radius);
        self.number(radius);
        self.number(radius);
        self.data.push_str(if large { " 0 1 1" } else { " 0 0 1" });
        let start = self.at;
        self.at = self.units(to);
        let (x, y) = (self.at.0 - start.0, self.at.1 - start.1);
        self.number(x);
        self.number(y);
    }

    fn capsule(&mut self, from: (Point, f64), to: (Point, f64)) {
        let ((mut from, mut from_radius), (mut to, mut to_radius)) = (from, to);
        if from_radius < to_radius {
            (from, from_radius, to, to_radius) = (to, to_radius, from, from_radius);
        }
        let axis = to - from;
        if axis.length() <= (from_radius - to_radius) + 0.002 {
            // One disc holds the other.
            let side = Point::new(from_radius, 0.0);
            self.start(from - side);
            self.arc(from_radius, false, from + side);
            self.arc(from_radius, false, from - side);
            self.data.push('z');
            return;
        }
        let turn = ((from_radius - to_radius) / axis.length()).acos().to_degrees();
        let (left, right) = (towards(axis.degrees() + turn), towards(axis.degrees() - turn));
        self.start(from + left * from_radius);
        self.command('l', &[to + left * to_radius]);
        // The smaller end is less than half of a circle and the greater more.
        self.arc(to_radius, false, to + right * to_radius);
        self.command('l', &[from + right * from_radius]);
        self.arc(from_radius, turn < 89.9, from + left * from_radius);
        self.data.push('z');
    }

    /// A Catmull-Rom curve: each handle is parallel to the way between the neighbours, so all but the first command
    /// can be the short one that mirrors the handle before.
    ///
    /// It runs clockwise as capsules do: overlapping shapes that ran against each other would leave a hole.
    fn smooth(&mut self, points: &[Point]) {
        let mut points = points.to_vec();
        if turns_left(&points) {
            points.reverse();
        }
        let count = points.len();
        let handle = |index: usize| {
            let (before, after) = (points[(index + count - 1) % count], points[(index + 1) % count]);
            (after - before) * (1.0 / 6.0)
        };
        self.start(points[0]);
        self.command('c', &[points[0] + handle(0), points[1] - handle(1), points[1]]);
        for index in 2..=count {
            let index = index % count;
            self.command('s', &[points[index] - handle(index), points[index]]);
        }
        self.data.push('z');
    }

    fn line(&mut self, points: &[Point]) {
        if let [first, rest @ ..] = points {
            self.start(*first);
            for point in rest_or(rest, first) {
                self.command('l', &[*point]);
            }
        }
    }

    fn arrow(&mut self, [from, via, to]: &[Point; 3]) {
        let control = *via * 2.0 - from.between(*to, 0.5);
        let back = (control - *to).degrees();
        self.start(*from);
        self.command('q', &[control, *to]);
        self.start(*to + towards(back + 32.0) * 0.045);
        self.command('l', &[*to]);
        self.command('l', &[*to + towards(back - 32.0) * 0.045]);
    }
}

/// Whether an outline runs anticlockwise.
fn turns_left(points: &[Point]) -> bool {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(one, other)| one.x * other.y - other.x * one.y).sum::<f64>() > 0.0
}

/// A line of one point is a line to itself, which round caps make a dot.
fn rest_or<'a>(rest: &'a [Point], first: &'a Point) -> &'a [Point] {
    if rest.is_empty() { std::slice::from_ref(first) } else { rest }
}

/// Units in this many body heights.
pub(super) fn units(heights: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a picture is a few thousand units wide")]
    let units = (heights * SCALE).round() as i64;
    units
}
