//! The pages below `/__handout/`: what stands on the whole site, made on the server, without a script.

use crate::serve::overlay::escaped;
use crate::serve::snapshot::Snapshot;

/// Style sheets that belong to it, by name and text, given out below `/__handout/`.
pub(super) const FILES: [(&str, &str); 0] = [];

/// The page called `path`, which is what follows `/__handout/`; `None` if there is none.
pub(super) fn respond(path: &str, snapshot: &Snapshot) -> Option<String> {
    if !path.is_empty() {
        return None;
    }
    let item = |found: &crate::diagnostic::Diagnostic| {
        format!("<li>{}: {}: {}</li>", escaped(found.path.as_str()), found.level.word(), escaped(&found.message))
    };
    let items: String = snapshot.build.diagnostics.iter().map(item).collect();
    Some(format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Findings</title></head>\
         <body><main><h1>Findings</h1><ul>{items}</ul></main></body></html>\n"
    ))
}
