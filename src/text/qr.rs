//! Home of `fast_qr`: text as a square of dark and light modules, which the camera of a phone reads.

use fast_qr::QRBuilder;

/// A square that a camera reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    side: usize,
    /// Row by row.
    dark: Vec<bool>,
}

impl QrCode {
    /// The square for `text`, without the empty margin that must be left around it; `None` if the text is too long for
    /// one, which is beyond 2,000 bytes.
    pub fn of(text: &str) -> Option<Self> {
        let code = QRBuilder::new(text).build().ok()?;
        let side = code.size;
        let dark = (0..side).flat_map(|row| code[row].iter().map(|module| module.value()).collect::<Vec<_>>());
        Some(Self { side, dark: dark.collect() })
    }

    /// How many modules a side has.
    pub fn side(&self) -> usize {
        self.side
    }

    /// Whether a module is dark; those outside are light.
    pub fn is_dark(&self, row: usize, column: usize) -> bool {
        row < self.side && column < self.side && self.dark[row * self.side + column]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners_and_light_outside() {
        let code = QrCode::of("https://example.org/").unwrap();
        let last = code.side() - 1;
        for (row, column) in [(0, 0), (0, last), (last, 0), (6, 6), (3, 3)] {
            assert!(code.is_dark(row, column), "{row} {column}");
        }
        assert!(!code.is_dark(1, 1) && !code.is_dark(0, last + 1) && !code.is_dark(last + 1, 0));
    }

    #[test]
    fn another_text_is_another_code_and_a_long_one_is_none() {
        assert_ne!(QrCode::of("a"), QrCode::of("b"));
        assert_eq!(QrCode::of(&"x".repeat(3_000)), None);
    }
}
