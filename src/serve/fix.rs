//! The one request that changes something: make the safe fix of a finding, in the author's file.

use std::sync::Arc;

use crate::build::{File, Inputs, Options, Source, edits, mend};
use crate::content::ContentHash;
use crate::diagnostic::{Diagnostic, Trust};
use crate::serve::answer::Answer;
use crate::serve::secret;
use crate::serve::snapshot::Snapshot;

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
    let File::Text(text) = inputs.files.get(&found.path)? else { return None };
    let all = format!("{:?}\n{}\n{}\n{:?}\n{text}", found.span, found.rule, found.message, found.fix);
    Some(ContentHash::of(format!("{}\n{all}", found.path).as_bytes()).short().to_owned())
}

/// Makes the fix of the finding called `finding` in its file, and says what was done.
pub(super) fn make(
    finding: &str,
    snapshot: &Snapshot,
    options: &Options,
    source: &mut dyn Source,
) -> Result<String, String> {
    let gone = || "the text has changed since this page was loaded; nothing was written".to_owned();
    let inputs = &snapshot.inputs;
    let is_it = |found: &&Diagnostic| name(found, inputs).as_deref() == Some(finding);
    let found = snapshot.build.diagnostics.iter().find(is_it).ok_or_else(gone)?;
    let mended = mend((**inputs).clone(), options, (*snapshot.build).clone(), &|other| other == found);
    let [(path, words)] = mended.done.as_slice() else {
        return Err("this fix alone would leave the page worse than before; nothing was written".to_owned());
    };
    let text = |inputs: &Inputs| match inputs.files.get(path) {
        Some(File::Text(text)) => Some(Arc::clone(text)),
        _ => None,
    };
    let (Some(old), Some(new)) = (text(inputs), text(&mended.inputs)) else { return Err(gone()) };
    source.replace(path, &old, &new)?;
    Ok(format!("{path}: {words}"))
}
