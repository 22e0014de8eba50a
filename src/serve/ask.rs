//! What was asked, as far as an answer depends on it.

/// A request. Headers that must not come twice are lists, so that one that does is refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ask {
    /// The method, in capitals.
    pub(super) method: String,
    /// The path, as it was sent; empty if the request names anything but a path, such as a whole address.
    pub(super) path: String,
    /// What stands behind the question mark; empty if there is none.
    pub(super) query: String,
    /// `Host`.
    pub(super) host: Vec<String>,
    /// `Origin`.
    pub(super) origin: Vec<String>,
    /// `Sec-Fetch-Site`.
    pub(super) fetch_site: Vec<String>,
    /// `Sec-Fetch-Mode`.
    pub(super) fetch_mode: Vec<String>,
    /// `Sec-Fetch-Dest`.
    pub(super) fetch_dest: Vec<String>,
    /// `Content-Type`.
    pub(super) content_type: Vec<String>,
}

impl Ask {
    /// The first value of `name` in the query, decoded.
    pub(super) fn query(&self, name: &str) -> Option<String> {
        let pairs = self.query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.filter(|(key, _)| *key == name).find_map(|(_, value)| crate::serve::address::decoded(value))
    }

    /// Whether only the headers of an answer are wanted.
    pub(super) fn is_head(&self) -> bool {
        self.method == "HEAD"
    }
}
