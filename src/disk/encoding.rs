//! From the bytes of a file to the text of an author, or to a sentence that says why they are none.

use std::sync::Arc;

use crate::build::File;

/// Longer text is refused before it is read: places in it have to fit, and a page of that size is a mistake.
pub(super) const TEXT_LIMIT: u64 = 8 * 1024 * 1024;

/// The text that `bytes` are. A byte order mark stays; the parsers take it away and know where they are.
pub(super) fn text(bytes: Vec<u8>) -> File {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return File::NotText("this file is written in UTF-16; save it as UTF-8".to_owned());
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        let line = line_of(&bytes, at);
        return File::NotText(format!(
            "line {line} holds a NUL character, as in UTF-16 or in a file that is no text; save it as UTF-8 text"
        ));
    }
    match String::from_utf8(bytes) {
        Ok(text) => File::Text(Arc::from(text)),
        Err(error) => {
            let line = line_of(error.as_bytes(), error.utf8_error().valid_up_to());
            File::NotText(format!(
                "line {line} is not written in UTF-8, perhaps in Windows-1252 or Latin-1; save the file as UTF-8"
            ))
        }
    }
}

/// The sentence for a text of `len` bytes, which is too long.
pub(super) fn too_long(len: u64) -> File {
    File::NotText(format!(
        "this file has {len} bytes and text is read up to {TEXT_LIMIT}; divide it into several pages"
    ))
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    bytes[..at].iter().filter(|&&byte| byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(bytes: &[u8]) -> String {
        match text(bytes.to_vec()) {
            File::NotText(fault) => fault,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn other_encodings_are_named_with_their_line() {
        assert!(fault(b"\xFF\xFEa\0").contains("UTF-16"));
        assert!(fault(b"a\nb\n\0c").contains("line 3"));
        assert!(fault(b"a\nR\xFCcken").contains("line 2"));
    }

    #[test]
    fn a_byte_order_mark_stays_with_the_text() {
        assert_eq!(text("\u{FEFF}a".as_bytes().to_vec()), File::Text("\u{FEFF}a".into()));
    }
}
