//! Tables, in a box of their own that scrolls on small screens.

use pulldown_cmark::{Alignment, Tag};

use super::tree::{Kind, Node, plain};
use super::writer::{Context, Writer, escape};
use crate::content::PassageKind;
use crate::diagnostic::names;

/// More columns than this cannot be read on any screen.
const MOST_COLUMNS: usize = 40;
/// More cells than this are no table for a patient. The parser fills up short rows, so that few words can make many.
const MOST_CELLS: usize = 4000;

impl<'a> Writer<'a> {
    /// Writes a table.
    pub(super) fn table(&mut self, node: &'a Node<'a>, alignments: &[Alignment], context: Context) {
        let cells: usize = node.children.iter().map(|row| row.children.len()).sum();
        if alignments.len() > MOST_COLUMNS || cells > MOST_CELLS {
            let message = format!("this table has {} columns and {cells} cells", alignments.len());
            let help = format!("at most {MOST_COLUMNS} columns and {MOST_CELLS} cells can be read; cut it in parts");
            return self.error(names::MARKDOWN, &node.range, message, &help);
        }
        let name = escape(&self.table_name(node));
        self.html(&format!("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{name}\">\n<table>\n"));
        let context = context.within(PassageKind::Cell);
        let mut in_body = false;
        for row in &node.children {
            let is_head = matches!(row.kind, Kind::Tag(Tag::TableHead));
            if is_head {
                self.html("<thead>\n");
            } else if !in_body {
                self.html("<tbody>\n");
                in_body = true;
            }
            self.row(row, alignments, if is_head { context.plain() } else { context }, is_head);
            if is_head {
                self.html("</thead>\n");
            }
        }
        self.html(if in_body { "</tbody>\n</table>\n</div>\n" } else { "</table>\n</div>\n" });
    }

    fn row(&mut self, row: &'a Node<'a>, alignments: &[Alignment], context: Context, is_head: bool) {
        self.check_row(row);
        self.html("<tr>");
        for (index, cell) in row.children.iter().enumerate() {
            let class = match alignments.get(index) {
                Some(Alignment::Left) => " class=\"align-left\"",
                Some(Alignment::Center) => " class=\"align-center\"",
                Some(Alignment::Right) => " class=\"align-right\"",
                Some(Alignment::None) | None => "",
            };
            let (start, end) = if is_head { ("<th scope=\"col\"", "</th>") } else { ("<td", "</td>") };
            if is_head && cell.children.is_empty() {
                // An empty cell has no place of its own.
                let help = "name what the column holds: a screen reader says it before each of its cells";
                self.error(
                    names::MARKDOWN,
                    &row.range,
                    format!("column {} of this table has no heading", index + 1),
                    help,
                );
            }
            self.html(&format!("{start}{class}>"));
            self.line(&cell.children, &cell.range, context);
            self.html(end);
        }
        self.html("</tr>\n");
    }

    /// The parser leaves out what a row has more than the first one.
    fn check_row(&mut self, row: &Node<'_>) {
        let Some(last) = row.children.last() else { return };
        let end = row.range.start + self.source.at(&row.range).trim_end().len();
        let more = last.range.end.min(end)..end;
        let text = self.source.at(&more).trim_start_matches(|c: char| c == '|' || c.is_whitespace());
        if text.contains(|c: char| c != '|' && !c.is_whitespace()) {
            let help = "give the first row as many columns, or write `\\|` for a bar within a cell";
            let message = "this row has more cells than the first one";
            self.error(names::MARKDOWN, &(end - text.len()..end), message, help);
        }
    }

    /// What a screen reader calls the table: its column headings, which need no translation. Two tables have two names.
    fn table_name(&mut self, node: &Node<'_>) -> String {
        let head = node.children.first().map_or(&[][..], |head| &head.children);
        let columns: Vec<String> = head.iter().map(|cell| plain(&cell.children).trim().to_owned()).collect();
        let name = columns.into_iter().filter(|column| !column.is_empty()).collect::<Vec<_>>().join(", ");
        let count = self.tables.entry(name.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { name } else { format!("{name} ({count})") }
    }
}
