//! Files that are given out as they are: styles, scripts, pictures.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::content::OutputPath;
use crate::text::SitePath;

/// SHA-256 of a file's bytes, in hexadecimal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentHash(Arc<str>);

impl ContentHash {
    /// The hash of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        let digits = Sha256::digest(bytes).into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
        Self(digits.map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)])).collect::<String>().into())
    }

    /// The hash written as `text`, if that is one.
    pub fn read(text: &str) -> Option<Self> {
        let digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        (text.len() == 64 && text.bytes().all(digit)).then(|| Self(text.into()))
    }

    /// All 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Enough digits for a file name.
    pub fn short(&self) -> &str {
        &self.0[..10]
    }
}

impl std::fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.short())
    }
}

/// A file that is given out as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Asset {
    /// Where it lies.
    pub path: SitePath,
    /// What is known of its bytes.
    pub contents: Contents,
    /// Where it goes.
    pub output: OutputPath,
}

/// The bytes of an asset. Large ones stay on disk.
#[derive(Clone, Debug, PartialEq)]
pub struct Contents {
    /// The hash of the bytes.
    pub hash: ContentHash,
    /// How many.
    pub len: u64,
    /// Width and height of a picture in pixels.
    pub dimensions: Option<(usize, usize)>,
    /// The bytes, unless they are copied from disk.
    pub held: Option<Arc<[u8]>>,
}

impl Contents {
    /// What is known of `bytes`; they are kept if `keep` says so.
    pub fn of(bytes: &[u8], keep: bool) -> Self {
        let dimensions = imagesize::blob_size(bytes).ok().map(|size| (size.width, size.height));
        Self { hash: ContentHash::of(bytes), len: bytes.len() as u64, dimensions, held: keep.then(|| bytes.into()) }
    }
}

/// The output name of an asset: styles, scripts and a page's own pictures carry a piece of their hash, so that a page
/// never meets another build's file; other files of `static/` keep the name by which the world knows them.
pub fn output_name(below: &str, hash: &ContentHash, named_by_hash: bool) -> OutputPath {
    match below.rsplit_once('.') {
        Some((stem, extension)) if named_by_hash => OutputPath::new(&format!("{stem}.{}.{extension}", hash.short())),
        _ => OutputPath::new(below),
    }
}
