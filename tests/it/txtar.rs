//! A site in one string: `-- path --` begins a file, and a later one of the same path replaces it. `-- edit path --`
//! changes one: a run of lines with `-` before them, which has to stand exactly once in the file, gives way to the lines
//! with `+` after it. `-- edit every page --` does the same to each page.

use std::collections::BTreeMap;

/// Changes `files` as `txtar` says.
#[track_caller]
pub(crate) fn apply(files: &mut BTreeMap<String, String>, txtar: &str) {
    for (name, text) in sections(txtar) {
        let paths: Vec<String> = match name.strip_prefix("edit ") {
            Some("every page") => files.keys().filter(|path| path.ends_with(".md")).cloned().collect(),
            Some(path) => vec![path.to_owned()],
            None => {
                files.insert(name, text);
                continue;
            }
        };
        for path in paths {
            let old = files.get(&path).unwrap_or_else(|| panic!("no file {path} to edit"));
            let new = edited(&path, old, &text);
            files.insert(path, new);
        }
    }
}

/// The sections of a txtar: name and text of each.
#[track_caller]
fn sections(txtar: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for line in txtar.lines() {
        if let Some(name) = line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --")) {
            all.push((name.to_owned(), String::new()));
        } else if let Some((_, text)) = all.last_mut() {
            *text += line;
            text.push('\n');
        } else {
            assert!(line.trim().is_empty(), "`{line}` stands before the first file");
        }
    }
    all
}

/// `text` after the edits in `script`.
#[track_caller]
fn edited(path: &str, text: &str, script: &str) -> String {
    // With a line break before it each line is known by both of its ends.
    let mut edited = format!("\n{text}");
    let (mut old, mut new) = (String::new(), String::new());
    for line in script.lines().chain(std::iter::once("")) {
        let starts_another = line.starts_with('-') && !new.is_empty() || !line.starts_with(['-', '+']);
        if starts_another && !old.is_empty() {
            let (lines, others) = (format!("\n{old}"), format!("\n{new}"));
            assert_eq!(edited.matches(&lines).count(), 1, "this has to stand once in {path}:{lines}");
            edited = edited.replacen(&lines, &others, 1);
            (old, new) = (String::new(), String::new());
        }
        match line.split_at_checked(1) {
            Some(("-", rest)) => old += &format!("{rest}\n"),
            Some(("+", rest)) => new += &format!("{rest}\n"),
            _ => assert!(line.trim().is_empty(), "`{line}` is no line of an edit"),
        }
    }
    edited.split_off(1)
}
