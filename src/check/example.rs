//! The examples in a rule's documentation, for people: what a page says, and what it would have to say. In the file of the
//! rule they are changes to the test site; here they are told in words.

/// An example of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Whether the rule is silent about it.
    pub fine: bool,
    /// What it changes, file by file.
    pub changes: Vec<Change>,
}

/// What an example changes at one place of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The file.
    pub path: String,
    /// The lines that stand there in a good site; empty where something is added or the whole file is given.
    pub before: Vec<String>,
    /// The lines that stand there in the example.
    pub after: Vec<String>,
}

/// The text of a documentation before its first example, and the examples.
pub(super) fn split(documentation: &str) -> (String, Vec<Example>) {
    let mut text = String::new();
    let mut examples: Vec<Example> = Vec::new();
    let mut inside = false;
    for line in documentation.lines() {
        match (inside, line) {
            (false, "```bad" | "```good") => {
                examples.push(Example { fine: line == "```good", changes: Vec::new() });
                inside = true;
            }
            (true, "```") => inside = false,
            (true, line) => read(line, &mut examples.last_mut().expect("one was begun above").changes),
            (false, line) => {
                text += line;
                text.push('\n');
            }
        }
    }
    text.truncate(text.trim_end().len());
    (text, examples)
}

/// One line of an example.
fn read(line: &str, changes: &mut Vec<Change>) {
    if let Some(name) = line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --")) {
        let path = name.strip_prefix("edit ").unwrap_or(name);
        changes.push(Change { path: path.to_owned(), ..Change::default() });
        return;
    }
    let Some(last) = changes.last() else { return };
    match line.split_at_checked(1) {
        // A line to take out after lines to put in begins another place of the same file.
        Some(("-", rest)) => {
            if !last.after.is_empty() {
                let path = last.path.clone();
                changes.push(Change { path, ..Change::default() });
            }
            changes.last_mut().expect("there is one").before.push(rest.to_owned());
        }
        Some(("+", rest)) => changes.last_mut().expect("there is one").after.push(rest.to_owned()),
        _ => changes.last_mut().expect("there is one").after.push(line.to_owned()),
    }
}

impl Example {
    /// The example in words; what stands in a file stands as it is.
    pub fn in_words(&self) -> String {
        let mut text = if self.fine { "Fine:\n".to_owned() } else { "Found:\n".to_owned() };
        for change in &self.changes {
            let lines = |lines: &[String]| lines.iter().map(|line| format!("      {line}\n")).collect::<String>();
            let path = &change.path;
            text += &match (change.before.is_empty(), change.after.is_empty()) {
                (true, _) => format!("  {path} says\n{}", lines(&change.after)),
                (false, true) => format!("  {path} no longer says\n{}", lines(&change.before)),
                (false, false) => {
                    let place = if self.fine { "in the place of" } else { "where the page without a fault says" };
                    format!("  {path} says\n{}    {place}\n{}", lines(&change.after), lines(&change.before))
                }
            };
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_told_in_words() {
        let (text, examples) = split(
            "A fault.\n\nWhy.\n\n```bad\n-- edit a.md --\n-old\n+new\n```\n\n```good\n-- edit a.md --\n-old\n-- b.md --\nwhole\n```\n",
        );
        assert_eq!(text, "A fault.\n\nWhy.");
        assert_eq!(
            examples[0].in_words(),
            "Found:\n  a.md says\n      new\n    where the page without a fault says\n      old\n"
        );
        assert_eq!(examples[1].in_words(), "Fine:\n  a.md no longer says\n      old\n  b.md says\n      whole\n");
    }
}
