//! An address as a picture in the terminal that a phone's camera reads.

use crate::text::QrCode;

/// How many light modules a camera needs around the picture.
const MARGIN: usize = 4;

/// The picture for `address`, two rows to a line; nothing if it is too long for one. Light modules are drawn, so that it
/// is dark on light in the usual dark terminal.
pub(super) fn code(address: &str) -> String {
    let Some(code) = QrCode::of(address) else { return String::new() };
    let side = code.side() + 2 * MARGIN;
    // Before the first row and column the subtraction wraps, and what is outside is light.
    let is_light = |row: usize, column: usize| !code.is_dark(row.wrapping_sub(MARGIN), column.wrapping_sub(MARGIN));
    let line = |row: usize| {
        let signs = (0..side).map(|column| match (is_light(row, column), is_light(row + 1, column)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        });
        signs.chain(['\n']).collect::<String>()
    };
    (0..side).step_by(2).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_a_square_with_light_around_it() {
        let code = code("http://192.0.2.1:4000/");
        let lines: Vec<&str> = code.lines().collect();
        assert!(lines.len() > 10, "{code}");
        assert!(lines[..2].iter().all(|line| line.chars().all(|sign| sign == '█')), "{code}");
        assert!(lines.iter().all(|line| line.starts_with("████") && line.chars().count() == lines[0].chars().count()));
        assert!(lines[2].starts_with("████ "), "{code}");
    }
}
