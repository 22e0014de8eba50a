//! An address as a picture in the terminal that a phone's camera reads.

use fast_qr::QRBuilder;

/// The picture for `address`; nothing if it is too long for one.
pub(super) fn code(address: &str) -> String {
    QRBuilder::new(address).build().map(|code| code.to_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_a_square() {
        let code = code("http://192.0.2.1:4000/");
        assert!(code.lines().count() > 10, "{code}");
    }
}
