//! The address of a page as a picture, so that a reader with a printed leaflet finds the page again with a phone.

use crate::content::{OutputPath, PageUrl};
use crate::text::QrCode;

/// Light modules that a camera needs around the code.
const MARGIN: usize = 4;

/// Where the picture of a page lies.
pub(super) fn output(url: &PageUrl) -> OutputPath {
    let page = url.output();
    let folder = page.as_str().strip_suffix("index.html").unwrap_or_default();
    OutputPath::new(&format!("{folder}qr.svg"))
}

/// The picture for `address`; `None` if it is too long for one.
pub(super) fn picture(address: &str) -> Option<String> {
    let code = QrCode::of(address)?;
    let whole = code.side() + 2 * MARGIN;
    let mut data = String::new();
    for row in 0..code.side() {
        let mut column = 0;
        while column < code.side() {
            let length = (column..code.side()).take_while(|column| code.is_dark(row, *column)).count();
            if length > 0 {
                data += &format!("M{} {}h{length}v1h-{length}z", column + MARGIN, row + MARGIN);
            }
            column += length.max(1);
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {whole} {whole}\" width=\"{whole}\" height=\"{whole}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{whole}v{whole}H0z\"/><path d=\"{data}\"/></svg>\n"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_black_on_white_with_a_margin() {
        let svg = picture("https://example.org/").unwrap();
        assert!(svg.contains("d=\"M4 4h7v1h-7z"), "{svg}");
        assert_eq!(output(&PageUrl::new("exercises/press-up")).as_str(), "exercises/press-up/qr.svg");
        assert_eq!(output(&PageUrl::new("")).as_str(), "qr.svg");
    }
}
