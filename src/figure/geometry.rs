//! Points and directions in the plane of a picture: x to the right, y up, in body heights, angles in degrees.

use std::ops::{Add, Mul, Sub};

/// A point, or the way from one to another.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

impl Point {
    pub(super) fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    pub(super) fn length(self) -> f64 {
        self.x.hypot(self.y)
    }

    /// The direction of this way, anticlockwise from "to the right".
    pub(super) fn degrees(self) -> f64 {
        self.y.atan2(self.x).to_degrees()
    }

    pub(super) fn between(self, other: Self, share: f64) -> Self {
        self + (other - self) * share
    }
}

impl Add for Point {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for Point {
    type Output = Self;

    fn mul(self, times: f64) -> Self {
        Self::new(self.x * times, self.y * times)
    }
}

/// One body height in this direction.
pub(super) fn towards(degrees: f64) -> Point {
    let radians = degrees.to_radians();
    Point::new(radians.cos(), radians.sin())
}

/// How far apart two directions are, from 0 to 180.
pub(super) fn apart(one: f64, other: f64) -> f64 {
    let turn = (one - other).rem_euclid(360.0);
    turn.min(360.0 - turn)
}

#[cfg(test)]
mod tests {
    use super::{Point, apart, towards};

    #[test]
    fn directions_are_compared_across_the_full_turn() {
        assert!((apart(350.0, 10.0) - 20.0).abs() < 1e-9);
        assert!((apart(-90.0, 270.0)).abs() < 1e-9);
        assert!((apart(0.0, 180.0) - 180.0).abs() < 1e-9);
    }

    #[test]
    fn a_direction_read_back_is_the_direction_given() {
        let way = towards(123.0) * 0.4;
        assert!((way.degrees() - 123.0).abs() < 1e-9);
        assert!((way.length() - 0.4).abs() < 1e-9);
        assert!((Point::new(1.0, 1.0).between(Point::new(3.0, 5.0), 0.5) - Point::new(2.0, 3.0)).length() < 1e-9);
    }
}
