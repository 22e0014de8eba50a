//! A source file as the rules see it: where it lies, and its code without comments and strings.

/// A file below `src/`.
pub(super) struct Source {
    /// Its path below `src/`, with `/`.
    pub(super) path: String,
    /// All of it.
    pub(super) text: String,
    code: String,
}

impl Source {
    /// The file `path` that says `text`.
    pub(super) fn new(path: &str, text: String) -> Self {
        Self { path: path.to_owned(), code: bare(&text), text }
    }

    /// The top module it belongs to; `None` for the roots, which put the modules together.
    pub(super) fn module(&self) -> Option<&str> {
        self.path.split_once('/').map(|(module, _)| module)
    }

    /// The top modules that its code names, each with its line.
    pub(super) fn imported(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for (at, _) in self.code.match_indices("crate") {
            let before = self.code[..at].chars().next_back();
            if before.is_none_or(|c| !part_of_name(c) && c != '$') {
                found.extend(self.after_path(at + "crate".len()));
            }
        }
        found.extend(self.climbed());
        found
    }

    /// What is named after `::` at `at`: one name, or those of a brace.
    fn after_path(&self, at: usize) -> Vec<(usize, String)> {
        let Some(rest) = self.code[at..].trim_start().strip_prefix("::") else { return Vec::new() };
        let rest = rest.trim_start();
        let start = self.code.len() - rest.len();
        let Some(list) = rest.strip_prefix('{') else {
            let name = name_at(rest);
            return if name.is_empty() { Vec::new() } else { vec![(self.line(start), name.to_owned())] };
        };
        let (mut found, mut depth, mut expected) = (Vec::new(), 0, true);
        for (index, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => expected = true,
                c if expected && depth == 0 && part_of_name(c) => {
                    found.push((self.line(start + 1 + index), name_at(&list[index..]).to_owned()));
                    expected = false;
                }
                _ => {}
            }
        }
        found.retain(|(_, name)| name != "self");
        found
    }

    /// Names reached by enough `super::` to stand at the root.
    fn climbed(&self) -> Vec<(usize, String)> {
        let own = self.path.ends_with("/mod.rs");
        let depth = self.path.split('/').count() - usize::from(own);
        let root = "super::".repeat(depth);
        let ends = self.code.match_indices(&root).map(|(at, _)| at + root.len());
        let named = ends.map(|end| (self.line(end), name_at(&self.code[end..]).to_owned()));
        // Tests inside a file stand one step deeper, so that only the names of modules tell.
        named.filter(|(_, name)| super::FLOORS.iter().any(|floor| floor.contains(&name.as_str()))).collect()
    }

    /// Whether its code names the crate `name`.
    pub(super) fn uses(&self, name: &str) -> bool {
        self.code.match_indices(name).any(|(at, _)| {
            let before = self.code[..at].trim_end();
            let after = &self.code[at + name.len()..];
            let whole = !self.code[..at].ends_with(part_of_name) && !after.starts_with(part_of_name);
            let path = before.strip_suffix("::").map(str::trim_end);
            // `::name` at the beginning of a path is the crate, `other::name` is not.
            let word = path.map(|before| &before[before.rfind(|c| !part_of_name(c)).map_or(0, |at| at + 1)..]);
            let first = matches!(word, None | Some("" | "use")) && !path.is_some_and(|before| before.ends_with('>'));
            let imported = before.ends_with("use") || before.ends_with("extern crate");
            whole && first && (after.trim_start().starts_with("::") || imported)
        })
    }

    fn line(&self, at: usize) -> usize {
        self.code[..at].matches('\n').count() + 1
    }
}

fn part_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn name_at(text: &str) -> &str {
    &text[..text.find(|c| !part_of_name(c)).unwrap_or(text.len())]
}

/// The code of `text`: comments and what stands in quotes are left out, line breaks stay.
pub(super) fn bare(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if c == '"' {
            quoted(rest)
        } else if c == 'r' && !code.ends_with(part_of_name) {
            raw_string(rest).unwrap_or(0)
        } else if c == '\'' {
            character(rest)
        } else {
            0
        };
        if skipped == 0 {
            code.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        if c == 'r' {
            code.push('r');
        }
        code.push(' ');
        code.extend(rest[..skipped].matches('\n'));
        rest = &rest[skipped..];
    }
    code
}

fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of `r"…"` or `r#"…"#`, if it is one.
fn raw_string(text: &str) -> Option<usize> {
    let hashes = text[1..].bytes().take_while(|byte| *byte == b'#').count();
    let inside = text[1 + hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let length = inside.find(&end).map_or(inside.len(), |at| at + end.len());
    Some(2 + hashes + length)
}

/// The length of a character in quotes; 0 for a lifetime.
fn character(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some((at, escaped))) => {
            let from = at + escaped.len_utf8();
            text[from..].find('\'').map_or(text.len(), |end| from + end + 1)
        }
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 0,
    }
}
