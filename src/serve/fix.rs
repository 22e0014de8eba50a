//! The one request that changes something: make the safe fix of a finding, in the author's file.

use crate::build::{Inputs, edits};
use crate::content::ContentHash;
use crate::diagnostic::{Diagnostic, Trust};
use crate::serve::answer::Answer;
use crate::serve::secret;

/// What a request asks for, once its token was right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The name of the finding, see [`name`].
    pub(super) finding: String,
}

/// A fix that somebody waits for.
pub struct Order {
    /// What is asked for.
    pub(super) asked: Asked,
    /// Told what was done, or why nothing was.
    pub(super) done: Box<dyn FnOnce(Result<String, String>) + Send>,
}

impl Asked {
    /// Reads the body of a request: `{"token": "…", "finding": "…"}`.
    pub(super) fn read(body: &[u8], token: &str) -> Result<Self, Answer> {
        let Ok(value) = serde_json::from_slice::<serde_json::Value>(body) else {
            return Err(Answer::text(400, "This is no request for a fix.\n"));
        };
        let word = |key: &str| value.get(key).and_then(serde_json::Value::as_str);
        if !word("token").is_some_and(|given| secret::same(given, token)) {
            return Err(Answer::text(403, "The preview was started anew: load the page again.\n"));
        }
        let finding = word("finding").ok_or_else(|| Answer::text(400, "This is no request for a fix.\n"))?;
        Ok(Self { finding: finding.to_owned() })
    }
}

impl std::fmt::Debug for Order {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Order").field("asked", &self.asked).finish_non_exhaustive()
    }
}

/// The name of a finding in requests, if it can be fixed without asking: a piece of the hash of all that the fix was
/// computed from, the whole text of the file among it. So a fix is never made in a text that it was not made for.
pub(super) fn name(found: &Diagnostic, inputs: &Inputs) -> Option<String> {
    edits(found, Trust::Safe).filter(|_| !inputs.theme.contains(&found.path))?;
    let crate::build::File::Text(text) = inputs.files.get(&found.path)? else { return None };
    let all = format!("{:?}\n{}\n{}\n{:?}\n{text}", found.span, found.rule, found.message, found.fix);
    Some(ContentHash::of(format!("{}\n{all}", found.path).as_bytes()).short().to_owned())
}
